// Draws the icons of the Teams package anew from their SVG sources: node manifests/draw-icons.mjs, in tests/clients
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { browserPath } from '../requirements.mjs';

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', 'manifests', 'teams');
const sizes = { color: 192, outline: 32 };

const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const [name, size] of Object.entries(sizes)) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${await readFile(join(folder, 'icons', `${name}.svg`), 'utf8')}`);
    await writeFile(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
