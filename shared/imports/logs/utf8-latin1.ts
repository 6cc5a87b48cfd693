/** The bytes of a text in UTF-8, one character for each. Half a surrogate pair becomes U+FFFD. */
export const utf8Latin1 = (text: string): string => {
  const parts: string[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    parts.push(
      code < 0x80 ? character : String.fromCharCode(...bytesOf(code >= 0xd800 && code < 0xe000 ? 0xfffd : code)),
    );
  }
  return parts.join('');
};

const bytesOf = (code: number): readonly number[] => {
  if (code < 0x800) return [0xc0 | (code >> 6), following(code)];
  if (code < 0x10000) return [0xe0 | (code >> 12), following(code >> 6), following(code)];
  return [0xf0 | (code >> 18), following(code >> 12), following(code >> 6), following(code)];
};

const following = (code: number): number => 0x80 | (code & 0x3f);
