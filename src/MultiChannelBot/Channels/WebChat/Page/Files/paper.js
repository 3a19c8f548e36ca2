// The last answer as it is printed: its words, black on white, with the address of every link. "Save" is the browser's print to PDF.

const cardType = 'application/vnd.microsoft.card.adaptive';

/** Every part of a card in reading order. */
function* parts(node) {
  if (Array.isArray(node)) {
    for (const one of node) {
      yield* parts(one);
    }
  } else if (node !== null && typeof node === 'object') {
    yield node;
    yield* parts([node.body, node.items, node.columns, node.actions, node.selectAction, node.card, node.rows, node.cells].filter(Boolean));
  }
}

/** The card of a message; undefined where it has none. */
const cardOf = (activity) => activity.attachments?.find(({ contentType }) => contentType === cardType)?.content;

/** An answer says which rule it rests on, in a part that questions and notices do not have. */
const isAnswer = (card) => [...parts(card)].some(({ id }) => id?.startsWith('receipt'));

/** The card to print: the last answer there is. */
export function lastAnswer(activities) {
  return activities.map(cardOf).filter((card) => card && isAnswer(card)).at(-1);
}

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

// Markdown of the cards, as it is read on paper: marks of emphasis go, a link keeps its address.
const plain = (text) => text.replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, '$1 ($2)').replace(/(\*\*|__)(.+?)\1/g, '$2').replace(/\\([\\`*_{}[\]()#+\-.!>])/g, '$1');

/** What opens and closes on the page is open on paper: its name is a heading, without the hint in brackets at its end. */
function* headed(part) {
  const name = [...parts(part)].find(({ type }) => type === 'TextBlock')?.text;
  if (name) {
    yield element('p', plain(name).replace(/ \([^()]*\)$/, ''), 'strong');
  }
}

function* written(part, linked, unsaid) {
  const isLink = part.selectAction?.type === 'Action.OpenUrl';
  switch (part.type) {
    case 'TextBlock':
      yield element(part.style === 'heading' ? 'h2' : 'p', plain(part.text.replace(unsaid, '')), part.weight === 'Bolder' ? 'strong' : part.isSubtle ? 'subtle' : undefined);
      return;
    case 'FactSet':
      yield* part.facts.map(({ title, value }) => element('p', `${title}: ${plain(value)}`));
      return;
    case 'Action.OpenUrl':
      if (!linked.has(part.url)) {
        linked.add(part.url);
        yield element('p', `${part.title}: ${part.url}`, 'link');
      }
      return;
    default:
      if (isLink) {
        yield* written(part.selectAction, linked, unsaid);
        return;
      }
      if (part.selectAction?.type === 'Action.ToggleVisibility') {
        yield* headed(part);
        return;
      }
      for (const one of [part.body, part.items, part.columns, part.rows, part.cells, part.actions].flat().filter(Boolean)) {
        yield* written(one, linked, unsaid);
      }
  }
}

/**
 * Puts an answer on paper; with none the paper is blank.
 * @param said `heading` above it, `foot` below it, and `unsaid`: what only makes sense where one can press.
 */
export function writePaper(paper, card, { heading, foot, unsaid }) {
  paper.replaceChildren();
  if (card) {
    paper.append(element('p', heading, 'whose'), ...written({ ...card, type: 'AdaptiveCard', selectAction: undefined }, new Set(), unsaid), element('p', foot, 'foot'));
  }
}
