import type { EncodingId } from '../encodings/encoding-ids.ts';
import { lineClasses } from './kinds.ts';
import type { Matcher, Query } from './matcher.ts';
import { isShown, type LineClass, type LineKind, type TrafficLine } from './traffic-lines.ts';

/** Which lines a filter or a search finds. Plain data, so that the page and the program judge by the same condition. */
export interface LineCondition {
  /** Dividers are of every class. */
  readonly classes: readonly LineClass[];
  /** `null`: lines of every kind. */
  readonly kinds: readonly LineKind[] | null;
  /** Lines with smaller sequence numbers were cleared. */
  readonly from: number;
  /** All of them match. */
  readonly queries: readonly Query[];
  /** Name of a command, such as `CSQ`; '' for all. */
  readonly command: string;
  /** Of the checks of a connection that follow each other only the first line. */
  readonly groupsChecks: boolean;
  /** In which the queries read the lines. */
  readonly encoding: EncodingId;
  /** In a merged view: only lines of these ports. Omitted: of all. */
  readonly ports?: readonly number[] | undefined;
}

export const everyLine: LineCondition = {
  ...{ classes: lineClasses, kinds: null, from: 0, queries: [], command: '', groupsChecks: false, encoding: 'utf-8' },
};

/** Whether the condition leaves out nothing. */
export const isEveryLine = ({ classes, kinds, from, queries, command, groupsChecks, ports }: LineCondition): boolean =>
  !groupsChecks &&
  classes.length === lineClasses.length &&
  kinds === null &&
  ports === undefined &&
  from === 0 &&
  queries.length === 0 &&
  commandName(command) === '';

export type LineTest = (line: TrafficLine) => boolean;

/** `null`: a query is not valid for its kind. `decode`: `createLineDecoder`, for lines that do not have the text of the encoding yet. */
export const createLineTest = (
  condition: LineCondition,
  matcherOf: (query: Query) => Matcher | null,
  decode: (line: TrafficLine) => TrafficLine = (line) => line,
): LineTest | null => {
  const classes = new Set(condition.classes);
  const kinds = condition.kinds && new Set(condition.kinds);
  const ports = condition.ports && new Set(condition.ports);
  const name = commandName(condition.command);
  const matchers: Matcher[] = [];
  for (const query of condition.queries) {
    const matcher = matcherOf(query);
    if (matcher === null) return null;
    matchers.push(matcher);
  }
  const asksText = matchers.length > 0 || name !== '';
  return (line) => {
    if (line.sequence < condition.from || !isShown(line, classes)) return false;
    if (kinds !== null && !kinds.has(line.kind)) return false;
    if (condition.groupsChecks && line.check === 'more') return false;
    if (ports && !ports.has(line.port ?? 0)) return false;
    if (line.kind === 'divider') return !asksText;
    if (name !== '' && !isOfCommand(line, name)) return false;
    if (matchers.length === 0) return true;
    const decoded = decode(line);
    return matchers.every((matcher) => matcher.matches(decoded));
  };
};

/** `at+csq?` and `csq` are the command CSQ. */
export const commandName = (text: string): string =>
  /^(?:at)?[+*^&#$%]?([a-z0-9]*)/i.exec(text.trim())?.[1]?.toUpperCase() ?? '';

/** The command, its echo and its answers; and unsolicited lines of the same name. */
const isOfCommand = (line: TrafficLine, name: string): boolean => {
  const command = line.owner === 'command' ? line.text : line.command;
  if (command !== undefined) return commandName(command).startsWith(name);
  const urc = /^[+*^]([A-Z0-9]+)/i.exec(line.text)?.[1]?.toUpperCase();
  return urc?.startsWith(name) ?? false;
};
