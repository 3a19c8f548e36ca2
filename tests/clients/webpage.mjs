// The web page as a visitor has it: a headless Chromium on the bot's own page, by mouse or by the keyboard alone.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { wantsPictures } from './cardview.mjs';
import { artifacts } from './host.mjs';
import { startVisitor } from './playground.mjs';
import { eventually } from './processes.mjs';
import { say } from './texts.mjs';

// Web Chat takes an empty style attribute off an element: the policy speaks up, nothing is lost.
const knownErrors = [/Applying inline style violates/, /net::ERR_/, /WebSocket connection to .* failed/, /status of (404|503)/];

const tabsAtMost = 60;

/** The visitor's browser, with the profile of one who was here before: the script is compiled once. */
export async function startWebVisitor() {
  const visitor = await startVisitor();
  return {
    close: () => visitor.close(),
    async open(host, { language = 'en', width = 1280, height = 900, theme = 'light', forced = 'none', keyboard = false, again = false, early } = {}) {
      const page = await visitor.newPage();
      const web = new WebPage(page, host, { keyboard });
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, forcedColors: forced });
      await page.setExtraHTTPHeaders({ 'Accept-Language': language });
      if (!again) {
        await page.goto(`${host.url}/health/live`);
        await page.evaluate(() => localStorage.clear());
      }
      await early?.(page);
      await page.goto(`${host.url}/`, { waitUntil: early ? 'commit' : 'load' });
      return web;
    },
  };
}

export class WebPage {
  /** Faults that the page reported. */
  errors = [];

  /** Addresses of other hosts that the page asked for. */
  elsewhere = [];

  #keyboard;

  constructor(page, host, { keyboard = false } = {}) {
    this.page = page;
    this.host = host;
    this.#keyboard = keyboard;
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('dialog', (dialog) => {
      this.errors.push(`a dialog: ${dialog.message()}`);
      return dialog.dismiss();
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !knownErrors.some((known) => known.test(message.text()))) {
        this.errors.push(message.text());
      }
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(`${host.url}/`) && !request.url().startsWith('data:')) {
        this.elsewhere.push(request.url());
      }
    });
  }

  /** Closes the page; it must have been without fault, have asked nobody else, and have left no cookie. */
  async close() {
    const cookies = await this.page.context().cookies();
    await this.page.close();
    assert.deepEqual(this.errors, [], 'errors on the page');
    assert.deepEqual(this.elsewhere, [], 'requests to other hosts');
    assert.deepEqual(cookies, [], 'cookies');
  }

  box() {
    return this.page.locator('#chat').getByRole('textbox').last();
  }

  /** What stands in place of the box until the chat is there. */
  firstBox() {
    return this.page.locator('#first-box');
  }

  status() {
    return this.page.locator('#status');
  }

  cards() {
    return this.page.locator('#chat .ac-adaptiveCard');
  }

  lastCard() {
    return this.cards().last();
  }

  /** What the visitor said, as it stands on the page. */
  said(text) {
    return this.page.locator('.webchat__bubble--from-user', { hasText: text });
  }

  /** Waits until the last card shows a text. */
  async shows(text) {
    await eventually(`"${text}" on the last card`, async () => (await this.cards().count()) > 0 && (await this.lastCard().innerText()).includes(text), { within: 30_000, every: 50 });
  }

  /** Waits until the page's line above the chat says a text. */
  async tells(language, key) {
    await this.status().filter({ hasText: say(language, key) }).waitFor();
  }

  /** Types a message and sends it. */
  async say(text) {
    await this.type(text);
    await this.page.keyboard.press('Enter');
  }

  /** Types without sending. */
  async type(text) {
    await (this.#keyboard ? this.#tabTo(this.box(), 'Tab', { isOutlined: false }) : this.box().click());
    await this.page.keyboard.insertText(text);
  }

  /** Presses something by its name on the last card. */
  async press(name) {
    const target = this.lastCard().getByRole('button', { name }).first();
    if (!this.#keyboard) {
      await target.click();
      return;
    }
    // As Web Chat says of its list of messages: End chooses the last of them, Enter goes into it, the tabulator through it.
    await target.waitFor();
    await this.#tabTo(this.page.locator('#chat .webchat__basic-transcript'), 'Shift+Tab', { isOutlined: false });
    await this.page.keyboard.press('End');
    await this.page.keyboard.press('Enter');
    await this.#tabTo(target, 'Tab');
    await this.page.keyboard.press('Enter');
    await this.page.keyboard.press('Escape');
  }

  /** Presses anything on the page, as this visitor does. */
  async use(target) {
    if (!this.#keyboard) {
      await target.click();
      return;
    }
    await target.waitFor();
    await this.#tabTo(target, 'Shift+Tab');
    await this.page.keyboard.press('Enter');
  }

  /** A whole case of a customer from the first question to the answer. */
  async wholeCase(language) {
    await this.shows(say(language, 'value.serviceType.license-based'));
    await this.press(say(language, 'value.serviceType.license-based'));
    await this.shows(say(language, 'choice.invoice-agreement'));
    await this.press(say(language, 'choice.invoice-agreement'));
    await this.shows(say(language, 'value.intent.move.customer'));
    await this.press(say(language, 'value.intent.move.customer'));
    await this.shows(say(language, 'card.receipt'));
  }

  /** What axe calls serious or critical, of ours and of Web Chat's (4.18.1 has none). */
  async faultsOfAccess() {
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`));
  }

  /** Names of what stands out of the window sideways, or is cut off. */
  cutOff() {
    return this.page.evaluate(() => [...document.querySelectorAll('header *, footer *, #status *, #chat .ac-textBlock, #chat .ac-pushButton, #chat textarea')]
      .filter((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 1 && (left < -1 || right > document.documentElement.clientWidth + 1);
      }).map((element) => element.outerHTML.slice(0, 120)));
  }

  /** Keeps a picture of the window, where pictures are wanted. */
  async picture(name, { whole = false } = {}) {
    if (wantsPictures) {
      const folder = join(artifacts, 'screenshots');
      mkdirSync(folder, { recursive: true });
      await this.page.screenshot({ path: join(folder, `web-${name}.png`), fullPage: whole });
    }
  }

  /** Goes to something with the tabulator; what has the focus must be seen to have it (Web Chat draws a frame around some of its parts instead). */
  async #tabTo(target, key, { isOutlined = true } = {}) {
    for (let tabs = 0; tabs < tabsAtMost; tabs++) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        assert.ok(!isOutlined || await this.#showsFocus(), `the focus is seen on ${await target.evaluate((element) => element.outerHTML.slice(0, 120))}`);
        return;
      }
      await this.page.keyboard.press(key);
    }
    assert.fail(`not reached by keyboard: ${target}`);
  }

  #showsFocus() {
    return this.page.evaluate(() => {
      for (let element = document.activeElement; element && element !== document.body; element = element.parentElement) {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) {
          return true;
        }
      }
      return false;
    });
  }
}
