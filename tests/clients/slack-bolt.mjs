// An app by bolt, Slack's own framework, driven by a line of settings: {"api", "port", "secret", "paths", "count"}. It answers a
// message, a command and a press, and ends after so many. JSONL out: {"kind", ...} each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { App, LogLevel } = createRequire(import.meta.url)('@slack/bolt');
const { api, port, secret, paths, count } = JSON.parse(readFileSync(0, 'utf8'));
const logger = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
const app = new App({
  signingSecret: secret,
  endpoints: paths,
  authorize: async ({ teamId }) => ({ botToken: 'xoxb-bolt', botId: 'B1', botUserId: 'U0BOT', teamId }),
  clientOptions: { slackApiUrl: api },
  logger,
});

let seen = 0;

async function saw(kind, what) {
  console.log(JSON.stringify({ kind, ...what }));
  if (++seen === count) {
    await app.stop();
  }
}

app.message(async ({ message, say }) => {
  await say('heard');
  await saw('message', { user: message.user, text: message.text });
});
app.event('app_mention', async ({ event, say }) => {
  await say({ text: 'in the thread', thread_ts: event.thread_ts ?? event.ts });
  await saw('mention', { text: event.text });
});
app.command('/multichannel', async ({ command, ack }) => {
  await ack('only you see this');
  await saw('command', { text: command.text });
});
app.action(/.*/, async ({ ack, action, body, client }) => {
  await ack();
  await client.chat.update({ channel: body.container.channel_id, ts: body.container.message_ts, text: 'pressed' });
  await saw('press', { value: action.value });
});
app.shortcut({ type: 'message_action' }, async ({ ack, shortcut }) => {
  await ack();
  await saw('shortcut', { id: shortcut.callback_id, text: shortcut.message.text });
});
app.event('app_home_opened', async ({ event }) => saw('home', { user: event.user }));

await app.start(port);
await app.client.apiCall('api.test', { token: 'xoxb-bolt' });
