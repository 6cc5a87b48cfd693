import { type PastedArguments, readPastedArguments } from '../at/pasted-arguments.ts';
import { CollectedValues, isUnderstood, type NamedValues, type Reading } from './collected-values.ts';
import { isJson, type LooseObject, readLooseObjects } from './loose-json.ts';
import { readTables } from './read-cells.ts';
import { readLines } from './read-lines.ts';
import { mayNameSecret, withoutInvisible } from './secret-mentions.ts';
import type { ValueName } from './value-names.ts';

export type { NamedValues } from './collected-values.ts';

export interface ReadValues {
  readonly values: NamedValues;
  /** Names in the text that have no usable value. */
  readonly unusable: readonly ValueName[];
}

const maximumDepth = 4;

/**
 * Values by their names: from AT commands, else from JSON (also damaged JSON), else from a table, else from lines and pairs in a line.
 * `null`: the text names a secret, and no way of parsing explains it, so any value in it may be the secret.
 */
export const readNamedValues = (pasted: string): ReadValues | null => {
  const whole = withoutInvisible(pasted);
  const text = whole.trim();
  const all = readingsOf(text, whole);
  if (mayNameSecret(text)) return firstOf(all, (reading) => isUnderstood(reading, text));
  return firstOf(all, ({ isDoubtful }) => !isDoubtful) ?? firstOf(all, () => true) ?? nothing;
};

const nothing: ReadValues = { values: new Map(), unusable: [] };

type Parsers = readonly (() => readonly Reading[])[];

const firstOf = (ways: Parsers, isGood: (reading: Reading) => boolean): Reading | null => {
  for (const read of ways) {
    const found = read().find((reading) => !isEmpty(reading) && isGood(reading));
    if (found !== undefined) return found;
  }
  return null;
};

const isEmpty = ({ values, unusable, hiddenSecrets }: Reading): boolean =>
  values.size + unusable.length + hiddenSecrets === 0;

/** All ways of parsing, the most certain first. A table may begin and end with empty cells. A text that is JSON is only parsed as JSON, even if it contains none of the names. */
const readingsOf = (text: string, whole: string): Parsers => {
  if (/^[{[]/.test(text) && isJson(text)) return [() => readObjects(text)];
  const commands = /^[{[]/.test(text) ? [] : [() => [readCommands(text)]];
  return [...commands, () => readObjects(text), () => readTables(whole), () => [readLines(text)]];
};

const readObjects = (text: string): readonly Reading[] => {
  const all = readLooseObjects(text).map((object) => {
    const collected = new CollectedValues();
    takeObject(object, collected, 0);
    if (!object.isClean) collected.doubt();
    return { object, collected };
  });
  // Of several devices the first one counts; the names in the others still count as names.
  const secretNames = all.reduce((sum, { collected }) => sum + collected.secretNameCount, 0);
  return all.map(({ object, collected }) => collected.reading(object.isStrict ? 'json' : 'bare', secretNames));
};

/** Includes nested objects such as `auth_info`; the outer ones first. */
const takeObject = ({ entries }: LooseObject, collected: CollectedValues, depth: number): void => {
  for (const [key, value] of entries) if (typeof value === 'string') collected.take(key, value.trim());
  if (depth === maximumDepth) return;
  for (const [, value] of entries) if (typeof value !== 'string') takeObject(value, collected, depth + 1);
};

const equals = '[=＝]';
const plus = '[+＋]';
/** A pattern for the name of a command in ASCII and in full-width letters. */
const wide = (name: string): string =>
  [...name].map((letter) => `[${letter}${String.fromCharCode(letter.charCodeAt(0) + 0xfee0)}]`).join('');
/** The beginning of a command may be missing. */
const begin = `(?:${plus}|(?<![\\p{L}\\p{N}_]))`;
/** The module answers `+MCONFIG: "id","user","password"`. */
const loginCommand = new RegExp(`${begin}${wide('MCONFIG')}[ \\t]*(?:${equals}|[:：])`, 'iu');
const addressCommand = new RegExp(`${begin}(${wide('SSL')})?${wide('MIPSTART')}[ \\t]*${equals}`, 'iu');

/** The login and the address in the commands of the article, also with quotes changed by a document or a chat program. */
const readCommands = (text: string): Reading => {
  const collected = new CollectedValues();
  const login = loginCommand.exec(text);
  if (login !== null) {
    const given = readPastedArguments(text, login.index + login[0].length);
    if (!given.isWhole) collected.doubt();
    putArguments(collected, given, ['clientId', 'username', 'password']);
  }
  const address = addressCommand.exec(text);
  if (address !== null) {
    const given = readPastedArguments(text, address.index + address[0].length);
    if (!given.isWhole) collected.doubt();
    putArguments(collected, given, ['host', 'port']);
    collected.put('protocol', address[1] === undefined ? 'mqtt' : 'mqtts');
  }
  return collected.reading('command');
};

const putArguments = (
  collected: CollectedValues,
  { values, areQuoted }: PastedArguments,
  names: readonly ValueName[],
): void => {
  for (const [index, name] of names.entries()) {
    const value = values[index] ?? '';
    if (areQuoted[index]) collected.putQuoted(name, value);
    else collected.put(name, value);
  }
};
