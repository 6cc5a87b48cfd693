import type { ErrorCode } from '../../shared/errors.ts';
import { type Fact, type Failure, failure } from '../../shared/outcome.ts';
import { factText } from './fact-text.ts';

/** Information about the device in addition to the error text. Empty if nothing was found. */
export interface OpenHints {
  /** The group that may open the device (`dialout`). */
  readonly group?: string | undefined;
  /** The processes that have the device open, as `name (pid)`. */
  readonly holder?: readonly string[] | undefined;
}

type Rule = readonly [pattern: RegExp, code: ErrorCode];

/** Texts of bindings-cpp 13 that are the same on all systems: its own checks of the settings. */
const settingsRules: readonly Rule[] = [
  [/^"?(path|baudRate|dataBits|stopBits|parity)"? /i, 'link/bad-settings'],
  [/^Invalid (parity|stop bits|data bits) setting/i, 'link/bad-settings'],
  [/baud rate of \d+ is not supported/i, 'link/bad-settings'],
];

/** strerror texts of glibc, musl and macOS, in the format of bindings-cpp 13 (serialport_unix.cpp). The first match wins. */
const unixRules: readonly Rule[] = [
  [/cannot lock port/i, 'link/busy'],
  [/resource temporarily unavailable|resource busy|device or resource busy/i, 'link/busy'],
  [/permission denied|operation not permitted/i, 'link/denied'],
  [/no such file or directory|no such device|not a directory|device not configured/i, 'link/missing'],
  [/inappropriate ioctl|not a tty|not a typewriter|is a directory|not supported by device/i, 'link/not-serial'],
  [/invalid argument.*(custom baud rate|IOSSIOSPEED)/i, 'link/bad-settings'],
  [/file ?name too long/i, 'link/missing'],
];

/** GetLastError numbers and their meaning for opening a COM port. */
const windowsCodes: Readonly<Record<number, ErrorCode>> = {
  1: 'link/not-serial',
  2: 'link/missing',
  3: 'link/missing',
  5: 'link/busy',
  6: 'link/not-serial',
  20: 'link/missing',
  31: 'link/failed',
  32: 'link/busy',
  50: 'link/not-serial',
  55: 'link/missing',
  87: 'link/bad-settings',
  121: 'link/failed',
  123: 'link/missing',
  170: 'link/busy',
  433: 'link/missing',
  1117: 'link/failed',
  1167: 'link/missing',
};

/** The texts of serialport_win.cpp. On Windows, access denied means that another program has the port open. */
const windowsRules: readonly Rule[] = [
  [/file not found/i, 'link/missing'],
  [/access (is )?denied/i, 'link/busy'],
  [/\(GetCommState\): invalid handle/i, 'link/not-serial'],
  [/parameter is incorrect/i, 'link/bad-settings'],
];

const windowsErrorNumber = (text: string): number | null => {
  const match = /error code:? (\d{1,10})/i.exec(text);
  return match?.[1] === undefined ? null : Number(match[1]);
};

const byRules = (rules: readonly Rule[], text: string): ErrorCode | null =>
  rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** The code for the error text of the binding when it could not open a port. */
export const openErrorCode = (platform: NodeJS.Platform, text: string): ErrorCode => {
  const settings = byRules(settingsRules, text);
  if (settings) return settings;
  if (platform !== 'win32') return byRules(unixRules, text) ?? 'link/failed';
  const number = windowsErrorNumber(text);
  return (number === null ? byRules(windowsRules, text) : windowsCodes[number]) ?? 'link/failed';
};

/**
 * The failure for the error text of the binding when it could not open `path`.
 * Facts: `path`, `detail` (the text itself), `holder` with `link/busy`, `group` with `link/denied`.
 */
export const openFailure = (platform: NodeJS.Platform, path: string, text: string, hints: OpenHints = {}): Failure => {
  const code = openErrorCode(platform, text);
  const facts: Record<string, Fact> = { path, detail: factText(text) };
  if (code === 'link/busy' && hints.holder?.length) facts.holder = hints.holder;
  if (code === 'link/denied' && hints.group) facts.group = hints.group;
  return failure(code, facts);
};
