/**
 * Shorter values are not searched for: they would hide ordinary data (`1234` may be a PIN or a byte count). They are masked as
 * arguments (`secret-arguments.ts`), and by the spans that commands declare.
 */
const shortestSearchedBytes = 8;

/** Longer values are searched for in pieces of this size, to limit what a masker must buffer. */
const pieceBytes = 1024;

/** Neighbouring pieces overlap by one Base64 group, so that no group between them stays readable. */
const pieceOverlapBytes = 3;

/** Forms into which a device may change a line break inside a value. */
const lineBreaks = ['\r', '\n', '\r\n', '\r\r\n'];

const encoder = new TextEncoder();

/** How a secret value may appear in traffic, reports and logs. */
export interface SecretForms {
  /**
   * Plain, Base64 at any alignment, URL-encoded, JSON-escaped, escaped for an AT parameter, JSON inside an AT parameter, and UTF-8 encoded
   * twice.
   */
  readonly texts: readonly Uint8Array[];
  /** Hex, as lower-case digits. Matches any case and any separators. */
  readonly hex: readonly Uint8Array[];
}

export const secretForms = (value: string | Uint8Array): SecretForms => {
  const bytes = typeof value === 'string' ? encoder.encode(value) : value;
  if (bytes.length < shortestSearchedBytes) return { texts: [], hex: [] };
  const parts = searchedParts(bytes);
  return {
    texts: distinct(parts.flatMap((part) => [part, ...textForms(part).map((text) => Buffer.from(text, 'latin1'))])),
    hex: distinct(parts.map((part) => Buffer.from(Buffer.from(part).toString('hex')))),
  };
};

const distinct = (forms: readonly Uint8Array[]): readonly Uint8Array[] => {
  const found = new Map<string, Uint8Array>();
  for (const form of forms) {
    if (form.length >= shortestSearchedBytes) found.set(Buffer.from(form).toString('latin1'), form);
  }
  return [...found.values()];
};

/** The last piece has the same length as the others, so that a short rest of a key is not searched for. */
const pieces = (bytes: Uint8Array): readonly Uint8Array[] => {
  if (bytes.length <= pieceBytes) return [bytes];
  const found: Uint8Array[] = [];
  for (let start = 0; ; start += pieceBytes - pieceOverlapBytes) {
    if (start + pieceBytes >= bytes.length) return [...found, bytes.subarray(bytes.length - pieceBytes)];
    found.push(bytes.subarray(start, start + pieceBytes));
  }
};

/**
 * A value with several lines is searched for with every kind of line break, and line by line. Of PEM only the lines between the boundaries:
 * only they are secret, and the automaton of a key stays small.
 */
const searchedParts = (bytes: Uint8Array): readonly Uint8Array[] => {
  if (!bytes.includes(0x0a) && !bytes.includes(0x0d)) return pieces(bytes);
  const text = Buffer.from(bytes).toString('latin1');
  const lines = secretTextOf(text)
    .split(/[\r\n]+/)
    .filter((line) => line.length >= shortestSearchedBytes && !line.startsWith('-----'))
    .flatMap((line) => pieces(Buffer.from(line, 'latin1')));
  if (text.includes('-----BEGIN ') && lines.length > 0) return lines;
  const broken = lineBreaks.map((lineBreak) => Buffer.from(text.replaceAll(/\r*\n|\r+/g, lineBreak), 'latin1'));
  return [...[bytes, ...broken].flatMap(pieces), ...lines];
};

/** Of a file with a private key only the key: its certificates are public. */
const secretTextOf = (text: string): string => {
  const keys = text.match(/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gs);
  return keys?.join('\n') ?? text;
};

/** All forms except the plain one and hex. The text is Latin-1: one character per byte. */
const textForms = (bytes: Uint8Array): readonly string[] => {
  const plain = Buffer.from(bytes).toString('latin1');
  const json = [...jsonForms(bytes)];
  return [
    // Lines of the engine have one character per byte. Written as UTF-8 they are encoded twice.
    Buffer.from(plain, 'utf8').toString('latin1'),
    ...base64Forms(bytes),
    ...urlForms(bytes),
    ...json,
    ...[plain, ...json].flatMap(atForms),
  ];
};

/**
 * For each of the three positions of a value in a group of three bytes: the characters that depend only on the value, and the same up to
 * the end when the value ends the encoded data (`user:password`). The URL-safe alphabet differs in only two characters.
 */
const base64Forms = (bytes: Uint8Array): readonly string[] => {
  const forms: string[] = [];
  for (const lead of [0, 1, 2]) {
    const padded = new Uint8Array(lead + bytes.length);
    padded.set(bytes, lead);
    const encoded = Buffer.from(padded).toString('base64').replaceAll('=', '');
    const first = Math.ceil((lead * 8) / 6);
    const afterLastWhole = Math.floor((padded.length * 8) / 6);
    forms.push(encoded.slice(first, afterLastWhole), encoded.slice(first));
  }
  forms.push(Buffer.from(bytes).toString('base64'));
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
};

const percent = (bytes: Uint8Array, kept: RegExp, upper: boolean): string =>
  Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    if (kept.test(character)) return character;
    const hex = byte.toString(16).padStart(2, '0');
    return `%${upper ? hex.toUpperCase() : hex}`;
  }).join('');

/** As `encodeURIComponent`, as RFC 3986, and as a web form (blank is `+`), each with upper-case and lower-case hex digits. */
const urlForms = (bytes: Uint8Array): readonly string[] =>
  [true, false].flatMap((upper) => [
    percent(bytes, /[A-Za-z0-9\-_.!~*'()]/, upper),
    percent(bytes, /[A-Za-z0-9\-_.~]/, upper),
    percent(bytes, /[A-Za-z0-9\-_.* ]/, upper).replaceAll(' ', '+'),
  ]);

const shortEscapes: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

const unicodeEscape = (unit: number): string => `\\u${unit.toString(16).padStart(4, '0')}`;

/** As JavaScript writes JSON strings, with `\/`, and with all non-ASCII characters as `\uXXXX` (Python's default). */
const jsonForms = function* (bytes: Uint8Array): Generator<string> {
  const plain = Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    return shortEscapes[character] ?? (byte < 0x20 ? unicodeEscape(byte) : character);
  }).join('');
  yield plain;
  yield plain.replaceAll('/', '\\/');
  if (!/[\x7f-\xff]/.test(plain)) return;
  const text = new TextDecoder().decode(bytes);
  const ascii = Array.from({ length: text.length }, (_, index) => {
    const unit = text.charCodeAt(index);
    const character = text.charAt(index);
    return shortEscapes[character] ?? (unit < 0x20 || unit > 0x7e ? unicodeEscape(unit) : character);
  }).join('');
  yield ascii;
};

/** `\22 \0D \0A \5C` inside a quoted AT parameter (docs/at-dialect.md §9.5: upper-case digits; lower case is unknown). */
const atForms = (text: string): readonly string[] => {
  const escaped = (upper: boolean): string =>
    text.replaceAll(/["\r\n\\]/g, (character) => {
      const hex = character.charCodeAt(0).toString(16).padStart(2, '0');
      return `\\${upper ? hex.toUpperCase() : hex}`;
    });
  return [escaped(true), escaped(false)];
};
