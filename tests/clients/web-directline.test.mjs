// botframework-directlinejs, as it comes, against the host: over WebSocket and by polling, through cuts and restarts.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startHost } from './host.mjs';
import { eventually } from './processes.mjs';
import { WebClient, directLine, impatient, openPage, startWire, tokenFor } from './web-client.mjs';

const partner = 'http://localhost:8099';
const secret = 'a-secret-of-servers-that-embed-the-chat';

// Where the client waits as long as an answer may take before it tries again.
const quick = { timeout: 2_000 };
const [connecting, online, expired, ended] = [1, 2, 3, 5];

describe('the client of Direct Line', () => {
  let host;
  let wire;
  const clients = [];
  const pages = [];

  before(async () => {
    host = await startHost({ settings: { WebChat__AllowedOrigins__0: partner, WebChat__Secret: secret, Telemetry__Metrics: 'true' } });
    wire = await startWire(host.url);
    pages.push(openPage(wire.url));
  });

  afterEach(() => {
    clients.splice(0).forEach((client) => client.leave());
    wire.mend();
  });

  after(async () => {
    // A page that is closed before its streams have ended would leave the client waiting for their end.
    await eventually('no stream', async () => await streams() === 0, { within: 20_000 });
    pages.forEach((page) => page.close());
    await wire?.stop();
    await host?.stop();
  });

  function clientOf(given, options = {}, url = wire.url) {
    const client = new WebClient(url, { ...given, ...options });
    clients.push(client);
    return client;
  }

  const begin = async (options) => clientOf(await tokenFor(wire.url), options);
  const welcomed = (client) => client.has('the welcome', ({ activities }) => activities.length === 2);
  const answered = (client, replies) => client.has(`${replies} replies`, (one) => one.replies().length >= replies);

  for (const [name, options] of [['over WebSocket', {}], ['by polling', { webSocket: false, pollingInterval: 200 }]]) {
    test(`begins, says and is answered ${name}`, async () => {
      const client = await begin({ ...options, conversationStartProperties: { locale: 'ko-KR' } });
      await welcomed(client);
      assert.deepEqual(client.activities.map(({ locale }) => locale), ['ko', 'ko']);

      const id = await client.say('오피스 365, EA로 구매했고 저희가 관리하려고 합니다', 'mine');
      await answered(client, 3);

      const [echo, reply] = client.activities.slice(2);
      assert.equal(echo.id, id);
      assert.equal(echo.channelData.clientActivityID, 'mine');
      assert.equal(reply.attachments[0].contentType, 'application/vnd.microsoft.card.adaptive');
      assert.match(JSON.stringify(reply), /EA/);
      assert.deepEqual(client.statuses, [0, connecting, online]);
    });

    test(`presses a button of a card ${name}`, async () => {
      const client = await begin(options);
      await welcomed(client);
      const press = JSON.stringify(client.activities[1]).match(/\{"mcb":1,"do":"answer"[^}]*\}/)?.[0];
      assert.ok(press, JSON.stringify(client.activities[1]));

      await client.post({ type: 'message', value: JSON.parse(press), channelData: { postBack: true, clientActivityID: 'press' } });
      await answered(client, 3);

      assert.deepEqual(client.activities.find(({ from }) => from.role === 'user').value, JSON.parse(press));
    });
  }

  test('comes back with its watermark after the wire was cut', async () => {
    const client = await begin(quick);
    await welcomed(client);
    await client.tell('Azure');
    await answered(client, 3);
    const before = client.activities.length;
    wire.cut();

    // Somebody goes on by another way.
    const said = await ask('POST', client, '/activities', { type: 'message', text: 'EA' });
    assert.equal(said.status, 200);
    const { activities } = await (await ask('GET', client, '/activities')).json();
    assert.ok(activities.length > before);
    wire.mend();

    await client.has('what was said meanwhile', (one) => one.activities.length === activities.length);
    assert.deepEqual(client.said(), ['Azure', 'EA']);
    assert.deepEqual(client.activities.map(({ id }) => id), activities.map(({ id }) => id));
  });

  test('is told to try again while there is no wire, and what it tries again is taken once', async () => {
    const client = await begin(quick);
    await welcomed(client);
    wire.cut();
    assert.equal(await client.say('Azure', 'once'), 'retry');
    wire.mend();

    await eventually('it is taken', async () => await client.say('Azure', 'once') !== 'retry', { within: 20_000 });
    await eventually('it is taken as before', async () => await client.say('Azure', 'once') !== 'retry', { within: 20_000 });
    await answered(client, 3);
    assert.deepEqual(client.said(), ['Azure']);
    assert.equal(client.replies().length, 3);
  });

  test('goes on after the host was killed and is there again', async () => {
    const client = await begin(quick);
    await welcomed(client);
    await client.tell('Office 365');
    await answered(client, 3);
    await host.kill();
    assert.equal(await client.say('EA', 'while it is away'), 'retry');
    await host.start();

    await eventually('it is taken', async () => await client.say('EA', 'while it is away') !== 'retry', { within: 20_000 });
    await answered(client, 4);
    assert.deepEqual(client.said(), ['Office 365', 'EA']);
    assert.equal(new Set(client.activities.filter(({ from }) => from.role === 'user').map(({ id }) => id)).size, 2);
  });

  test('is opened anew with the conversation that it had, and reads it from the beginning or from where it was', async () => {
    const first = await begin();
    await welcomed(first);
    await first.tell('Azure');
    await answered(first, 3);
    const { watermark, token, conversationId } = first.line;
    first.leave();
    const away = clientOf({ token, conversationId, watermark });
    const whole = clientOf({ token, conversationId }, { webSocket: false, pollingInterval: 200 });
    await whole.has('the history', ({ activities }) => activities.length >= first.activities.length);
    await away.tell('EA');

    await answered(away, 1);
    assert.deepEqual(away.said(), ['EA']);
    await answered(whole, 4);
    assert.deepEqual(whole.said(), ['Azure', 'EA']);
  });

  test('renews its token', async () => {
    const client = await begin({ scheduler: impatient() });
    const tokens = client.tokens();
    await welcomed(client);
    await eventually('another token', () => new Set(tokens).size > 1, { within: 20_000 });

    await client.tell('Azure');
    await answered(client, 3);
    assert.ok(!client.statuses.includes(expired));
  });

  test('learns that its conversation is over when that was deleted', async () => {
    const client = await begin(quick);
    await welcomed(client);

    assert.equal((await ask('DELETE', client, '')).status, 204);
    await client.has('the end', ({ ended: error }) => error?.message === 'conversation ended');
  });

  test('ends, and the host has no stream of it any more', async () => {
    const client = await begin();
    await welcomed(client);
    await eventually('a stream', async () => await streams() >= 1);
    client.leave();
    assert.ok(client.statuses.includes(ended));
    await eventually('no stream', async () => await streams() === 0, { within: 20_000 });
  });

  /** Asks the host about a client's conversation, past the wire and past the client. */
  function ask(method, { line }, path, body) {
    return fetch(`${directLine(host.url)}/conversations/${line.conversationId}${path}`, {
      method, headers: { Authorization: `Bearer ${line.token}`, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body),
    });
  }

  /** How many streams are open, by the host's own figures. */
  async function streams() {
    const figures = await (await fetch(`${host.url}/metrics`)).text();
    return Number(figures.match(/^mcb_web_streams(?:\{[^}]*\})? (\d+)/m)?.[1] ?? 0);
  }

  describe('in a page of another origin', () => {
    afterEach(() => { pages.push(openPage(wire.url)); });

    for (const [name, options] of [['over WebSocket', {}], ['by polling', { webSocket: false, pollingInterval: 200 }]]) {
      test(`that is allowed, by a token of its own server ${name}`, async () => {
        pages.push(openPage(partner));
        const client = clientOf(await tokenFor(host.url, { secret }), options, host.url);
        await welcomed(client);
        await client.tell('Azure');
        await answered(client, 3);
      });
    }

    /** What the browser tells a page that asks. */
    function begins({ token }) {
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        request.open('POST', `${directLine(host.url)}/conversations`);
        request.setRequestHeader('Authorization', `Bearer ${token}`);
        request.onload = () => resolve(request.status);
        request.onerror = () => resolve('refused');
        request.send();
      });
    }

    test('that is not allowed, is refused with whatever token', async () => {
      pages.push(openPage('http://localhost:8098'));
      const given = await tokenFor(host.url, { secret });
      const client = clientOf(given, {}, host.url);
      await client.has('a try', ({ statuses }) => statuses.includes(connecting));
      for (let time = 0; time < 3; time++) {
        assert.equal(await begins(given), 'refused');
      }
      assert.equal(client.activities.length, 0);
      assert.ok(!client.statuses.includes(online));
    });
  });
});
