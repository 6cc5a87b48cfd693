import { hexText, rowBytes } from './row-bytes.ts';

/** A longer line than this is not shown as bytes to its end: no page can draw that. */
const dumpedBytes = 64 * 1024;

const character = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·');

/** Offset, 16 bytes, and their characters, row by row. */
export const dump = (bytes: Uint8Array): string => {
  const rows: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, dumpedBytes); at += rowBytes) {
    const row = bytes.subarray(at, at + rowBytes);
    const offset = at.toString(16).toUpperCase().padStart(4, '0');
    rows.push(`${offset}  ${hexText(row).padEnd(rowBytes * 3 - 1)}  ${Array.from(row, character).join('')}`);
  }
  if (bytes.length > dumpedBytes) rows.push(`+${bytes.length - dumpedBytes} B`);
  return rows.join('\n');
};
