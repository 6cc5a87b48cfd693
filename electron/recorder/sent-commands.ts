import { createArgumentScanner } from './argument-scanner.ts';
import { fileReadBy, fileWrittenBy, isReadCommand, type KeyFiles, keyFileSetBy } from './key-files.ts';
import type { MaskedSpan } from './masked-span.ts';

/** A sent line without its line end. */
export interface SentLine {
  readonly bytes: Uint8Array;
  /** Its secret parts. */
  readonly spans: readonly MaskedSpan[];
}

export interface SentCommand {
  readonly text: string;
  /** 1 for each secret byte. */
  readonly secret: Uint8Array;
  readonly hasSecret: boolean;
  /** The whole line has been echoed. */
  isEchoed: boolean;
}

/** The commands that were sent on a line and have no result yet, to recognise their echoes and answers. */
export interface SentCommands {
  note(line: SentLine): void;
  /** A result was received: it belongs to the oldest command. */
  answered(): void;
  /** The module has restarted. */
  clear(): void;
  /** A line was received. */
  received(text: string): void;
  readonly isWaiting: boolean;
  /** One of them reads a file with a private key. */
  readonly readsKey: boolean;
  /** One of them reads a file or data of a server. */
  readonly reads: boolean;
  /** Those with secret parts whose echo has not been received as a whole. */
  readonly secret: readonly SentCommand[];
  /** The file whose content is received now, if it is known. */
  readonly fileRead: string | null;
}

interface Waiting extends SentCommand {
  readonly bytes: Uint8Array;
  readonly spans: readonly MaskedSpan[];
  readonly isCommand: boolean;
  /** No carriage return has ended it. */
  readonly isOpen: boolean;
  linesLeft: number;
}

const maxCommands = 32;
/** Longer lines are data, or not worth comparing. */
const maxLineBytes = 2_048;
/** A result may be lost. Longer than the answer to any read. */
const maxLines = 512;

const carriageReturn = 0x0d;
const keyStart = /BEGIN [A-Z ]{0,40}PRIVATE KEY/;
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

export const createSentCommands = (keyFiles: KeyFiles): SentCommands => {
  let waiting: readonly Waiting[] = [];
  let written: string | null = null;

  const noteFiles = (text: string): void => {
    const configured = keyFileSetBy(text);
    if (configured !== null) keyFiles.note(configured);
    if (written !== null && keyStart.test(text)) keyFiles.note(written);
    written = fileWrittenBy(text) ?? written;
  };
  const notePart = (bytes: Uint8Array, spans: readonly MaskedSpan[], isOpen: boolean): void => {
    const last = waiting.at(-1);
    const open = last?.isOpen && !startsCommand(bytes) ? last : null;
    const joined = open ? Uint8Array.from(Buffer.concat([open.bytes, bytes])) : bytes;
    const from = open?.bytes.length ?? 0;
    if (joined.length > maxLineBytes) return;
    const all = [...(open?.spans ?? []), ...spans.map(({ start, end }) => ({ start: start + from, end: end + from }))];
    const command = waitingOf(joined, all, isOpen);
    const others = open ? waiting.slice(0, -1) : waiting;
    waiting = (command ? [...others, command] : others).slice(-maxCommands);
  };

  return {
    note: ({ bytes, spans }) => {
      noteFiles(textOf(bytes.subarray(0, maxLineBytes)));
      for (let start = 0; start < bytes.length; ) {
        const found = bytes.indexOf(carriageReturn, start);
        const end = found === -1 ? bytes.length : found;
        const own = spans.map((span) => ({ start: span.start - start, end: Math.min(span.end, end) - start }));
        notePart(
          bytes.slice(start, end),
          own.filter((span) => span.end > Math.max(0, span.start)),
          found === -1,
        );
        start = end + 1;
      }
    },
    answered: () => {
      const oldest = waiting.findIndex(({ isCommand }) => isCommand);
      if (oldest !== -1) waiting = waiting.slice(oldest + 1);
    },
    clear: () => {
      waiting = [];
    },
    received: (text) => {
      for (const command of waiting) command.linesLeft -= 1;
      waiting = waiting.filter(({ linesLeft }) => linesLeft > 0);
      const echoed = waiting.findIndex((command) => !command.isOpen && command.text === text);
      if (echoed === -1) return;
      // The commands before it are answered: a module answers in order.
      waiting = waiting.slice(echoed);
      const [first] = waiting;
      if (first) first.isEchoed = true;
    },
    get isWaiting() {
      return waiting.length > 0;
    },
    get readsKey() {
      return waiting.some(({ text }) => keyFiles.has(fileReadBy(text) ?? ''));
    },
    get reads() {
      return waiting.some(({ text }) => isReadCommand(text));
    },
    get secret() {
      return waiting.filter(({ hasSecret, isEchoed }) => hasSecret && !isEchoed);
    },
    get fileRead() {
      const reader = waiting.find(({ text }) => isReadCommand(text));
      return reader ? fileReadBy(reader.text) : null;
    },
  };
};

const startsCommand = (bytes: Uint8Array): boolean => /^\s*AT(?:[+*^&%$]|[a-z]?\d*\s*$)/i.test(textOf(bytes));

/** `null`: neither a command nor secret. */
const waitingOf = (bytes: Uint8Array, spans: readonly MaskedSpan[], isOpen: boolean): Waiting | null => {
  const marks = new Uint8Array(bytes.length);
  const found = createArgumentScanner().spansIn(bytes);
  for (const { start, end } of [...spans, ...found]) marks.fill(1, Math.max(0, start), Math.max(0, end));
  const kept = [...bytes.keys()].filter((at) => bytes[at] !== 0x0a);
  const text = textOf(Uint8Array.from(kept, (at) => bytes[at] ?? 0));
  const secret = Uint8Array.from(kept, (at) => marks[at] ?? 0);
  const hasSecret = secret.includes(1);
  const isCommand = /^\s*AT/i.test(text);
  return hasSecret || isCommand
    ? { text, secret, hasSecret, isCommand, isOpen, bytes, spans, isEchoed: false, linesLeft: maxLines }
    : null;
};
