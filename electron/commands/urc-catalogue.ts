import type { UrcName } from '../../shared/at/urc-names.ts';

export type { UrcName } from '../../shared/at/urc-names.ts';

/**
 * Lines that a module sends unsolicited (docs/at-dialect.md §4, §12). They count only when no open command claims the line:
 * `CONNECT OK` is the second phase of a connect if one is open, and otherwise a URC.
 */
export type UrcKind = 'boot' | 'network' | 'sim' | 'link' | 'mqtt' | 'service' | 'other';

interface UrcRow {
  readonly name: UrcName;
  readonly kind: UrcKind;
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

/** The first match wins. */
export const urcCatalogue = [
  { name: 'boot-rom', kind: 'boot', pattern: new RegExp(`^${noise}\\^boot\\.rom`), restart: true },
  { name: 'ready', kind: 'boot', pattern: new RegExp(`^${noise}RDY$`), restart: true },
  { name: 'sms-ready', kind: 'boot', pattern: /^SMS READY$/i },
  { name: 'boot-completed', kind: 'boot', pattern: /^UART Boot Completed$/i },
  { name: 'power-down', kind: 'boot', pattern: /^NORMAL POWER DOWN$/ },

  { name: 'network-mode', kind: 'network', pattern: /^\^MODE\s*:/ },
  { name: 'no-service', kind: 'network', pattern: /^\+NO Service$/i },
  { name: 'service', kind: 'network', pattern: /^\+[A-Z_]+ Service$/i },
  { name: 'network-time', kind: 'network', pattern: /^\+NITZ\s*:/ },
  { name: 'packet-event', kind: 'network', pattern: /^\+CGEV\s*:/ },
  { name: 'registration', kind: 'network', pattern: /^\+C[GE]?REG\s*:\s*\d{1,2}\s*(?:,\s*".*)?$/ },
  { name: 'packet-data-lost', kind: 'network', pattern: /^\+PDP\s*:?\s*DEACT$/ },
  { name: 'bearer-lost', kind: 'network', pattern: /^\+SAPBR \d+\s*:\s*DEACT$/ },

  { name: 'sim-state', kind: 'sim', pattern: /^\+CPIN\s*:/ },

  { name: 'connected', kind: 'link', pattern: link('CONNECT OK') },
  { name: 'connect-failed', kind: 'link', pattern: link('CONNECT FAIL') },
  { name: 'already-connected', kind: 'link', pattern: link('ALREADY CONNECT') },
  { name: 'link-state', kind: 'link', pattern: /^STATE\s*:/ },
  { name: 'link-closed', kind: 'link', pattern: link('CLOSED') },
  { name: 'link-error', kind: 'link', pattern: /^(?:TCP|UDP) ERROR\s*:\s*\d+$/ },
  { name: 'link-table', kind: 'link', pattern: /^C\s*:\s*\d\s*,.*,\s*"[A-Z ]+"$/ },
  { name: 'data-received', kind: 'link', pattern: /^(?:\+IPD|(?:\+R|R)?ECEIVE),\s*\d/ },
  { name: 'data-sender', kind: 'link', pattern: /^RECV FROM\s*:/ },
  { name: 'data-waiting', kind: 'link', pattern: /^\+CIPRXGET\s*:\s*1\s*(?:,\s*\d)?$/ },
  { name: 'data-sent', kind: 'link', pattern: link('(?:SEND OK|DATA ACCEPT\\s*:\\s*[\\d, ]+)') },
  { name: 'data-not-sent', kind: 'link', pattern: link('SEND FAIL') },
  { name: 'link-closed-by-command', kind: 'link', pattern: link('CLOSE OK') },

  { name: 'login-accepted', kind: 'mqtt', pattern: /^CONNACK OK$/ },
  { name: 'login-refused', kind: 'mqtt', pattern: /^CONNACK\b/ },
  { name: 'subscribed', kind: 'mqtt', pattern: /^SUBACK\b/ },
  { name: 'unsubscribed', kind: 'mqtt', pattern: /^UNSUBACK\b/ },
  { name: 'published', kind: 'mqtt', pattern: /^PUBACK\b/ },
  { name: 'publish-received', kind: 'mqtt', pattern: /^PUBREC\b/ },
  { name: 'publish-completed', kind: 'mqtt', pattern: /^PUBCOMP\b/ },
  { name: 'message-waiting', kind: 'mqtt', pattern: /^\+MSUB\s*:\s*\d$/ },
  { name: 'message', kind: 'mqtt', pattern: /^\+MSUB\b/ },

  { name: 'http-result', kind: 'service', pattern: /^\+HTTP(?:EX)?ACTION\s*:/ },
  { name: 'http-data', kind: 'service', pattern: /^\+HTTPEX(?:GET|POST)$/ },
  { name: 'http-file', kind: 'service', pattern: /^\+HTTPGETTOFS\s*:\s*\d+\s*,\s*\d+$/ },
  { name: 'http-error', kind: 'service', pattern: /^ERROR:\d{1,3}$/ },
  { name: 'ftp-result', kind: 'service', pattern: /^\+FTP(?:LIST|GET|PUT|DELE|MKD|RMD|SIZE)\s*:\s*1\s*,/ },
  { name: 'ftp-file', kind: 'service', pattern: /^\+FTP(?:GETTOFS|PUTFRMFS)\s*:\s*\d+\s*(?:,\s*\d+)?$/ },
  { name: 'ftp-data', kind: 'service', pattern: /^\+FTPEXTGET\s*:\s*[14]\s*,\s*\d+$/ },
  { name: 'speech-ended', kind: 'service', pattern: /^\+CTTS\s*:\s*0$/, answersToo: true },
  { name: 'playback-ended', kind: 'service', pattern: /^\+CAUDPLAY\s*:\s*\d\s*,\s*\d+$/ },
  { name: 'wifi-station', kind: 'service', pattern: /^\+WIFISCAN(?: COUNT)?\s*:/, answersToo: true },
  { name: 'position', kind: 'service', pattern: /^\+(?:UGNSINF|CGNSINF)\s*:/, answersToo: true },
  { name: 'nmea', kind: 'service', pattern: /^\$G[A-Z]{4},.*\*[0-9A-F]{2}$/ },
  { name: 'band', kind: 'network', pattern: /^\*BANDIND\s*:\s*\d+\s*,\s*\d+$/ },
  { name: 'signal', kind: 'network', pattern: /^(?:\+CSQ|\+CESQ|\*CESQ)\s*:\s*\d+\s*,/, answersToo: true },
  { name: 'cell', kind: 'network', pattern: /^(?:\+?CCED|\+EEM(?:LTE|GSM|UMTS)[A-Z]*)\s*:/, answersToo: true },

  { name: 'ring', kind: 'other', pattern: /^(?:RING|\+CRING\s*:.*)$/ },
  { name: 'call-ended', kind: 'other', pattern: /^NO CARRIER$/ },
  { name: 'short-message', kind: 'other', pattern: /^\+(?:CMTI|CMT|CDS|CDSI|CBM|CLASS0)\s*:/ },
  { name: 'time-synchronised', kind: 'other', pattern: /^\+CNTP\s*:\s*\d+$/ },
  { name: 'host-name-resolved', kind: 'other', pattern: /^\+CDNSGIP\s*:/ },
  { name: 'firmware-update', kind: 'other', pattern: /^\+(?:UPGRADEIND|UPGRADEDL|UPGRADEVER|QIND)\s*:/ },
] as const satisfies readonly UrcRow[];

const rows: readonly UrcRow[] = urcCatalogue;

const rowOf = (line: string): (typeof rows)[number] | undefined => {
  const text = line.trim();
  return rows.find(({ pattern }) => pattern.test(text));
};

export const urcKindOf = (name: UrcName): UrcKind => rows.find((row) => row.name === name)?.kind ?? 'other';

/** The URC recogniser of the engine. */
export const recogniseUrc = (
  line: string,
): { readonly name: string; readonly restart: boolean; readonly answersToo?: boolean } | null => {
  const row = rowOf(line);
  return row ? { name: row.name, restart: row.restart ?? false, ...(row.answersToo && { answersToo: true }) } : null;
};
