// Whole cases in the real Teams playground, by clicking and by typing, in both languages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answering, asked, known, links, presses, shown } from './presses.mjs';
import { eventually } from './processes.mjs';
import { withBrowser } from './requirements.mjs';
import { stage } from './stage.mjs';
import { say } from './texts.mjs';

describe('in Teams', withBrowser(), () => {
  const on = stage();

  test('a case in English by clicking', async () => {
    await on.open();
    await on.picture('en-welcome');
    await on.teams.click(say('en', 'action.start'));
    await on.isAsked('serviceType');
    await on.answer('serviceType', 'license-based');
    await on.isAsked('purchaseChannel');
    await on.picture('en-question');
    await on.answer('purchaseChannel', 'ea');
    await on.isAsked('intent');
    await on.answer('intent', 'move');
    await on.isAnswered('S5');
    await on.picture('en-answer');
    assert.match(await on.teams.readLastCard(), /15 March 2019/);
    assert.ok(links(on.card()).length > 0);
    assert.ok(links(on.card()).every(({ url }) => url.startsWith('https://learn.microsoft.com/en-us/')), JSON.stringify(links(on.card())));
  });

  test('a case in English by typing', async () => {
    await on.open();
    await on.teams.say('Dynamics 365 seats');
    await on.isAsked('purchaseChannel');
    await on.teams.say('I don\'t know');
    await on.settled('how to find out', (last) => asked(last) === 'purchaseChannel' && shown(last).includes(say('en', 'findout.purchaseChannel')));
    await on.teams.say('it was an Enterprise Agreement');
    await on.isAsked('intent');
    await on.teams.say('why');
    await on.settled('why it asks', (last) => shown(last).includes(say('en', 'why.intent')));
    await on.teams.say('we should manage it');
    await on.isAnswered('S5');
    await on.teams.say('back');
    await on.isAsked('intent');
  });

  test('a whole sentence gets its answer at once', async () => {
    await on.open();
    await on.teams.say('customer has Office 365 from an EA and wants us to manage it');
    await on.isAnswered('S5');
    await on.picture('en-sentence');
  });

  test('a case in Korean by clicking', async () => {
    await on.open({ language: 'ko' });
    await on.picture('ko-welcome');
    await on.teams.click(say('ko', 'action.start'));
    await on.isAsked('serviceType');
    await on.answer('serviceType', 'usage-based');
    await on.isAsked('purchaseChannel');
    assert.ok(presses(on.card()).filter(({ data }) => data.do === 'answer').every(({ title }) => /[가-힣]/.test(title)));
    await on.picture('ko-question');
    await on.answer('purchaseChannel', 'ea');
    await on.isAnswered('S6');
    await on.picture('ko-answer');
    assert.match(await on.teams.readLastCard(), /2019년 3월 15일/);
    assert.ok(links(on.card()).every(({ url }) => url.startsWith('https://learn.microsoft.com/ko-kr/')), JSON.stringify(links(on.card())));
  });

  test('a case in Korean by typing, in a client that speaks English', async () => {
    await on.open();
    await on.teams.say('언어 한국어');
    await on.settled('Korean', (last) => shown(last).includes(say('ko', 'lead.language')));
    await on.teams.say('고객이 Office 365를 EA로 구매했어요');
    await on.isAsked('intent');
    await on.teams.say('우리가 관리해 주기만 하면 됩니다');
    await on.isAnswered('S5');
    await on.picture('ko-typed-answer');
    assert.match(shown(on.card()), /[가-힣]/);
  });

  test('a kill in mid case and a restart keep the case', async () => {
    await on.open();
    await on.teams.say('Office 365 from an EA');
    await on.isAsked('intent');
    await on.host.kill();
    await on.host.start();
    await on.answer('intent', 'manage');
    await on.isAnswered('S5');
  });

  test('a button pressed twice answers once', async () => {
    await on.open();
    await on.teams.say('Office 365 from an EA');
    await on.isAsked('intent');
    const { title } = answering(on.card(), 'intent', 'manage');
    await on.teams.doubleClick(title);
    await on.isAnswered('S5');
    assert.ok(on.executed('answer').length >= 1);
    await on.teams.say('back');
    await on.isAsked('intent');
    assert.ok(known(on.card()).includes('purchaseChannel'));
  });

  test('a page that is opened again is not welcomed again', async () => {
    await on.open();
    await on.openAgain();
    await on.teams.say('help');
    await on.settled('help', (last) => shown(last).includes(say('en', 'help.title')));
    assert.equal(on.welcomes('en').length, 1);
  });

  for (const language of ['en', 'ko']) {
    test(`one card is replaced in place, and an old one gets where the case is, in ${language}`, async () => {
      await on.open({ language });
      await on.teams.say('Office 365');
      await on.isAsked('purchaseChannel');
      const old = on.card();
      const cards = await on.teams.cards().count();
      await on.answer('purchaseChannel', 'ea');
      await on.isAsked('intent');
      await on.answer('intent', 'manage');
      await on.isAnswered('S5');
      assert.equal(await on.teams.cards().count(), cards);
      assert.equal(on.executed('answer').length, 2);
      await on.picture(`${language}-in-place`);

      // Another window still shows the question: its press is handed in as the playground does.
      const { data } = answering(old, 'purchaseChannel', 'third-party');
      const stale = await on.relay.again('answer', data);
      assert.equal(stale.statusCode, 200);
      assert.ok(shown(stale.value).includes(say(language, 'lead.stale')));
      assert.ok(shown(stale.value).includes('S5'));

      await on.press({ do: 'more' });
      await on.settled('what else there is', (last) => shown(last).includes(say(language, 'notice.more')));
      assert.equal(await on.teams.cards().count(), cards + 1);
      await on.picture(`${language}-more-below`);
    });
  }

  for (const place of ['group chat', 'channel']) {
    for (const [language, said] of [['en', 'Office 365 from an EA'], ['ko', 'EA로 산 Office 365예요']]) {
      test(`a ${place} hears what follows the mention, in ${language}`, async () => {
        await on.open({ language });
        await (place === 'channel' ? on.teams.openChannel() : on.teams.openGroupChat());
        await eventually('the welcome there', () => on.welcomes(language).length === 2);
        await on.isWelcomed(language);
        await on.picture(`${language}-${place.split(' ')[0]}-welcome`);
        await on.teams.say(said, { mention: true });
        await on.isAsked('intent');
        assert.ok(shown(on.card()).includes(say(language, 'card.shared.of').split('{who}').at(-1)));
        await on.answer('intent', 'manage');
        await on.isAnswered('S5');
        assert.equal(on.executed('answer').length, 1);
        await on.picture(`${language}-${place.split(' ')[0]}`);
      });
    }
  }
});
