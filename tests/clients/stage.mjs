// The stage of the tests in Teams: for each test a relay, a playground with people of its own, and a page; one bot and one browser for a file.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { pictureOf, wantsPictures } from './cardview.mjs';
import { startHost } from './host.mjs';
import { openTeams, startBrowser, startPlayground, startVisitor } from './playground.mjs';
import { answering, asked, find, shown } from './presses.mjs';
import { eventually, freePort } from './processes.mjs';
import { startRelay } from './relay.mjs';
import { say } from './texts.mjs';

/** Sets the stage up for the tests of the present `describe`, and clears it after each. */
export function stage() {
  const set = new Stage();
  before(() => set.raise());
  after(() => set.strike());
  afterEach(() => set.clear());
  return set;
}

/** A card without what others are told about it: whoever pressed may see it either way. */
function toItsOwner(card) {
  const told = ['en', 'ko'].flatMap((language) => ['card.shared', 'card.shared.of'].map((key) => say(language, key).split('{who}').at(-1)));
  return { ...card, body: card.body.filter(({ text }) => !told.some((end) => text?.endsWith(end))) };
}

async function draw(card, name, themes) {
  const browser = await startBrowser();
  try {
    for (const theme of themes) {
      await pictureOf(browser, card, `${name}-${theme}`, { theme });
    }
  } finally {
    await browser.close();
  }
}

class Stage {
  #visitor;

  /** Where its playgrounds are, one after the other: the browser knows the page by its address. */
  #port;

  /** The bot; who kills it starts it again. */
  host;

  /** What passed between client and bot; present once it is open. */
  relay;

  /** The person's page; present once it is open. */
  teams;

  #playground;

  async raise() {
    this.#port = await freePort();
    [this.#visitor, this.host] = await Promise.all([startVisitor(), startHost()]);
  }

  async strike() {
    await Promise.all([this.#visitor?.close(), this.host?.stop()]);
  }

  async clear() {
    const errors = this.teams?.errors ?? [];
    await this.teams?.close();
    await this.#playground?.stop();
    await this.relay?.stop();
    this.teams = this.relay = this.#playground = undefined;
    assert.deepEqual(errors, [], 'errors on the page');
  }

  /** Opens a chat with the bot for a person whose client speaks a language. */
  async open({ language = 'en' } = {}) {
    this.relay = await startRelay(this.host.messages, { locale: language === 'ko' ? 'ko-KR' : undefined });
    this.#playground = await startPlayground(this.relay.messages, { port: this.#port });
    await this.openAgain();
    await this.isWelcomed(language);
  }

  /** Closes the page and opens it anew. */
  async openAgain() {
    await this.teams?.close();
    this.teams = await openTeams(this.#visitor, this.#playground);
  }

  card() {
    return this.relay.lastCard();
  }

  /** Waits until the bot's last card is as wanted, and is what the page shows last; a later one takes its place while it waits. */
  async settled(what, wanted) {
    await eventually(what, () => this.card() && wanted(this.card()));
    await eventually(`${what}, on the page`, () => wanted(this.card()) && this.teams.shows(toItsOwner(this.card())), { within: 45_000, every: 100 });
  }

  isAsked(fact) {
    return this.settled(`${fact} is asked`, (last) => asked(last) === fact);
  }

  isAnswered(rule) {
    return this.settled(`an answer by ${rule}`, (last) => asked(last) === undefined && shown(last).includes(rule));
  }

  isWelcomed(language) {
    return this.settled('the welcome', (last) => shown(last).includes(say(language, 'welcome.title')));
  }

  /** Answers the question on the last card as a person does: by a button, or by a choice and a button. */
  async answer(fact, value) {
    const { title, choice } = answering(this.card(), fact, value);
    if (choice) {
      await this.teams.choose(choice);
    }
    await this.teams.click(title);
  }

  /** Presses what the last card offers. */
  press(wanted) {
    return this.teams.click(find(this.card(), wanted).title);
  }

  /** The presses by Action.Execute that say something. */
  executed(what) {
    return this.relay.received.filter(({ activity }) => activity.name === 'adaptiveCard/action' && activity.value.action.data.do === what);
  }

  /** Pictures of where the case stands: the page, the card as on a phone, the card in the dark. */
  async picture(name) {
    if (wantsPictures) {
      await this.teams.screenshot(name);
      await draw(this.card(), name, ['dark']);
    }
  }

  /** A picture of the page as it stands. */
  async pageShot(name) {
    if (wantsPictures) {
      await this.teams.pageShot(name);
    }
  }

  /** Pictures of a card that is no message of the conversation, as on a phone, light and dark. */
  async pictureOf(card, name) {
    if (wantsPictures) {
      await draw(card, name, ['light', 'dark']);
    }
  }

  /** Every welcome so far, in whatever conversation. */
  welcomes(language) {
    return this.relay.cards().filter((one) => shown(one).includes(say(language, 'welcome.title')));
  }
}
