// The packed icons are the drawings that they come from.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { draw, file, onPage, sizes } from './manifests/icons.mjs';
import { withBrowser } from './requirements.mjs';

/** How far two pictures lie apart: the mean difference of a channel, from 0 to 255. */
const apart = (page, pictures) => page.evaluate(async (sources) => {
  const [one, other] = await Promise.all(sources.map(async (source) => {
    const bitmap = await createImageBitmap(await (await fetch(source)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height).data;
  }));
  return one.length === other.length ? one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length : 255;
}, pictures.map((picture) => `data:image/png;base64,${picture.toString('base64')}`));

describe('the icons of the Teams package', withBrowser(), () => {
  for (const name of Object.keys(sizes)) {
    test(`${name}.png is drawn from ${name}.svg`, async () => {
      const pictures = [await readFile(file(`${name}.png`)), await draw(name)];
      // Another browser smooths edges a little otherwise; a drawing that was changed differs by more.
      assert.ok(await onPage((page) => apart(page, pictures)) < 1);
    });
  }

  test('another picture is told apart', async () => {
    const pictures = [await readFile(file('color.png')), Buffer.from(await onPage(async (page) => {
      await page.setViewportSize({ width: sizes.color, height: sizes.color });
      return page.screenshot();
    }))];
    assert.ok(await onPage((page) => apart(page, pictures)) > 1);
  });
});
