// Measures the web page: from the request to a send box that takes letters, and from Enter to the visible answer, beside a bot that
// knows nothing and gives at once the cards that the bot gave before, and one that gives one line, behind the same page in the same run. `node enter.mjs [rounds]`, Release build, a quiet machine.
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { startHost } from './host.mjs';
import { startVisitor } from './playground.mjs';

const rounds = Number(process.argv[2] ?? 25);
const unlimited = { Limits__InputsPerPerson: '0', Limits__InputsPerCase: '0', WebChat__ConversationsPerSource: '0' };
const box = 'textarea, input[type="text"]';

function share(times, part) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * part)].toFixed(0);
}

/** What the bot says to each of some texts, the last card of each, in one conversation. */
async function recordCards(host, texts) {
  const call = async (path, token, body) => {
    const response = await fetch(`${host.url}/v3/directline${path}`, {
      method: body ? 'POST' : 'GET', headers: { Origin: host.url, Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body),
    });
    return response.json();
  };
  const { token, conversationId } = await call('/tokens/generate', '', {});
  await call('/conversations', token, { locale: 'en-US' });
  const cards = new Map();
  for (const [place, text] of texts.entries()) {
    await call(`/conversations/${conversationId}/activities`, token, { type: 'message', text, channelData: { clientActivityID: String(place) } });
    const { activities } = await call(`/conversations/${conversationId}/activities?watermark=0`, token);
    const said = activities.findLastIndex((activity) => activity.from.role === 'user');
    cards.set(text, activities[said + 1].attachments[0]);
  }
  return cards;
}

/** The same page, served by the bot, with a Direct Line behind it that answers with a card it was given, or with one line. */
async function startEcho(host, cards = new Map()) {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const authority = `localhost:${server.address().port}`;
  const conversation = { conversationId: 'echo', token: 'echo', expires_in: 1800, streamUrl: `ws://${authority}/v3/directline/stream` };
  const sockets = new WebSocketServer({ server });
  let position = 0;
  const tell = (activity) => {
    const frame = JSON.stringify({ activities: [{ timestamp: new Date().toISOString(), conversation: { id: 'echo' }, ...activity }], watermark: String(++position) });
    sockets.clients.forEach((socket) => socket.send(frame));
  };
  const card = (text) => ({ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text, wrap: true }] } });
  const answer = (text, known = card(text)) => tell({ type: 'message', id: `r${position}`, from: { id: 'bot', role: 'bot' }, attachments: [known] });
  sockets.on('connection', () => answer('Say something.'));

  server.on('request', async (request, response) => {
    const json = (body, status = 200) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
    if (request.url.startsWith('/v3/directline/') && request.url.endsWith('/activities') && request.method === 'POST') {
      let body = '';
      for await (const part of request) {
        body += part;
      }
      const said = JSON.parse(body);
      const id = `u${position}`;
      if (said.type === 'message') {
        tell({ ...said, id, from: { id: 'me', role: 'user' } });
        answer(`You said: ${said.text} (${position})`, cards.get(said.text));
      }
      json({ id });
    } else if (request.url.startsWith('/v3/directline/')) {
      json(conversation, request.url.endsWith('/conversations') ? 201 : 200);
    } else {
      const page = await fetch(host.url + request.url, { headers: { 'Accept-Language': 'en' } });
      const { 'content-encoding': _, 'content-length': __, ...headers } = Object.fromEntries(page.headers);
      response.writeHead(page.status, headers).end(Buffer.from(await page.arrayBuffer()));
    }
  });
  return { url: `http://${authority}`, stop: () => new Promise((done) => { sockets.clients.forEach((socket) => socket.terminate()); server.close(done); server.closeAllConnections(); }) };
}

async function open(visitor, url) {
  const page = await visitor.newPage();
  const started = performance.now();
  // The page loads on while somebody writes.
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(box).last().fill('a');
  const ready = performance.now() - started;
  await page.locator('.ac-adaptiveCard').first().waitFor();
  await page.waitForTimeout(500);
  await page.locator(box).last().fill('');
  return { page, ready };
}

// Measured inside the page, from the key to a card more that has text, so that the driver's own time is in neither.
async function entered(page, text) {
  await page.locator(box).last().fill(text);
  const answered = page.evaluate(() => new Promise((resolve) => {
    const cards = () => [...document.querySelectorAll('.ac-adaptiveCard')];
    const before = cards().length;
    let started;
    document.addEventListener('keydown', () => { started = performance.now(); }, { capture: true, once: true });
    const observer = new MutationObserver(() => {
      if (started !== undefined && cards().length > before && cards().at(-1).innerText.trim() !== '') {
        observer.disconnect();
        resolve(performance.now() - started);
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
  }));
  await page.locator(box).last().press('Enter');
  const time = await answered;
  await page.waitForTimeout(400);
  return time;
}

/** A new conversation every few rounds: as people have them. */
async function measure(visitor, url, texts) {
  const times = [];
  for (let round = 0; round < rounds; round += texts.length) {
    const { page } = await open(visitor, url);
    for (const text of texts) {
      times.push(await entered(page, text));
    }
    await page.evaluate(() => localStorage.clear());
    await page.close();
  }
  return times;
}

const texts = ['Office 365', 'It came with an EA', 'We want you to manage it', 'dates', 'It was Open, not EA'];
const host = await startHost({ settings: unlimited });
// A host that was just started compiles what it runs while it runs it.
for (let warmUp = 0; warmUp < 40; warmUp++) {
  await recordCards(host, texts);
}
const [line, sameCards] = [await startEcho(host), await startEcho(host, await recordCards(host, texts))];
const visitor = await startVisitor();
const ready = [];
for (let round = 0; round < 5; round++) {
  const { page, ready: time } = await open(visitor, host.url);
  ready.push(time);
  await page.evaluate(() => localStorage.clear());
  await page.close();
}
console.log(`ready to type in: first ${ready[0].toFixed(0)} ms, median of ${ready.length} ${share(ready, 0.5)} ms`);
const kinds = [['bot', host.url, []], ['an echo with the same cards', sameCards.url, []], ['an echo with one line', line.url, []]];
for (let turn = 0; turn < 2; turn++) {
  for (const [, url, times] of kinds) {
    times.push(...await measure(visitor, url, texts));
  }
}
for (const [name, , times] of kinds) {
  console.log(`Enter to answer, ${name}: median ${share(times, 0.5)} ms, 9 of 10 within ${share(times, 0.9)} ms, bot / it ${(share(kinds[0][2], 0.5) / share(times, 0.5)).toFixed(2)}`);
}
await visitor.close();
await Promise.all([line.stop(), sameCards.stop(), host.stop()]);
