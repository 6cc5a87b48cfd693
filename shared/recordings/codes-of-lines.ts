import { readCmeAnswer } from '../at/cme-error.ts';
import type { ErrorCode } from '../errors.ts';

/** The code of a command that the module refused: by its answer where that names the reason, otherwise by what the command does. */
export const codeOfRefused = (command: string, line: string): ErrorCode => {
  const number = readCmeAnswer(line)?.number ?? -1;
  return ofCmeErrors[number] ?? refused.find(([shape]) => shape.test(command))?.[1] ?? 'at/error';
};

/** Answers about the card (docs/at-dialect.md §11). */
const ofCmeErrors: Readonly<Record<number, ErrorCode>> = {
  10: 'module/sim-missing',
  11: 'module/sim-pin',
  12: 'module/sim-puk',
  13: 'module/sim-failure',
};

const refused: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^AT\+(?:SSLMIPSTART|MIPSTART|CIPSTART)/i, 'connect/refused'],
  [/^AT\+MCONNECT/i, 'mqtt/refused'],
  [/^AT\+MSUB/i, 'mqtt/subscribe-refused'],
  [/^AT\+MPUB/i, 'mqtt/publish-refused'],
  [/^AT\+MCONFIG/i, 'mqtt/config-refused'],
  [/^AT\+SSLCFG/i, 'tls/config-refused'],
];

/** The code of a line that comes by itself, or after the result of a command. `null`: it reports no failure. */
export const codeOfReport = (line: string): ErrorCode | null =>
  reported.find(([shape]) => shape.test(line))?.[1] ?? null;

const reported: readonly (readonly [RegExp, ErrorCode])[] = [
  [/^(?:\d\s*,\s*)?CONNECT FAIL$/, 'connect/failed'],
  [/^(?:\d\s*,\s*)?TCP ERROR\s*:/, 'connect/failed'],
  [/^CONNACK(?!\s+OK\b)\b/, 'mqtt/refused'],
  [/^SUBACK\s*[:,].*\b128$/, 'mqtt/subscribe-refused'],
];

/** The network refuses the module (3GPP TS 27.007 §10.1.20). As an answer, and as a line that comes by itself. */
export const deniedLine = /^\+C[GE]?REG\s*:\s*(?:\d\s*,\s*)?3(?:\s*,.*)?$/;
export const closedLine = /^(?:(?:\d\s*,\s*)?CLOSED|MQTT CLOSED|\+PDP\s*:?\s*DEACT)$/;
export const bootLine = /^[^\x21-\x7e]{0,4}(?:\^boot|RDY\b)/;
/** After one of these the connection ends because it was asked to. */
export const closingCommand = /^AT\+(?:MIPCLOSE|MDISCONNECT|CIPCLOSE|CIPSHUT)/i;
/** The network ends a connection with one of these shortly before the line that says so. */
export const networkEndLine = /^(?:\+CGEV\s*:\s*(?:NW|ME) (?:PDN DEACT|DETACH)|\+PDP\s*:?\s*DEACT$|\+NO Service$)/i;
