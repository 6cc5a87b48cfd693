import type { Words } from './language.ts';
import { fillTemplate } from './template.ts';

declare const filled: unique symbol;

/**
 * A sentence with placeholders. At run time it is a string, but the compiler does not accept it as one: it cannot be shown before `fill` has
 * inserted values, and `fill` takes exactly the values that it names. `Text` is the English sentence; the Chinese one has the same placeholders
 * (checked by a rule test).
 */
export interface Template<Text extends string> {
  readonly [filled]: Text;
}

/** The same keys as the English table, any text. */
export type SameKeys<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends string ? string : SameKeys<Table[Key]>;
};

/** The type of a finished table: sentences with placeholders are templates. */
export type Typed<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends string ? TypedText<Table[Key]> : Typed<Table[Key]>;
};

type TypedText<Text extends string> = [MarksOf<Text>] extends [never] ? string : Template<Text>;

/** The content of braces: `name`, `name|text`, `name#one|other`. */
type MarksOf<Text extends string> = Text extends `${string}{${infer Mark}}${infer Rest}` ? Mark | MarksOf<Rest> : never;

type NameOf<Mark extends string> = Mark extends `${infer Name}#${string}`
  ? Name
  : Mark extends `${infer Name}|${string}`
    ? Name
    : Mark;

/** The text without its bracketed parts, which may be omitted. */
type Outside<Text extends string> = Text extends `${infer Before}[${string}]${infer After}`
  ? `${Before}${Outside<After>}`
  : Text;

type NamesOf<Text extends string> = Text extends string ? NameOf<MarksOf<Text>> : never;
type NeededOf<Text extends string> = Text extends string ? NameOf<MarksOf<Outside<Text>>> : never;
type EnglishOf<Sentence> = Sentence extends Template<infer Text> ? Text : never;

export type Value = string | number;

type ValuesOfText<Text extends string> = Readonly<
  Record<NeededOf<Text>, Value> & Partial<Record<Exclude<NamesOf<Text>, NeededOf<Text>>, Value | null | undefined>>
>;

/** The values that a sentence requires; for several sentences, the values of any of them. */
export type ValuesOf<Sentence> = ValuesOfText<EnglishOf<Sentence>>;

/** A table of words in both languages. */
export const words = <const Table>(en: Table, zh: SameKeys<Table>): Words<Typed<Table>> =>
  ({ en, zh }) as unknown as Words<Typed<Table>>;

/** Inserts values into a sentence. */
export const fill = <Sentence extends string | Template<string>>(
  sentence: Sentence,
  values: ValuesOf<Sentence>,
): string => fillText(sentence as string, values);

/** The same for a key and values that travel together and were checked when they were combined. */
export const fillText = (
  sentence: string | Template<string>,
  values: Readonly<Record<string, Value | null | undefined>>,
): string =>
  fillTemplate(sentence as string, (name) => (Object.hasOwn(values, name) ? textOf(values[name]) : null), '');

const textOf = (value: Value | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
