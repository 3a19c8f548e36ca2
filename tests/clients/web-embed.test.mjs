// Pages of another origin that embed the chat: by the script, by a frame of their own, and with a Web Chat of their own.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { root, startHost } from './host.mjs';
import { startVisitor } from './playground.mjs';
import { eventually, freePort } from './processes.mjs';
import { withBrowser } from './requirements.mjs';
import { say } from './texts.mjs';
import { directLine } from './web-client.mjs';

const secret = 'a-secret-of-servers-that-embed-the-chat';
const configuration = process.env.MCB_CONFIGURATION ?? 'Debug';
const component = join(root, 'src/MultiChannelBot/bin', configuration, 'net10.0/web/webchat.js');

/** A site of somebody else's: pages by their address, and the server's side of the third form. */
async function startSite(port, host) {
  const policy = `default-src 'none'; script-src 'self' ${host.url}; frame-src ${host.url}`;
  const pages = {
    '/script': { policy, body: `<h1>A partner</h1><a href="#x">A link</a><script src="${host.url}/embed.js" async></script>` },
    '/script-ko': { policy, language: 'ko', body: `<h1>파트너</h1><script src="${host.url}/embed.js" data-accent="#7a1f5c" async></script>` },
    '/script-open': { policy, body: `<input id="own" autofocus><script src="${host.url}/embed.js" data-open="true" data-lang="ko-KR" async></script>` },
    '/frame': { policy, body: `<iframe src="${host.url}/?embed=1" title="Chat" style="width:420px;height:640px"></iframe>` },
    '/own': { body: '<div id="chat" role="main" style="height:600px"></div><script src="/webchat.js"></script><script src="/own.js"></script>' },
  };
  const own = `(async () => {
    const { token } = await (await fetch('/token', { method: 'POST' })).json();
    const directLine = window.WebChat.createDirectLine({ domain: '${directLine(host.url)}', token });
    window.WebChat.renderWebChat({ directLine, locale: 'en-US' }, document.getElementById('chat'));
  })();`;
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname;
    if (path === '/token') {
      const given = await fetch(`${directLine(host.url)}/tokens/generate`, { method: 'POST', headers: { Authorization: `Bearer ${secret}` } });
      response.writeHead(given.status, { 'Content-Type': 'application/json' }).end(await given.text());
    } else if (path === '/webchat.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(readFileSync(component));
    } else if (path === '/own.js') {
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(own);
    } else if (pages[path]) {
      const { policy: wanted, language = 'en', body } = pages[path];
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...(wanted && { 'Content-Security-Policy': `${wanted}; style-src 'unsafe-inline'` }) })
        .end(`<!DOCTYPE html><html lang="${language}"><title>A partner</title><body>${body}</body></html>`);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(port, resolve); });
  return { url: `http://localhost:${port}`, stop: () => new Promise((resolve) => { server.closeAllConnections(); server.close(resolve); }) };
}

describe('embedding', withBrowser(), () => {
  let host;
  let visitor;
  let allowed;
  let foreign;
  let page;
  const errors = [];

  before(async () => {
    const [one, two] = [await freePort(), await freePort()];
    host = await startHost({
      settings: { WebChat__AllowedOrigins__0: `http://localhost:${one}`, WebChat__Secret: secret, WebChat__ConversationsPerSource: '0', Limits__RequestsPerSource: '0' },
    });
    visitor = await startVisitor();
    [allowed, foreign] = [await startSite(one, host), await startSite(two, host)];
  });

  after(async () => {
    await visitor?.close();
    await Promise.all([allowed?.stop(), foreign?.stop()]);
    await host?.stop();
  });

  afterEach(async () => {
    await page?.close();
    page = undefined;
  });

  async function open(site, path) {
    page = await visitor.newPage();
    page.setDefaultTimeout(30_000);
    errors.length = 0;
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(site.url + path);
    return page;
  }

  const chat = () => page.frameLocator('iframe');
  const toggle = (language = 'en') => page.getByRole('button', { name: say(language, 'embed.open') });
  const isBegun = (where, language = 'en') => where.getByText(say(language, 'page.purpose')).first().waitFor();
  const box = (where) => where.locator('.webchat__send-box :is(textarea, input:not([type="file"]))').first();

  async function isAnswered(where) {
    await box(where).fill('Office 365 from an EA, and we should manage it');
    await box(where).press('Enter');
    await where.getByText(say('en', 'card.receipt')).first().waitFor();
  }

  test('the script adds a button that opens the chat, and the chat is used by the keyboard alone', async () => {
    await open(allowed, '/script');
    await toggle().waitFor();
    assert.equal(await toggle().getAttribute('aria-expanded'), 'false');
    assert.equal(await page.locator('iframe').count(), 0, 'nothing is loaded before it is wanted');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await toggle().getAttribute('aria-expanded'), 'true');
    await page.getByRole('dialog', { name: say('en', 'embed.title') }).waitFor();
    await isBegun(chat());
    await eventually('the focus is where the visitor writes', () => box(chat()).evaluate((one) => one === document.activeElement).catch(() => false));
    await page.keyboard.type('Office 365 from an EA, and we should manage it');
    await page.keyboard.press('Enter');
    await chat().getByText(say('en', 'card.receipt')).first().waitFor();

    await page.keyboard.press('Escape');
    await eventually('it is closed', async () => await toggle().getAttribute('aria-expanded') === 'false');
    assert.equal(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className), 'toggle');

    // It is the same conversation when it is opened again.
    await page.keyboard.press('Enter');
    await chat().getByText(say('en', 'card.receipt')).first().waitFor();
    await page.getByRole('button', { name: say('en', 'embed.close') }).click();
    assert.equal(await toggle().getAttribute('aria-expanded'), 'false');
    assert.deepEqual(errors, []);
  });

  test('the script speaks the language of the page and takes its colour', async () => {
    await open(allowed, '/script-ko');
    await toggle('ko').click();
    await isBegun(chat(), 'ko');
    assert.equal(await toggle('ko').evaluate((one) => getComputedStyle(one).backgroundColor), 'rgb(122, 31, 92)');
    assert.deepEqual(errors, []);
  });

  test('the script opens by itself where it is told to, in the language it is told, and leaves the focus alone', async () => {
    await open(allowed, '/script-open');
    await isBegun(chat(), 'ko');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'own');
  });

  test('a frame of the page itself works as well', async () => {
    await open(allowed, '/frame');
    await isBegun(chat());
    await isAnswered(chat());
    assert.deepEqual(errors, []);
  });

  test('a page with a Web Chat of its own works by a token of its server', async () => {
    await open(allowed, '/own');
    // The client that comes with Web Chat takes nothing before it is connected: what is entered sooner is gone.
    await page.getByText(say('en', 'value.serviceType.license-based')).first().waitFor();
    await isAnswered(page);
    assert.deepEqual(errors, []);
  });

  test('a page that is not allowed gets no frame, and the script says where the chat is', async () => {
    await open(foreign, '/script');
    await toggle().click();
    const elsewhere = page.getByRole('link', { name: say('en', 'embed.elsewhere') });
    await elsewhere.waitFor();
    assert.equal(await elsewhere.getAttribute('href'), `${host.url}/`);
    assert.equal(await page.locator('iframe').count(), 0);
    await page.keyboard.press('Escape');
    assert.equal(await toggle().getAttribute('aria-expanded'), 'false');
  });

  test('a page that is not allowed gets nothing in a frame of its own', async () => {
    const refused = [];
    page = await visitor.newPage();
    page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
    await page.goto(`${foreign.url}/frame`);
    await eventually('the browser says so', () => refused.some((text) => /frame-ancestors/.test(text)));
    assert.equal(await chat().getByText(say('en', 'page.purpose')).count(), 0);
  });

  test('a page that is not allowed cannot talk by whatever token', async () => {
    await open(foreign, '/own');
    const status = await page.evaluate(async (address) => {
      const { token } = await (await fetch('/token', { method: 'POST' })).json();
      return fetch(`${address}/conversations`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } }).then(({ status: given }) => given, () => 'refused');
    }, directLine(host.url));
    assert.equal(status, 'refused');
  });

  test('the script is loaded by pages that shut out what does not say that it may be', async () => {
    const response = await fetch(`${host.url}/embed.js`);
    assert.equal(response.headers.get('cross-origin-resource-policy'), 'cross-origin');
    assert.match(response.headers.get('content-type'), /^text\/javascript/);
    const again = await fetch(`${host.url}/embed.js`, { headers: { 'If-None-Match': response.headers.get('etag') } });
    assert.equal(again.status, 304);
  });
});
