// What Slack is sent, held against the types that Slack publishes.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, test } from 'node:test';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/** Written by SlackStoryTests of the .NET tests, which run first: every reply of every story. */
const rendered = new URL('../artifacts/slack-blocks.jsonl', import.meta.url);

function messages() {
  assert.ok(existsSync(rendered), `${rendered.pathname} is missing: run the .NET tests of SlackStoryTests first`);
  return readFileSync(rendered, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** Properties whose text changes no type. */
const free = new Set(['text', 'label', 'value', 'url', 'block_id', 'action_id']);

/** A message with every free text alike: two of the same shape are the same to a compiler. */
function shape(node, name) {
  if (Array.isArray(node)) {
    const items = node.map((item) => shape(item));
    return items.filter((item, at) => JSON.stringify(item) !== JSON.stringify(items[at - 1]));
  }
  if (node !== null && typeof node === 'object') {
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, shape(value, key)]));
  }
  return typeof node === 'string' && free.has(name) ? 'x' : node;
}

const distinct = (all) => [...new Map(all.map((message) => [JSON.stringify(shape(message.blocks)), message])).values()];

/** What the compiler says of lists of blocks; empty where all are as Slack's types have them. */
function complaints(lists) {
  const folder = mkdtempSync(join(import.meta.dirname, 'node_modules', '.slack-'));
  try {
    const file = join(folder, 'blocks.ts');
    const lines = lists.map((blocks, at) => `export const b${at} = ${JSON.stringify(blocks)} satisfies KnownBlock[];`);
    writeFileSync(file, [`import type {KnownBlock} from '@slack/types';`, ...lines, ''].join('\n'));
    const { status, stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', file], { encoding: 'utf8' });
    return status === 0 ? '' : stdout || `tsc ended with ${status}`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('the blocks of every story', () => {
  test('are of the types that Slack publishes', () => {
    const all = distinct(messages());
    assert.ok(all.length > 30, `only ${all.length} shapes`);
    const types = new Set(all.flatMap(({ blocks }) => blocks.map(({ type }) => type)));
    assert.deepEqual([...types].sort(), ['actions', 'context', 'divider', 'header', 'rich_text', 'section']);
    assert.equal(complaints(all.map(({ blocks }) => blocks)).slice(0, 2000), '');
  });

  test('have a text to be told by', () => {
    assert.ok(messages().every(({ text }) => text.trim().length > 0));
  });

  test('are refused where something is wrong with them', () => {
    const sound = messages().find(({ blocks }) => ['header', 'actions', 'section'].every((type) => blocks.some((block) => block.type === type))).blocks;
    const wrongs = [
      (blocks) => { blocks.find(({ type }) => type === 'header').text.type = 'mrkdwn'; },
      (blocks) => { delete blocks.find(({ type }) => type === 'actions').elements[0].text; },
      (blocks) => { blocks[0].colour = 'red'; },
      (blocks) => { blocks.find(({ type }) => type === 'section').text = null; },
    ];
    const lists = wrongs.map((wrong) => {
      const blocks = structuredClone(sound);
      wrong(blocks);
      return blocks;
    });
    const found = complaints([sound, ...lists]);
    const lines = [...found.matchAll(/blocks\.ts\((\d+),\d+\): error TS/g)].map(([, line]) => Number(line));
    assert.deepEqual([...new Set(lines)], [3, 4, 5, 6], found.slice(0, 2000));
  });
});
