// The Teams side: the Microsoft 365 Agents Playground as a server, and a headless Chromium that uses it as a person would.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { artifacts } from './host.mjs';
import { visibleTexts } from './presses.mjs';
import { answers, freePort, start } from './processes.mjs';
import { browserPath } from './requirements.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const cli = join(here, 'node_modules/@microsoft/m365agentsplayground/cli.js');
const flags = [
  '--headless', '--no-sandbox', '--disable-gpu', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // Nothing but localhost is asked.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost',
];

/** The bot's name in the playground: what a mention says. */
export const botName = 'Subscription Guide';

/** The window on a desk, and the width that a card has on a phone of 390 pixels. */
export const desktop = { width: 1280, height: 900 };
const phoneCard = 358;

// The playground's default ids are no valid GUIDs; userPrincipleName is its own spelling; it wants at least five users.
// Each playground has people and conversations of its own, so that one bot can serve many without taking them for one another.
let playgrounds = 0;
function configuration() {
  const nth = String(++playgrounds).padStart(4, '0');
  const user = (number, name) => ({
    id: `user-${nth}-${number}`,
    name,
    userPrincipleName: `user${number}@example.com`,
    aadObjectId: `33333333-${nth}-4333-8333-33333333333${number}`,
    givenName: name.split(' ')[0],
    surname: name.split(' ')[1],
    email: `user${number}@example.com`,
  });
  return {
    version: '0.1.1',
    tenantId: '11111111-1111-4111-8111-111111111111',
    bot: { id: '22222222-2222-4222-8222-222222222222', name: botName },
    currentUser: user(0, 'Sales Rep'),
    users: ['One', 'Two', 'Three', 'Four', 'Five'].map((name, index) => user(index + 1, `User ${name}`)),
    personalChat: { id: `a:personal-chat-${nth}` },
    groupChat: { id: `19:group-chat-${nth}@thread.v2`, name: 'Group Chat' },
    team: {
      id: `19:team-${nth}@thread.tacv2`,
      name: 'Partner Desk',
      aadGroupId: `44444444-${nth}-4444-8444-444444444444`,
      channels: [{ id: `19:cases-${nth}@thread.tacv2`, name: 'Cases' }],
    },
  };
}

/** Starts the playground for a bot at an address such as http://localhost:3978/api/messages; `port` where it is to have a certain one. */
export async function startPlayground(messages, { port } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'mcb-playground-'));
  // JSON is YAML.
  writeFileSync(join(folder, '.m365agentsplayground.yml'), JSON.stringify(configuration(), null, 2));
  const own = port ?? await freePort();
  const program = start(
    process.execPath,
    [cli, 'start', '-e', messages, '-c', 'msteams', '-p', String(own), '--disable-telemetry'],
    { cwd: folder, env: { TEAMSAPPTESTER_BROWSER: 'none' } });
  const url = `http://localhost:${own}`;
  const stop = async () => {
    await program.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await answers(url, program, { within: 60_000 });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, output: program.output, stop };
}

/** Starts a browser for pages of our own. */
export function startBrowser() {
  return chromium.launch({ executablePath: browserPath(), args: flags });
}

/**
 * Starts the browser of a visitor, with a profile in a folder of its own. The page's nine megabytes of script are compiled
 * anew in each fresh profile, for seconds; in one that knows them, and the address that they come from, hardly at all.
 */
export async function startVisitor() {
  const folder = mkdtempSync(join(tmpdir(), 'mcb-visitor-'));
  const visitor = await chromium.launchPersistentContext(folder, { executablePath: browserPath(), args: flags, viewport: desktop });
  return {
    newPage: () => visitor.newPage(),
    async close() {
      await visitor.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens the playground's page; who or what the page was for before is not kept. */
export async function openTeams(visitor, playground) {
  const page = await visitor.newPage();
  page.setDefaultTimeout(45_000);
  const teams = new Teams(page);
  await page.goto(playground.url);
  await teams.ready();
  return teams;
}

/** One person in front of the playground. */
export class Teams {
  /** Faults that the page reported; the files that we refuse to fetch from elsewhere are none, nor is the icon that it does not have. */
  errors = [];

  constructor(page) {
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      const elsewhere = /net::ERR_(FAILED|NAME_NOT_RESOLVED)|worklet module script/.test(message.text()) || message.location().url.endsWith('/favicon.ico');
      if (message.type() === 'error' && !elsewhere) {
        this.errors.push(message.text());
      }
    });
  }

  async ready() {
    await this.#box().waitFor();
  }

  async close() {
    await this.page.close();
  }

  async openPersonalChat() {
    await this.#open('Personal Chat');
  }

  async openGroupChat() {
    await this.#open('Group Chat');
  }

  async openChannel(name = 'Cases') {
    await this.#open(`Partner Desk - ${name}`);
  }

  /** Types a message and sends it; `mention` addresses the bot first, as a channel or group needs it. */
  async say(text, { mention = false } = {}) {
    const box = this.#box();
    await box.click();
    if (mention) {
      await this.page.keyboard.type(`@${botName.split(' ')[0]}`);
      await this.page.getByRole('menuitem', { name: botName }).click();
    }
    await this.page.keyboard.insertText(mention ? ` ${text}` : text);
    await this.page.keyboard.press('Enter');
  }

  /** Every card on the page, oldest first. */
  cards() {
    return this.page.locator('.ac-adaptiveCard');
  }

  lastCard() {
    return this.cards().last();
  }

  /** Waits until the last card shows a text, and returns that card. */
  async cardSays(text) {
    const card = this.lastCard().filter({ hasText: text });
    await card.waitFor();
    return this.lastCard();
  }

  /** Whether the last card on the page shows now what a card of the bot says. */
  async shows(card) {
    let shown = this.lastCard();
    for (const text of visibleTexts(card)) {
      shown = shown.filter({ hasText: text });
    }
    return await shown.count() > 0 && await shown.isVisible();
  }

  /** Waits until the bot has said a text outside or inside a card. */
  async botSays(text) {
    await this.page.locator('p', { hasText: text }).last().waitFor();
  }

  /** What the last card says, as one would read it. */
  readLastCard() {
    return this.lastCard().innerText();
  }

  /** Presses a button on the last card, or on another one. */
  async click(name, card = this.lastCard()) {
    await card.getByRole('button', { name, exact: true }).click();
  }

  /** Presses a button twice, as quickly as a nervous finger. */
  async doubleClick(name, card = this.lastCard()) {
    await card.getByRole('button', { name, exact: true }).dblclick();
  }

  /** Picks an option of a choice set, folded or open. */
  async choose(option, card = this.lastCard()) {
    const folded = card.getByRole('combobox');
    if (await folded.count() > 0) {
      await folded.click();
      await this.page.getByRole('option', { name: option, exact: true }).click();
      return;
    }
    await card.getByRole('radio', { name: option }).check();
  }

  /** Types into the message extension's search. */
  async search(text) {
    await this.#extension('Search Command');
    await this.page.getByPlaceholder('Enter a search term').fill(text);
  }

  /** Calls the message extension's action; gives the dialog. */
  async openAction() {
    await this.#extension('Action Command');
    await this.page.getByRole('button', { name: 'Create', exact: true }).click();
    return this.page.getByRole('dialog');
  }

  /** Picks an option of the choice set at a place in a dialog, from zero. */
  async choosePlace(dialog, place, option) {
    await dialog.locator('.ac-adaptiveCard').getByRole('combobox').nth(place).click();
    await this.page.getByRole('option', { name: option, exact: true }).click();
  }

  /** Keeps a picture of the page as it stands. */
  async pageShot(name) {
    const folder = join(artifacts, 'screenshots');
    mkdirSync(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}-page.png`) });
  }

  async #extension(command) {
    await this.page.getByRole('button', { name: 'Trigger Message Extension App' }).last().click();
    await this.page.getByRole('menuitem', { name: command }).click();
  }

  /**
   * Keeps a picture of the page, and one of the last card as narrow as on a phone, in tests/artifacts/screenshots.
   * (The playground itself is not laid out for phones and has no dark theme; see cardview.mjs for that.)
   */
  async screenshot(name) {
    const folder = join(artifacts, 'screenshots');
    mkdirSync(folder, { recursive: true });
    await this.#hideLogPanel();
    await this.#makeRoom();
    await this.page.screenshot({ path: join(folder, `${name}-page.png`) });
    const narrow = await this.page.addStyleTag({ content: `.ac-adaptiveCard { width: ${phoneCard}px !important; box-sizing: border-box; }` });
    await this.#makeRoom();
    await this.lastCard().screenshot({ path: join(folder, `${name}-phone.png`) });
    await narrow.evaluate((style) => style.remove());
    await this.page.setViewportSize(desktop);
  }

  /** Makes the window as high as the last card needs: nothing is cut off, and the page's own bars cover nothing. */
  async #makeRoom() {
    const { height } = await this.lastCard().boundingBox();
    await this.page.setViewportSize({ ...desktop, height: Math.max(desktop.height, Math.ceil(height) + 400) });
    await this.lastCard().scrollIntoViewIfNeeded();
  }

  async #open(name) {
    await this.page.getByRole('treeitem', { name, exact: true }).click();
    await this.ready();
  }

  async #hideLogPanel() {
    const hide = this.page.getByRole('button', { name: 'Hide log panel' });
    if (await hide.isVisible()) {
      await hide.click();
    }
  }

  #box() {
    return this.page.locator('div[role=textbox][contenteditable]').last();
  }
}
