// Slack's own client of the Web API, driven by a line of settings: {"api": address, "token": text}. It calls what the host calls.
// JSONL out: {"method", "ok", "error"} each.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { LogLevel, WebClient } = createRequire(import.meta.url)('@slack/web-api');

const { api, token } = JSON.parse(readFileSync(0, 'utf8'));
const logger = { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel: () => LogLevel.ERROR, setName() {} };
const client = new WebClient(token, { slackApiUrl: api, logger });

async function call(method, options) {
  try {
    const said = await client.apiCall(method, options);
    console.log(JSON.stringify({ method, ok: said.ok }));
    return said;
  } catch (refused) {
    console.log(JSON.stringify({ method, ok: false, error: refused.data?.error ?? refused.code }));
    return refused.data;
  }
}

const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: '*Bold* &amp; 구독' } }];
const view = (title) => ({ type: 'modal', title: { type: 'plain_text', text: title }, submit: { type: 'plain_text', text: 'Send' }, blocks });

const { ts } = await call('chat.postMessage', { channel: 'D1', text: 'x', blocks });
await call('chat.update', { channel: 'D1', ts, text: 'y', blocks });
await call('chat.postEphemeral', { channel: 'C1', user: 'U1', text: 'z', blocks });
await call('chat.postMessage', { channel: 'D1', text: 'told to wait, and taken then' });
await call('chat.postMessage', { channel: 'C9', text: 'to nowhere' });
await call('users.info', { user: 'U1', include_locale: true });
const opened = await call('views.open', { trigger_id: 't1', view: view('First') });
await call('views.open', { trigger_id: 't1', view: view('Again') });
const updated = await call('views.update', { view_id: opened.view.id, hash: opened.view.hash, view: view('Second') });
await call('views.update', { view_id: opened.view.id, hash: opened.view.hash, view: view('Late') });
await call('views.update', { view_id: opened.view.id, hash: updated.view.hash, view: view('Third') });
await call('views.publish', { user_id: 'U1', view: { type: 'home', blocks } });
await call('views.open', { trigger_id: 't2', view: view('A title that is longer than Slack takes') });
await call('no.such.method', {});
