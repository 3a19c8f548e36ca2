// Who signed a request in Slack's name: the host and bolt, Slack's own framework, are sent the same bytes.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import { request } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { startHost } from './host.mjs';
import { freePort } from './processes.mjs';

const { App, LogLevel } = createRequire(import.meta.url)('@slack/bolt');
const secret = '8f742231b10e8888abcd99yyyzzz85a5';
const path = '/slack/events';

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed) {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

const sign = (body, time, by = secret) => `v0=${createHmac('sha256', by).update(`v0:${time}:`).update(body).digest('hex')}`;

/**
 * What may be wrong with a request, or odd: each makes headers and body out of a body and the present second. The ones under
 * `stricter` bolt takes and we do not, each with the reason.
 */
const kinds = {
  plain: (body, now) => ({ time: `${now}`, signature: sign(body, now) }),
  'a little old': (body, now, next) => of(body, now - 1 - next(280)),
  'a little ahead': (body, now, next) => of(body, now + 1 + next(280)),
  'too old': (body, now, next) => of(body, now - 310 - next(100_000)),
  'by another secret': (body, now, next) => ({ time: `${now}`, signature: sign(body, now, `${secret}${next(10)}`) }),
  'by no secret': (body, now) => ({ time: `${now}`, signature: sign(body, now, '') }),
  'another body': (body, now, next) => ({ ...of(body, now), body: `${body}${' '.repeat(1 + next(3))}` }),
  'one letter of the signature': (body, now, next) => {
    const { time, signature } = of(body, now);
    const at = 3 + next(64);
    return { time, signature: signature.slice(0, at) + (signature[at] === '0' ? '1' : '0') + signature.slice(at + 1) };
  },
  'a short signature': (body, now, next) => ({ time: `${now}`, signature: sign(body, now).slice(0, 4 + next(62)) }),
  'no version': (body, now) => ({ time: `${now}`, signature: sign(body, now).slice(3) }),
  'another version': (body, now) => ({ time: `${now}`, signature: sign(body, now).replace('v0', 'v1') }),
  'capital letters': (body, now) => ({ time: `${now}`, signature: `v0=${sign(body, now).slice(3).toUpperCase()}` }),
  'no signature': (body, now) => ({ time: `${now}` }),
  'no time': (body, now) => ({ signature: sign(body, now) }),
  'another time than signed': (body, now, next) => ({ time: `${now - 1 - next(100)}`, signature: sign(body, now) }),
  'no number as time': (body, now) => ({ time: 'now', signature: sign(body, 'now') }),
};

const stricter = {
  // bolt looks for old requests only: a copy with a time far ahead would be good for as long.
  'too far ahead': (body, now, next) => of(body, now + 310 + next(100_000)),
  // bolt reads the time as a number and signs that: these headers are none that Slack sends.
  'a sign before the time': (body, now) => ({ time: `+${now}`, signature: sign(body, now) }),
  'zeros before the time': (body, now) => ({ time: `00${now}`, signature: sign(body, now) }),
  'a fraction': (body, now) => ({ time: `${now}.5`, signature: sign(body, `${now}.5`) }),
  'a whole fraction': (body, now) => ({ time: `${now}.0`, signature: sign(body, now) }),
  'a power of ten': (body, now) => ({ time: `${now / 10}e1`, signature: sign(body, now) }),
  // bolt takes what stands between the first two signs of equality, and leaves the rest.
  'more behind the signature': (body, now) => ({ time: `${now}`, signature: `${sign(body, now)}=0` }),
};

function of(body, time) {
  return { time: `${time}`, signature: sign(body, time) };
}

const bodies = (next) => [
  JSON.stringify({ type: 'url_verification', challenge: `c${next(1e9)}` }),
  JSON.stringify({ type: 'url_verification', challenge: '구독을 옮기고 싶어요 👩‍💻' }),
  `{"type":"url_verification",  "challenge":"${'x'.repeat(next(2000))}"}`,
];

/** Posts bytes with the two headers as they are; gives the status. */
function post(url, { time, signature, body }) {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  if (time !== undefined) headers['x-slack-request-timestamp'] = time;
  if (signature !== undefined) headers['x-slack-signature'] = signature;
  return new Promise((resolve, reject) => {
    const sent = request(url + path, { method: 'POST', headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode));
    });
    sent.on('error', reject).end(body);
  });
}

describe('the signature of a request', () => {
  let host;
  let bolt;
  let boltUrl;

  before(async () => {
    host = await startHost({ settings: { Slack__SigningSecret: secret, Slack__BotToken: 'xoxb-none', Limits__RequestsPerSource: '0' } });
    const port = await freePort();
    boltUrl = `http://localhost:${port}`;
    bolt = new App({ signingSecret: secret, token: 'xoxb-none', tokenVerificationEnabled: false, endpoints: path, logLevel: LogLevel.ERROR, logger: quiet });
    await bolt.start(port);
  });

  after(async () => {
    await bolt?.stop();
    await host?.stop();
  });

  /** Both answers to each kind with each body, several times. */
  async function* both(all, times) {
    const next = numbers(20190315);
    for (const [kind, make] of Object.entries(all)) {
      for (let time = 0; time < times; time++) {
        for (const body of bodies(next)) {
          const sent = { body, ...make(body, Math.floor(Date.now() / 1000), next) };
          const [ours, theirs] = await Promise.all([post(host.url, sent), post(boltUrl, sent)]);
          yield { kind, sent, ours, theirs };
        }
      }
    }
  }

  test('is taken and refused as bolt takes and refuses it', async () => {
    const taken = new Map();
    for await (const { kind, sent, ours, theirs } of both(kinds, 12)) {
      assert.equal(ours === 200, theirs === 200, `${kind}: ${ours}, bolt ${theirs}, ${JSON.stringify(sent)}`);
      assert.ok(ours === 200 || ours === 401, `${kind}: ${ours}`);
      taken.set(kind, (taken.get(kind) ?? 0) + (ours === 200 ? 1 : 0));
    }
    assert.deepEqual([...taken].filter(([, count]) => count > 0), [['plain', 36], ['a little old', 36], ['a little ahead', 36]]);
  });

  for (const kind of Object.keys(stricter)) {
    test(`is refused with ${kind}, which bolt takes`, async () => {
      for await (const { ours, theirs } of both({ [kind]: stricter[kind] }, 3)) {
        assert.deepEqual([ours, theirs], [401, 200]);
      }
    });
  }
});

const quiet = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
