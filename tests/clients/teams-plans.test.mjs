// Plans of several subscriptions, dates and ratings in the real Teams playground, in both languages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { presses, shown } from './presses.mjs';
import { withBrowser } from './requirements.mjs';
import { stage } from './stage.mjs';
import { say } from './texts.mjs';

/** What is said to come by each kind of card. */
const lines = {
  en: {
    move: 'Office 365 from another CSP partner, they want to move it to us',
    also: 'they also have Azure from an EA',
    third: 'and Dynamics 365 from Open, we should manage it',
    ends: 'the term ends on 31 March 2027',
    rate: 'rate this answer',
  },
  ko: {
    move: '다른 CSP 파트너에게서 구매한 Office 365를 저희 쪽으로 이전하려고 합니다',
    also: 'EA로 구매한 Azure도 있어요',
    third: 'Open으로 구매한 Dynamics 365도 있는데 저희가 관리만 합니다',
    ends: '약정이 2027년 3월 31일에 끝나요',
    rate: '의견',
  },
};

describe('plans and dates in Teams', withBrowser(), () => {
  const on = stage();

  for (const language of ['en', 'ko']) {
    const said = lines[language];
    const title = (key) => say(language, key);
    test(`dates are told and an answer is rated in ${language}`, async () => {
      const tells = (what, key) => on.settled(what, (last) => shown(last).includes(title(key)));
      await on.open({ language });
      await on.teams.say(said.move);
      await on.isAnswered('S4');
      await on.teams.say(said.ends);
      await on.settled('the dated answer', (last) => presses(last).some(({ data }) => data.do === 'dates'));
      await on.teams.click(title('action.dates'));
      await tells('the dates', 'dates.title');
      await on.picture(`${language}-dates`);
      await on.teams.click(title('action.show-answer'));
      await on.isAnswered('S4');
      await on.teams.say(said.rate);
      await tells('how it was', 'feedback.ask');
      await on.picture(`${language}-feedback`);
      await on.teams.click(title('feedback.wrong'));
      await tells('what is wrong', 'feedback.why.wrong');
      await on.picture(`${language}-feedback-why`);
      await on.teams.click(title('feedback.reason.out-of-date'));
      await tells('thanks', 'feedback.thanks.wrong');
      await on.picture(`${language}-feedback-thanks`);
    });

    test(`three subscriptions have one plan in ${language}`, async () => {
      await on.open({ language });
      await on.teams.say(said.move);
      await on.isAnswered('S4');
      await on.teams.say(said.also);
      await on.isAnswered('S6');
      await on.teams.say(said.third);
      await on.settled('the plan of three', (last) => shown(last).includes(title('plan.heading')) && shown(last).includes('3/3') || shown(last).includes('3 of 3'));
      await on.picture(`${language}-plan`);
      const read = await on.teams.readLastCard();
      for (let number = 1; number <= 15; number++) {
        assert.match(read, new RegExp(`(^|\\n)\u2060?${number}\\. `), `step ${number} is shown`);
      }
      assert.ok(/(^|\n)\u2060?16\. /.test(read) || read.includes(title('card.shortened')), 'the last step, or that the card is shortened');
      await on.teams.click(title('action.steps'));
      await on.settled('the first step', (last) => presses(last).some(({ data }) => data.do === 'stuck'));
      await on.teams.click(title('action.done'));
      await on.settled('the second step', (last) => presses(last).some(({ data }) => data.do === 'back'));
      await on.teams.click(title('action.show-answer'));
      await on.settled('the plan goes on', (last) => shown(last).includes(title('plan.done').replace('{text}', '').trim()));
      await on.picture(`${language}-plan-begun`);
      await on.teams.click(title('action.show'));
      await on.settled('which one', (last) => shown(last).includes(title('notice.which-to-show')));
      await on.teams.say('2');
      await on.isAnswered('S6');
      await on.picture(`${language}-plan-one`);
    });
  }
});
