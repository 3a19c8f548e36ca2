// Draws the icons of the Teams package anew from their SVG sources: node manifests/draw-icons.mjs, in tests/clients
import { writeFile } from 'node:fs/promises';
import { draw, file, sizes } from './icons.mjs';

for (const name of Object.keys(sizes)) {
  await writeFile(file(`${name}.png`), await draw(name));
}
