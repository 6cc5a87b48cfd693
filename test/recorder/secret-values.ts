/** Test secrets of every kind that a mask may miss: short, quoted, UTF-8, like Base64. None of them occurs in ordinary traffic. */
export const canaries: Readonly<Record<string, string>> = {
  'plain ASCII': 'c4naryPlainSecret',
  'eight characters, the minimum length': 'zQ7!kP2x',
  'with quotes, backslash and line ends': 'pa"ss\\wo\r\nrd/4711',
  'UTF-8': 'gehéim-鸟-🐤-x',
  'like Base64': 'q+/9Zk3Jx7LmA8w==',
  repetitive: 'ababababac',
};

const encoder = new TextEncoder();

const bytesOf = (text: string): Uint8Array => encoder.encode(text);

const atEscape = (text: string): string =>
  text.replaceAll('\\', '\\5C').replaceAll('"', '\\22').replaceAll('\r', '\\0D').replaceAll('\n', '\\0A');

/** Upper case for each third character. */
const mixedCase = (hex: string): string => hex.replaceAll(/(..)(.)/g, (_, two, one) => two + one.toUpperCase());

/** With a line end after every five bytes. */
const inLines = (hex: string, lineEnd: string): string =>
  (hex.match(/.{1,10}/g) ?? []).map((line) => spaced(line)).join(lineEnd);

/** How people and tools write hex. */
export const writtenHex = (hex: string): readonly string[] => [
  ...[hex, hex.toUpperCase(), mixedCase(hex), spaced(hex), mixedCase(spaced(hex)), spaced(hex).replaceAll(' ', ', ')],
  ...[inLines(hex, '\r\n'), inLines(mixedCase(hex), ' \n  '), inLines(hex, '\r\n').replaceAll(' ', '').toUpperCase()],
];

const spaced = (hex: string): string => (hex.match(/../g) ?? []).join(' ');

/** The encodings of a value to search for, written independently of the masker. */
export const encodingsOf = (value: string): Readonly<Record<string, Uint8Array>> => {
  const bytes = Buffer.from(value, 'utf8');
  return {
    plain: bytesOf(value),
    ...Object.fromEntries(
      writtenHex(bytes.toString('hex')).map((hex) => [`hex, as ${JSON.stringify(hex.slice(0, 18))}`, bytesOf(hex)]),
    ),
    'hex, with colons': bytesOf(spaced(bytes.toString('hex')).replaceAll(' ', ':')),
    'hex, with dots': bytesOf(spaced(bytes.toString('hex')).replaceAll(' ', '.')),
    'hex, with colons, upper case': bytesOf(spaced(bytes.toString('hex').toUpperCase()).replaceAll(' ', ':')),
    Base64: bytesOf(bytes.toString('base64')),
    'Base64 for URLs': bytesOf(bytes.toString('base64url')),
    'URL-encoded': bytesOf(encodeURIComponent(value)),
    'as a form field': bytesOf(new URLSearchParams([['', value]]).toString().slice(1)),
    'JSON-escaped': bytesOf(JSON.stringify(value).slice(1, -1)),
    'JSON-escaped with slashes': bytesOf(JSON.stringify(value).slice(1, -1).replaceAll('/', '\\/')),
    'JSON-escaped to ASCII': bytesOf(
      JSON.stringify(value)
        .slice(1, -1)
        .replaceAll(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ),
    'AT-escaped': bytesOf(atEscape(value)),
    'JSON inside AT': bytesOf(atEscape(JSON.stringify(value).slice(1, -1))),
    'UTF-8 twice': bytesOf(bytes.toString('latin1')),
  };
};

export const contains = (haystack: Uint8Array, needle: Uint8Array): boolean =>
  Buffer.from(haystack).indexOf(Buffer.from(needle)) !== -1;

export const concat = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts));
