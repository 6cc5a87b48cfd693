import { foldToAscii } from './separators.ts';

/** The secret arguments of a set command, by index, starting at 0. */
export interface SecretArguments {
  readonly always: readonly number[];
  /** Arguments that are secret because of an earlier argument, given without its quotes. */
  readonly after: readonly { readonly key: string; readonly secret: number }[];
}

export interface SecretCommand extends SecretArguments {
  /** The answer to the query of the command repeats its arguments (`+CSTT: "apn","user","password"`). */
  readonly isRepeated: boolean;
}

const only = (...always: readonly number[]): SecretCommand => ({ always, after: [], isRepeated: false });
const repeated = (...always: readonly number[]): SecretCommand => ({ ...only(...always), isRepeated: true });

/**
 * The set commands with a secret argument, by name: those declared in `electron/commands` (a test compares them), and others of the
 * dialect and of 3GPP TS 27.007. The only list: masking, typed lines, history and paste all use it.
 */
export const secretCommands: ReadonlyMap<string, SecretCommand> = new Map([
  ['+CPIN', only(0, 1)],
  ['+CPIN2', only(0, 1)],
  ['+CPNETAPN', repeated(3)],
  ['+MCONFIG', repeated(2)],
  ['+CSTT', repeated(2)],
  ['+CIPCSGP', repeated(3)],
  ['+CGAUTH', repeated(3)],
  ['+CIPCSGP', repeated(3)],
  ['+CLCK', only(2)],
  ['+CPWD', only(1, 2)],
  ['+FTPPW', repeated(0)],
  ['+SAPBR', { ...only(), after: [{ key: 'PWD', secret: 3 }] }],
]);

/**
 * The start of `ATD**04*old*new*new#`, which changes a PIN; `**05*` sets one by the PUK, `**03*` or `*03*` changes the password of call
 * barring (3GPP TS 22.030 §6.5.4, §6.6).
 */
export const pinChange = /\*\*0(?:[45]2?|3)|(?<=D[ \t"]{0,4})\*03/i;

const names = [...secretCommands.keys()].map((name) => name.slice(1)).join('|');
const withSecret = new RegExp(`[+*^](?:${names})[ \\t]*=|(?:${pinChange.source})\\*|PRIVATE KEY`, 'i');

const repeatedNames = [...secretCommands].flatMap(([name, { isRepeated }]) => (isRepeated ? [name.slice(1)] : []));
const secretAnswer = new RegExp(
  `[+*^](?:${repeatedNames.join('|')})[ \\t]*:[ \\t]*["\\d]|[+*^]SAPBR[ \\t]*:[^\\r\\n]{0,8}PWD`,
  'i',
);

/** Whether a text may contain the answer of a module that repeats a secret, such as `+CSTT: "apn","user","password"`. */
export const mayAnswerSecret = (text: string): boolean => secretAnswer.test(foldToAscii(text));

/** Whether a typed line may contain a secret. Such a line is not stored outside of the page and not suggested automatically. */
export const mayHoldSecret = (line: string): boolean => withSecret.test(foldToAscii(line));
