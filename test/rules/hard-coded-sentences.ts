/** Attributes whose text a person sees or hears. */
const spoken = /\b(?:aria-label|title|placeholder|label|description|alt)="([^"]*)"/g;
/** Text between tags, outside braces. */
const between = />([^<>{}]+)</g;
/** Names and units that are the same in every language. */
const sameEverywhere = /^(?:AT|ATelier|CR LF|CR|LF|QoS|TLS|MQTT|SHA-256|HTML|JSON|PEM|EN|MIT|ms|Δ ms|dBm|B|KB\/s|CN)$/;

const isSentence = (text: string): boolean => {
  const words = text.replaceAll(/&[a-z]+;/g, ' ').trim();
  return /\p{Letter}{2,}/u.test(words) && !sameEverywhere.test(words);
};

/** Line and text of every sentence that stands in a component instead of `shared/words/ui`. */
export const findHardCoded = (source: string): readonly string[] => {
  const code = source
    .replaceAll(/\/\*[\s\S]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/^\s*\/\/.*$/gm, '')
    // Generic types and comparisons look like tags.
    .replaceAll(/=>/g, '  ');
  const jsx = code.slice(Math.max(0, code.search(/[(=:?]\s*\(?\s*<[A-Za-z>]/)));
  const offset = code.length - jsx.length;
  return [spoken, between]
    .flatMap((pattern) => [...jsx.matchAll(pattern)])
    .filter(([, text = '']) => isSentence(text) && !looksLikeCode(text))
    .map(({ index, 1: text = '' }) => `${code.slice(0, offset + index).split('\n').length}: ${text.trim()}`);
};

/** What stands between a comparison or a generic type and the next one is code, not text. */
const looksLikeCode = (text: string): boolean =>
  /[=;()[\]|&]|^\s*,|\b(?:const|return|readonly|string|number)\b/.test(text);
