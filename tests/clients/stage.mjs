// The stage of the tests in Teams: for each test a bot, a relay, a playground and a page of its own; one browser for a file.
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import { pictureInTheDark } from './cardview.mjs';
import { startHost } from './host.mjs';
import { openTeams, startBrowser, startPlayground } from './playground.mjs';
import { answering, asked, find, shown } from './presses.mjs';
import { eventually } from './processes.mjs';
import { startRelay } from './relay.mjs';
import { say } from './texts.mjs';

/** Sets the stage up before each test of the present `describe` and clears it afterwards. */
export function stage() {
  const set = new Stage();
  before(() => set.raise());
  after(() => set.strike());
  beforeEach(() => set.startBot());
  afterEach(() => set.clear());
  return set;
}

/** A card without what others are told about it: whoever pressed may see it either way. */
function toItsOwner(card) {
  const told = ['en', 'ko'].flatMap((language) => ['card.shared', 'card.shared.of'].map((key) => say(language, key).split('{who}').at(-1)));
  return { ...card, body: card.body.filter(({ text }) => !told.some((end) => text?.endsWith(end))) };
}

class Stage {
  #browser;

  /** The bot; present during a test. */
  host;

  /** What passed between client and bot; present once it is open. */
  relay;

  /** The person's page; present once it is open. */
  teams;

  #playground;

  async raise() {
    this.#browser = await startBrowser();
  }

  async strike() {
    await this.#browser?.close();
  }

  async startBot() {
    this.host = await startHost();
  }

  async clear() {
    const errors = this.teams?.errors ?? [];
    await this.teams?.close();
    await this.#playground?.stop();
    await this.relay?.stop();
    await this.host?.stop();
    this.teams = this.relay = this.#playground = undefined;
    assert.deepEqual(errors, [], 'errors on the page');
  }

  /** Opens a chat with the bot for a person whose client speaks a language. */
  async open({ language = 'en' } = {}) {
    this.relay = await startRelay(this.host.messages, { locale: language === 'ko' ? 'ko-KR' : undefined });
    this.#playground = await startPlayground(this.relay.messages);
    await this.openAgain();
    await this.isWelcomed(language);
  }

  /** Closes the page and opens it anew. */
  async openAgain() {
    await this.teams?.close();
    this.teams = await openTeams(this.#browser, this.#playground);
  }

  card() {
    return this.relay.lastCard();
  }

  /** Waits until the bot's last card is as wanted, and is what the page shows last. */
  async settled(what, wanted) {
    await eventually(what, () => this.card() && wanted(this.card()));
    await this.teams.shows(toItsOwner(this.card()));
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
    await this.teams.screenshot(name);
    await pictureInTheDark(this.#browser, this.card(), name);
  }

  /** A picture of a card that is no message of the conversation, in the dark. */
  pictureOf(card, name) {
    return pictureInTheDark(this.#browser, card, name);
  }

  /** Every welcome so far, in whatever conversation. */
  welcomes(language) {
    return this.relay.cards().filter((one) => shown(one).includes(say(language, 'welcome.title')));
  }
}
