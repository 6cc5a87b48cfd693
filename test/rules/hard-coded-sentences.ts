import { textPieces } from './source-mask.ts';

/** Attributes whose text is visible or is read by a screen reader. */
const textAttributes = /\b(?:aria-label|title|placeholder|label|description|alt)="([^"]*)"/g;
/** Text between tags, outside braces. */
const between = />([^<>{}]+)</g;
/** Names and units that are equal in every language. */
const sameEverywhere =
  /^(?:AT|ATelier|CR LF|CR|LF|QoS|TLS|MQTT|SHA-256|HTML|JSON|PEM|EN|MIT|ms|min|Δ ms|dBm|B|KB\/s|CN)$/;

const isSentence = (text: string): boolean => {
  const words = text.replaceAll(/&[a-z]+;/g, ' ').trim();
  return /\p{Letter}{2,}/u.test(words) && !sameEverywhere.test(words);
};

/** Names of keys and of dragged data, as in the browser. */
const namesOfTheBrowser = /^(?:Enter|Escape|Tab|Home|End|Delete|Files)$/;

/** The name of a language is equal in every language. */
const ownName = /^中$/;

/** Two adjacent words, one of them not in capitals; a capitalised word; a word between two values. */
const speech = /\p{Ll}{2,},? \p{L}{2,}|\p{L}{2,},? \p{Ll}{2,}|^\s*\p{Lu}\p{Ll}{2,}(?=$|[\s.,:;!?…])|^\s+\p{L}{2,}\s+$/u;

const isSpeech = (text: string): boolean => {
  if (/\p{Script=Han}/u.test(text)) return !ownName.test(text);
  // Values and selectors of style sheets.
  const isStyle = /var\(--|^color-mix\(|\[[\w-]+[=\]]|:focus\b/.test(text);
  return speech.test(text) && !isStyle && !namesOfTheBrowser.test(text) && !sameEverywhere.test(text.trim());
};

/**
 * Line and text of every sentence in a string or a template. A single lower-case word cannot be distinguished from a value of a type, so it is
 * ignored. Texts of exceptions are for developers and are ignored too.
 */
export const findSpokenStrings = (source: string): readonly string[] => {
  const lines = source.split('\n');
  return textPieces(source)
    .filter(({ line, text }) => isSpeech(text) && !/new \w*Error\(/.test(lines[line - 1] ?? ''))
    .map(({ line, text }) => `${line}: ${text.trim()}`);
};

/** Line and text of every sentence between the tags or in the attributes of a component. */
export const findHardCoded = (source: string): readonly string[] => {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/^\s*\/\/.*$/gm, '')
    // Generic types and comparisons look like tags.
    .replaceAll(/=>/g, '  ');
  const jsx = code.slice(Math.max(0, code.search(/[(=:?]\s*\(?\s*<[A-Za-z>]/)));
  const offset = code.length - jsx.length;
  return [textAttributes, between]
    .flatMap((pattern) => [...jsx.matchAll(pattern)])
    .filter(([, text = '']) => isSentence(text) && !looksLikeCode(text))
    .map(({ index, 1: text = '' }) => `${code.slice(0, offset + index).split('\n').length}: ${text.trim()}`);
};

/** Text between two comparisons or generic types is code. */
const looksLikeCode = (text: string): boolean =>
  /[=;()[\]|&]|^\s*,|\b(?:const|return|readonly|string|number)\b/.test(text);
