import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** A PNG of a browser (8 bits, RGB or RGBA, not interlaced) with at most 256 colours: half as large, and text looks the same. */
export const smallPng = (png: Buffer): Buffer => {
  const { width, height, bytesPerPixel, data } = readChunks(png);
  const pixels = unfilter(inflateSync(data), width * bytesPerPixel, height, bytesPerPixel);
  const colours = countColours(pixels, bytesPerPixel);
  const palette = choosePalette(colours);
  const places = new Map([...colours.keys()].map((colour) => [colour, nearest(palette, colour)]));
  const rows = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows[y * (width + 1) + 1 + x] = places.get(pixels.readUIntBE((y * width + x) * bytesPerPixel, 3)) ?? 0;
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.alloc(palette.length * 3);
  for (const [index, colour] of palette.entries()) table.writeUIntBE(colour, index * 3, 3);
  const body = deflateSync(rows, { level: 9, memLevel: 9 });
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', table),
    chunk('IDAT', body),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const readChunks = (png: Buffer) => {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const bytesPerPixel = png[25] === 6 ? 4 : 3;
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20), bytesPerPixel, data: Buffer.concat(parts) };
};

/** PNG specification §9: each row says how it was predicted from its left and upper neighbours. */
const unfilter = (rows: Buffer, rowBytes: number, height: number, bytesPerPixel: number): Buffer => {
  const pixels = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (rowBytes + 1)] ?? 0;
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x;
      const left = x >= bytesPerPixel ? (pixels[at - bytesPerPixel] ?? 0) : 0;
      const up = y > 0 ? (pixels[at - rowBytes] ?? 0) : 0;
      const corner = x >= bytesPerPixel && y > 0 ? (pixels[at - rowBytes - bytesPerPixel] ?? 0) : 0;
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      pixels[at] = (rows[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted;
    }
  }
  return pixels;
};

const paeth = (left: number, up: number, corner: number): number => {
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
};

const countColours = (pixels: Buffer, bytesPerPixel: number): ReadonlyMap<number, number> => {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += bytesPerPixel) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return counts;
};

/** The common colours, and the rare ones that none of the chosen is like: a red mark stays red. */
const choosePalette = (colours: ReadonlyMap<number, number>): readonly number[] => {
  const left = new Map([...colours.keys()].map((colour) => [colour, Number.POSITIVE_INFINITY]));
  const palette: number[] = [];
  while (palette.length < 256 && left.size > 0) {
    let next = 0;
    let highest = -1;
    for (const [colour, distance] of left) {
      const score = distance * Math.sqrt(colours.get(colour) ?? 1);
      if (score > highest || (score === highest && (colours.get(colour) ?? 0) > (colours.get(next) ?? 0))) {
        [next, highest] = [colour, score];
      }
    }
    palette.push(next);
    left.delete(next);
    for (const [colour, distance] of left) left.set(colour, Math.min(distance, distanceOf(colour, next)));
  }
  return palette;
};

const distanceOf = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

const nearest = (palette: readonly number[], colour: number): number => {
  let best = 0;
  for (let index = 1; index < palette.length; index += 1) {
    if (distanceOf(palette[index] ?? 0, colour) < distanceOf(palette[best] ?? 0, colour)) best = index;
  }
  return best;
};

const chunk = (type: string, content: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
};
