// Checks cards by the official library at schema 1.5, and what it does not look at. JSONL in: one card a line.
// JSONL out, in the same order: {"problems": [text]}.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";
import { lint } from "./lint.mjs";

const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)("adaptivecards/dist/adaptivecards.js");

function parse(json) {
  const context = new SerializationContext(Versions.v1_5);
  const card = new AdaptiveCard();
  card.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  const failures = card.validateProperties().validationEvents.map((failure) => failure.message);
  return { problems: [...events, ...failures], understood: card.toJSON() };
}

// The library drops what it does not know: a property that does not come back was not understood.
function lost(given, back, path) {
  if (Array.isArray(given)) {
    return given.flatMap((item, at) => lost(item, back?.[at], `${path}[${at}]`));
  }
  if (given === null || typeof given !== "object") {
    return [];
  }
  return Object.entries(given).flatMap(([name, value]) => {
    const here = `${path}.${name}`;
    // What an action falls back to is looked at below; the library keeps it only where it needs it.
    if (name === "fallback") {
      return [];
    }
    return back === undefined || back === null || !(name in back) ? [`${here} is not understood.`] : lost(value, back[name], here);
  });
}

// The card of a client that does not know Action.Execute.
function fallenBack(node) {
  if (Array.isArray(node)) {
    return node.map(fallenBack);
  }
  if (node === null || typeof node !== "object") {
    return node;
  }
  return node.fallback ?? Object.fromEntries(Object.entries(node).map(([name, value]) => [name, fallenBack(value)]));
}

function checkOne(json) {
  const { problems, understood } = parse(json);
  return [...problems, ...lost(json, understood, "card"), ...lint(json)];
}

function check(json) {
  try {
    return [...checkOne(json), ...checkOne(fallenBack(json))];
  } catch (error) {
    return [String(error)];
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "") {
    process.stdout.write(JSON.stringify({ problems: check(JSON.parse(line)) }) + "\n");
  }
}
