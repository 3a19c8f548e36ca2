// The message extension in the real Teams playground: search, and the form of an action, in both languages.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from './processes.mjs';
import { withBrowser } from './requirements.mjs';
import { stage } from './stage.mjs';
import { say } from './texts.mjs';

const typed = {
  en: 'Office 365 from another CSP partner',
  ko: '다른 CSP 파트너에게서 구매한 Office 365',
};

describe('the message extension in Teams', withBrowser(), () => {
  const on = stage();

  for (const language of ['en', 'ko']) {
    test(`a search has an answer for each case, and one is put into the chat, in ${language}`, async () => {
      await on.open({ language });
      await on.teams.search(typed[language]);
      const title = say(language, 'search.if').replace('{value}', say(language, 'value.intent.move'));
      const found = on.teams.page.getByText(title, { exact: true });
      await found.waitFor();
      await on.pageShot(`${language}-search`);
      await found.click();
      const inserted = on.teams.page.locator('.ac-adaptiveCard', { hasText: say(language, 'card.receipt') }).last();
      await inserted.waitFor();
      assert.equal(await inserted.getByRole('button', { name: say(language, 'action.more') }).count(), 0);
      await on.pageShot(`${language}-search-inserted`);
    });

    test(`a form shows what it comes to and keeps what was filled in, in ${language}`, async () => {
      await on.open({ language });
      const form = await on.teams.openAction();
      await form.getByText(say(language, 'form.intro')).waitFor();
      await on.pageShot(`${language}-form`);
      await on.teams.choosePlace(form, 0, say(language, 'value.serviceType.license-based'));
      await on.teams.choosePlace(form, 1, say(language, 'value.purchaseChannel.ea'));
      await form.getByRole('button', { name: say(language, 'form.check') }).click();
      await form.getByText(say(language, 'form.outcome'), { exact: true }).waitFor();
      await on.pageShot(`${language}-form-open`);
      await on.teams.choosePlace(form, 2, say(language, 'value.intent.manage'));
      await form.getByRole('button', { name: say(language, 'form.check') }).click();
      await form.getByText(say(language, 'fact.termEnd'), { exact: true }).waitFor({ state: 'detached' });
      assert.match(await form.innerText(), /15 March 2019|2019년 3월 15일/);
      assert.equal(await form.getByRole('combobox').first().inputValue(), say(language, 'value.serviceType.license-based'));
      await on.pageShot(`${language}-form-outcome`);
      const { activity } = on.relay.received.findLast((one) => one.activity.name === 'composeExtension/submitAction');
      await on.pictureOf(await formOf(on, activity), `${language}-form`);
      await form.getByRole('button', { name: say(language, 'form.insert') }).click();
      await eventually('the dialog closes', async () => (await on.teams.page.getByRole('dialog').count()) === 0);
    });
  }
});

/** The form that an invoke is answered with. */
async function formOf(on, activity) {
  const answer = await fetch(on.relay.messages, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(activity) });
  return (await answer.json()).task.value.card.content;
}
