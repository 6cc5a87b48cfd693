import type { Language } from './language.ts';
import { fillText, type Value, type ValuesOf } from './typed-words.ts';
import { type UiTable, uiWords } from './ui.ts';

type KeysOf<Table> = {
  readonly [Key in keyof Table & string]: Table[Key] extends string ? Key : `${Key}.${KeysOf<Table[Key]>}`;
}[keyof Table & string];

/** `setup.stop`: the area and the name of a sentence of the window. */
export type UiKey = KeysOf<UiTable>;

type At<Table, Key extends string> = Key extends `${infer Area}.${infer Rest}`
  ? Area extends keyof Table
    ? At<Table[Area], Rest>
    : never
  : Key extends keyof Table
    ? Table[Key]
    : never;

/** The values that the sentence of a key requires; for several keys, the values of any of them. */
export type ValuesAt<Key extends UiKey> = ValuesOf<At<(typeof uiWords)['en'], Key>>;

/** `t('setup.stop')`, `t('setup.lines', { count: 3 })`: a wrong key or a missing value does not compile. */
export type Translate = <Key extends UiKey>(
  key: Key,
  ...values: keyof ValuesAt<Key> extends never ? [] : [values: ValuesAt<Key>]
) => string;

export const translateInto = (language: Language): Translate => {
  const sentences = new Map(sentencesIn(uiWords[language], ''));
  return (key, values?: Readonly<Record<string, Value>>) => fillText(sentences.get(key) ?? key, values ?? {});
};

/** Every sentence of a table with its full key. */
const sentencesIn = (table: object, before: string): readonly (readonly [key: string, text: string])[] =>
  Object.entries(table).flatMap(([name, item]): readonly (readonly [string, string])[] =>
    typeof item === 'string' ? [[`${before}${name}`, item]] : sentencesIn(item, `${before}${name}.`),
  );
