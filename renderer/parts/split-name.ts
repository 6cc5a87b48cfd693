/** Characters at the end that tell names of one kind apart, where they end in no number. */
const tailCharacters = 5;

/**
 * A name in two parts, for a place that may be too small: the beginning gives way, the end stays. The end is the number with the sign before it
 * (`:4800`, ` 12`), and not less than a few characters.
 */
export const splitName = (name: string): readonly [head: string, tail: string] => {
  const number = /[^\p{L}\p{N}]?\d+$/u.exec(name)?.[0] ?? '';
  const isWord = / \d+$/.test(name);
  const length = isWord ? number.length : Math.max(number.length, tailCharacters);
  return length >= name.length ? ['', name] : [name.slice(0, -length), name.slice(-length)];
};
