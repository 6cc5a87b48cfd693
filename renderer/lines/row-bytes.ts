import type { Span } from '../../shared/lines/spans.ts';

export const rowBytes = 16;
/** The list shows the first bytes of a longer line; the detail shows them all. */
export const listedBytes = 4_096;

/** Bytes side by side that look the same. */
export interface ByteGroup {
  readonly start: number;
  readonly text: string;
  readonly isLineEnd: boolean;
  readonly found: boolean;
  readonly selected: boolean;
}

const hexOf = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');

/** `41 54 0D 0A` */
export const hexText = (bytes: Uint8Array): string => Array.from(bytes, hexOf).join(' ');

/**
 * One row of at most 16 bytes. Each byte takes three characters, also the last one of a group, so that a place in the
 * text is a byte.
 */
export const byteGroups = (
  bytes: Uint8Array,
  from: number,
  hits: readonly Span[],
  selected: Span | null,
): readonly ByteGroup[] => {
  const groups: ByteGroup[] = [];
  for (let at = from; at < Math.min(from + rowBytes, bytes.length); at += 1) {
    const byte = bytes[at] ?? 0;
    const isLineEnd = byte === 0x0d || byte === 0x0a;
    const found = hits.some(({ start, end }) => start <= at && at < end);
    const isSelected = selected !== null && selected.start <= at && at < selected.end;
    const last = groups.at(-1);
    if (last && last.isLineEnd === isLineEnd && last.found === found && last.selected === isSelected) {
      groups[groups.length - 1] = { ...last, text: `${last.text}${hexOf(byte)} ` };
    } else groups.push({ start: at, text: `${hexOf(byte)} `, isLineEnd, found, selected: isSelected });
  }
  return groups;
};
