// The icons of the Teams package: their files, and how they are drawn.
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath } from '../requirements.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'manifests', 'teams');

/** The side of each icon in pixels. */
export const sizes = { color: 192, outline: 32 };

/** The path of a file of the package. */
export const file = (name) => join(folder, name);

/** A page of its own, given to the function and closed after it. */
export async function onPage(use) {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    return await use(await browser.newPage());
  } finally {
    await browser.close();
  }
}

/** The PNG of an icon, drawn from its SVG. */
export function draw(name) {
  return onPage(async (page) => {
    await page.setViewportSize({ width: sizes[name], height: sizes[name] });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${await readFile(file(join('icons', `${name}.svg`)), 'utf8')}`);
    return page.screenshot({ omitBackground: true });
  });
}
