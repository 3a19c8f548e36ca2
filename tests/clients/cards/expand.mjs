// Expands templates by the official engine. JSONL in: {"template": object or file, "data": any}.
// JSONL out, in the same order: {"card": any} or {"error": text}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const { Template } = createRequire(import.meta.url)("adaptivecards-templating/dist/adaptivecards-templating.js");
const files = new Map();

function read(file) {
  if (!files.has(file)) {
    files.set(file, JSON.parse(readFileSync(file, "utf8")));
  }
  return files.get(file);
}

function expand({ template, data }) {
  try {
    const source = typeof template === "string" ? read(template) : template;
    return { card: new Template(source).expand({ $root: data }) };
  } catch (error) {
    return { error: String(error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line !== "") {
    process.stdout.write(JSON.stringify(expand(JSON.parse(line))) + "\n");
  }
}
