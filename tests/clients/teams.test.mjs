// Whole cases in the real Teams playground, by clicking and by typing, in both languages.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { pictureInTheDark } from './cardview.mjs';
import { startHost } from './host.mjs';
import { openTeams, startBrowser, startPlayground } from './playground.mjs';
import { answering, asked, find, known, links, presses, shown } from './presses.mjs';
import { eventually } from './processes.mjs';
import { startRelay } from './relay.mjs';
import { withBrowser } from './requirements.mjs';
import { say } from './texts.mjs';

/** What is said to come by each kind of card. */
const lines = {
  en: {
    help: 'help',
    azure: 'Azure from another CSP partner, we should only manage it',
    next: 'next case',
    move: 'Office 365 from another CSP partner, they want to move it to us',
    also: 'they also have Azure from an EA',
    third: 'and Dynamics 365 from Open, we should manage it',
    licenses: 'Office 365, we should manage it',
    unknown: 'I don\'t know',
    customer: 'role customer',
    mine: 'We bought Office 365 under an EA, please manage it',
    syndication: 'Office 365 from a Syndication partner',
    compare: 'compare both pages',
    copy: 'text to copy',
    meaning: 'what is GDAP?',
    ends: 'the term ends on 31 March 2027',
    rate: 'rate this answer',
  },
  ko: {
    help: '도움말',
    azure: '다른 CSP 파트너에게서 구매한 Azure를 저희가 관리만 하려고 합니다',
    next: '다음 상담',
    move: '다른 CSP 파트너에게서 구매한 Office 365를 저희 쪽으로 이전하려고 합니다',
    also: 'EA로 구매한 Azure도 있어요',
    third: 'Open으로 구매한 Dynamics 365도 있는데 저희가 관리만 합니다',
    licenses: 'Office 365를 저희가 관리하려고 합니다',
    unknown: '모르겠어요',
    customer: '역할 고객',
    mine: 'EA로 산 Office 365를 관리해 주셨으면 합니다',
    syndication: '신디케이션 파트너에게서 구매한 Office 365',
    compare: '두 페이지 비교',
    copy: '요약해 주세요',
    meaning: 'GDAP가 뭐예요?',
    ends: '약정이 2027년 3월 31일에 끝나요',
    rate: '의견',
  },
};

describe('in Teams', withBrowser(), () => {
  let browser;
  let host;
  let relay;
  let playground;
  let teams;

  before(async () => {
    browser = await startBrowser();
  });

  after(() => browser?.close());

  beforeEach(async () => {
    host = await startHost();
  });

  afterEach(async () => {
    const errors = teams?.errors ?? [];
    await teams?.close();
    await playground?.stop();
    await relay?.stop();
    await host?.stop();
    teams = playground = relay = undefined;
    assert.deepEqual(errors, [], 'errors on the page');
  });

  async function open({ locale } = {}) {
    relay = await startRelay(host.messages, { locale });
    playground = await startPlayground(relay.messages);
    teams = await openTeams(browser, playground);
  }

  const card = () => relay.lastCard();

  /** Waits until the bot's last card is as wanted, and is what the page shows last. */
  async function settled(what, wanted) {
    await eventually(what, () => card() && wanted(card()));
    await teams.shows(card());
  }

  const isAsked = (fact) => settled(`${fact} is asked`, (last) => asked(last) === fact);
  const isAnswered = (rule) => settled(`an answer by ${rule}`, (last) => asked(last) === undefined && shown(last).includes(rule));

  /** Answers the question on the last card as a person does: by a button, or by a choice and a button. */
  async function answer(fact, value) {
    const { title, choice } = answering(card(), fact, value);
    if (choice) {
      await teams.choose(choice);
    }
    await teams.click(title);
  }

  /** Presses what the last card offers. */
  const press = (wanted) => teams.click(find(card(), wanted).title);

  /** Pictures of where the case stands: the page, the card as on a phone, the card in the dark. */
  async function picture(name) {
    await teams.screenshot(name);
    await pictureInTheDark(browser, card(), name);
  }

  const isWelcomed = (language) =>
    settled('the welcome', (last) => shown(last).includes(say(language, 'welcome.title')));

  /** Every welcome so far, in whatever conversation. */
  const welcomes = (language) => relay.cards().filter((one) => shown(one).includes(say(language, 'welcome.title')));

  test('a case in English by clicking', async () => {
    await open();
    await isWelcomed('en');
    await picture('en-welcome');
    await teams.click(say('en', 'action.start'));
    await isAsked('serviceType');
    await answer('serviceType', 'license-based');
    await isAsked('purchaseChannel');
    await picture('en-question');
    await answer('purchaseChannel', 'ea');
    await isAsked('intent');
    await answer('intent', 'move');
    await isAnswered('S5');
    await picture('en-answer');
    assert.match(await teams.readLastCard(), /15 March 2019/);
    assert.ok(links(card()).length > 0);
    assert.ok(links(card()).every(({ url }) => url.startsWith('https://learn.microsoft.com/en-us/')), JSON.stringify(links(card())));
  });

  test('a case in English by typing', async () => {
    await open();
    await isWelcomed('en');
    await teams.say('Dynamics 365 seats');
    await isAsked('purchaseChannel');
    await teams.say('I don\'t know');
    await settled('how to find out', (last) => asked(last) === 'purchaseChannel' && shown(last).includes(say('en', 'findout.purchaseChannel')));
    await teams.say('it was an Enterprise Agreement');
    await isAsked('intent');
    await teams.say('why');
    await settled('why it asks', (last) => shown(last).includes(say('en', 'why.intent')));
    await teams.say('we should manage it');
    await isAnswered('S5');
    await teams.say('back');
    await isAsked('intent');
  });

  test('a whole sentence gets its answer at once', async () => {
    await open();
    await isWelcomed('en');
    await teams.say('customer has Office 365 from an EA and wants us to manage it');
    await isAnswered('S5');
    await picture('en-sentence');
  });

  test('a case in Korean by clicking', async () => {
    await open({ locale: 'ko-KR' });
    await isWelcomed('ko');
    await picture('ko-welcome');
    await teams.click(say('ko', 'action.start'));
    await isAsked('serviceType');
    await answer('serviceType', 'usage-based');
    await isAsked('purchaseChannel');
    assert.ok(presses(card()).filter(({ data }) => data.do === 'answer').every(({ title }) => /[가-힣]/.test(title)));
    await picture('ko-question');
    await answer('purchaseChannel', 'ea');
    await isAnswered('S6');
    await picture('ko-answer');
    assert.match(await teams.readLastCard(), /2019년 3월 15일/);
    assert.ok(links(card()).every(({ url }) => url.startsWith('https://learn.microsoft.com/ko-kr/')), JSON.stringify(links(card())));
  });

  test('a case in Korean by typing, in a client that speaks English', async () => {
    await open();
    await isWelcomed('en');
    await teams.say('언어 한국어');
    await settled('Korean', (last) => shown(last).includes(say('ko', 'lead.language')));
    await teams.say('고객이 Office 365를 EA로 구매했어요');
    await isAsked('intent');
    await teams.say('우리가 관리해 주기만 하면 됩니다');
    await isAnswered('S5');
    await picture('ko-typed-answer');
    assert.match(shown(card()), /[가-힣]/);
  });

  for (const language of ['en', 'ko']) {
    const said = lines[language];
    test(`every kind of card stands for its picture in ${language}`, async () => {
      await open({ locale: language === 'ko' ? 'ko-KR' : undefined });
      await isWelcomed(language);
      await teams.say(said.help);
      await settled('help', (last) => shown(last).includes(say(language, 'help.title')));
      await picture(`${language}-help`);
      await teams.say(said.azure);
      await isAnswered('S8');
      assert.ok(shown(card()).includes(say(language, 'card.first')), 'the note stands first');
      await picture(`${language}-azure-manage`);
      await teams.say(said.next);
      await isAsked('serviceType');
      await picture(`${language}-first-question`);
      await teams.say(said.move);
      await isAnswered('S4');
      assert.ok(presses(card()).some(({ title }) => title === say(language, 'action.add-term-end')));
      await picture(`${language}-wait`);
      await teams.click(`${say(language, 'card.receipt')} (${say(language, 'card.receipt.toggle')})`);
      await picture(`${language}-receipt`);
      await teams.say(said.also);
      await isAnswered('S6');
      assert.ok(shown(card()).includes('S4'), 'both subscriptions are answered');
      await picture(`${language}-several`);
      await teams.say(said.next);
      await isAsked('serviceType');
      await teams.say(said.licenses);
      await isAsked('purchaseChannel');
      for (let asking = 0; !shown(card()).includes('A16') && asking < 6; asking++) {
        const before = card();
        await teams.say(said.unknown);
        await settled('another way to ask, or how to find out', (last) => last !== before);
      }
      assert.ok(shown(card()).includes('A16'), 'how to find out');
      await picture(`${language}-need-info`);
      await teams.say(said.customer);
      await settled('the role', (last) => shown(last).includes(say(language, 'role.customer')));
      await teams.say(said.next);
      await isAsked('serviceType');
      await teams.say(said.mine);
      await isAnswered('S5');
      await picture(`${language}-customer`);
      await teams.say(said.next);
      await isAsked('serviceType');
      await teams.say(said.syndication);
      await isAnswered('A2');
      await picture(`${language}-not-covered`);
    });
  }

  for (const language of ['en', 'ko']) {
    const said = lines[language];
    const title = (key) => say(language, key);
    const tells = (what, key) => settled(what, (last) => shown(last).includes(title(key)));
    test(`what can be done from an answer is done in ${language}`, async () => {
      await open({ locale: language === 'ko' ? 'ko-KR' : undefined });
      await isWelcomed(language);
      await teams.say(said.move);
      await isAnswered('S4');
      await teams.click(title('action.message'));
      await tells('the message to the customer', 'message.customer.title');
      assert.ok(shown(card()).includes(title('message.greeting')), 'the mail itself');
      await picture(`${language}-message`);
      await teams.click(title('action.show-answer'));
      await isAnswered('S4');
      await teams.click(title('action.steps'));
      await settled('the first step', (last) => presses(last).some(({ data }) => data.do === 'stuck'));
      await picture(`${language}-step`);
      await teams.click(title('action.stuck'));
      await settled('what to check', (last) => presses(last).every(({ data }) => data.do !== 'stuck') && presses(last).some(({ data }) => data.do === 'done'));
      await picture(`${language}-stuck`);
      await teams.click(title('action.done'));
      await settled('the second step', (last) => presses(last).some(({ data }) => data.do === 'back' || data.do === 'stuck'));
      await teams.click(title('action.show-answer'));
      await isAnswered('S4');
      await teams.click(title('action.more'));
      await tells('more', 'notice.more');
      await picture(`${language}-more`);
      await teams.click(title('action.what-if'));
      await tells('what would change it', 'whatif.title');
      await picture(`${language}-what-if`);
      await teams.click(title('action.show-answer'));
      await isAnswered('S4');
      await teams.say(said.compare);
      await tells('which case', 'notice.which-end-to-compare');
      await teams.say('1');
      await settled('both pages', (last) => shown(last).includes('2019') && presses(last).some(({ title: shownTitle }) => shownTitle === title('action.show-answer')));
      await picture(`${language}-compare`);
      await teams.say(said.copy);
      await tells('the text to copy', 'summary.copy');
      await picture(`${language}-copy`);
      await teams.say(said.meaning);
      await settled('what a term means', (last) => shown(last).includes('GDAP'));
      await picture(`${language}-term`);
    });
  }

  for (const language of ['en', 'ko']) {
    const said = lines[language];
    const title = (key) => say(language, key);
    test(`dates are told and an answer is rated in ${language}`, async () => {
      const tells = (what, key) => settled(what, (last) => shown(last).includes(title(key)));
      await open({ locale: language === 'ko' ? 'ko-KR' : undefined });
      await isWelcomed(language);
      await teams.say(said.move);
      await isAnswered('S4');
      await teams.say(said.ends);
      await settled('the dated answer', (last) => presses(last).some(({ data }) => data.do === 'dates'));
      await teams.click(title('action.dates'));
      await tells('the dates', 'dates.title');
      await picture(`${language}-dates`);
      await teams.click(title('action.show-answer'));
      await isAnswered('S4');
      await teams.say(said.rate);
      await tells('how it was', 'feedback.ask');
      await picture(`${language}-feedback`);
      await teams.click(title('feedback.wrong'));
      await tells('what is wrong', 'feedback.why.wrong');
      await picture(`${language}-feedback-why`);
      await teams.click(title('feedback.reason.out-of-date'));
      await tells('thanks', 'feedback.thanks.wrong');
      await picture(`${language}-feedback-thanks`);
    });

    test(`three subscriptions have one plan in ${language}`, async () => {
      await open({ locale: language === 'ko' ? 'ko-KR' : undefined });
      await isWelcomed(language);
      await teams.say(said.move);
      await isAnswered('S4');
      await teams.say(said.also);
      await isAnswered('S6');
      await teams.say(said.third);
      await settled('the plan of three', (last) => shown(last).includes(title('plan.heading')) && shown(last).includes('3/3') || shown(last).includes('3 of 3'));
      await picture(`${language}-plan`);
      const read = await teams.readLastCard();
      for (let number = 1; number <= 15; number++) {
        assert.match(read, new RegExp(`(^|\\n)\u2060?${number}\\. `), `step ${number} is shown`);
      }
      assert.ok(/(^|\n)\u2060?16\. /.test(read) || read.includes(title('card.shortened')), 'the last step, or that the card is shortened');
      await teams.click(title('action.steps'));
      await settled('the first step', (last) => presses(last).some(({ data }) => data.do === 'stuck'));
      await teams.click(title('action.done'));
      await settled('the second step', (last) => presses(last).some(({ data }) => data.do === 'back'));
      await teams.click(title('action.show-answer'));
      await settled('the plan goes on', (last) => shown(last).includes(title('plan.done').replace('{text}', '').trim()));
      await picture(`${language}-plan-begun`);
      await teams.click(title('action.show'));
      await settled('which one', (last) => shown(last).includes(title('notice.which-to-show')));
      await teams.say('2');
      await isAnswered('S6');
      await picture(`${language}-plan-one`);
    });
  }

  test('a kill in mid case and a restart keep the case', async () => {
    await open();
    await isWelcomed('en');
    await teams.say('Office 365 from an EA');
    await isAsked('intent');
    await host.kill();
    await host.start();
    await answer('intent', 'manage');
    await isAnswered('S5');
  });

  test('a button pressed twice answers once', async () => {
    await open();
    await isWelcomed('en');
    await teams.say('Office 365 from an EA');
    await isAsked('intent');
    const { title } = answering(card(), 'intent', 'manage');
    await teams.doubleClick(title);
    await isAnswered('S5');
    await eventually('both presses arrived', () => relay.received.filter(({ activity }) => activity.value?.do === 'answer').length === 2);
    await teams.say('back');
    await isAsked('intent');
    assert.ok(known(card()).includes('purchaseChannel'));
  });

  test('a page that is opened again is not welcomed again', async () => {
    await open();
    await isWelcomed('en');
    await teams.close();
    teams = await openTeams(browser, playground);
    await teams.say('help');
    await settled('help', (last) => shown(last).includes(say('en', 'help.title')));
    assert.equal(welcomes('en').length, 1);
  });

  for (const place of ['openGroupChat', 'openChannel']) {
    test(`${place === 'openGroupChat' ? 'a group chat' : 'a channel'} hears what follows the mention`, async () => {
      await open();
      await isWelcomed('en');
      await teams[place]();
      await eventually('the welcome there', () => welcomes('en').length === 2);
      await teams.shows(card());
      await teams.say('Office 365 from an EA', { mention: true });
      await isAsked('intent');
      await answer('intent', 'manage');
      await isAnswered('S5');
      await picture(place === 'openGroupChat' ? 'en-group' : 'en-channel');
    });
  }
});
