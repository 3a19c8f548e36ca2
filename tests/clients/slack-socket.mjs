// Slack's own client of Socket Mode, driven by a line of settings: {"api": address, "token": text, "answer": object, "last": envelope}.
// It acknowledges what comes, commands with the answer, and ends after the last envelope. JSONL out: {"type", "envelope"} each.
import { readFileSync } from 'node:fs';
import { SocketModeClient, LogLevel } from '@slack/socket-mode';

const { api, token, answer, last } = JSON.parse(readFileSync(0, 'utf8'));
const client = new SocketModeClient({ appToken: token, logLevel: LogLevel.ERROR, clientOptions: { slackApiUrl: api } });
client.on('slack_event', async ({ ack, type, envelope_id: envelope }) => {
  await ack(type === 'slash_commands' ? answer : undefined);
  console.log(JSON.stringify({ type, envelope }));
  if (envelope === last) {
    await client.disconnect();
    process.exit(0);
  }
});
await client.start();
