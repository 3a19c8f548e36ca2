// The page: Web Chat on a line of our own, and what stands around it.

import { copy } from './clipboard.js';
import { FirstBox } from './first.js';
import { talkToFrame } from './frame.js';
import { own, shared } from './keep.js';
import { Line } from './line.js';
import { hostConfig, styleOptions } from './look.js';
import { renderMarkdown } from './markdown.js';
import { lastAnswer, writePaper } from './paper.js';

const find = (id) => document.getElementById(id);
const { texts, webchat } = JSON.parse(find('data').textContent);
const darkness = matchMedia('(prefers-color-scheme: dark)');
const nonce = document.querySelector('style[nonce]').nonce;
const status = find('status');

/** So long, in milliseconds, a new conversation may stay hidden behind the line that it is being opened. */
const openingAtMost = 900;

let firstBox;
let language = texts[shared.get('language')] ? shared.get('language') : document.documentElement.lang;
let store;

/** Whether the switch was pressed, and no answer in its language has come yet. */
let isSwitching = false;

const say = (key) => texts[language][key];
const locale = () => (language === 'ko' ? 'ko-KR' : 'en-US');

/** Writes every text of the page in the present language. */
function write() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = say(element.dataset.text);
  }
  for (const element of document.querySelectorAll('[data-label]')) {
    element.setAttribute('aria-label', say(element.dataset.label));
  }
  for (const element of document.querySelectorAll('[data-placeholder]')) {
    element.placeholder = say(element.dataset.placeholder);
  }
  for (const element of document.querySelectorAll('[data-title]')) {
    element.title = say(element.dataset.title);
  }
  for (const button of document.querySelectorAll('[data-language]')) {
    button.setAttribute('aria-pressed', String(button.dataset.language === language));
  }
}

let isShown = false;
let fading;

/** Says a line above the chat; it stays until it is replaced, or for a while. */
function tell(key, { stays = false, tone = 'calm', button } = {}) {
  clearTimeout(fading);
  status.replaceChildren();
  status.dataset.tone = tone;
  if (!key) {
    return;
  }
  const line = document.createElement('span');
  line.dataset.text = key;
  line.textContent = say(key);
  status.append(line);
  if (button) {
    status.append(button);
  }
  if (!stays) {
    fading = setTimeout(() => tell(), 6_000);
  }
}

async function putOnClipboard(text) {
  if (await copy(text)) {
    tell('page.copied');
    return;
  }
  // The browser wants a press of its own for it.
  const again = document.createElement('button');
  again.type = 'button';
  again.dataset.text = 'page.copy';
  again.textContent = say('page.copy');
  again.addEventListener('click', () => putOnClipboard(text));
  tell('page.copy.failed', { stays: true, button: again });
}

const line = new Line(language);

/** Sends what does not come from the component. */
function post(activity) {
  const clientActivityID = crypto.randomUUID?.() ?? String(Math.random()).slice(2);
  line.postActivity({ ...activity, locale: locale(), channelData: { clientActivityID } });
}

/** A press that copies is none of the bot's business. */
const copying = () => (next) => (press) => {
  const text = press.cardAction?.value?.mcbCopy;
  return typeof text === 'string' ? void putOnClipboard(text) : next(press);
};

/** Everything that stands in the chat goes, and what is still on its way from the conversation before does not come. */
const emptying = ({ dispatch, getState }) => (next) => (action) => {
  if (action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' && !line.isIn(action.payload.activity.conversation?.id)) {
    return undefined;
  }
  if (action.type !== 'MCB/EMPTY') {
    return next(action);
  }
  for (const id of new Set(getState().activities.map((activity) => activity.id))) {
    dispatch({ type: 'DIRECT_LINE/DELETE_ACTIVITY', payload: { activityID: id } });
  }
  return undefined;
};

function draw() {
  const isDark = darkness.matches;
  window.WebChat.renderWebChat({
    adaptiveCardsHostConfig: hostConfig(isDark),
    cardActionMiddleware: [copying],
    directLine: line,
    locale: locale(),
    nonce,
    renderMarkdown,
    store,
    styleOptions: styleOptions(isDark),
  }, find('chat'));
}

function sheet() {
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(new Date());
  writePaper(find('paper'), lastAnswer(store?.getState().activities ?? []), {
    heading: document.title,
    foot: `${say('page.print.date').replace('{date}', date)} · ${location.origin}${location.pathname}`,
    unsaid: ` (${say('card.known.select')})`,
  });
  document.body.classList.toggle('has-answer', find('paper').childElementCount > 0);
}

/**
 * Shows what there is to read. A conversation that has just begun is shown from its beginning: what the page is for, then the
 * question. Web Chat scrolls to the end on its own, so that nothing is shown before it has.
 */
function showFirst() {
  const { activities } = store.getState();
  if (isShown || !activities.some(({ from, type }) => type === 'message' && from?.role === 'bot')) {
    return;
  }
  isShown = true;
  const until = performance.now() + openingAtMost;
  const isNew = !activities.some(({ from }) => from?.role === 'user');
  let [last, still] = ['', 0];
  const settling = setInterval(() => {
    const transcript = document.querySelector('#chat .webchat__basic-transcript__scrollable');
    const present = `${store.getState().activities.length} ${transcript?.scrollTop}`;
    still = present === last ? still + 1 : 0;
    last = present;
    const now = performance.now();
    if (still < (isNew ? 8 : 3) && now < until) {
      return;
    }
    if (isNew && transcript?.scrollTop > 0 && now < until + openingAtMost) {
      // It came to rest at the end; now it has to rest at the beginning.
      transcript.scrollTop = 0;
      still = 0;
      return;
    }
    clearInterval(settling);
    find('loading').hidden = true;
    document.body.classList.remove('opening');
  }, 30);
}

function speak(wanted, { tells }) {
  if (wanted === language || !texts[wanted]) {
    return;
  }
  language = wanted;
  line.speak(language);
  write();
  if (store) {
    draw();
    sheet();
  }
  if (tells) {
    isSwitching = true;
    shared.set('language', language);
    post({ type: 'event', name: 'language', value: language });
  }
}

/** The page speaks as the conversation does, also where the visitor asked for the language in words. */
function follow(spoken) {
  if (spoken === language) {
    isSwitching = false;
  } else if (texts[spoken] && !isSwitching) {
    speak(spoken, { tells: false });
    shared.set('language', language);
  }
}

function fail(title, how) {
  firstBox?.remove();
  find('loading').hidden = true;
  document.body.classList.add('without-chat');
  const notice = find('notice');
  notice.hidden = false;
  notice.className = 'notice';
  notice.setAttribute('role', 'alert');
  notice.replaceChildren();
  // Whoever reads this may speak either language.
  for (const each of Object.keys(texts)) {
    const part = document.createElement('section');
    part.lang = each;
    const heading = document.createElement('h2');
    heading.textContent = texts[each][title];
    part.append(heading);
    if (how) {
      const text = document.createElement('p');
      text.textContent = texts[each][how];
      part.append(text);
    }
    notice.append(part);
  }
}

function loadComponent() {
  return new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = webchat;
    script.nonce = nonce;
    script.onload = loaded;
    script.onerror = failed;
    document.head.append(script);
  });
}

line.addEventListener('state', ({ detail: state }) => {
  document.body.dataset.line = state;
  switch (state) {
    case 'open':
      // Any other line, such as that the conversation is a new one, is still to be read.
      if (status.dataset.tone === 'away') {
        tell('page.back');
      }
      break;
    case 'away':
      tell('page.away', { stays: true, tone: 'away' });
      break;
    case 'slow':
      tell('page.slow', { stays: true, tone: 'away' });
      break;
    case 'wait':
      tell('page.wait');
      break;
    default:
      tell('page.refused', { stays: true, tone: 'away' });
      find('loading').hidden = true;
  }
});

line.addEventListener('begun', ({ detail: reason }) => {
  store?.dispatch({ type: 'MCB/EMPTY' });
  isShown = false;
  find('loading').hidden = false;
  document.body.classList.add('opening');
  const key = { cleared: 'page.clear.done', forgotten: 'page.forgotten', gone: 'page.gone' }[reason];
  if (key) {
    tell(key);
  }
});

line.addEventListener('undelivered', () => tell('page.undelivered', { tone: 'away' }));

line.addEventListener('arrived', ({ detail: { activity, answers } }) => {
  const { mcbCopy, mcbForgotten } = activity.channelData ?? {};
  if (answers && activity.type === 'message' && activity.from?.role === 'bot') {
    follow(activity.locale);
  }
  if (answers && mcbForgotten) {
    line.anew('forgotten');
  } else if (answers && typeof mcbCopy === 'string') {
    putOnClipboard(mcbCopy);
  }
});

// The second press of a double one is none of its own: the card has moved on by then, or another has taken its place.
find('chat').addEventListener('click', (event) => {
  if (event.detail > 1 && event.target.closest('.ac-pushButton, .ac-selectable')) {
    event.preventDefault();
    event.stopPropagation();
  }
}, { capture: true });

for (const button of document.querySelectorAll('[data-language]')) {
  button.addEventListener('click', () => speak(button.dataset.language, { tells: true }));
}
shared.watch('language', (other) => speak(other, { tells: false }));

find('clear').addEventListener('click', () => find('sure').showModal());
find('sure-no').addEventListener('click', () => find('sure').close());
find('sure-yes').addEventListener('click', async () => {
  find('sure').close();
  if (!await line.clear()) {
    tell('page.clear.away', { tone: 'away' });
  }
});

find('print-answer').addEventListener('click', () => {
  sheet();
  if (document.body.classList.contains('has-answer')) {
    print();
  } else {
    tell('page.print.nothing');
  }
});
addEventListener('beforeprint', sheet);

const chatBox = () => document.querySelector('#chat .webchat__send-box textarea');
const box = () => firstBox?.area ?? chatBox();

/** The first box stands until the component has drawn its own. */
function changeBoxes() {
  const drawn = new MutationObserver(() => {
    if (chatBox()) {
      drawn.disconnect();
      firstBox.giveWay((text) => store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text } }), chatBox);
    }
  });
  drawn.observe(find('chat'), { childList: true, subtree: true });
}

find('skip').addEventListener('click', (event) => {
  event.preventDefault();
  box()?.focus();
});
talkToFrame(() => {
  box()?.focus();
  return document.activeElement === box();
});

async function begin() {
  write();
  if (!webchat) {
    fail('page.missing', 'page.missing.how');
    return;
  }
  line.start();
  firstBox = new FirstBox((text) => post({ type: 'message', text }));
  try {
    await loadComponent();
  } catch {
    fail('page.unloaded');
    return;
  }
  store = window.WebChat.createStore({}, emptying);
  let written = own.get('draft');
  if (written) {
    store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: written } });
  }
  // What is written but not sent outlives a reload; the paper follows the answers.
  let seen;
  store.subscribe(() => {
    const { activities, sendBoxValue } = store.getState();
    if (sendBoxValue !== written) {
      written = sendBoxValue;
      own.set('draft', written || undefined);
    }
    if (activities !== seen) {
      seen = activities;
      sheet();
      showFirst();
    }
  });
  changeBoxes();
  draw();
  darkness.addEventListener('change', draw);
}

begin();
