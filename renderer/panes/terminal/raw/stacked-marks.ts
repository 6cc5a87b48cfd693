/** What an emulator joins with the character before: marks, invisible characters, vowels and finals of Hangul. */
const joined = '[\\p{M}\\p{Cf}\\u1160-\\u11ff]';
/** More than any writing puts on one character. */
const mostJoined = 16;
const tooMany = new RegExp(`(${joined}{${mostJoined}})${joined}+`, 'gu');
/** The first byte of the first combining mark in UTF-8. */
const firstMark = 0xcc;

const decoder = new TextDecoder();

/**
 * Output without marks that no character has. Each mark costs the emulator the length of all that are in its cell, so a device could stop the
 * page with a few hundred kilobytes of them. Everything else stays as it is.
 */
export const withoutStackedMarks = (output: Uint8Array | string): Uint8Array | string => {
  if (typeof output === 'string') return output.replace(tooMany, '$1');
  if (!output.some((byte) => byte >= firstMark)) return output;
  const text = decoder.decode(output);
  const shorter = text.replace(tooMany, '$1');
  return shorter.length === text.length ? output : shorter;
};
