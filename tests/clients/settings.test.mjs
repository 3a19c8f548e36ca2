// The host under other settings than a developer's own: a registration, allowed tenants, a real Redis.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Conversation, startConnector } from './connector.mjs';
import { startHost } from './host.mjs';
import { answering, asked, shown } from './presses.mjs';
import { eventually, freePort, start } from './processes.mjs';
import { withRedis } from './requirements.mjs';
import { say } from './texts.mjs';

describe('the host', () => {
  let connector;

  before(async () => {
    connector = await startConnector();
  });

  after(() => connector?.stop());

  test('with a registration takes nobody without a token', async () => {
    const host = await startHost({
      settings: {
        BotFramework__MicrosoftAppId: '44444444-4444-4444-8444-444444444444',
        BotFramework__MicrosoftAppTenantId: '55555555-5555-4555-8555-555555555555',
        BotFramework__MicrosoftAppPassword: 'not-a-secret',
      },
    });
    try {
      const conversation = new Conversation(host, connector);
      const { status } = await conversation.say('Office 365 from an EA');
      assert.equal(status, 401);
      assert.equal(conversation.created.length, 0);
    } finally {
      await host.stop();
    }
  });

  test('with allowed tenants refuses every other and takes theirs', async () => {
    const allowed = '11111111-1111-4111-8111-111111111111';
    const host = await startHost({ settings: { BotFramework__AllowedTenants__0: allowed } });
    try {
      const conversation = new Conversation(host, connector);
      const foreign = { conversationType: 'personal', tenantId: '66666666-6666-4666-8666-666666666666' };
      const { status } = await conversation.say('Office 365', { conversation: { id: conversation.id, ...foreign }, channelData: {} });
      assert.equal(status, 403);
      assert.ok(shown(conversation.lastCard).includes(say('en', 'notice.foreign-tenant')));
      assert.equal((await conversation.say('Office 365')).status, 200);
      assert.equal(conversation.created.length, 2);
      assert.equal(asked(conversation.lastCard), 'purchaseChannel');
    } finally {
      await host.stop();
    }
  });

  test('keeps a case on a real Redis over a kill', withRedis(), async () => {
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'mcb-redis-'));
    const redis = start('redis-server', ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder]);
    let host;
    try {
      await eventually('redis listens', () => redis.output().includes('Ready to accept connections'));
      host = await startHost({ settings: { State__Redis: `127.0.0.1:${port}` } });
      const conversation = new Conversation(host, connector);
      await conversation.say('Office 365 from an EA');
      assert.equal(asked(conversation.lastCard), 'intent');
      const { data } = answering(conversation.lastCard, 'intent', 'manage');
      await host.kill();
      await host.start();
      // Without State:HashKey the key is drawn into the state directory, which outlives the process.
      await conversation.press(data);
      assert.match(shown(conversation.lastCard), /S5/);
    } finally {
      await host?.stop();
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
