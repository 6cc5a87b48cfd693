import type { Matcher } from './matcher.ts';
import { isShown, type LineClass, type TrafficLine } from './traffic-lines.ts';

/** What the list shows. */
export interface LineFilter {
  readonly classes: ReadonlySet<LineClass>;
  /** Lines with smaller numbers were cleared. */
  readonly from: number;
  readonly matcher: Matcher | null;
  /** Name of a command, such as `CSQ`; '' for all. */
  readonly command: string;
}

/** `null`: every line passes. */
export const filterTest = (filter: LineFilter): ((line: TrafficLine) => boolean) | null => {
  const { classes, from, matcher, command } = filter;
  const name = commandName(command);
  if (classes.size === 4 && from === 0 && matcher === null && name === '') return null;
  return (line) => {
    if (line.sequence < from || !isShown(line, classes)) return false;
    if (line.kind === 'divider') return matcher === null && name === '';
    return (matcher === null || matcher.matches(line)) && (name === '' || isOfCommand(line, name));
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
