import { pseudonymNames } from '../../../shared/recordings/masking/kinds.ts';
import { parseCommandBody } from '../module/command-syntax.ts';

/** A command line, from the recording or from the host. Latin-1. */
export interface CommandLine {
  /** Without line end and blanks around it. */
  readonly text: string;
  /** The text with its name in upper case: what is compared. */
  readonly normal: string;
  /** Of the first command: `+CSQ`, `+CGATT?`, `+CGDCONT=?`, `I`, `AT`. Further commands of the line follow after `;`. */
  readonly name: string;
  /** Of the first command. */
  readonly args: readonly string[];
}

const suffixes = { query: '?', test: '=?', execute: '', set: '' } as const;

/** `null`: no AT command. */
export const readCommandLine = (line: string): CommandLine | null => {
  const text = line.trim();
  if (!/^at/i.test(text)) return null;
  const commands = parseCommandBody(text.slice(2));
  const [first] = commands;
  const name = commands.map((command) => command.name + suffixes[command.form]).join(';');
  return {
    text,
    normal: normalLine(text),
    name: name || 'AT',
    args: first?.args?.map(argument) ?? looseArguments(text),
  };
};

const argument = (given: { readonly text: string }): string => given.text;

/** Names are not case-sensitive, arguments are. */
const normalLine = (text: string): string => {
  const equals = text.indexOf('=');
  return equals === -1 ? text.toUpperCase() : text.slice(0, equals).toUpperCase() + text.slice(equals);
};

/** Of a line with unbalanced quotes: masking may have hidden one. */
const looseArguments = (text: string): readonly string[] => {
  const equals = text.indexOf('=');
  return equals === -1 ? [] : text.slice(equals + 1).split(',');
};

const names = Object.values(pseudonymNames);
const longNames = names.map(({ long }) => long).join('|');
const shortNames = names.map(({ short }) => short).join('');
const pseudonym = new RegExp(`\\b(?:(?:${longNames})-\\d+_*|[${shortNames}]\\d+_+(?![0-9A-Za-z]))`, 'g');

/**
 * Whether a recorded text, in which secrets are masked by `*` and values of an export by their pseudonym, fits one of today: a row of `*` and a
 * pseudonym stand for any text. Only the first and the last of them are looked at, so it takes linear time.
 */
export const fitsMasked = (written: string, now: string): boolean => {
  if (written === now) return true;
  const recorded = written.replaceAll(pseudonym, '*');
  const first = recorded.indexOf('*');
  if (first === -1) return false;
  const tail = recorded.slice(recorded.lastIndexOf('*') + 1);
  return now.length >= first + tail.length && now.startsWith(recorded.slice(0, first)) && now.endsWith(tail);
};

/** Masked bytes fit anything. The number of arguments is the same. */
export const fitsLine = (recorded: CommandLine, now: CommandLine): boolean => {
  if (recorded.normal === now.normal) return true;
  if (recorded.name !== now.name || recorded.args.length !== now.args.length) return false;
  // A star in a name is a character.
  return recorded.args.length > 0 && recorded.args.every((text, index) => fitsMasked(text, now.args[index] ?? ''));
};
