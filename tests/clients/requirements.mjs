// What the tests need from the machine: skipped with the reason where it is missing, or failed under MCB_REQUIRE_REAL=1.
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const redis = 'redis-server';
const browsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

function onPath(name) {
  if (name.includes('/')) {
    return existsSync(name) ? name : undefined;
  }
  return (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)).find((file) => existsSync(file));
}

/** The browser's executable, or undefined. */
export function browserPath() {
  return [process.env.MCB_CHROMIUM, ...browsers].filter(Boolean).map(onPath).find(Boolean);
}

/** Options for a suite that drives a browser. */
export function withBrowser() {
  return needs(browserPath(), 'no Chromium on the path (apt-get install chromium, or set MCB_CHROMIUM)');
}

/** Options for a suite that keeps its state on a real Redis. */
export function withRedis() {
  return needs(onPath(redis), 'no redis-server on the path (apt-get install redis-server)');
}

function needs(program, reason) {
  if (program) {
    return {};
  }
  if (process.env.MCB_REQUIRE_REAL === '1') {
    throw new Error(`MCB_REQUIRE_REAL=1, but ${reason}`);
  }
  return { skip: reason };
}
