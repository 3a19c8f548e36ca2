// The line to the bot: Direct Line 3.0, as Web Chat wants it. One object for as long as the page is open, whatever becomes of
// the connection and of the conversation below it: Web Chat is always on line, what it sends waits here until it is taken, and
// a connection that was lost is made anew as soon as the server answers. (The client that comes with Web Chat waits 3 to 15
// seconds, gives up what was sent meanwhile, and does not tell that the connection is lost.)

import { own, shared } from './keep.js';

const api = '/v3/directline';
const online = 2;

/** How long the server is left alone between two looks whether it is back. */
const waits = [250, 500, 1000, 2000, 3000];

/** A connection that ends sooner than this was none: the next one is not made at once. */
const soon = 2_000;

/** An open connection says something at least this often, so that a dead one is noticed. */
const ping = 20_000;

/** What was taken must come back on the stream within this time, or the stream is dead. */
const echoWithin = 6_000;

/** So long a browser takes to draw what came first. */
const afterDrawing = 50;

/** Where streams do not open (a proxy that knows no web sockets), news is asked for this often. */
const polling = 1_000;

const pause = (time) => new Promise((done) => setTimeout(done, time));

/** The conversation is no longer there, or this browser may no longer take part in it. */
class GoneError extends Error {}

/** The page may not use the bot from where it is. */
class RefusedError extends Error {}

/** The server does not want this activity at all. */
class UndeliverableError extends Error {}

/** An observable, as much of one as Web Chat needs. Whoever comes late hears what it kept. */
class Source {
  #observers = new Set();
  #kept;

  constructor(...kept) {
    this.#kept = kept;
  }

  subscribe(observer, ...others) {
    const one = typeof observer === 'function' ? { next: observer, error: others[0], complete: others[1] } : observer;
    this.#observers.add(one);
    for (const value of this.#kept) {
      one.next?.(value);
    }
    return { unsubscribe: () => this.#observers.delete(one) };
  }

  keep(value) {
    this.#kept.push(value);
    this.next(value);
  }

  drop() {
    this.#kept = [];
  }

  next(value) {
    for (const observer of [...this.#observers]) {
      observer.next?.(value);
    }
  }
}

/**
 * Events: `state` ({detail: 'open' | 'away' | 'slow' | 'refused' | 'wait'}), `begun` ({detail: reason}) for a conversation that takes
 * the place of another, `arrived` ({detail: {activity, answers}}, the latter true for an answer to this window), `undelivered`.
 */
export class Line extends EventTarget {
  activity$ = new Source();
  connectionStatus$ = new Source(online);

  #language;
  #conversation = shared.get('conversation');
  #watermark;
  #socket;
  #polls = false;
  #failedStreams = 0;
  #run = 0;
  #state;
  #places = new Map();
  #waiting = new Map();
  #sending = false;
  #sent = new Set();
  #lastSent = Number.NEGATIVE_INFINITY;
  #poke = () => {};

  constructor(language) {
    super();
    this.#language = language;
    for (const activity of own.get('unsent') ?? []) {
      this.#waiting.set(activity.channelData.clientActivityID, { activity });
    }
    shared.watch('conversation', (other) => other && this.#hear(other));
    window.addEventListener('online', () => this.#poke());
    window.addEventListener('offline', () => this.#lose());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#look());
    setInterval(() => this.#socket?.readyState === WebSocket.OPEN && this.#socket.send(''), ping);
  }

  /** Whether what names a conversation belongs to the present one. */
  isIn(conversation) {
    return conversation === undefined || conversation === this.#conversation?.id;
  }

  speak(language) {
    this.#language = language;
  }

  /** Opens the conversation of this browser, or a new one, and keeps the connection from then on. */
  start() {
    this.#keepConnected(++this.#run);
  }

  /** Sends an activity, once, however long it takes; Web Chat hears of it when it was taken. */
  postActivity(activity) {
    const told = new Source();
    this.#waiting.set(activity.channelData.clientActivityID, { activity, told });
    this.#sent.add(activity.channelData.clientActivityID);
    this.#lastSent = performance.now();
    this.#keepUnsent();
    this.#send();
    return told;
  }

  /** Deletes the conversation on the server and begins another; false where the server cannot be reached. */
  async clear() {
    try {
      await this.#call('DELETE', `/conversations/${this.#conversation.id}`);
    } catch (error) {
      if (!(error instanceof GoneError)) {
        return false;
      }
    }
    this.anew('cleared');
    return true;
  }

  /** Leaves the conversation and begins another. */
  anew(reason) {
    this.#forget();
    this.#waiting.clear();
    this.#keepUnsent();
    this.#tell('begun', reason);
    this.start();
  }

  /** Web Chat says this when it is taken off the page, which never happens. */
  end() {}

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }

  #turn(state) {
    if (this.#state !== state) {
      this.#state = state;
      this.#tell('state', state);
    }
  }

  #forget() {
    this.#run++;
    this.#socket?.close();
    if (this.#conversation && shared.get('conversation')?.id === this.#conversation.id) {
      shared.set('conversation', undefined);
    }
    this.#socket = this.#watermark = this.#conversation = undefined;
    this.#places.clear();
    this.activity$.drop();
  }

  /** Another window has a fresh token, or has begun a conversation. */
  #hear(conversation) {
    if (conversation.id === this.#conversation?.id) {
      this.#conversation = conversation;
      return;
    }
    this.#forget();
    this.#conversation = conversation;
    this.#tell('begun', 'elsewhere');
    this.start();
  }

  #keep(conversation) {
    this.#conversation = conversation;
    shared.set('conversation', conversation);
  }

  async #keepConnected(run) {
    for (let failures = 0; run === this.#run;) {
      const since = performance.now();
      try {
        const address = await this.#open();
        if (run !== this.#run) {
          return;
        }
        await (this.#polls ? this.#poll(run) : this.#listen(address, run));
      } catch (error) {
        if (run !== this.#run) {
          return;
        }
        if (error instanceof RefusedError) {
          this.#turn('refused');
          return;
        }
        if (error instanceof GoneError) {
          this.#beginAnewAfterLoss();
          run = this.#run;
          continue;
        }
      }
      if (run === this.#run) {
        this.#turn(this.#state === undefined ? 'slow' : 'away');
        failures = performance.now() - since > soon ? 0 : failures + 1;
        await this.#serverIsBack(failures);
      }
    }
  }

  // What was written waits for the new conversation; a press belongs to a card of the old one.
  #beginAnewAfterLoss() {
    this.#forget();
    for (const [id, { activity }] of this.#waiting) {
      if (typeof activity.text !== 'string') {
        this.#waiting.delete(id);
      }
    }
    this.#keepUnsent();
    this.#tell('begun', 'gone');
  }

  /** Goes on with the conversation of this browser where there is one; gives the address of its stream. */
  async #open() {
    if (this.#conversation && this.#watermark === undefined) {
      // A token of an earlier visit may have run out; a refreshed one has all its time before it.
      await this.#refresh();
    }
    if (!this.#conversation) {
      // Two windows that are opened together have one conversation.
      await (navigator.locks?.request('mcb.begin', () => this.#begin()) ?? this.#begin());
    }
    if (this.#conversation.stream) {
      const { stream, ...kept } = this.#conversation;
      this.#conversation = kept;
      return stream;
    }
    const { streamUrl } = await this.#callAgain('GET', this.#news(''));
    return streamUrl;
  }

  async #begin() {
    const other = shared.get('conversation');
    if (other) {
      this.#conversation = other;
      return;
    }
    const { token } = await this.#call('POST', '/tokens/generate', undefined, '');
    const begun = await this.#call('POST', '/conversations', { locale: this.#language === 'ko' ? 'ko-KR' : 'en-US' }, token);
    this.#keep({ id: begun.conversationId, token: begun.token, refresh: this.#refreshAt(begun) });
    this.#conversation.stream = begun.streamUrl;
  }

  #refreshAt({ expires_in: seconds = 1800 }) {
    return Date.now() + seconds * 500;
  }

  async #refresh() {
    const fresh = await this.#call('POST', '/tokens/refresh');
    if (this.#conversation) {
      this.#keep({ ...this.#conversation, token: fresh.token, refresh: this.#refreshAt(fresh) });
    }
  }

  /** Hears the stream until it ends. */
  #listen(address, run) {
    return new Promise((ended) => {
      const socket = new WebSocket(address);
      let opened = false;
      this.#socket = socket;
      socket.onopen = () => {
        opened = true;
        this.#failedStreams = 0;
        this.#connected();
      };
      socket.onmessage = ({ data }) => data && run === this.#run && this.#take(JSON.parse(data));
      socket.onclose = () => {
        if (!opened && run === this.#run && ++this.#failedStreams >= 3) {
          this.#polls = true;
        }
        ended();
      };
    });
  }

  /** Asks for news until asking fails. */
  async #poll(run) {
    this.#connected();
    while (run === this.#run) {
      this.#take(await this.#callAgain('GET', this.#news('/activities')));
      await pause(polling);
    }
  }

  #news(of) {
    return `/conversations/${this.#conversation.id}${of}${this.#watermark ? `?watermark=${encodeURIComponent(this.#watermark)}` : ''}`;
  }

  #connected() {
    this.#turn('open');
    this.#send();
  }

  /** The stream is dead though nobody said so: it is opened anew. */
  #lose() {
    this.#socket?.close();
  }

  // A phone that was put away has lost its connection without a word.
  #look() {
    if (this.#conversation && Date.now() > this.#conversation.refresh) {
      this.#refresh().catch(() => this.#lose());
    }
  }

  async #serverIsBack(failures) {
    // The first look is at once: most often only this one connection was lost.
    for (let look = failures; ; look++) {
      if (look > 0) {
        await Promise.race([pause(waits[Math.min(look, waits.length) - 1]), new Promise((now) => { this.#poke = now; })]);
      }
      try {
        if ((await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(5_000) })).ok) {
          return;
        }
      } catch {
        // Not yet.
      }
      this.#turn(this.#state === undefined ? 'slow' : 'away');
    }
  }

  #take({ activities = [], watermark }) {
    this.#watermark = watermark ?? this.#watermark ?? '';
    const run = this.#run;
    for (const activity of activities) {
      if (activities.length > 1 && this.#places.has(activity.id)) {
        // The answer is drawn before the card that it makes inert is drawn anew.
        setTimeout(() => run === this.#run && this.#arrive(activity), afterDrawing);
        continue;
      }
      this.#arrive(activity);
      if (run !== this.#run) {
        // It said that everything is forgotten.
        return;
      }
    }
    if (Date.now() > this.#conversation.refresh) {
      this.#conversation.refresh = Number.POSITIVE_INFINITY;
      this.#refresh().catch(() => this.#lose());
    }
  }

  #arrive(activity) {
    const ours = activity.channelData?.clientActivityID;
    const answers = activity.replyToId ? this.#sent.has(activity.replyToId) : performance.now() - this.#lastSent < echoWithin;
    if (ours) {
      // Replies name the id that the server gave.
      this.#sent.has(ours) && this.#sent.add(activity.id);
      this.#isTaken(ours, activity.id);
    }
    if (activity.type === 'message' || activity.type === 'typing') {
      // The order is that of the stream. A message that comes again under its id takes the place that it had.
      const place = this.#places.get(activity.id) ?? this.#places.size + 1;
      activity.type === 'message' && this.#places.set(activity.id, place);
      const { replyToId, ...message } = activity;
      this.activity$.keep({
        ...message,
        from: { ...activity.from, role: ours || activity.from?.role === 'user' ? 'user' : 'bot' },
        channelData: { ...activity.channelData, 'webchat:sequence-id': place },
      });
    }
    this.dispatchEvent(new CustomEvent('arrived', { detail: { activity, answers } }));
  }

  #isTaken(clientActivityID, id) {
    const waiting = this.#waiting.get(clientActivityID);
    this.#waiting.delete(clientActivityID);
    this.#keepUnsent();
    clearTimeout(waiting?.echo);
    waiting?.told?.next(id);
  }

  #keepUnsent() {
    const unsent = [...this.#waiting.values()].map(({ activity }) => activity);
    own.set('unsent', unsent.length > 0 ? unsent : undefined);
  }

  /** Sends what waits, one after the other, so that the order stays. */
  async #send() {
    if (this.#sending) {
      return;
    }
    this.#sending = true;
    try {
      for (let next; this.#state === 'open' && (next = [...this.#waiting.values()].find(({ echo }) => !echo));) {
        const run = this.#run;
        await this.#deliver(next, run);
      }
    } catch {
      // The connection is made anew, and everything that did not come back is sent again then: it is taken once.
      this.#again();
      this.#lose();
      this.#polls && this.#poke();
    } finally {
      this.#sending = false;
    }
  }

  async #deliver(waiting, run) {
    const { activity } = waiting;
    try {
      await this.#callAgain('POST', `/conversations/${this.#conversation.id}/activities`, activity);
      if (run === this.#run && this.#waiting.get(activity.channelData.clientActivityID) === waiting) {
        waiting.echo = setTimeout(() => {
          this.#again();
          this.#lose();
        }, echoWithin);
      }
    } catch (error) {
      if (!(error instanceof UndeliverableError)) {
        throw error;
      }
      this.#waiting.delete(activity.channelData.clientActivityID);
      this.#keepUnsent();
      waiting.told?.error?.(error);
      this.#tell('undelivered', activity);
    }
  }

  #again() {
    for (const waiting of this.#waiting.values()) {
      clearTimeout(waiting.echo);
      waiting.echo = undefined;
    }
  }

  /** As #call, with one more try where the token has run out meanwhile. */
  async #callAgain(method, path, body) {
    try {
      return await this.#call(method, path, body);
    } catch (error) {
      if (!(error instanceof GoneError) || error.status === 404) {
        throw error;
      }
      await this.#refresh();
      return this.#call(method, path, body);
    }
  }

  async #call(method, path, body, token = this.#conversation?.token) {
    const answer = await fetch(api + path, {
      method,
      cache: 'no-store',
      credentials: 'omit',
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(15_000),
    });
    if (answer.ok) {
      return answer.status === 204 ? undefined : answer.json().catch(() => undefined);
    }
    throw await this.#faultOf(answer, path);
  }

  async #faultOf(answer, path) {
    switch (answer.status) {
      case 401:
      case 403:
      case 404:
        return path === '/tokens/generate' ? new RefusedError(path) : Object.assign(new GoneError(path), { status: answer.status });
      case 429:
        this.#tell('state', 'wait');
        await pause(1_000 * Math.min(Number(answer.headers.get('Retry-After')) || 5, 60));
        return new Error('429');
      default:
        return answer.status < 500 ? new UndeliverableError(String(answer.status)) : new Error(String(answer.status));
    }
  }
}
