/**
 * Size of the well-formed UTF-8 character at `at` (1 to 4 bytes), or 0 when no such character starts there.
 * Overlong forms, surrogates and values above U+10FFFF are not well formed (Unicode 15, table 3-7).
 */
export const utf8CharacterSize = (bytes: Uint8Array, at: number): number => {
  const first = bytes[at];
  if (first === undefined) return 0;
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < low || second > high) return 0;
  for (let offset = 2; offset < size; offset += 1) {
    if (((bytes[at + offset] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return size;
};

/** The code point of the well-formed character of `size` bytes at `at`. */
export const utf8CodePoint = (bytes: Uint8Array, at: number, size: number): number => {
  const first = bytes[at] ?? 0;
  let code = size === 1 ? first : first & (0x7f >> size);
  for (let offset = 1; offset < size; offset += 1) code = (code << 6) | ((bytes[at + offset] ?? 0) & 0x3f);
  return code;
};
