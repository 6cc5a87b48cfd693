/** What a file consists of: no dates, no references. */
export type YamlValue = string | number | readonly YamlValue[] | { readonly [key: string]: YamlValue | undefined };

/** A text that YAML 1.2 reads as a string, without quotes, in a block. */
const isPlain = (text: string): boolean => /^\d+(?:\.\d+)?(?:ms|s|m|h)$/.test(text) || isPlainText(text);

const isPlainText = (text: string): boolean =>
  text.length <= 1_000 &&
  /^[A-Za-z_$(/\\^\u00a1-\u1fff\u2e80-\ud7ff\uf900-\ufdff+][ -~\u00a1-\u1fff\u2e80-\ud7ff\uf900-\ufdff]*$/.test(text) &&
  !/: | #|[: ]$|^\+[\d.]|^(?:true|false|null)$/i.test(text);

/** A JSON text is a YAML text, except for characters that YAML does not print. */
const quoted = (text: string): string =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const scalar = (value: string | number): string => {
  if (typeof value === 'number') return String(value);
  return isPlain(value) ? value : quoted(value);
};

const isScalar = (value: YamlValue): value is string | number => typeof value !== 'object';

/**
 * The value as YAML in blocks, with a line for each text. The package `yaml` needs a hundred times as long, on the thread of the ports, because
 * it makes a document that can be changed.
 */
export const yamlText = (value: YamlValue): string => `${linesOf(value).join('\n')}\n`;

const linesOf = (value: YamlValue): readonly string[] => {
  if (isScalar(value)) return [scalar(value)];
  if (Array.isArray(value)) {
    return value.flatMap((item: YamlValue) =>
      linesOf(item).map((line, index) => `${index === 0 ? '- ' : '  '}${line}`),
    );
  }
  return Object.entries(value).flatMap(([key, item]: [string, YamlValue | undefined]) => {
    if (item === undefined) return [];
    if (isScalar(item)) return [`${scalar(key)}: ${scalar(item)}`];
    return [`${scalar(key)}:`, ...linesOf(item).map((line) => `  ${line}`)];
  });
};
