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

function lines(file, tests) {
  assert.ok(existsSync(file), `${file.pathname} is missing: run the .NET tests of ${tests} first`);
  return readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

const messages = () => lines(rendered, 'SlackStoryTests');
const views = () => lines(shown, 'SlackViewTests');

/** Written by SlackViewTests: every kind of modal and home. */
const shown = new URL('../artifacts/slack-views.jsonl', import.meta.url);

/** Properties whose text changes no type. */
const free = new Set(['text', 'label', 'value', 'url', 'block_id', 'action_id', 'private_metadata', 'initial_date']);

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

/** What the compiler says of lists of blocks, or of views; empty where all are as Slack's types have them. */
function complaints(all, type = 'KnownBlock[]') {
  const folder = mkdtempSync(join(import.meta.dirname, 'node_modules', '.slack-'));
  try {
    const file = join(folder, 'blocks.ts');
    const checks = all.map((one, at) => `export const b${at} = ${JSON.stringify(one)} satisfies ${type};`);
    writeFileSync(file, [`import type {HomeView, KnownBlock, ModalView} from '@slack/types';`, ...checks, ''].join('\n'));
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

describe('the modals and homes', () => {
  const ofType = (type) => [...new Map(views().filter((view) => view.type === type).map((view) => [JSON.stringify(shape(view)), view])).values()];

  // What Slack publishes for a view's blocks takes any block: each is held against those that are known, too.
  for (const [type, known] of [['modal', 'ModalView'], ['home', 'HomeView']]) {
    test(`that are ${type}s are of the type that Slack publishes`, () => {
      const all = ofType(type);
      assert.ok(all.length > 1, `only ${all.length} of ${type}`);
      assert.equal(complaints(all, `${known} & {blocks: KnownBlock[]}`).slice(0, 2000), '');
    });
  }

  test('hold every element that they are meant to', () => {
    const types = new Set(views().flatMap(({ blocks }) => blocks.flatMap(({ type, element, accessory }) => [type, element?.type, accessory?.type].filter(Boolean))));
    assert.deepEqual([...types].sort(), ['actions', 'button', 'context', 'datepicker', 'divider', 'header', 'input', 'section', 'static_select']);
  });

  test('are refused where something is wrong with them', () => {
    const sound = ofType('modal').find(({ blocks }) => blocks.some(({ type }) => type === 'input'));
    const wrongs = [
      (view) => { delete view.title; },
      (view) => { view.submit.type = 'mrkdwn'; },
      (view) => { delete view.blocks.find(({ type }) => type === 'input').label; },
      (view) => { view.blocks.find(({ type }) => type === 'input').element.initial_option.value = 5; },
    ];
    const all = wrongs.map((wrong) => {
      const view = structuredClone(sound);
      wrong(view);
      return view;
    });
    const found = complaints([sound, ...all], 'ModalView & {blocks: KnownBlock[]}');
    const wrong = [...found.matchAll(/blocks\.ts\((\d+),\d+\): error TS/g)].map(([, line]) => Number(line));
    assert.deepEqual([...new Set(wrong)], [3, 4, 5, 6], found.slice(0, 2000));
  });
});
