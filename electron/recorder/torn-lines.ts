/**
 * Recognises lines that may appear between the parts of an echo that line ends have split. Any other line counts as part of the echo:
 * masking too much is better than masking too little.
 */
export type LineKind =
  /** Unsolicited, or part of an answer. */
  | 'other'
  /** A result or the next command: the echo has ended. */
  | 'end'
  | 'rest';

/** Whole lines, and beginnings of lines that a blank, comma or colon follows (docs/at-dialect.md §4, §12; a test compares the catalogue). */
const words = [
  ...['RDY', 'RING', 'SMS READY', 'SMS Ready', 'CALL READY', 'Call Ready', 'UART Boot Completed', 'NORMAL POWER DOWN'],
  ...['CONNECT', 'ALREADY CONNECT', 'CLOSED', 'CLOSE OK', 'SHUT OK', 'SEND OK', 'STATE', 'TCP ERROR', 'UDP ERROR'],
  ...['CONNACK', 'SUBACK', 'UNSUBACK', 'PUBACK', 'PUBREC', 'PUBCOMP', 'NO CARRIER', 'NO ANSWER', 'NO DIALTONE', 'BUSY'],
  ...['+NO Service', '+GSM Service', '+E_UTRAN Service', '+UTRAN Service', '+TD Service', '+PDP DEACT', '+MSUB'],
  ...['SEND FAIL', 'DATA ACCEPT', 'RECV FROM', '+IPD', '+RECEIVE', 'RECEIVE', '+HTTPEXGET', '+HTTPEXPOST'],
];

/** Names that are shown from their first letter, even if the line pauses after it. */
const names = [
  ...[
    '+CREG',
    '+CGREG',
    '+CEREG',
    '+CPIN',
    '+CGEV',
    '+NITZ',
    '^MODE',
    '+MSUB',
    '+CMTI',
    '+CMT',
    '+CDS',
    '+CDSI',
    '+CNTP',
  ],
  ...['+CDNSGIP', '+UPGRADEIND', '+QIND', '+PDP', '+SAPBR', '+CSQ', '+CIEV', '+CUSD', '+CSTT', '+MCONFIG', '+CPNETAPN'],
  ...['+CGAUTH', '+CIPCSGP', '+CLCK', '+FTPPW', '^boot.rom'],
];

const results = ['OK', 'ERROR'];
const failures = ['+CME ERROR', '+CMS ERROR'];
const known = [...words, ...names, ...results, ...failures];

const separator = /^[ ,:]/;
/** A row of `AT+CIPSTATUS`, and a sentence of a satellite receiver. */
const others = /^(?:C: \d,|\$G[A-Z]{4},)/;
/** The result of the HTTP stack (docs/at-dialect.md §15). */
const httpError = /^ERROR:\d{1,3}$/;
const mayBeOther = /^(?:C(?:: ?)?|ERROR:\d{0,3})$/;
/** Any name, for lines of other firmware. Its length is limited, so that little is buffered. */
const named = /^[+^*$%][A-Z][A-Z0-9_]{1,15}(?: \d)? {0,2}(?::|\xef\xbc\x9a|\xa3\xba)/;
const mayBeNamed = /^[+^*$%](?:[A-Z][A-Z0-9_]{0,15}(?: \d?)? {0,2}(?:\xef\xbc?|\xa3)?)?$/;
const command = /^at(?:[+*^&%$]|d[\d*#+])/i;
const plainCommand = /^at(?:[a-z]\d{0,3})?$/i;
const mayBeCommand = /^(?:a|at|at[a-z]\d{0,3})$/i;
/** With CIPMUX=1 a number precedes the words. */
const connectionNumber = /^\d ?(?:, ?)?/;
/** Bytes that the boot ROM or a wrong baud rate leaves before the first words. */
const noise = /^[^\x21-\x3e\x40-\x7e]+/;

/** The kind of a line, by its beginning. `null`: more bytes are needed. `isWhole`: the line is complete. */
export const lineKindOf = (text: string, isWhole: boolean): LineKind | null => {
  if (command.test(text) || (isWhole && plainCommand.test(text))) return 'end';
  if (isWhole && results.includes(text.trimEnd())) return 'end';
  if (failures.some((word) => text.startsWith(word))) return 'end';
  if (isWhole && httpError.test(text.trimEnd())) return 'end';
  const spoken = withoutNoise(text);
  if (others.test(text)) return 'other';
  if (named.test(text) || spoken.startsWith('^boot.rom')) return 'other';
  if (words.some((word) => startsWithWord(word, spoken, isWhole))) return 'other';
  return !isWhole && (mayBeKnown(text) || mayBeNamed.test(text) || mayBeOther.test(text)) ? null : 'rest';
};

/** For the beginning of a line that cannot be buffered any longer: `+CR` is shown; digits and other letters are masked. */
export const isKnownBeginning = (text: string): boolean =>
  /^AT?$/.test(text) || known.some((word) => word.startsWith(text));

const mayBeKnown = (text: string): boolean => {
  const spoken = withoutNoise(text);
  if (spoken === '') return text.length <= maxNoise;
  return mayBeCommand.test(text) || known.some((word) => word.startsWith(spoken));
};

const maxNoise = 4;

const withoutNoise = (text: string): string => {
  const quiet = noise.exec(text)?.[0] ?? '';
  if (quiet.length > maxNoise) return text;
  return text.slice(quiet.length).replace(connectionNumber, '');
};

const startsWithWord = (word: string, text: string, isWhole: boolean): boolean =>
  text.startsWith(word) && (text.length === word.length ? isWhole : separator.test(text.slice(word.length)));
