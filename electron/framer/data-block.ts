import { latin1Of } from './latin1.ts';

/**
 * Which lines may stand between a command and its data block. Only these: everything else there is data.
 * A file that itself starts with one of them is misread; its read-back then differs, which is said, never hidden.
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

/** These only as whole lines. */
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

/** What the bytes in front of a data block are: a line, data, or not to be told yet. */
export const judgeLeadIn = (pending: Uint8Array): 'line' | 'data' | 'undecided' => {
  const text = latin1Of(pending.subarray(0, longestStart));
  if (lineStarts.some((start) => text.startsWith(start))) return 'line';
  if (wholeLines.some((line) => text.startsWith(`${line}\r\n`))) return 'line';
  const mayGrow =
    lineStarts.some((start) => start.startsWith(text)) || wholeLines.some((line) => `${line}\r\n`.startsWith(text));
  return mayGrow ? 'undecided' : 'data';
};
