/**
 * Draws the icons of the packages from assets/page/icon.svg: node assets/build/make-icons.mjs [chromium]
 * The results are committed; run it again when the drawing changes.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = import.meta.dirname;
const drawing = readFileSync(join(folder, '../page/icon.svg'), 'utf8');
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const browser = await chromium.launch({
  executablePath: process.argv[2] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
/** @type {Map<number, Buffer>} */
const images = new Map();
for (const size of sizes) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  images.set(size, await page.screenshot({ omitBackground: true }));
}
await browser.close();

const imageOf = (size) => images.get(size) ?? Buffer.alloc(0);

/** Windows: a table of PNG images. */
const ico = (wanted) => {
  const head = Buffer.alloc(6 + 16 * wanted.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(wanted.length, 4);
  let offset = head.length;
  for (const [index, size] of wanted.entries()) {
    const at = 6 + 16 * index;
    // 256 does not fit into a byte and is written as 0.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(imageOf(size).length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += imageOf(size).length;
  }
  return Buffer.concat([head, ...wanted.map(imageOf)]);
};

/** macOS: PNG images, each behind its kind and length. */
const icns = (wanted) => {
  const parts = wanted.map(([kind, size]) => {
    const head = Buffer.alloc(8);
    head.write(kind, 'latin1');
    head.writeUInt32BE(8 + imageOf(size).length, 4);
    return Buffer.concat([head, imageOf(size)]);
  });
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.write('icns', 'latin1');
  head.writeUInt32BE(8 + body.length, 4);
  return Buffer.concat([head, body]);
};

mkdirSync(join(folder, 'icons'), { recursive: true });
for (const size of sizes.filter((each) => each <= 512))
  writeFileSync(join(folder, `icons/${size}x${size}.png`), imageOf(size));
writeFileSync(join(folder, 'icon.png'), imageOf(1024));
writeFileSync(join(folder, 'icon.ico'), ico([16, 24, 32, 48, 64, 128, 256]));
writeFileSync(
  join(folder, 'icon.icns'),
  icns([
    ['ic11', 32],
    ['ic12', 64],
    ['ic07', 128],
    ['ic13', 256],
    ['ic08', 256],
    ['ic14', 512],
    ['ic09', 512],
    ['ic10', 1024],
  ]),
);
