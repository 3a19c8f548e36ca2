// Every kind of card in the real Teams playground, in both languages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { presses, shown } from './presses.mjs';
import { withBrowser } from './requirements.mjs';
import { stage } from './stage.mjs';
import { say } from './texts.mjs';

/** What is said to come by each kind of card. */
const lines = {
  en: {
    help: 'help',
    azure: 'Azure from another CSP partner, we should only manage it',
    next: 'next case',
    move: 'Office 365 from another CSP partner, they want to move it to us',
    also: 'they also have Azure from an EA',
    licenses: 'Office 365, we should manage it',
    unknown: 'I don\'t know',
    customer: 'role customer',
    mine: 'We bought Office 365 under an EA, please manage it',
    syndication: 'Office 365 from a Syndication partner',
    compare: 'compare both pages',
    copy: 'text to copy',
    meaning: 'what is GDAP?',
  },
  ko: {
    help: '도움말',
    azure: '다른 CSP 파트너에게서 구매한 Azure를 저희가 관리만 하려고 합니다',
    next: '다음 상담',
    move: '다른 CSP 파트너에게서 구매한 Office 365를 저희 쪽으로 이전하려고 합니다',
    also: 'EA로 구매한 Azure도 있어요',
    licenses: 'Office 365를 저희가 관리하려고 합니다',
    unknown: '모르겠어요',
    customer: '역할 고객',
    mine: 'EA로 산 Office 365를 관리해 주셨으면 합니다',
    syndication: '신디케이션 파트너에게서 구매한 Office 365',
    compare: '두 페이지 비교',
    copy: '요약해 주세요',
    meaning: 'GDAP가 뭐예요?',
  },
};

describe('the cards in Teams', withBrowser(), () => {
  const on = stage();

  for (const language of ['en', 'ko']) {
    const said = lines[language];
    test(`every kind of card stands for its picture in ${language}`, async () => {
      await on.open({ language });
      await on.teams.say(said.help);
      await on.settled('help', (last) => shown(last).includes(say(language, 'help.title')));
      await on.picture(`${language}-help`);
      await on.teams.say(said.azure);
      await on.isAnswered('S8');
      assert.ok(shown(on.card()).includes(say(language, 'card.first')), 'the note stands first');
      await on.picture(`${language}-azure-manage`);
      await on.teams.say(said.next);
      await on.isAsked('serviceType');
      await on.picture(`${language}-first-question`);
      await on.teams.say(said.move);
      await on.isAnswered('S4');
      assert.ok(presses(on.card()).some(({ title }) => title === say(language, 'action.add-term-end')));
      await on.picture(`${language}-wait`);
      await on.teams.click(`${say(language, 'card.receipt')} (${say(language, 'card.receipt.toggle')})`);
      await on.picture(`${language}-receipt`);
      await on.teams.say(said.also);
      await on.isAnswered('S6');
      assert.ok(shown(on.card()).includes('S4'), 'both subscriptions are answered');
      await on.picture(`${language}-several`);
      await on.teams.say(said.next);
      await on.isAsked('serviceType');
      await on.teams.say(said.licenses);
      await on.isAsked('purchaseChannel');
      for (let asking = 0; !shown(on.card()).includes('A16') && asking < 6; asking++) {
        const before = on.card();
        await on.teams.say(said.unknown);
        await on.settled('another way to ask, or how to find out', (last) => last !== before);
      }
      assert.ok(shown(on.card()).includes('A16'), 'how to find out');
      await on.picture(`${language}-need-info`);
      await on.teams.say(said.customer);
      await on.settled('the role', (last) => shown(last).includes(say(language, 'role.customer')));
      await on.teams.say(said.next);
      await on.isAsked('serviceType');
      await on.teams.say(said.mine);
      await on.isAnswered('S5');
      await on.picture(`${language}-customer`);
      await on.teams.say(said.next);
      await on.isAsked('serviceType');
      await on.teams.say(said.syndication);
      await on.isAnswered('A2');
      await on.picture(`${language}-not-covered`);
    });
  }

  for (const language of ['en', 'ko']) {
    const said = lines[language];
    const title = (key) => say(language, key);
    const tells = (what, key) => on.settled(what, (last) => shown(last).includes(title(key)));
    test(`what can be done from an answer is done in ${language}`, async () => {
      await on.open({ language });
      await on.teams.say(said.move);
      await on.isAnswered('S4');
      await on.teams.click(title('action.message'));
      await tells('the message to the customer', 'message.customer.title');
      assert.ok(shown(on.card()).includes(title('message.greeting')), 'the mail itself');
      await on.picture(`${language}-message`);
      await on.teams.click(title('action.show-answer'));
      await on.isAnswered('S4');
      await on.teams.click(title('action.steps'));
      await on.settled('the first step', (last) => presses(last).some(({ data }) => data.do === 'stuck'));
      await on.picture(`${language}-step`);
      await on.teams.click(title('action.stuck'));
      await on.settled('what to check', (last) => presses(last).every(({ data }) => data.do !== 'stuck') && presses(last).some(({ data }) => data.do === 'done'));
      await on.picture(`${language}-stuck`);
      await on.teams.click(title('action.done'));
      await on.settled('the second step', (last) => presses(last).some(({ data }) => data.do === 'back' || data.do === 'stuck'));
      await on.teams.click(title('action.show-answer'));
      await on.isAnswered('S4');
      await on.teams.click(title('action.more'));
      await tells('more', 'notice.more');
      await on.picture(`${language}-more`);
      await on.teams.click(title('action.what-if'));
      await tells('what would change it', 'whatif.title');
      await on.picture(`${language}-what-if`);
      await on.teams.click(title('action.show-answer'));
      await on.isAnswered('S4');
      await on.teams.say(said.compare);
      await tells('which case', 'notice.which-end-to-compare');
      await on.teams.say('1');
      await on.settled('both pages', (last) => shown(last).includes('2019') && presses(last).some(({ title: shownTitle }) => shownTitle === title('action.show-answer')));
      await on.picture(`${language}-compare`);
      await on.teams.say(said.copy);
      await tells('the text to copy', 'summary.copy');
      await on.picture(`${language}-copy`);
      await on.teams.say(said.meaning);
      await on.settled('what a term means', (last) => shown(last).includes('GDAP'));
      await on.picture(`${language}-term`);
    });
  }
});
