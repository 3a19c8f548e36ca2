// The card that a desk is sent, by the host itself: in both languages, in both themes, narrow and wide.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pictureOf } from './cardview.mjs';
import { Conversation, startConnector } from './connector.mjs';
import { startHost } from './host.mjs';
import { startBrowser } from './playground.mjs';
import { presses, shown } from './presses.mjs';
import { withBrowser } from './requirements.mjs';
import { say } from './texts.mjs';

const desk = '19:desk@thread.tacv2';
const lines = {
  en: ['Office 365 from an EA, we should manage it', 'human', 'yes, with my name'],
  ko: ['EA로 구매한 Office 365를 저희가 관리만 하려고 합니다', '담당자', '네, 제 이름과 함께'],
};

describe('the card of a desk', withBrowser(), () => {
  for (const language of ['en', 'ko']) {
    test(`mentions who asks and can be closed in ${language}`, async () => {
      const connector = await startConnector();
      const host = await startHost({
        settings: {
          Conversation__Language: language,
          Desk__Conversation: desk,
          Desk__ServiceUrl: connector.url,
          Desk__Tenant: '11111111-1111-4111-8111-111111111111',
        },
      });
      const browser = await startBrowser();
      try {
        const thread = new Conversation(host, connector, { id: '19:abc@thread.tacv2;messageid=42', type: 'channel', locale: language === 'ko' ? 'ko-KR' : 'en-US' });
        for (const line of lines[language]) {
          await thread.say(line);
        }
        const card = connector.lastCard(desk);
        const [mention] = card.msteams.entities;
        assert.equal(mention.mentioned.id, thread.user);
        assert.ok(shown(card).includes(mention.text), 'the mention stands in the card');
        assert.ok(presses(card).some(({ title }) => title === say(language, 'action.desk-close')));
        for (const theme of ['light', 'dark']) {
          await pictureOf(browser, card, `${language}-desk-${theme}`, { theme });
          await pictureOf(browser, card, `${language}-desk-wide-${theme}`, { theme, width: 720 });
        }
        const told = connector.created(thread.id).map((activity) => activity.attachments?.at(-1)?.content).filter(Boolean);
        await pictureOf(browser, told.at(-2), `${language}-desk-offer`, { theme: 'light' });
        await pictureOf(browser, told.at(-1), `${language}-desk-passed`, { theme: 'light' });
      } finally {
        await browser.close();
        await host.stop();
        await connector.stop();
      }
    });
  }
});
