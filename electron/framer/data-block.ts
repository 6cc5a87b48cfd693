import { latin1Of } from './latin1.ts';

/**
 * Lines that may appear between a command and its data block. Everything else there is data.
 * A file that itself starts with one of these lines is misread. Its read-back then differs from the upload, and this is reported.
 */
const lineStarts = [
  '+CME ERROR',
  '+CMS ERROR',
  '+MSUB',
  '+CGEV',
  '+NITZ',
  '+CPIN',
  '+CREG',
  '+CGREG',
  '+CEREG',
  '+PDP',
  '+SAPBR',
  '+CMTI',
  '^MODE',
  '^boot.rom',
  'TCP ERROR:',
] as const;

/** These count only as whole lines. */
const wholeLines = [
  'ERROR',
  'OK',
  'CLOSED',
  'RDY',
  'RING',
  'SMS READY',
  'UART Boot Completed',
  '+E_UTRAN Service',
  '+GSM Service',
  '+NO Service',
  'CONNECT OK',
] as const;

const longestStart = 24;

/** Whether the bytes in front of a data block are a line or data; `undecided` when more bytes are needed. */
export const judgeLeadIn = (pending: Uint8Array): 'line' | 'data' | 'undecided' => {
  const text = latin1Of(pending.subarray(0, longestStart));
  if (lineStarts.some((start) => text.startsWith(start))) return 'line';
  if (wholeLines.some((line) => text.startsWith(`${line}\r\n`))) return 'line';
  const mayGrow =
    lineStarts.some((start) => start.startsWith(text)) || wholeLines.some((line) => `${line}\r\n`.startsWith(text));
  return mayGrow ? 'undecided' : 'data';
};
