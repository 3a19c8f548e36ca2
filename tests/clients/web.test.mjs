// The web page with its chat in a real browser: whole cases, loss of connection, two windows, print, copy, and what must not get in.
import assert from 'node:assert/strict';
import { after, afterEach, before, describe, test } from 'node:test';
import { startHost } from './host.mjs';
import { eventually } from './processes.mjs';
import { withBrowser } from './requirements.mjs';
import { say } from './texts.mjs';
import { startWebVisitor } from './webpage.mjs';
import { injections } from './injections.mjs';

const sentence = { en: 'Office 365 from an EA, we want to move it', ko: 'EA로 구매한 Office 365를 옮기고 싶어요' };

describe('the web page', withBrowser(), () => {
  let host;
  let visitor;
  const windows = [];

  const open = async (options) => {
    const web = await visitor.open(host, options);
    windows.push(web);
    return web;
  };
  const isAnswered = (web, language) => web.shows(say(language, 'card.receipt'));

  before(async () => {
    // Each test is a visitor from the same address, and a quick one.
    const settings = { WebChat__ConversationsPerSource: '0', Limits__RequestsPerSource: '0' };
    [host, visitor] = await Promise.all([startHost({ settings }), startWebVisitor()]);
  });
  after(() => Promise.all([visitor?.close(), host?.stop()]));
  afterEach(async () => {
    for (const web of windows.splice(0)) {
      await web.close();
    }
  });

  for (const [language, width, theme, how, forced = 'none'] of [
    ['en', 390, 'light', 'mouse'], ['en', 768, 'dark', 'keyboard'], ['en', 1280, 'light', 'mouse', 'active'],
    ['ko', 390, 'dark', 'keyboard', 'active'], ['ko', 768, 'light', 'mouse'], ['ko', 1280, 'dark', 'keyboard'],
  ]) {
    const colours = forced === 'active' ? `forced colours over ${theme}` : theme;
    test(`a whole case in ${language} at ${width} pixels, ${colours}, by ${how}`, async () => {
      const name = `${language}-${width}-${forced === 'active' ? 'forced' : theme}`;
      const web = await open({ language, width, theme, forced, height: width === 390 ? 844 : 900, keyboard: how === 'keyboard' });
      await web.shows(say(language, 'value.serviceType.license-based'));
      assert.equal(await web.page.locator('html').getAttribute('lang'), language);
      await web.picture(`${name}-first`);
      assert.deepEqual(await web.faultsOfAccess(), []);
      await web.wholeCase(language);
      assert.deepEqual(await web.cutOff(), []);
      assert.deepEqual(await web.faultsOfAccess(), []);
      await web.picture(`${name}-answer`);
    });
  }

  test('at 320 pixels nothing is cut off', async () => {
    const web = await open({ width: 320, height: 568 });
    await web.say(sentence.en);
    await isAnswered(web, 'en');
    assert.deepEqual(await web.cutOff(), []);
    await web.picture('en-320');
  });

  test('a reload in the middle goes on, with what was being written', async () => {
    const web = await open();
    await web.press(say('en', 'value.serviceType.license-based'));
    await web.shows(say('en', 'choice.invoice-agreement'));
    await web.type('half a sen');
    await web.page.reload();
    await web.shows(say('en', 'choice.invoice-agreement'));
    await eventually('the draft', async () => await web.box().inputValue() === 'half a sen');
    await web.press(say('en', 'choice.invoice-agreement'));
    await web.shows(say('en', 'value.intent.move.customer'));
  });

  for (const language of ['en', 'ko']) {
    test(`what is written while the server is away is answered once it is back, once, in ${language}`, async () => {
      const web = await open({ language });
      await web.shows(say(language, 'value.serviceType.license-based'));
      await host.kill();
      await web.tells(language, 'page.away');
      await web.say(sentence[language]);
      await web.said(sentence[language]).waitFor();
      assert.equal(await web.box().isEnabled(), true);
      await web.picture(`${language}-away`);
      await host.start();
      await isAnswered(web, language);
      await web.tells(language, 'page.back');
      assert.equal(await web.said(sentence[language]).count(), 1);

      // The history as the server has it: one message, one answer.
      await web.page.reload();
      await isAnswered(web, language);
      assert.equal(await web.said(sentence[language]).count(), 1);
      assert.equal(await web.cards().filter({ hasText: say(language, 'card.receipt') }).count(), 1);
    });
  }

  test('what was taken just before the connection broke is not taken twice', async () => {
    const web = await open();
    await web.shows(say('en', 'value.serviceType.license-based'));
    // The server takes it, and the answer to the request is lost on the way.
    await web.page.route('**/activities', async (route) => {
      await route.fetch();
      await route.abort();
    }, { times: 1 });
    await web.say(sentence.en);
    await isAnswered(web, 'en');
    await web.page.reload();
    await isAnswered(web, 'en');
    assert.equal(await web.said(sentence.en).count(), 1);
    assert.equal(await web.cards().filter({ hasText: say('en', 'card.receipt') }).count(), 1);
  });

  test('where web sockets do not open, news is asked for', async () => {
    const web = await open({ again: true });
    await web.page.evaluate(() => localStorage.clear());
    await web.page.routeWebSocket(/stream/, (socket) => socket.close());
    await web.page.reload();
    await web.shows(say('en', 'value.serviceType.license-based'));
    await web.say(sentence.en);
    await isAnswered(web, 'en');
  });

  test('two windows are in one conversation, and clearing one clears both', async () => {
    const one = await open();
    await one.shows(say('en', 'value.serviceType.license-based'));
    const other = await open({ again: true });
    await other.say(sentence.en);
    await isAnswered(other, 'en');
    await isAnswered(one, 'en');
    assert.equal(await one.said(sentence.en).count(), 1);
    await one.use(one.page.locator('#clear'));
    await one.use(one.page.locator('#sure-yes'));
    await one.tells('en', 'page.clear.done');
    for (const web of [one, other]) {
      await web.said(sentence.en).waitFor({ state: 'detached' });
      await web.shows(say('en', 'value.serviceType.license-based'));
    }
    await one.say('Azure');
    await other.said('Azure').waitFor();
  });

  test('the language is switched for page, chat and conversation, and kept', async () => {
    const web = await open();
    await web.shows(say('en', 'value.serviceType.license-based'));
    await web.use(web.page.getByRole('button', { name: '한국어', exact: true }));
    await web.shows(say('ko', 'value.serviceType.license-based'));
    assert.equal(await web.page.locator('html').getAttribute('lang'), 'ko');
    await web.page.getByRole('button', { name: say('ko', 'page.clear') }).waitFor();
    await web.page.reload();
    await web.shows(say('ko', 'value.serviceType.license-based'));
    assert.equal(await web.page.locator('html').getAttribute('lang'), 'ko');
    assert.equal(await web.page.getByRole('button', { name: '한국어', exact: true }).getAttribute('aria-pressed'), 'true');
  });

  test('clearing asks first, and leaves nothing', async () => {
    const web = await open();
    await web.say(sentence.en);
    await isAnswered(web, 'en');
    const { id, token } = await web.page.evaluate(() => JSON.parse(localStorage.getItem('mcb.conversation')));
    await web.use(web.page.locator('#clear'));
    await web.picture('en-sure');
    await web.page.keyboard.press('Escape');
    assert.equal(await web.said(sentence.en).count(), 1);
    await web.use(web.page.locator('#clear'));
    await web.use(web.page.locator('#sure-yes'));
    await web.tells('en', 'page.clear.done');
    await web.said(sentence.en).waitFor({ state: 'detached' });
    await web.shows(say('en', 'value.serviceType.license-based'));
    const gone = await fetch(`${host.url}/v3/directline/conversations/${id}/activities`, { headers: { Authorization: `Bearer ${token}` } });
    assert.equal(gone.status, 404);
  });

  test('"forget me" leaves a new conversation', async () => {
    const web = await open();
    await web.say(sentence.en);
    await isAnswered(web, 'en');
    await web.say('forget me');
    await web.tells('en', 'page.forgotten');
    await web.said(sentence.en).waitFor({ state: 'detached' });
    await web.shows(say('en', 'value.serviceType.license-based'));
  });

  test('a conversation that is gone begins anew and says so, with what was written meanwhile', async () => {
    const web = await open();
    await web.shows(say('en', 'value.serviceType.license-based'));
    const { id, token } = await web.page.evaluate(() => JSON.parse(localStorage.getItem('mcb.conversation')));
    await fetch(`${host.url}/v3/directline/conversations/${id}`, { method: 'DELETE', headers: { Authorization: `Bearer ${token}` } });
    await web.say(sentence.en);
    await web.tells('en', 'page.gone');
    await isAnswered(web, 'en');
    assert.equal(await web.said(sentence.en).count(), 1);
  });

  /** The page as at a browser's first visit, which compiles the chat component for seconds; `come` ends that. */
  async function openEarly() {
    let come;
    const coming = new Promise((resolve) => { come = resolve; });
    const web = await open({ early: (page) => page.route('**/webchat.js*', async (route) => { await coming; await route.continue(); }) });
    await web.firstBox().click();
    return { web, come };
  }

  test('what is written before the chat is there goes on in its box, letter by letter', async () => {
    const { web, come } = await openEarly();
    await web.page.keyboard.insertText('Office 65');
    await web.page.keyboard.press('ArrowLeft');
    await web.page.keyboard.press('ArrowLeft');
    assert.equal(await web.page.evaluate(() => JSON.parse(sessionStorage.getItem('mcb.draft'))), 'Office 65');
    come();
    await web.firstBox().waitFor({ state: 'detached' });
    await web.page.keyboard.type('3');
    assert.equal(await web.box().inputValue(), 'Office 365');
    await web.page.keyboard.press('Enter');
    await web.shows(say('en', 'choice.invoice-agreement'));
    assert.equal(await web.said('Office 365').count(), 1);
  });

  test('what is entered before the chat is there is sent once', async () => {
    const { web, come } = await openEarly();
    await web.page.keyboard.insertText(sentence.en);
    await web.page.keyboard.press('Enter');
    await web.page.keyboard.press('Enter');
    assert.equal(await web.firstBox().inputValue(), sentence.en, 'it is to be seen until the chat shows it');
    come();
    await isAnswered(web, 'en');
    assert.equal(await web.said(sentence.en).count(), 1);
    assert.equal(await web.box().inputValue(), '');
    assert.equal(await web.box().evaluate((one) => one === document.activeElement), true);
  });

  test('an unfinished syllable is not cut off when the chat comes', async () => {
    const { web, come } = await openEarly();
    await web.firstBox().dispatchEvent('compositionstart');
    await web.page.keyboard.insertText('오피ㅅ');
    come();
    await web.page.locator('#chat .webchat__send-box textarea').waitFor({ state: 'attached' });
    await web.page.waitForTimeout(300);
    assert.equal(await web.firstBox().count(), 1);
    await web.firstBox().fill('오피스');
    await web.firstBox().dispatchEvent('compositionend');
    await web.firstBox().waitFor({ state: 'detached' });
    assert.equal(await web.box().inputValue(), '오피스');
  });

  test('a form that was sent becomes one line, in its place', async () => {
    const web = await open({ language: 'ko', width: 390, height: 844 });
    await web.shows(say('ko', 'value.serviceType.license-based'));
    await web.press(say('ko', 'action.form'));
    await web.shows(say('ko', 'form.submit'));
    await web.press(say('ko', 'form.submit'));
    await web.shows(say('ko', 'form.empty'));
    await web.page.getByText(say('ko', 'form.sent')).waitFor();
    await eventually('one form alone', async () => await web.page.locator('#chat').getByRole('button', { name: say('ko', 'form.submit') }).count() === 1);
    await web.picture('ko-form-again');
  });

  test('the last answer is printed with the addresses of its links, and nothing else', async () => {
    const web = await open({ theme: 'dark' });
    await web.say(sentence.en);
    await isAnswered(web, 'en');
    await web.page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const paper = await web.page.locator('body').innerText();
    assert.match(paper, /https:\/\/learn\.microsoft\.com\//);
    assert.match(paper, new RegExp(say('en', 'card.receipt.rule')));
    assert.ok(!paper.includes(say('en', 'action.more')));
    assert.ok(!paper.includes(sentence.en));
    assert.equal(await web.page.locator('#chat').isVisible(), false);
    assert.equal(await web.page.locator('#paper h2').first().evaluate((heading) => getComputedStyle(heading).color), 'rgb(0, 0, 0)');
    await web.picture('en-print', { whole: true });
  });

  test('a press that copies copies and posts nothing', async () => {
    const web = await open();
    await web.shows(say('en', 'value.serviceType.license-based'));
    await web.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const posted = [];
    web.page.on('request', (request) => request.method() === 'POST' && posted.push(request.url()));
    await web.page.routeWebSocket(/stream/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        socket.send(frame);
        socket.send(JSON.stringify({ activities: [copying] }));
      });
    });
    await web.page.reload();
    await web.shows('Something to copy');
    await web.press('Copy this');
    await web.tells('en', 'page.copied');
    assert.equal(await web.page.evaluate(() => navigator.clipboard.readText()), 'one\ntwo');
    assert.deepEqual(posted.filter((url) => url.endsWith('/activities')), []);
  });

  for (const language of ['en', 'ko']) {
    test(`what is to be passed on to a person is copied by a press, in ${language}`, async () => {
      const web = await open({ language });
      await web.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await web.say(sentence[language]);
      await isAnswered(web, language);
      await web.say(language === 'en' ? 'human' : '담당자');
      await web.shows(say(language, 'human.take-along.web'));
      await web.press(say(language, 'action.copy'));
      await web.tells(language, 'page.copied');
      assert.match(await web.page.evaluate(() => navigator.clipboard.readText()), /^.+\n- .+Office 365/s);
    });
  }

  test('an answer whose text goes to the clipboard by itself does so once, and not when it is read again', async () => {
    const web = await open();
    await web.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await web.page.routeWebSocket(/stream/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((frame) => {
        const said = JSON.parse(frame);
        said.activities.filter(({ from }) => from.role === 'bot').forEach((activity) => { activity.channelData = { mcbCopy: `text ${activity.id}` }; });
        socket.send(JSON.stringify(said));
      });
    });
    await web.page.evaluate(() => navigator.clipboard.writeText('before'));
    await web.page.reload();
    await web.shows(say('en', 'value.serviceType.license-based'));
    assert.equal(await web.page.evaluate(() => navigator.clipboard.readText()), 'before');
    await web.say(sentence.en);
    await web.tells('en', 'page.copied');
    assert.match(await web.page.evaluate(() => navigator.clipboard.readText()), /^text r/);
  });

  test('a card that was answered becomes one line in its place', async () => {
    const web = await open();
    await web.press(say('en', 'value.serviceType.license-based'));
    await web.shows(say('en', 'choice.invoice-agreement'));
    const cards = web.cards();
    const before = await cards.count();
    await web.press(say('en', 'choice.invoice-agreement'));
    await web.shows(say('en', 'value.intent.move.customer'));
    assert.equal(await cards.count(), before + 1);
    const former = cards.nth(before - 1);
    await eventually('the line', async () => await former.getByRole('button').count() === 0);
    assert.equal(await web.page.getByRole('button', { name: say('en', 'choice.invoice-agreement') }).count(), 0);
  });

  test('colours follow the system while the page is open', async () => {
    const web = await open();
    await web.shows(say('en', 'value.serviceType.license-based'));
    const ground = () => web.lastCard().evaluate((card) => getComputedStyle(card).backgroundColor);
    assert.equal(await ground(), 'rgb(255, 255, 255)');
    await web.page.emulateMedia({ colorScheme: 'dark' });
    await eventually('the dark', async () => await ground() === 'rgb(38, 43, 49)');
  });

  test('without its chat component the page says what is missing', async () => {
    const web = await open({ again: true });
    await web.page.route(`${host.url}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace(/"webchat":"[^"]*"/, '"webchat":null') });
    });
    await web.page.reload();
    for (const language of ['en', 'ko']) {
      await web.page.getByRole('alert').filter({ hasText: say(language, 'page.missing') }).filter({ hasText: say(language, 'page.missing.how') }).waitFor();
    }
    assert.deepEqual(await web.faultsOfAccess(), []);
    await web.picture('missing');
  });

  test('no text of a visitor becomes more than text', async () => {
    const web = await open();
    await web.shows(say('en', 'value.serviceType.license-based'));
    const kinds = () => web.page.evaluate(() => [...document.querySelectorAll('script, iframe, object, embed, form, base, link, meta, #chat img, #chat a, #chat video, #chat svg')].length);
    const before = await kinds();
    const { id, token } = await web.page.evaluate(() => JSON.parse(localStorage.getItem('mcb.conversation')));
    for (const text of injections) {
      const answer = await fetch(`${host.url}/v3/directline/conversations/${id}/activities`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ type: 'message', text, textFormat: 'markdown', from: { id: 'x', role: 'bot' } }),
      });
      assert.equal(answer.status, 200, text);
    }
    await web.say('the last of them');
    await web.said('the last of them').waitFor();
    await eventually('everything that was said', async () => await web.page.locator('.webchat__bubble--from-user').count() > injections.length);
    assert.equal(await web.page.evaluate(() => window.injected), undefined);
    assert.equal(await kinds(), before);
    assert.equal(await web.page.locator('[onerror], [onload], [onclick], [onmouseover], [srcdoc]').count(), 0);
    assert.equal(new URL(web.page.url()).origin, host.url);
  });
});

const copying = {
  type: 'message',
  id: 'copying',
  from: { id: 'bot', role: 'bot' },
  attachments: [{
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlock', text: 'Something to copy' }],
      actions: [{ type: 'Action.Submit', title: 'Copy this', data: { mcbCopy: 'one\ntwo' } }],
    },
  }],
};
