// The messages address as a channel, a stray program and a hostile one meet it.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Conversation, bot, postRaw, startConnector } from './connector.mjs';
import { startHost } from './host.mjs';
import { answering, asked, find, known, shown } from './presses.mjs';
import { say } from './texts.mjs';

const limit = 256 * 1024;

describe('the messages address', () => {
  let host;
  let connector;

  before(async () => {
    connector = await startConnector();
    host = await startHost();
  });

  after(async () => {
    await host?.stop();
    await connector?.stop();
  });

  const talk = (options) => new Conversation(host, connector, options);

  /** A conversation whose case stands at the last question. */
  async function inMidCase(options) {
    const conversation = talk(options);
    await conversation.say('Office 365 licenses from an EA');
    assert.equal(asked(conversation.lastCard), 'intent');
    return conversation;
  }

  /** The case is where it was: the same is known and the same is asked. */
  async function standsAsBefore(conversation) {
    await conversation.say('status');
    assert.equal(asked(conversation.lastCard), 'intent');
    assert.deepEqual(known(conversation.lastCard), ['product', 'purchaseChannel', 'serviceType'].filter((fact) => known(conversation.lastCard).includes(fact)));
    assert.ok(known(conversation.lastCard).includes('purchaseChannel'));
    assert.ok(shown(conversation.lastCard).includes(say('en', 'value.purchaseChannel.ea')));
  }

  function isNoExceptionPage({ status, text }) {
    assert.notEqual(status, 500, text);
    assert.doesNotMatch(text, /exception|stack|\bat [A-Z]\w+\.[A-Z]|<html/i);
  }

  describe('asked with other methods', () => {
    for (const method of ['HEAD', 'GET']) {
      test(`${method} is answered without a fault`, async () => {
        const response = await fetch(host.messages, { method });
        assert.ok([200, 204, 405].includes(response.status), `${response.status}`);
        isNoExceptionPage({ status: response.status, text: await response.text() });
      });
    }
  });

  describe('given a body that is no activity', () => {
    const bodies = {
      'half an object': '{"type":"message","text":',
      'plain text': 'hello',
      'nothing': '',
      'null': 'null',
      'a number': '42',
      'a list': '[]',
      'a list of activities': '[{"type":"message","text":"hello"}]',
      'a wrong kind of value': '{"type":{"a":1},"text":["x"]}',
      'a type of nothing': '{"type":"","text":"hello"}',
      'a date that is none': '{"type":"message","timestamp":"yesterday"}',
      'a thousand brackets': '['.repeat(1000) + ']'.repeat(1000),
      'a thousand brackets in a value': `{"type":"message","value":${'['.repeat(1000)}${']'.repeat(1000)}}`,
    };
    for (const [name, body] of Object.entries(bodies)) {
      test(`${name} is a bad request`, async () => {
        const answer = await postRaw(host, body);
        assert.equal(answer.status, 400, answer.text);
        isNoExceptionPage(answer);
      });
    }

    test('bytes that are no UTF-8 are no fault', async () => {
      const answer = await postRaw(host, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]));
      assert.ok(answer.status < 500);
      isNoExceptionPage(answer);
    });

    test('another content type is no fault', async () => {
      const answer = await postRaw(host, JSON.stringify(talk().activity({ text: 'hello' })), { 'content-type': 'text/plain' });
      assert.ok(answer.status < 500);
      isNoExceptionPage(answer);
    });
  });

  describe('given a body over 256 KB', () => {
    test('it says that this is too large', async () => {
      const answer = await postRaw(host, JSON.stringify(talk().activity({ text: 'x'.repeat(limit + 1) })));
      assert.equal(answer.status, 413, answer.text);
      isNoExceptionPage(answer);
    });

    test('it says so too when the length is not announced', async () => {
      const text = JSON.stringify(talk().activity({ text: 'x'.repeat(limit + 1) }));
      const chunks = new ReadableStream({
        start(stream) {
          for (let at = 0; at < text.length; at += 16_384) {
            stream.enqueue(Buffer.from(text.slice(at, at + 16_384)));
          }
          stream.close();
        },
      });
      const answer = await postRaw(host, chunks);
      assert.equal(answer.status, 413, answer.text);
    });

    test('just under it a message is read', async () => {
      const conversation = talk();
      const { status } = await conversation.say('x'.repeat(limit - 2_000));
      assert.equal(status, 200);
      assert.equal(conversation.created.length, 1);
    });
  });

  describe('given activities that say nothing', () => {
    const kinds = ['typing', 'endOfConversation', 'event', 'messageReaction', 'messageDelete', 'contactRelationUpdate', 'trace', 'handoff', 'telepathy', 'MESSAGE2'];
    for (const type of kinds) {
      test(`'${type}' is taken in silence and the case stays`, async () => {
        const conversation = await inMidCase();
        const replies = conversation.created.length;
        const answer = await conversation.send(conversation.activity({ type, text: undefined, name: 'x', value: { a: 1 } }));
        assert.ok([200, 202].includes(answer.status), `${answer.status} ${answer.text}`);
        assert.equal(conversation.created.length, replies);
        await standsAsBefore(conversation);
      });
    }

    test('an invoke that is not known is refused in the protocol\'s own way', async () => {
      const conversation = await inMidCase();
      const answer = await conversation.send(conversation.activity({ type: 'invoke', name: 'fileConsent/invoke', value: {} }));
      assert.ok([200, 202, 404, 501].includes(answer.status), `${answer.status} ${answer.text}`);
      isNoExceptionPage(answer);
      await standsAsBefore(conversation);
    });

    test('fields of a version to come are ignored', async () => {
      const conversation = talk();
      const { status } = await conversation.say('Office 365 from an EA', { version: '9.9', schemaVersion: 99, quantum: { spin: [1, 2] } });
      assert.equal(status, 200);
      assert.equal(asked(conversation.lastCard), 'intent');
    });
  });

  describe('given text that says nothing', () => {
    const texts = {
      'empty text': '',
      'blanks': ' \u00a0\t\n ',
      'only emoji': '🙂🎉👩‍💻',
      '32 KB of text': '가나다 '.repeat(8_000),
      'a null character and half a pair': 'a\u0000b\ud83d',
      'a template and markup': '${value} {fact} <at>x</at> <script>alert(1)</script> **b** [x](javascript:alert(1))',
    };
    for (const [name, text] of Object.entries(texts)) {
      test(`${name} gets a reply and the case stays`, async () => {
        const conversation = await inMidCase();
        const replies = conversation.created.length;
        const answer = await conversation.say(text);
        assert.equal(answer.status, 200, answer.text);
        assert.equal(conversation.created.length, replies + 1);
        assert.doesNotMatch(shown(conversation.lastCard), /alert\(1\)/);
        await standsAsBefore(conversation);
      });
    }
  });

  describe('given null for a field', () => {
    const fields = [
      'id', 'timestamp', 'channelId', 'serviceUrl', 'from', 'conversation', 'recipient', 'locale', 'textFormat', 'entities',
      'channelData', 'text', 'value', 'attachments', 'replyToId', 'type', 'membersAdded',
    ];
    for (const field of fields) {
      test(`${field} is no fault, and the case stays`, async () => {
        const conversation = await inMidCase();
        const answer = await conversation.send(conversation.activity({ text: '🙂', [field]: null }));
        assert.ok(answer.status < 500, `${answer.status} ${answer.text}`);
        isNoExceptionPage(answer);
        await standsAsBefore(conversation);
      });
    }

    const inside = {
      'the sender without an id': { from: { name: 'x' } },
      'a conversation without an id': { conversation: {} },
      'entities of nothing': { entities: [null, {}, { type: 'mention' }, { type: 'mention', mentioned: null, text: null }] },
      'members of nothing': { type: 'conversationUpdate', membersAdded: [null, {}] },
      'channel data of another shape': { channelData: 'x' },
      'no address to answer to': { serviceUrl: undefined },
      'an address that is none': { serviceUrl: 'not an address' },
    };
    for (const [name, changes] of Object.entries(inside)) {
      test(`${name}: no fault`, async () => {
        const conversation = await inMidCase();
        const answer = await conversation.send(conversation.activity({ text: '🙂', ...changes }));
        assert.ok(answer.status < 500, `${answer.status} ${answer.text}`);
        isNoExceptionPage(answer);
        await standsAsBefore(conversation);
      });
    }

    test('a message with no conversation is no fault and gets no reply', async () => {
      const before = connector.sent.length;
      const answer = await talk().say('hello', { conversation: undefined });
      assert.ok(answer.status < 500, `${answer.status} ${answer.text}`);
      isNoExceptionPage(answer);
      assert.equal(connector.sent.length, before);
    });
  });

  describe('given the value of a card that is not ours', () => {
    const values = {
      'another program\'s': { action: 'approve', id: 7 },
      'a bare text': 'approve',
      'a number': 7,
      'a list': [1, 2],
      'an empty one': {},
      'deep': JSON.parse(`${'{"a":'.repeat(50)}1${'}'.repeat(50)}`),
    };
    for (const [name, value] of Object.entries(values)) {
      test(`${name} is no fault and the case stays`, async () => {
        const conversation = await inMidCase();
        const answer = await conversation.press(value);
        assert.ok(answer.status < 500, `${answer.status} ${answer.text}`);
        isNoExceptionPage(answer);
        await standsAsBefore(conversation);
      });
    }

    const broken = {
      'a version to come': { mcb: 99 },
      'a revision below zero': { rev: -1 },
      'a revision from the future': { rev: 1_000_000 },
      'a revision of text': { rev: 'x' },
      'a fact that we do not have': { fact: 'shoeSize' },
      'a value that the fact does not have': { value: 'maybe' },
      'a command that we do not have': { do: 'explode' },
      'a reference that was tampered with': { ref: 'AAAA' },
      'no reference': { ref: undefined },
    };
    for (const [name, changes] of Object.entries(broken)) {
      test(`our own with ${name} is no fault and the case stays`, async () => {
        const conversation = await inMidCase();
        const { data } = answering(conversation.lastCard, 'intent', 'manage');
        const answer = await conversation.press({ ...data, ...changes });
        assert.ok(answer.status < 500, `${answer.status} ${answer.text}`);
        isNoExceptionPage(answer);
        await standsAsBefore(conversation);
      });
    }

    test('a card of one conversation does nothing to a case in another', async () => {
      const mine = await inMidCase();
      const theirs = await inMidCase();
      const { data } = answering(theirs.lastCard, 'intent', 'manage');
      await mine.press(data);
      await standsAsBefore(mine);
      await standsAsBefore(theirs);
    });
  });

  describe('given a card that is old by now', () => {
    test('it answers with the current question and changes nothing', async () => {
      const conversation = talk();
      await conversation.say('Office 365 licenses');
      const old = answering(conversation.lastCard, 'purchaseChannel', 'open');
      await conversation.say('it was bought through an EA');
      await conversation.press(old.data);
      assert.equal(asked(conversation.lastCard), 'intent');
      assert.ok(shown(conversation.lastCard).includes(say('en', 'lead.stale')));
      await standsAsBefore(conversation);
    });

    test('a second press of the same button is not a second answer', async () => {
      const conversation = talk();
      await conversation.say('Office 365 licenses');
      const { data } = answering(conversation.lastCard, 'purchaseChannel', 'ea');
      await Promise.all([conversation.press(data), conversation.press(data)]);
      await standsAsBefore(conversation);
      await conversation.say('back');
      assert.equal(asked(conversation.lastCard), 'purchaseChannel');
    });
  });

  describe('given the same activity again', () => {
    test('one after the other it answers once', async () => {
      const conversation = talk();
      const activity = conversation.activity({ text: 'Office 365 licenses' });
      assert.equal((await conversation.send(activity)).status, 200);
      assert.equal((await conversation.send(activity)).status, 200);
      assert.equal(conversation.created.length, 1);
    });

    test('at the same moment it answers once', async () => {
      const conversation = talk();
      const activity = conversation.activity({ text: 'Office 365 licenses' });
      const answers = await Promise.all([1, 2, 3, 4].map(() => conversation.send(activity)));
      assert.ok(answers.every(({ status }) => status === 200 || status === 503), JSON.stringify(answers));
      assert.equal(conversation.created.length, 1);
    });

    test('an edited message is read anew', async () => {
      const conversation = talk();
      const activity = conversation.activity({ text: 'Office 365 licenses, from Advisor' });
      await conversation.send(activity);
      const edited = { ...activity, type: 'messageUpdate', text: 'Office 365 licenses, from Open', localTimestamp: new Date().toISOString(), timestamp: new Date(Date.now() + 1000).toISOString() };
      const answer = await conversation.send({ ...edited, type: 'message', channelData: { ...activity.channelData, eventType: 'editMessage' } });
      assert.ok(answer.status < 500);
      assert.ok(conversation.created.length >= 1);
    });
  });

  describe('in a group', () => {
    const mention = (text) => ({
      text,
      entities: [{ type: 'mention', mentioned: bot, text: `<at>${bot.name}</at>` }],
    });

    test('its own mention is no part of what is said', async () => {
      const conversation = talk({ type: 'groupChat', id: `19:${randomUUID()}@thread.v2` });
      await conversation.send(conversation.activity(mention(`<at>${bot.name}</at>\u00a0 help`)));
      assert.ok(shown(conversation.lastCard).includes(say('en', 'help.title')));
    });

    test('a mention at the end or in the middle is taken out as well', async () => {
      for (const text of [`Office 365 from an EA <at>${bot.name}</at>`, `Office 365 <at>${bot.name}</at>&nbsp;from an EA`]) {
        const conversation = talk({ type: 'groupChat', id: `19:${randomUUID()}@thread.v2` });
        await conversation.send(conversation.activity(mention(text)));
        assert.equal(asked(conversation.lastCard), 'intent');
      }
    });

    test('two people in one group have a case each', async () => {
      const id = `19:${randomUUID()}@thread.v2`;
      const first = talk({ type: 'groupChat', id });
      const second = talk({ type: 'groupChat', id });
      await first.say('Office 365 licenses');
      await second.say('Azure usage');
      await first.say('from an EA');
      assert.equal(asked(first.lastCard), 'intent');
    });
  });

  describe('on arrival', () => {
    const arrival = {
      installation: (conversation) => conversation.activity({ type: 'installationUpdate', action: 'add' }),
      members: (conversation) => conversation.activity({ type: 'conversationUpdate', membersAdded: [{ id: conversation.user }, { id: bot.id }] }),
    };
    for (const order of [['installation', 'members'], ['members', 'installation']]) {
      test(`${order.join(' before ')}: one welcome`, async () => {
        const conversation = talk();
        for (const event of order) {
          assert.equal((await conversation.send(arrival[event](conversation))).status, 200);
        }
        assert.equal(conversation.created.length, 1);
        assert.ok(shown(conversation.lastCard).includes(say('en', 'welcome.title')));
      });
    }

    test('both at the same moment: one welcome', async () => {
      const conversation = talk();
      const answers = await Promise.all(['installation', 'members'].map((event) => conversation.send(arrival[event](conversation))));
      assert.ok(answers.every(({ status }) => status < 500), JSON.stringify(answers));
      assert.equal(conversation.created.length, 1);
    });

    test('the welcome speaks the language of the channel', async () => {
      const conversation = talk({ locale: 'ko-KR' });
      await conversation.send(arrival.installation(conversation));
      const card = conversation.lastCard ?? {};
      // An installation names no sender's language on every channel; the first message does at the latest.
      if (!shown(card).includes(say('ko', 'welcome.title'))) {
        await conversation.say('안녕하세요');
      }
      assert.match(shown(conversation.lastCard), /[가-힣]/);
    });

    test('the arrival of somebody else is taken in silence', async () => {
      const conversation = talk();
      await conversation.send(conversation.activity({ type: 'conversationUpdate', membersAdded: [{ id: '29:somebody' }] }));
      assert.equal(conversation.created.length, 0);
    });
  });

  describe('its replies', () => {
    test('always carry a text for clients without cards, stay under 20,480 bytes and keep Korean unescaped', async () => {
      for (const locale of ['en-US', 'ko-KR']) {
        const conversation = await inMidCase({ locale });
        const { data } = answering(conversation.lastCard, 'intent', 'move');
        await conversation.press(data);
        await conversation.say('help');
        for (const { activity } of connector.in(conversation.id)) {
          const card = activity.attachments?.[0]?.content;
          assert.ok(activity.text || activity.summary || card?.fallbackText, 'a fallback text');
          assert.ok(JSON.stringify(activity).length * 2 <= 20_480, `${JSON.stringify(activity).length * 2} bytes`);
        }
        assert.ok(find(conversation.lastCard, { do: 'restart' }));
      }
    });
  });
});
