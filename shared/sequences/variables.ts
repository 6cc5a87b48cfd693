/** `${name}`; `$${` is the text `${`. */
const reference = /\$?\$\{([^{}]{0,64})\}/g;

export const variableName = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/;

/** The value of a variable with such a name is masked in recording and output. */
export const isSecretName = (name: string): boolean => /pass|pwd|secret|token|pin|key/i.test(name);

export type Variables = ReadonlyMap<string, string>;

/** The text with its references, and what stands for the text of one, replaced. */
export const replaceReferences = (text: string, replace: (reference: string) => string): string =>
  text.replaceAll(reference, (whole) => replace(whole));

/** In a regular expression `\${` is the text `${` as well: a value after the backslash would change what it means. */
export const escapedDollars = (source: string): string =>
  source.replaceAll(/(?<!\\)((?:\\\\)*)\\\$\{/g, (_whole, before: string) => `${before}\\$\${`);

/** The names that a text refers to, as they are written. */
export const referencesIn = (text: string): readonly string[] =>
  [...text.matchAll(reference)].filter(([whole]) => !whole.startsWith('$$')).map(([, name = '']) => name.trim());

/** The text with the values, in parts: what is written, and values. */
export const filledParts = (
  text: string,
  variables: Variables,
): readonly { readonly text: string; readonly isValue: boolean }[] => {
  const parts: { readonly text: string; readonly isValue: boolean }[] = [];
  let from = 0;
  for (const { 0: whole, 1: name = '', index } of text.matchAll(reference)) {
    const value = whole.startsWith('$$') ? undefined : variables.get(name.trim());
    parts.push({ text: text.slice(from, index), isValue: false });
    if (value === undefined) parts.push({ text: whole.replace('$$', () => '$'), isValue: false });
    else parts.push({ text: value, isValue: true });
    from = index + whole.length;
  }
  return [...parts, { text: text.slice(from), isValue: false }];
};

/** The text with the values. A name without a value stays as it is written: `missingIn` finds it before. */
export const fillVariables = (
  text: string,
  variables: Variables,
  quote: (value: string) => string = (value) => value,
): string =>
  text.includes('${')
    ? text.replaceAll(reference, (whole: string, name: string) => {
        if (whole.startsWith('$$')) return whole.slice(1);
        const value = variables.get(name.trim());
        return value === undefined ? whole : quote(value);
      })
    : text;

/** The names in the text without a value. */
export const missingIn = (text: string, variables: Variables): readonly string[] =>
  referencesIn(text).filter((name) => !variables.has(name));
