// A page with the unchanged client of Direct Line, botframework-directlinejs, on the network of jsdom; and a wire that can be cut.
import { createServer, connect } from 'node:net';
import { createRequire } from 'node:module';
import { JSDOM, VirtualConsole } from 'jsdom';
import { eventually } from './processes.mjs';

const require = createRequire(import.meta.url);

/** Direct Line below a host, or below whatever leads to it. */
export const directLine = (url) => `${url}/v3/directline`;

/** What a page does, or its server with the secret, to get a token for a new conversation. */
export async function tokenFor(url, { origin = url, secret } = {}) {
  const headers = secret ? { Authorization: `Bearer ${secret}` } : { Origin: origin };
  const response = await fetch(`${directLine(url)}/tokens/generate`, { method: 'POST', headers });
  if (!response.ok) {
    throw new Error(`no token: ${response.status}`);
  }
  return { token: (await response.json()).token };
}

/** Lets the client believe that it is in a page of an origin. One at a time: the client asks for what is global. */
export function openPage(origin) {
  // What is refused by the rules of other origins is told to nobody.
  const { window } = new JSDOM('', { url: `${origin}/`, virtualConsole: new VirtualConsole() });
  globalThis.XMLHttpRequest = window.XMLHttpRequest;
  globalThis.WebSocket = window.WebSocket;
  return window;
}

/** The client's own scheduler, but for what waits a quarter of an hour: that comes at once. */
export function impatient() {
  const { async } = require('rxjs/scheduler/async');
  const quick = Object.create(async);
  quick.now = () => Date.now();
  quick.schedule = (work, delay = 0, state) => async.schedule(work, delay >= 900_000 ? 50 : delay, state);
  return quick;
}

/** One client, and all that it was told. */
export class WebClient {
  activities = [];
  statuses = [];
  #listening;

  constructor(url, options) {
    const { DirectLine } = require('botframework-directlinejs');
    this.line = new DirectLine({ domain: directLine(url), random: () => 0, ...options });
    this.line.connectionStatus$.subscribe((status) => this.statuses.push(status));
    this.#listening = this.line.activity$.subscribe((activity) => this.activities.push(activity), (error) => { this.ended = error; });
  }

  /** Goes away without a word, as a page that is closed. */
  leave() {
    this.#listening.unsubscribe();
    this.line.end();
  }

  /** Posts an activity; gives the id, or "retry" where the client wants it to be tried again. */
  post(activity) {
    return new Promise((resolve, reject) => this.line.postActivity({ from: { id: 'me' }, ...activity }).subscribe(resolve, reject));
  }

  say(text, clientActivityID = `c${Math.random()}`) {
    return this.post({ type: 'message', text, channelData: { clientActivityID } });
  }

  /** Says something, again where the client wants that; gives the id. */
  async tell(text) {
    const mark = `c${Math.random()}`;
    let id;
    await eventually('it is taken', async () => (id = await this.say(text, mark)) !== 'retry', { within: 40_000 });
    return id;
  }

  /** Every token that the client has from now on. */
  tokens() {
    const seen = [];
    let present = this.line.token;
    Object.defineProperty(this.line, 'token', { get: () => present, set: (token) => { present = token; seen.push(token); } });
    return seen;
  }

  /** What was said by the person, in order. */
  said() {
    return this.activities.filter(({ from }) => from.role === 'user').map(({ text }) => text);
  }

  /** Replies, without those that take an older one's place. */
  replies() {
    const ids = new Set();
    return this.activities.filter(({ from, id }) => from.role === 'bot' && !ids.has(id) && ids.add(id));
  }

  has(what, holds) {
    return eventually(what, () => holds(this), { within: 40_000, every: 50 });
  }
}

/** A wire to a host that can be cut: what is open ends, and what is asked meanwhile is refused, until it is mended. */
export async function startWire(target) {
  const open = new Set();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = connect(Number(new URL(target).port), '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]]) {
      open.add(one);
      one.on('error', () => one.destroy()).on('close', () => { open.delete(one); other.destroy(); });
      one.pipe(other);
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  const cutAll = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://localhost:${server.address().port}`,
    cut() { isCut = true; cutAll(); },
    mend() { isCut = false; },
    async stop() {
      cutAll();
      await new Promise((resolve) => { server.close(resolve); });
    },
  };
}
