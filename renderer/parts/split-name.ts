/** Length of the tail that identifies a name without a number at its end. */
const tailCharacters = 5;

/**
 * Splits a name for a place that may be too small: the head is shortened, the tail stays. The tail is the number with
 * the separator before it (`:4800`, ` 12`), with a minimum length.
 */
export const splitName = (name: string): readonly [head: string, tail: string] => {
  const number = /[^\p{L}\p{N}]?\d+$/u.exec(name)?.[0] ?? '';
  const isWord = / \d+$/.test(name);
  const length = isWord ? number.length : Math.max(number.length, tailCharacters);
  return length >= name.length ? ['', name] : [name.slice(0, -length), name.slice(-length)];
};
