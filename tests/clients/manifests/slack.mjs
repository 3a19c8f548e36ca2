// Holds manifests of Slack apps against the types that Slack publishes (@slack/web-api). JSONL in: one manifest a line. JSONL out,
// in the same order: {"problems": [text]}.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const manifests = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const folder = mkdtempSync(join(import.meta.dirname, '..', 'node_modules', '.slack-'));
try {
  const file = join(folder, 'manifests.ts');
  const types = `import type {AppsManifestValidateArguments} from '@slack/web-api';\ntype Manifest = Exclude<AppsManifestValidateArguments['manifest'], string>;`;
  writeFileSync(file, [types, ...manifests.map((manifest, at) => `export const m${at} = ${manifest} satisfies Manifest;`), ''].join('\n'));
  const { status, stdout } = spawnSync(process.execPath, [compiler, '--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', file], { encoding: 'utf8' });
  const found = [...stdout.matchAll(/manifests\.ts\((\d+),\d+\): error (.*)/g)].map(([, line, text]) => ({ at: Number(line) - 3, text }));
  if (status !== 0 && found.length === 0) {
    throw new Error(stdout || `tsc ended with ${status}`);
  }
  manifests.forEach((_, at) => console.log(JSON.stringify({ problems: found.filter((one) => one.at === at).map(({ text }) => text) })));
} finally {
  rmSync(folder, { recursive: true });
}
