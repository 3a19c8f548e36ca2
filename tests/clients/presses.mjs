// Reads the bot's cards as data: what can be pressed, what is asked, what is known.

/** Every object in a card, at any depth. */
function* parts(node) {
  if (Array.isArray(node)) {
    for (const item of node) {
      yield* parts(item);
    }
  } else if (node && typeof node === 'object') {
    yield node;
    for (const item of Object.values(node)) {
      yield* parts(item);
    }
  }
}

/** What can be pressed on a card: {title, data}; a link has a url instead of data. */
export function presses(card) {
  return [...parts(card)].filter((part) => part.type === 'Action.Submit' || part.type === 'Action.Execute')
    .map(({ title, data }) => ({ title, data }));
}

/** The links of a card: {title, url}. */
export function links(card) {
  return [...parts(card)].filter((part) => part.type === 'Action.OpenUrl').map(({ title, url }) => ({ title, url }));
}

/** Every text shown on a card, the hidden parts included. */
export function shown(card) {
  const facts = (part) => (part.type === 'FactSet' ? part.facts.map(({ value }) => value) : []);
  return [...parts(card)].flatMap((part) => [part.text, part.title, part.label, ...facts(part)]).filter((text) => typeof text === 'string').join('\n');
}

/** The texts that a reader sees without unfolding anything; those with Markdown are left out, since they look different. */
export function visibleTexts(card) {
  const hidden = new Set([...parts(card)].filter((part) => part.isVisible === false).flatMap((part) => [...parts(part)]));
  return [...parts(card)].filter((part) => part.type === 'TextBlock' && !hidden.has(part) && !/[*_[\]\\<>#`]|^\d+\.|^-/.test(part.text))
    .flatMap((part) => part.text.split('\n\n'));
}

/** The press that says what is wanted, such as {do: 'why'}; undefined where the card has none. */
export function find(card, wanted) {
  return presses(card).find(({ data }) => Object.entries(wanted).every(([name, value]) => data?.[name] === value));
}

/** How a value is answered on a question: by pressing {title}, or by choosing {choice} and pressing {title}. */
export function answering(card, fact, value) {
  const direct = find(card, { do: 'answer', fact, value });
  if (direct) {
    return direct;
  }
  const set = [...parts(card)].find((part) => part.type === 'Input.ChoiceSet');
  const choice = set?.choices.find((one) => one.value === value);
  const send = presses(card).find(({ data }) => data?.do === 'answer' && data.fact === fact && data.value === undefined);
  if (!choice || !send) {
    throw new Error(`The card offers no ${fact}=${value}:\n${JSON.stringify(card, null, 1)}`);
  }
  return { title: send.title, choice: choice.title, data: { ...send.data, [set.id]: value } };
}

/** The fact that a card asks for; undefined on any other card. */
export function asked(card) {
  return presses(card).find(({ data }) => data?.do === 'answer')?.data.fact;
}

/** The facts that a card shows as known, each changeable. */
export function known(card) {
  return [...new Set(presses(card).filter(({ data }) => data?.do === 'change' && data.fact).map(({ data }) => data.fact))].sort();
}
