import type { Answer } from './answer.ts';
import { cmeError, okay, plainError } from './answer.ts';
import { numberOf, stringLimitBytes } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { fileNameLimitBytes } from './file-store.ts';
import { sslDefaults, sslValue } from './ssl-contexts.ts';

/** CIPSTART 0–5, FTP 34, MQTT 88, HTTP 153 (docs/at-dialect.md §8). */
const contexts: readonly number[] = [0, 1, 2, 3, 4, 5, 34, 88, 153];

const digits =
  (minimum: number, maximum: number) =>
  (value: string): boolean =>
    numberOf({ text: value, quoted: false }, minimum, maximum) !== null;
const text =
  (limitBytes: number) =>
  (value: string): boolean =>
    value.length <= limitBytes;

const fileKeys: readonly string[] = ['cacert', 'clientcert', 'clientkey'];

const keys: Readonly<Record<string, (value: string) => boolean>> = {
  sslversion: digits(0, 4),
  ciphersuite: (value) => /^0X(0035|002F|0005|0004|000A|003D|FFFF)$/i.test(value),
  cacert: text(fileNameLimitBytes),
  clientcert: text(fileNameLimitBytes),
  clientkey: text(fileNameLimitBytes),
  seclevel: digits(0, 2),
  hostname: text(stringLimitBytes),
  ignorelocaltime: digits(0, 1),
  negotiatetimeout: digits(10, 300),
  clientrandom: (value) => /^([0-9A-F]{56}|[0-9A-F]{64})$/i.test(value),
  premaster: text(stringLimitBytes),
  verifymode: digits(0, 1),
};

const isNumber = (key: string): boolean => key in sslDefaults && key !== 'ciphersuite';

const shown = (core: ModuleCore, context: number, key: string): Answer => {
  const value = sslValue(core.ram.ssl, context, key) ?? '';
  return okay(`+SSLCFG: "${key}",${context},${isNumber(key) || key === 'ciphersuite' ? value : `"${value}"`}`);
};

/** Two parameters: query. Three: set; an empty third one erases. */
const configure: Handler = (core, args) => {
  // Before certificate login there was nothing to configure; this answer is a guess.
  if (!core.model.certificateLogin) return plainError;
  const key = args[0]?.text.toLowerCase() ?? '';
  const check = Object.hasOwn(keys, key) ? keys[key] : undefined;
  const context = numberOf(args[1], 0, 65_535);
  if (!check || context === null || !contexts.includes(context) || args.length > 3) return cmeError('invalidParameter');
  const value = args[2];
  if (!value) return shown(core, context, key);
  const values = core.ram.ssl.get(context) ?? new Map<string, string>();
  core.ram.ssl.set(context, values);
  if (value.text === '') {
    values.delete(key);
    return okay();
  }
  if (!check(value.text)) return cmeError('invalidParameter');
  // A driver got ERROR for a file that does not exist (docs/at-dialect.md §8).
  if (fileKeys.includes(key) && core.files.read(value.text) === null) return plainError;
  values.set(key, value.text);
  return okay();
};

export const sslCommands: CommandGroup = { '+SSLCFG': { set: configure } };
