// Checks files of a Teams package by the schemas that its publisher ships in @microsoft/app-manifest. JSONL in: one file a line,
// with its own $schema. JSONL out, in the same order: {"problems": [text]}; for {"limits": address} the schema itself.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import Ajv from 'ajv-draft-04';
import formats from 'ajv-formats';

const published = 'https://developer.microsoft.com/json-schemas/';
const folder = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas');

function schemaOf(address) {
  if (!address?.startsWith(published)) {
    throw new Error(`${address} is no published schema.`);
  }
  return JSON.parse(readFileSync(join(folder, ...address.slice(published.length).split('/')), 'utf8'));
}

function check(file) {
  try {
    const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
    formats.default(ajv);
    const valid = ajv.compile(schemaOf(file.$schema));
    return valid(file) ? [] : valid.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  } catch (error) {
    return [String(error)];
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== '') {
    const file = JSON.parse(line);
    process.stdout.write(JSON.stringify(file.limits ? schemaOf(file.limits) : { problems: check(file) }) + '\n');
  }
}
