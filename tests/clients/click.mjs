// Measures a click: the press's own HTTP time at the bot, and the time from the click to the replaced card in the playground, beside
// a bot that does nothing but answer with a card, in the same run. `node click.mjs [rounds]`, Release build, a quiet machine.
import { createServer } from 'node:http';
import { Conversation, startConnector } from './connector.mjs';
import { startHost } from './host.mjs';
import { openTeams, startPlayground, startVisitor } from './playground.mjs';
import { asked, find } from './presses.mjs';
import { eventually } from './processes.mjs';
import { startRelay } from './relay.mjs';

const rounds = Number(process.argv[2] ?? 25);
const unlimited = { Limits__InputsPerPerson: '0', Limits__InputsPerCase: '0' };

function median(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)].toFixed(1);
}

/** The two presses that lead from a question to another one and back. */
const turns = [{ do: 'change', fact: 'serviceType' }, { do: 'answer', fact: 'serviceType', value: 'license-based' }];

async function measureHttp() {
  const [host, connector] = await Promise.all([startHost({ settings: unlimited }), startConnector()]);
  const chat = new Conversation(host, connector);
  await chat.say('Office 365 from an EA');
  let card = chat.lastCard;
  const replyToId = connector.ids(chat.id).at(-1);
  const times = [];
  for (let press = 0; press < rounds * 8; press++) {
    const { data } = find(card, turns[press % 2]);
    const started = performance.now();
    const { status, text } = await chat.send(chat.activity({
      type: 'invoke', name: 'adaptiveCard/action', replyToId, value: { action: { type: 'Action.Execute', verb: 'case', data }, trigger: 'manual' },
    }));
    times.push(performance.now() - started);
    card = JSON.parse(text).value;
    if (status !== 200 || !card.body) {
      throw new Error(`${status}: ${text}`);
    }
  }
  await Promise.all([host.stop(), connector.stop()]);
  return times.slice(20);
}

// Measured inside the page, so that the driver's own time is in neither. What stands there then has to stay.
async function clicked(teams, button) {
  const { time, text } = await button.evaluate((element) => new Promise((resolve) => {
    const place = element.closest('.ac-adaptiveCard').parentElement.parentElement;
    const before = place.innerText;
    const started = performance.now();
    const observer = new MutationObserver(() => {
      const text = place.innerText;
      if (text !== before && text.trim() !== '') {
        observer.disconnect();
        resolve({ time: performance.now() - started, text });
      }
    });
    observer.observe(place, { subtree: true, childList: true, characterData: true });
    element.click();
  }));
  await teams.page.waitForTimeout(300);
  const standing = (await teams.readLastCard()).trim();
  if (!text.includes(standing)) {
    throw new Error(`That was not the card yet: ${text}\n---\n${standing}`);
  }
  return time;
}

async function measurePage(visitor, messages, next, begin) {
  const relay = await startRelay(messages);
  const playground = await startPlayground(relay.messages);
  const teams = await openTeams(visitor, playground);
  await begin(teams, relay);
  const times = [];
  for (let press = 0; press < rounds * 2; press++) {
    const title = next(relay, press);
    const button = teams.lastCard().getByRole('button', { name: title, exact: true });
    await button.waitFor();
    times.push(await clicked(teams, button));
  }
  await teams.close();
  await playground.stop();
  await relay.stop();
  return times.slice(4);
}

async function startNothing() {
  let count = 0;
  const card = () => ({
    type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: `Number ${++count}` }],
    actions: [{ type: 'Action.Execute', title: 'Next', verb: 'next', data: { do: 'next' } }],
  });
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) {
      body += chunk;
    }
    const activity = body ? JSON.parse(body) : {};
    response.writeHead(200, { 'content-type': 'application/json' });
    if (activity.type === 'invoke') {
      response.end(JSON.stringify({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card() }));
      return;
    }
    response.end();
    if (activity.type === 'message') {
      const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card() }];
      await fetch(`${activity.serviceUrl}/v3/conversations/${encodeURIComponent(activity.conversation.id)}/activities`, {
        method: 'POST', headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ type: 'message', from: activity.recipient, conversation: activity.conversation, attachments }),
      });
    }
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return { messages: `http://localhost:${server.address().port}/api/messages`, stop: () => server.close() };
}

const http = await measureHttp();
const visitor = await startVisitor();
const nothing = await startNothing();
const bare = await measurePage(visitor, nothing.messages, () => 'Next', (teams) => teams.say('go'));
nothing.stop();
const host = await startHost({ settings: unlimited });
const ours = await measurePage(visitor, host.messages, (relay, press) => find(relay.lastCard(), turns[press % 2]).title, async (teams, relay) => {
  await eventually('the welcome', () => relay.lastCard());
  await teams.say('Office 365 from an EA');
  await eventually('the question', () => asked(relay.lastCard()) === 'intent');
});
await host.stop();
await visitor.close();
console.log(`press, HTTP alone: median ${median(http)} ms of ${http.length}`);
console.log(`click to replaced card: ours ${median(ours)} ms, a bot that does nothing ${median(bare)} ms, ratio ${(median(ours) / median(bare)).toFixed(2)}`);
process.exit(0);
