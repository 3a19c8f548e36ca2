// Stands between a chat client and the bot, in both directions, and notes every activity that passes. It changes nothing
// but the service URL (so that the bot's own activities pass here too) and, where asked, the user's locale: the
// playground always says en-US.
import { createServer } from 'node:http';

/** Starts a relay in front of the bot's messages address. `locale` replaces the client's. */
export async function startRelay(target, { locale } = {}) {
  const relay = new Relay(target, locale);
  await relay.listen();
  return relay;
}

class Relay {
  #server;
  #target;
  #locale;
  #connector;

  /** What the client sent: {activity, status}. */
  received = [];

  /** What the bot sent: {method, activity, status}. */
  sent = [];

  /** Every message of the bot by its id, as it stands: an update changes one in place. */
  #standing = new Map();

  constructor(target, locale) {
    this.#target = target;
    this.#locale = locale;
    this.#server = createServer((request, response) => {
      this.#pass(request, response).catch((error) => response.writeHead(502).end(String(error)));
    });
  }

  listen() {
    return new Promise((resolve) => this.#server.listen(0, 'localhost', () => {
      this.url = `http://localhost:${this.#server.address().port}`;
      this.messages = `${this.url}/api/messages`;
      resolve();
    }));
  }

  stop() {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(resolve));
  }

  /** The card at the bottom of what the reader sees. */
  lastCard() {
    return cardsOf([...this.#standing.values()]).at(-1);
  }

  /** Every card that the bot sent, in the order of sending. */
  cards() {
    return cardsOf(this.sent.map(({ activity }) => activity));
  }

  /** Hands the last press of a kind in once more, with other data and as another press; gives its answer. */
  async again(kind, data) {
    const { activity } = this.received.findLast((one) => one.activity.value?.action?.data?.do === kind);
    const action = { ...activity.value.action, data };
    const answer = await fetch(this.#target, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(this.#towardsBot({ ...activity, id: `${activity.id}-again`, serviceUrl: this.#connector, value: { ...activity.value, action } })),
    });
    return answer.json();
  }

  async #pass(request, response) {
    const text = await read(request);
    const fromClient = request.url.startsWith('/api/messages');
    const activity = text ? JSON.parse(text) : undefined;
    const body = fromClient && activity ? JSON.stringify(this.#towardsBot(activity)) : text;
    const url = fromClient ? this.#target : this.#connector + request.url.slice('/_connector'.length);
    const answer = await fetch(url, {
      method: request.method,
      headers: body ? { 'content-type': 'application/json' } : {},
      body: body || undefined,
    });
    const content = await answer.text();
    if (activity) {
      const entry = { method: request.method, activity, status: answer.status };
      (fromClient ? this.received : this.sent).push(entry);
    }
    if (activity && !fromClient && answer.ok && activity.type !== 'typing') {
      this.#standing.set(request.method === 'PUT' ? request.url.split('/activities/')[1] : JSON.parse(content).id, activity);
    }
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' }).end(content);
  }

  #towardsBot(activity) {
    this.#connector = activity.serviceUrl;
    const changed = { ...activity, serviceUrl: `${this.url}/_connector` };
    if (this.#locale) {
      changed.locale = this.#locale;
      changed.entities = changed.entities?.map((entity) =>
        entity.type === 'clientInfo' ? { ...entity, locale: this.#locale } : entity);
    }
    return changed;
  }
}

function cardsOf(activities) {
  return activities.flatMap((activity) => activity?.attachments ?? [])
    .filter((attachment) => attachment.contentType === 'application/vnd.microsoft.card.adaptive')
    .map((attachment) => attachment.content);
}

async function read(request) {
  const chunks = [];
  for await (const chunk of request) {
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
