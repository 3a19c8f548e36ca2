// What a card of ours has to keep to beyond the schema: see the list at the end.
const mostActions = 6;
const tellingStyles = new Set(["accent", "attention", "good", "warning"]);

// Every object of a card with the path to it. A list that is filled, since generators within generators take most of the time of a long run.
function walk(node, path = "card", found = []) {
  if (Array.isArray(node)) {
    for (const [at, item] of node.entries()) {
      walk(item, `${path}[${at}]`, found);
    }
  } else if (node !== null && typeof node === "object") {
    found.push([node, path]);
    for (const [name, value] of Object.entries(node)) {
      if (name !== "data" && value !== null && typeof value === "object") {
        walk(value, `${path}.${name}`, found);
      }
    }
  }
  return found;
}

const isBlank = (text) => typeof text !== "string" || text.trim() === "";
const texts = (node) => walk(node).map(([inner]) => inner).filter((inner) => inner.type === "TextBlock");

function textsAreFilled(node) {
  return node.type === "TextBlock" && isBlank(node.text) ? "a text is empty." : undefined;
}

function nothingIsUnbound(node) {
  const open = Object.entries(node).find(([name, value]) => name !== "data" && typeof value === "string" && value.includes("${"));
  return open ? `'${open[0]}' is not bound.` : undefined;
}

function inputsAreLabelled(node) {
  return typeof node.type === "string" && node.type.startsWith("Input.") && isBlank(node.label) ? "an input has no label." : undefined;
}

function choicesAreFilled(node) {
  const bad = node.type === "Input.ChoiceSet" && (!node.choices?.length || node.choices.some((choice) => isBlank(choice.title) || isBlank(choice.value)));
  return bad ? "a choice is empty." : undefined;
}

function actionsAreTitled(node) {
  return typeof node.type === "string" && node.type.startsWith("Action.") && isBlank(node.title) ? "an action has no title." : undefined;
}

function imagesHaveAlternatives(node) {
  return node.type === "Image" && isBlank(node.altText) ? "an image has no alternative text." : undefined;
}

// A colour alone tells nothing to a screen reader or to a person who does not see it: a heading in words has to stand first.
function coloursAreWorded(node) {
  if (!tellingStyles.has(node.style) || node.type !== "Container") {
    return undefined;
  }
  const first = texts(node)[0];
  return first === undefined || first.weight !== "Bolder" || isBlank(first.text) ? `style '${node.style}' has no heading in words.` : undefined;
}

function textColoursAreNotMeanings(node) {
  return node.type === "TextBlock" && !["Default", "Accent", undefined].includes(node.color) ? `colour '${node.color}' carries a meaning.` : undefined;
}

function linksAreSafe(node) {
  return node.type === "Action.OpenUrl" && !String(node.url).startsWith("https://") ? "a link is not https." : undefined;
}

function cardIsReady(card, nodes) {
  const problems = [];
  const buttons = nodes.flatMap(([node]) => (Array.isArray(node.actions) ? node.actions : []));
  if (buttons.length > mostActions) {
    problems.push(`card has ${buttons.length} actions.`);
  }
  if (isBlank(card.fallbackText) || isBlank(card.speak)) {
    problems.push("card has no fallback text or nothing to be read aloud.");
  }
  const ids = nodes.map(([node]) => node.id).filter((id) => id !== undefined);
  if (new Set(ids).size !== ids.length) {
    problems.push("an id stands twice.");
  }
  const targets = nodes.flatMap(([node]) => node.targetElements ?? []);
  return [...problems, ...targets.filter((target) => !ids.includes(target)).map((target) => `toggle leads to no '${target}'.`)];
}

const rules = [
  textsAreFilled,
  nothingIsUnbound,
  inputsAreLabelled,
  choicesAreFilled,
  actionsAreTitled,
  imagesHaveAlternatives,
  coloursAreWorded,
  textColoursAreNotMeanings,
  linksAreSafe,
];

export function lint(card) {
  const nodes = walk(card);
  const found = nodes.flatMap(([node, path]) => rules.map((rule) => rule(node)).filter(Boolean).map((text) => `${path}: ${text}`));
  return [...found, ...cardIsReady(card, nodes)];
}
