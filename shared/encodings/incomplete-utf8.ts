/** The number of bytes at the end that begin a character of UTF-8 and do not end it (Unicode 15, table 3-7): 0 to 3. */
export const incompleteUtf8Bytes = (bytes: Uint8Array): number => {
  for (let count = 1; count <= 3 && count <= bytes.length; count += 1) {
    const first = bytes[bytes.length - count] ?? 0;
    if ((first & 0xc0) === 0x80) continue;
    if (first < 0xc2 || first > 0xf4) return 0;
    const size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return size > count && canFollow(first, bytes[bytes.length - count + 1]) ? count : 0;
  }
  return 0;
};

/** Whether the second byte is there and fits; later ones are continuation bytes anyway. */
const canFollow = (first: number, second: number | undefined): boolean => {
  if (second === undefined) return true;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  return second >= low && second <= high;
};
