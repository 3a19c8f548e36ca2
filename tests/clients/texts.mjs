// The bot's own texts, read from the product's files, so that a change of wording breaks no test.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './host.mjs';

const folder = join(root, 'src/MultiChannelBot.Conversation/Text');
const texts = Object.fromEntries(
  ['en', 'ko'].map((language) => [language, JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))]));

/** The text of a key with its place holders filled. */
export function say(language, key, values = {}) {
  const text = texts[language][key];
  if (text === undefined) {
    throw new Error(`${language}.json has no '${key}'`);
  }
  return text.replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);
}
