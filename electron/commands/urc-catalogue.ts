import type { UrcName } from '../../shared/at/urc-names.ts';
import type { UrcRecogniser } from '../at/engine-state.ts';

export type { UrcName } from '../../shared/at/urc-names.ts';

/**
 * Lines that a module sends unsolicited (docs/at-dialect.md §4, §12). They count only when no open command claims the line:
 * `CONNECT OK` is the second phase of a connect if one is open, and otherwise a URC.
 */
export type UrcKind = 'boot' | 'network' | 'sim' | 'link' | 'mqtt' | 'service' | 'other';

interface UrcRow {
  readonly name: UrcName;
  readonly kind: UrcKind;
  /** How matching lines begin, in capital letters. Only rows whose beginning fits are compared with a line. */
  readonly starts: readonly string[];
  readonly pattern: RegExp;
  /** True: the module has just started, and all earlier state is invalid. */
  readonly restart?: true;
  /** True: a query has an answer of the same form, so the line may also be the late answer to one. */
  readonly answersToo?: true;
}

/** Bytes received at the wrong baud rate, or from the boot ROM: blanks, control characters, `?`, bytes above 0x7f. */
const noise = '[^\\x21-\\x3e\\x40-\\x7e]*';

/** With CIPMUX=1 a connection number precedes the words. */
const link = (words: string): RegExp => new RegExp(`^(?:\\d\\s*,\\s*)?${words}$`);

/** Connection numbers have one digit. */
const linkStarts = (...words: readonly string[]): readonly string[] => [...words, ...'0123456789'];

/** The first match wins. */
export const urcCatalogue = [
  {
    name: 'boot-rom',
    kind: 'boot',
    starts: ['^BOOT.ROM'],
    pattern: new RegExp(`^${noise}\\^boot\\.rom`),
    restart: true,
  },
  { name: 'ready', kind: 'boot', starts: ['RDY'], pattern: new RegExp(`^${noise}RDY$`), restart: true },
  { name: 'sms-ready', kind: 'boot', starts: ['SMS'], pattern: /^SMS READY$/i },
  { name: 'boot-completed', kind: 'boot', starts: ['UART'], pattern: /^UART Boot Completed$/i },
  { name: 'power-down', kind: 'boot', starts: ['NORMAL'], pattern: /^NORMAL POWER DOWN$/ },

  { name: 'network-mode', kind: 'network', starts: ['^MODE'], pattern: /^\^MODE\s*:/ },
  { name: 'no-service', kind: 'network', starts: ['+NO'], pattern: /^\+NO Service$/i },
  { name: 'service', kind: 'network', starts: ['+'], pattern: /^\+[A-Z_]+ Service$/i },
  { name: 'network-time', kind: 'network', starts: ['+NITZ'], pattern: /^\+NITZ\s*:/ },
  { name: 'packet-event', kind: 'network', starts: ['+CGEV'], pattern: /^\+CGEV\s*:/ },
  {
    name: 'registration',
    kind: 'network',
    starts: ['+CREG', '+CGREG', '+CEREG'],
    pattern: /^\+C[GE]?REG\s*:\s*\d{1,2}\s*(?:,\s*".*)?$/,
  },
  { name: 'packet-data-lost', kind: 'network', starts: ['+PDP'], pattern: /^\+PDP\s*:?\s*DEACT$/ },
  { name: 'bearer-lost', kind: 'network', starts: ['+SAPBR'], pattern: /^\+SAPBR \d+\s*:\s*DEACT$/ },

  { name: 'sim-state', kind: 'sim', starts: ['+CPIN'], pattern: /^\+CPIN\s*:/ },

  { name: 'connected', kind: 'link', starts: linkStarts('CONNECT'), pattern: link('CONNECT OK') },
  { name: 'connect-failed', kind: 'link', starts: linkStarts('CONNECT'), pattern: link('CONNECT FAIL') },
  { name: 'already-connected', kind: 'link', starts: linkStarts('ALREADY'), pattern: link('ALREADY CONNECT') },
  { name: 'link-state', kind: 'link', starts: ['STATE'], pattern: /^STATE\s*:/ },
  { name: 'link-closed', kind: 'link', starts: linkStarts('CLOSED'), pattern: link('CLOSED') },
  { name: 'link-error', kind: 'link', starts: ['TCP', 'UDP'], pattern: /^(?:TCP|UDP) ERROR\s*:\s*\d+$/ },
  { name: 'link-table', kind: 'link', starts: ['C'], pattern: /^C\s*:\s*\d\s*,.*,\s*"[A-Z ]+"$/ },
  {
    name: 'data-received',
    kind: 'link',
    starts: ['+IPD', '+RECEIVE', 'RECEIVE', 'ECEIVE'],
    pattern: /^(?:\+IPD|(?:\+R|R)?ECEIVE),\s*\d/,
  },
  { name: 'data-sender', kind: 'link', starts: ['RECV'], pattern: /^RECV FROM\s*:/ },
  { name: 'data-waiting', kind: 'link', starts: ['+CIPRXGET'], pattern: /^\+CIPRXGET\s*:\s*1\s*(?:,\s*\d)?$/ },
  {
    name: 'data-sent',
    kind: 'link',
    starts: linkStarts('SEND', 'DATA'),
    pattern: link('(?:SEND OK|DATA ACCEPT\\s*:\\s*[\\d, ]+)'),
  },
  { name: 'data-not-sent', kind: 'link', starts: linkStarts('SEND'), pattern: link('SEND FAIL') },
  { name: 'link-closed-by-command', kind: 'link', starts: linkStarts('CLOSE'), pattern: link('CLOSE OK') },

  { name: 'login-accepted', kind: 'mqtt', starts: ['CONNACK'], pattern: /^CONNACK OK$/ },
  { name: 'login-refused', kind: 'mqtt', starts: ['CONNACK'], pattern: /^CONNACK\b/ },
  { name: 'subscribed', kind: 'mqtt', starts: ['SUBACK'], pattern: /^SUBACK\b/ },
  { name: 'unsubscribed', kind: 'mqtt', starts: ['UNSUBACK'], pattern: /^UNSUBACK\b/ },
  { name: 'published', kind: 'mqtt', starts: ['PUBACK'], pattern: /^PUBACK\b/ },
  { name: 'publish-received', kind: 'mqtt', starts: ['PUBREC'], pattern: /^PUBREC\b/ },
  { name: 'publish-completed', kind: 'mqtt', starts: ['PUBCOMP'], pattern: /^PUBCOMP\b/ },
  { name: 'message-waiting', kind: 'mqtt', starts: ['+MSUB'], pattern: /^\+MSUB\s*:\s*\d$/ },
  { name: 'message', kind: 'mqtt', starts: ['+MSUB'], pattern: /^\+MSUB\b/ },

  { name: 'http-result', kind: 'service', starts: ['+HTTP'], pattern: /^\+HTTP(?:EX)?ACTION\s*:/ },
  { name: 'http-data', kind: 'service', starts: ['+HTTP'], pattern: /^\+HTTPEX(?:GET|POST)$/ },
  { name: 'http-file', kind: 'service', starts: ['+HTTP'], pattern: /^\+HTTPGETTOFS\s*:\s*\d+\s*,\s*\d+$/ },
  { name: 'http-error', kind: 'service', starts: ['ERROR'], pattern: /^ERROR:\d{1,3}$/ },
  {
    name: 'ftp-result',
    kind: 'service',
    starts: ['+FTP'],
    pattern: /^\+FTP(?:LIST|GET|PUT|DELE|MKD|RMD|SIZE)\s*:\s*1\s*,/,
  },
  {
    name: 'ftp-file',
    kind: 'service',
    starts: ['+FTP'],
    pattern: /^\+FTP(?:GETTOFS|PUTFRMFS)\s*:\s*\d+\s*(?:,\s*\d+)?$/,
  },
  { name: 'ftp-data', kind: 'service', starts: ['+FTP'], pattern: /^\+FTPEXTGET\s*:\s*[14]\s*,\s*\d+$/ },
  { name: 'speech-ended', kind: 'service', starts: ['+CTTS'], pattern: /^\+CTTS\s*:\s*0$/, answersToo: true },
  { name: 'playback-ended', kind: 'service', starts: ['+CAUDPLAY'], pattern: /^\+CAUDPLAY\s*:\s*\d\s*,\s*\d+$/ },
  {
    name: 'wifi-station',
    kind: 'service',
    starts: ['+WIFISCAN'],
    pattern: /^\+WIFISCAN(?: COUNT)?\s*:/,
    answersToo: true,
  },
  {
    name: 'position',
    kind: 'service',
    starts: ['+UGNSINF', '+CGNSINF'],
    pattern: /^\+(?:UGNSINF|CGNSINF)\s*:/,
    answersToo: true,
  },
  { name: 'nmea', kind: 'service', starts: ['$G'], pattern: /^\$G[A-Z]{4},.*\*[0-9A-F]{2}$/ },
  { name: 'band', kind: 'network', starts: ['*BANDIND'], pattern: /^\*BANDIND\s*:\s*\d+\s*,\s*\d+$/ },
  {
    name: 'signal',
    kind: 'network',
    starts: ['+CSQ', '+CESQ', '*CESQ'],
    pattern: /^(?:\+CSQ|\+CESQ|\*CESQ)\s*:\s*\d+\s*,/,
    answersToo: true,
  },
  {
    name: 'cell',
    kind: 'network',
    starts: ['CCED', '+CCED', '+EEM'],
    pattern: /^(?:\+?CCED|\+EEM(?:LTE|GSM|UMTS)[A-Z]*)\s*:/,
    answersToo: true,
  },

  { name: 'ring', kind: 'other', starts: ['RING', '+CRING'], pattern: /^(?:RING|\+CRING\s*:.*)$/ },
  { name: 'call-ended', kind: 'other', starts: ['NO CARRIER'], pattern: /^NO CARRIER$/ },
  {
    name: 'short-message',
    kind: 'other',
    starts: ['+CMT', '+CDS', '+CBM', '+CLASS0'],
    pattern: /^\+(?:CMTI|CMT|CDS|CDSI|CBM|CLASS0)\s*:/,
  },
  { name: 'time-synchronised', kind: 'other', starts: ['+CNTP'], pattern: /^\+CNTP\s*:\s*\d+$/ },
  { name: 'host-name-resolved', kind: 'other', starts: ['+CDNSGIP'], pattern: /^\+CDNSGIP\s*:/ },
  {
    name: 'firmware-update',
    kind: 'other',
    starts: ['+UPGRADE', '+QIND'],
    pattern: /^\+(?:UPGRADEIND|UPGRADEDL|UPGRADEVER|QIND)\s*:/,
  },
] as const satisfies readonly UrcRow[];

const rows: readonly UrcRow[] = urcCatalogue;

/** The beginning of a line that selects its candidates, with the prefix character. */
const keyCharacters = 4;
/** More beginnings than modules use. Limits what random bytes fill. */
const maxKeys = 1_024;

const isNoise = (code: number): boolean => !(code >= 0x21 && code <= 0x3e) && !(code >= 0x40 && code <= 0x7e);

interface Candidate {
  readonly pattern: RegExp;
  readonly urc: ReturnType<UrcRecogniser>;
}

const candidates = rows.map(({ name, restart = false, answersToo, pattern, starts }) => {
  const urc = { name, restart, ...(answersToo && { answersToo }) };
  return { starts, candidate: { pattern, urc } satisfies Candidate };
});
const all: readonly Candidate[] = candidates.map(({ candidate }) => candidate);

/** The rows that lines with this beginning may match. After noise only its end would tell. */
const candidatesFor = (key: string): readonly Candidate[] => {
  if (isNoise(key.charCodeAt(0))) return all;
  const upper = key.toUpperCase();
  const fits = (start: string): boolean => start.startsWith(upper) || upper.startsWith(start);
  return candidates.flatMap(({ starts, candidate }) => (starts.some(fits) ? [candidate] : []));
};

const byKey = new Map<string, readonly Candidate[]>();

const candidatesOf = (text: string): readonly Candidate[] => {
  const key = text.slice(0, keyCharacters);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  if (byKey.size >= maxKeys) byKey.clear();
  const found = candidatesFor(key);
  byKey.set(key, found);
  return found;
};

export const urcKindOf = (name: UrcName): UrcKind => rows.find((row) => row.name === name)?.kind ?? 'other';

/** The URC recogniser of the engine. */
export const recogniseUrc: UrcRecogniser = (line) => {
  const text = line.trim();
  for (const { pattern, urc } of candidatesOf(text)) if (pattern.test(text)) return urc;
  return null;
};
