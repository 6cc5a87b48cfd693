import type { UrcName } from '../../shared/at/urc-names.ts';

export type { UrcName } from '../../shared/at/urc-names.ts';

/**
 * Lines that a module sends unsolicited (docs/at-dialect.md §4, §12). They count only when no open command claims the line:
 * `CONNECT OK` is the second phase of a connect if one is open, and otherwise a URC.
 */
export type UrcKind = 'boot' | 'network' | 'sim' | 'link' | 'mqtt' | 'other';

interface UrcRow {
  readonly name: UrcName;
  readonly kind: UrcKind;
  readonly pattern: RegExp;
  /** True: the module has just started, and all earlier state is invalid. */
  readonly restart?: true;
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

  { name: 'login-accepted', kind: 'mqtt', pattern: /^CONNACK OK$/ },
  { name: 'login-refused', kind: 'mqtt', pattern: /^CONNACK\b/ },
  { name: 'subscribed', kind: 'mqtt', pattern: /^SUBACK\b/ },
  { name: 'unsubscribed', kind: 'mqtt', pattern: /^UNSUBACK\b/ },
  { name: 'published', kind: 'mqtt', pattern: /^PUBACK\b/ },
  { name: 'publish-received', kind: 'mqtt', pattern: /^PUBREC\b/ },
  { name: 'publish-completed', kind: 'mqtt', pattern: /^PUBCOMP\b/ },
  { name: 'message-waiting', kind: 'mqtt', pattern: /^\+MSUB\s*:\s*\d$/ },
  { name: 'message', kind: 'mqtt', pattern: /^\+MSUB\b/ },

  { name: 'ring', kind: 'other', pattern: /^RING$/ },
  { name: 'short-message', kind: 'other', pattern: /^\+(?:CMTI|CMT|CDS|CDSI)\s*:/ },
  { name: 'time-synchronised', kind: 'other', pattern: /^\+CNTP\s*:\s*\d+$/ },
  { name: 'host-name-resolved', kind: 'other', pattern: /^\+CDNSGIP\s*:/ },
  { name: 'firmware-update', kind: 'other', pattern: /^\+(?:UPGRADEIND|QIND)\s*:/ },
] as const satisfies readonly UrcRow[];

const rows: readonly UrcRow[] = urcCatalogue;

const rowOf = (line: string): (typeof rows)[number] | undefined => {
  const text = line.trim();
  return rows.find(({ pattern }) => pattern.test(text));
};

export const urcKindOf = (name: UrcName): UrcKind => rows.find((row) => row.name === name)?.kind ?? 'other';

/** The URC recogniser of the engine. */
export const recogniseUrc = (line: string): { readonly name: string; readonly restart: boolean } | null => {
  const row = rowOf(line);
  return row ? { name: row.name, restart: row.restart ?? false } : null;
};
