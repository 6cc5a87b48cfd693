import { secretCommands } from '../../at/secret-commands.ts';
import { identityAnswers, identityArguments, identityFields, identityPatterns } from './identity-places.ts';
import type { MaskKind } from './kinds.ts';
import { type LineField, lineFields } from './line-fields.ts';
import { networkAnswers, networkArguments, networkFields, networkPatterns } from './network-places.ts';
import type { AnswerPlace, ArgumentPlace, FieldPlace, Indexes, PatternPlace } from './places.ts';
import { ipInText } from './places.ts';

/** A value in a line, by its place. The text has one character per byte. */
export interface PlacedValue {
  readonly start: number;
  readonly end: number;
  readonly kind: MaskKind;
}

const secretSource = 'shared/at/secret-commands.ts';

const passwordArguments: readonly ArgumentPlace[] = [...secretCommands].flatMap(([command, { always, after }]) => [
  { command, at: always, kind: 'passwords' as const, source: secretSource },
  ...after.map(({ key, secret }) => ({
    ...{ command, at: [secret], after: key, kind: 'passwords' as const, source: secretSource },
  })),
]);
const passwordFields: readonly FieldPlace[] = [...secretCommands].flatMap(([prefix, { always, isRepeated }]) =>
  isRepeated ? [{ prefix, at: always, kind: 'passwords' as const, source: secretSource }] : [],
);

export const argumentPlaces: readonly ArgumentPlace[] = [
  ...passwordArguments,
  ...identityArguments,
  ...networkArguments,
];
export const fieldPlaces: readonly FieldPlace[] = [...passwordFields, ...identityFields, ...networkFields];
export const answerPlaces: readonly AnswerPlace[] = [...identityAnswers, ...networkAnswers];
export const patternPlaces: readonly PatternPlace[] = [...identityPatterns, ...networkPatterns];

const byName = <Row>(rows: readonly Row[], nameOf: (row: Row) => string): ReadonlyMap<string, readonly Row[]> => {
  const map = new Map<string, Row[]>();
  for (const row of rows) map.set(nameOf(row), [...(map.get(nameOf(row)) ?? []), row]);
  return map;
};
const argumentsOf = byName(argumentPlaces, ({ command }) => command);
const fieldsOf = byName(fieldPlaces, ({ prefix }) => prefix.toUpperCase());
const answersOf = byName(answerPlaces, ({ after }) => after);

/** Reads the lines of one port in their order: the meaning of a bare line depends on the command before it. */
export interface LineStructure {
  /** `line`: without its line end. */
  placesIn(line: string): readonly PlacedValue[];
}

/** An echo may have lost its first letters, and a prompt may stand before it. */
const commandStart = /^[\s>]*(?:A?T)?(?=[+*^])/i;
const setStart = /^([+*^&%$][A-Z][A-Z0-9]*)[ \t]*(=(?!\?)|\?|(?=;|\s*$|=))/i;
/** What any of the patterns needs. Most lines have nothing of it. */
const mayMatch = /\d{12}|89\d{4}|["2]\s*:|\$G|:\/\/|RECV FROM:|^\s*(?:IM[ES]I|ICCID|ATD)/i;
const answerStart = /^\s*([+*^]?[A-Z][A-Z0-9]*)[ \t]*(?::|\xef\xbc\x9a)[ \t]*/i;

export const createLineStructure = (): LineStructure => {
  /** The commands of the last line that was sent or echoed. */
  let names: readonly string[] = [];
  let ofAnswer: readonly AnswerPlace[] = [];
  return {
    placesIn: (line) => {
      const found: PlacedValue[] = [];
      const commands = isCommand(line) ? takeCommands(line, found) : null;
      if (commands === null) takeAnswer(line, ofAnswer, found);
      else if (commands.join() !== names.join()) {
        names = commands;
        ofAnswer = names.flatMap((name) => answersOf.get(name) ?? []);
      }
      if (mayMatch.test(line)) for (const place of patternPlaces) takePattern(line, place, found);
      return found;
    },
  };
};

/** The addresses anywhere in a text that no port printed, such as the fact of an event. */
export const addressesIn = (text: string): readonly PlacedValue[] =>
  Array.from(text.matchAll(ipInText), ({ index, groups }) => ({
    ...{ start: index, end: index + (groups?.value?.length ?? 0), kind: 'addresses' },
  }));

const isCommand = (line: string): boolean => /^[\s>]*A?T(?:[+*^&]|[A-Z]?\d*\s*$)/i.test(line);

/** The names of the commands of a line. */
const takeCommands = (line: string, found: PlacedValue[]): readonly string[] => {
  const names: string[] = [];
  let at = commandStart.exec(line)?.[0].length ?? line.length;
  while (at < line.length) {
    const start = setStart.exec(line.slice(at, at + 40));
    if (!start) break;
    const name = (start[1] ?? '').toUpperCase();
    names.push(name);
    const isSet = start[2] === '=';
    const { fields, end } = lineFields(line, at + start[0].length, ';');
    if (isSet) takeArguments(line, fields, argumentsOf.get(name) ?? [], found);
    at = end + 1;
  }
  return names;
};

const takeArguments = (
  line: string,
  fields: readonly LineField[],
  places: readonly ArgumentPlace[],
  found: PlacedValue[],
): void => {
  const textOf = (index: number): string => line.slice(fields[index]?.start ?? 0, fields[index]?.end ?? 0);
  for (const place of places) {
    const { at, after, beginsWith } = place;
    if (after !== undefined && !fields.some((_, index) => textOf(index).toUpperCase() === after)) continue;
    const common = beginsWith === undefined ? '' : textOf(beginsWith);
    takeFields(line, fields, at, place, found, common);
  }
};

const takeFields = (
  line: string,
  fields: readonly LineField[],
  at: Indexes,
  { kind, form }: { readonly kind: MaskKind; readonly form?: RegExp },
  found: PlacedValue[],
  common = '',
): void => {
  for (const [index, { start, end }] of fields.entries()) {
    if (at !== 'all' && !at.includes(index)) continue;
    const text = line.slice(start, end);
    if (text === '' || text === '?' || (form && !form.test(text))) continue;
    const isCommon = common !== '' && text.startsWith(common);
    found.push({ start, end: isCommon ? start + common.length : end, kind });
  }
};

const takeAnswer = (line: string, own: readonly AnswerPlace[], found: PlacedValue[]): void => {
  const prefix = answerStart.exec(line);
  const places = prefix && fieldsOf.get((prefix[1] ?? '').toUpperCase());
  if (prefix && places) {
    for (const place of places) {
      const start = afterLabel(line, prefix[0].length, place.label);
      if (start === null) continue;
      const fields = lineFields(line, start).fields;
      const quoted = fields.map((field) =>
        place.isQuoted && !field.isQuoted ? { ...field, end: field.start } : field,
      );
      takeFields(line, quoted, place.at, place, found);
    }
    return;
  }
  if (own.length === 0 || line.trim() === '') return;
  const { fields } = lineFields(line, line.length - line.trimStart().length);
  for (const place of own) takeFields(line, fields, place.at, place, found);
};

const afterLabel = (line: string, from: number, label: string | undefined): number | null => {
  if (label === undefined) return from;
  const rest = line.slice(from);
  const match = rest.startsWith(label) ? /^\s*:\s*/.exec(rest.slice(label.length)) : null;
  return match ? from + label.length + match[0].length : null;
};

const takePattern = (line: string, { pattern, hint, isValid, kind }: PatternPlace, found: PlacedValue[]): void => {
  if (hint !== undefined && !line.includes(hint)) return;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(line); match; match = pattern.exec(line)) {
    const value = match.groups?.value ?? '';
    // The value is the last part of each pattern, except for closing quotes.
    const start = match.index + match[0].lastIndexOf(value);
    if (value !== '' && (isValid?.(value) ?? true)) found.push({ start, end: start + value.length, kind });
  }
};
