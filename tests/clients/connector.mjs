// The channel's side of the Bot Framework protocol, reduced to what the bot asks of it; it keeps whatever the bot sends.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

export const bot = { id: '28:22222222-2222-4222-8222-222222222222', name: 'Subscription Guide' };
const tenant = '11111111-1111-4111-8111-111111111111';

/** Starts a connector that a bot can answer to. */
export async function startConnector() {
  const connector = new Connector();
  await connector.listen();
  return connector;
}

class Connector {
  #server = createServer((request, response) => {
    this.#take(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });

  /** Every message by its id, as it stands. */
  #messages = new Map();

  /** What the bot sent, in order: {method, conversation, activity}. Typing signals are left out. */
  sent = [];

  listen() {
    return new Promise((resolve) => this.#server.listen(0, 'localhost', () => {
      this.url = `http://localhost:${this.#server.address().port}`;
      resolve();
    }));
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** What the bot sent to one conversation. */
  in(conversation) {
    return this.sent.filter((entry) => entry.conversation === conversation);
  }

  /** The messages that the bot created in one conversation. */
  created(conversation) {
    return this.in(conversation).filter(({ method }) => method === 'POST').map(({ activity }) => activity);
  }

  /** The messages of one conversation as they stand now, oldest first: an update changes one in place. */
  standing(conversation) {
    return [...this.#messages.values()].filter((message) => message.conversation === conversation).map(({ activity }) => activity);
  }

  /** The ids of the messages of one conversation, oldest first. */
  ids(conversation) {
    return [...this.#messages].filter(([, message]) => message.conversation === conversation).map(([id]) => id);
  }

  /** The card at the bottom of one conversation. */
  lastCard(conversation) {
    return this.standing(conversation).flatMap((activity) => activity.attachments ?? []).at(-1)?.content;
  }

  async #take(request, response) {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) {
      body += chunk;
    }
    const activity = body ? JSON.parse(body) : undefined;
    const path = decodeURIComponent(request.url);
    const conversation = /\/v3\/conversations\/(.+?)\/(?:activities|members|pagedmembers)/.exec(path)?.[1];
    const isTyping = activity?.type === 'typing';
    if (request.method !== 'GET' && !isTyping) {
      this.sent.push({ method: request.method, conversation, activity });
    }
    const id = request.method === 'PUT' ? path.split('/activities/')[1] : randomUUID();
    if (request.method === 'PUT' && !this.#messages.has(id)) {
      response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":{"code":"ActivityNotFoundInConversation"}}');
      return;
    }
    if (activity && !isTyping) {
      this.#messages.set(id, { conversation, activity });
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(request.method === 'GET' ? [] : { id }));
  }
}

/** One person in one conversation with a bot, on a channel that behaves like Teams. */
export class Conversation {
  id;

  constructor(host, connector, { id = `a:${randomUUID()}`, user = `29:${randomUUID()}`, type = 'personal', locale = 'en-US' } = {}) {
    Object.assign(this, { host, connector, id, user, type, locale });
  }

  /** An activity of this person, with changes on top; a change to undefined leaves the field out. */
  activity(changes) {
    return {
      type: 'message',
      id: randomUUID(),
      timestamp: new Date().toISOString(),
      channelId: 'msteams',
      serviceUrl: this.connector.url,
      from: { id: this.user, name: 'Sales Rep', aadObjectId: this.user.replace('29:', '') },
      conversation: { id: this.id, conversationType: this.type, tenantId: tenant, isGroup: this.type !== 'personal' },
      recipient: bot,
      locale: this.locale,
      textFormat: 'plain',
      entities: [{ type: 'clientInfo', locale: this.locale, country: 'US', platform: 'Web' }],
      channelData: { tenant: { id: tenant } },
      ...changes,
    };
  }

  /** Sends an activity and waits for the bot's acknowledgement. */
  send(activity) {
    return postRaw(this.host, JSON.stringify(activity));
  }

  say(text, changes = {}) {
    return this.send(this.activity({ text, ...changes }));
  }

  /** Presses a button by its data; a submit carries no text. */
  press(data, changes = {}) {
    return this.send(this.activity({ value: data, replyToId: randomUUID(), ...changes }));
  }

  get lastCard() {
    return this.connector.lastCard(this.id);
  }

  get created() {
    return this.connector.created(this.id);
  }
}

/** Posts a body as it is to the bot's messages address. */
export async function postRaw(host, body, headers = { 'content-type': 'application/json' }) {
  const response = await fetch(host.messages, { method: 'POST', headers, body, duplex: 'half' });
  return { status: response.status, text: await response.text() };
}
