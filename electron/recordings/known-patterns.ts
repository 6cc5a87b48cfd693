import { recordedPattern } from '../../shared/recordings/recorded-pattern.ts';
import { dialectAreas } from '../commands/dialect/table.ts';
import { allCommands } from '../commands/index.ts';

const knownLimit = 1_000;
const read = new Map<string, RegExp>();
let own: ReadonlyMap<string, RegExp> | null = null;

/** The expressions of this program, by their text. RE2 cannot run all of them, and they need no check. */
const ownPatterns = (): ReadonlyMap<string, RegExp> => {
  const forms = dialectAreas.flatMap(({ rows }) => rows.flatMap((row) => row.forms));
  const rules = [...forms, ...allCommands];
  const patterns = [
    ...rules.flatMap(({ finals, late }) => {
      const lines = late === null || late === undefined ? [] : [late].flat();
      return [...finals.success, ...finals.failure, ...lines.flatMap((rule) => [...rule.lines, ...rule.last])];
    }),
    ...forms.flatMap(({ prompt }) => prompt?.line ?? []),
  ];
  return new Map(patterns.map((pattern) => [String(pattern), pattern]));
};

/** The expression of a recording: the same one of this program, or one that takes linear time. `null`: neither. */
export const patternOf = (text: string): RegExp | null => {
  const known = read.get(text);
  if (known !== undefined) return known;
  own ??= ownPatterns();
  const found = own.get(text) ?? recordedPattern(text);
  if (found === null) return null;
  if (read.size >= knownLimit) read.clear();
  read.set(text, found);
  return found;
};
