import { isLineEnd } from './argument-starts.ts';
import { createEchoMatch, type EchoMatch } from './echo-match.ts';
import { fileReadBy, isReadCommand, type KeyFiles, keyFileSetBy } from './key-files.ts';
import { createKeyMark } from './key-marks.ts';
import type { MaskedSpan } from './masked-span.ts';
import type { ArgumentScanner } from './secret-arguments.ts';
import type { SentCommand, SentCommands } from './sent-commands.ts';
import { isKnownBeginning, type LineKind, lineKindOf } from './torn-lines.ts';

/** Longer than any key that a module accepts. Limits how much a key without an end can hide. */
const longestKeyBytes = 16 * 1024;
/** Of a line, to compare it. */
const maxHeadBytes = 2_048;
/** `OK` and a name with one letter. */
const shortestLineWithFile = 8;

export interface LineSecretsOptions {
  readonly keyFiles: KeyFiles;
  /** What was sent on the line of these received bytes; `null`: the bytes are sent, each chunk consists of whole lines. */
  readonly commands: SentCommands | null;
}

export interface LineSecrets extends ArgumentScanner {
  /** A private key has begun. */
  readonly isInKey: boolean;
  /** Only a mark of a key or a line that names a file would matter now. */
  readonly isQuiet: boolean;
  /** How many bytes of the line have been received. */
  readonly lineBytes: number;
  /** Reads bytes in which nothing can be secret, while it is quiet. */
  skip(bytes: Uint8Array): void;
}

/**
 * Finds secrets by the lines around them: private keys from their first line to their last, also if they are read from a module in blocks;
 * parts of files that contain a key; incomplete echoes.
 */
export const createLineSecrets = ({ keyFiles, commands }: LineSecretsOptions): LineSecrets => {
  const begin = createKeyMark('BEGIN');
  const end = createKeyMark('END');
  let head: number[] = [];
  let isInKey = false;
  /** A result has arrived in a key: it continues in the answer to the next command that reads. */
  let isPaused = false;
  let keyBytes = 0;
  /** The echo of a command that reads a file: the file. */
  let echoedFile: string | null = null;
  let isReadingKeyFile = false;
  /** How the line is treated; `null`: more of it is needed. */
  let kind: LineKind | null = 'other';
  let echo: EchoMatch | null = null;
  let isLineStart = true;
  let isMarkBegun = false;
  let spans: MaskedSpan[] = [];

  const hidesLines = (): boolean => (isInKey && !isPaused) || isReadingKeyFile || (commands?.readsKey ?? false);
  const isHeld = (): boolean => !isLineStart && (kind === null || echo !== null);
  const text = (): string => String.fromCharCode(...head);

  const beginLine = (): void => {
    isLineStart = false;
    head = [];
    kind = hidesLines() || isPaused ? null : 'other';
    const secret = commands?.secret ?? noCommands;
    echo = secret.length > 0 ? createEchoMatch(secret) : null;
  };
  /** The bytes of the line up to `at` are decided. */
  const hideHead = (at: number): void => {
    spans.push({ start: at - head.length, end: at });
  };
  const decideKind = (isWhole: boolean, at: number): void => {
    kind = kindInKey(text(), isWhole);
    if (kind !== 'rest') return;
    // No command reads a file any more, so this is not a key.
    if (isPaused && commands !== null && !commands.reads) isInKey = false;
    if (!isInKey && !hidesLines()) {
      kind = 'other';
      return;
    }
    isPaused = false;
    hideHead(at);
  };
  const decideEcho = (match: EchoMatch, isWhole: boolean, at: number): void => {
    const line = text();
    const found = lineKindOf(line, isWhole);
    const isOther = isResult(line) || (found === 'other' && !/^AT/i.test(line));
    const start = at - head.length;
    spans.push(...match.spans(isOther, isWhole).map((span) => ({ start: span.start + start, end: span.end + start })));
    echo = null;
  };
  /** It may still be a line that modules print, or an echo with wrong bytes. */
  const isDecided = (match: EchoMatch): boolean => {
    const line = text();
    const found = lineKindOf(line, false);
    return found !== null && (!match.mayBeNoisy || (found === 'other' && !/^AT/i.test(line)));
  };
  const beginKey = (): void => {
    isInKey = true;
    isPaused = false;
    keyBytes = 0;
    kind = 'rest';
    end.reset();
    const file = commands?.fileRead ?? echoedFile;
    if (file !== null) keyFiles.note(file);
  };
  const readInKey = (character: string, at: number): void => {
    keyBytes += 1;
    if (!end.next(character) && keyBytes <= longestKeyBytes) return;
    if (kind === null) hideHead(at + 1);
    isInKey = false;
    kind = hidesLines() ? 'rest' : 'other';
  };
  const readByte = (byte: number, at: number): void => {
    if (isLineStart) beginLine();
    if (head.length < maxHeadBytes) head.push(byte);
    const wasInKey = isInKey;
    const character = String.fromCharCode(byte);
    if (kind === null) decideKind(false, at + 1);
    else if (kind === 'rest') spans.push({ start: at, end: at + 1 });
    if (echo !== null) {
      echo.next(byte);
      if (!echo.isOpen && isDecided(echo)) decideEcho(echo, false, at + 1);
    }
    if (wasInKey && isInKey) readInKey(character, at);
    else if ((byte === firstOfMark || isMarkBegun) && begin.next(character)) beginKey();
    isMarkBegun = begin.isBegun;
  };
  const endLine = (at: number): void => {
    if (kind === null) decideKind(true, at);
    if (echo !== null) decideEcho(echo, true, at);
    isLineStart = true;
    const isFollowed = commands?.isWaiting || isInKey || isReadingKeyFile || isMarkBegun;
    if (!isFollowed && (head.length < shortestLineWithFile || !mayNameFile(head))) return;
    const line = text();
    if (!isFollowed && !namesFile.test(line)) return;
    const found = lineKindOf(line, true);
    begin.endLine(found !== 'rest');
    end.endLine(found !== 'rest');
    isMarkBegun = begin.isBegun;
    followLine(line, kind === 'rest' ? 'rest' : found);
  };
  /** Follows commands and results. */
  const followLine = (line: string, found: LineKind | null): void => {
    const configured = keyFileSetBy(line);
    if (configured !== null) keyFiles.note(configured);
    commands?.received(line);
    if (found === 'rest') return;
    if (isResult(line)) {
      commands?.answered();
      isReadingKeyFile = false;
      echoedFile = null;
      isPaused = isInKey;
    } else if (found === 'end') {
      echoedFile = fileReadBy(line);
      isReadingKeyFile = echoedFile !== null && keyFiles.has(echoedFile);
      isInKey = isInKey && isReadCommand(line);
      isPaused = false;
    } else if (isRestart(line)) commands?.clear();
  };
  const isQuiet = (): boolean =>
    !isMarkBegun &&
    !isInKey &&
    !isPaused &&
    echo === null &&
    kind === 'other' &&
    commands?.isWaiting !== true &&
    !hidesLines();
  /** Reads on while nothing matters. Returns the place of a byte that may, which is in the line that is read now. */
  const skipQuiet = (bytes: Uint8Array, from: number): number => {
    let start = from;
    let hasEquals = false;
    for (let at = from; at < bytes.length; at += 1) {
      const what = quietBytes[bytes[at] ?? 0];
      if (what === 0) continue;
      if (what === equalsByte) {
        hasEquals = true;
      } else if (what === lineEndByte) {
        const length = head.length + at - start;
        if (length >= shortestLineWithFile && (hasEquals || mayNameFile(head) || beginsSetting(head, bytes, start))) {
          pushHead(bytes, start, at);
          endLine(at);
          if (!isQuiet()) return at + 1;
        }
        isLineStart = true;
        if (head.length > 0) head = [];
        hasEquals = false;
        start = at + 1;
      } else {
        pushHead(bytes, start, at);
        return at;
      }
    }
    pushHead(bytes, start, bytes.length);
    return bytes.length;
  };
  const pushHead = (bytes: Uint8Array, start: number, end: number): void => {
    if (start === end) return;
    if (isLineStart) beginLine();
    const to = Math.min(end, start + maxHeadBytes - head.length);
    for (let at = start; at < to; at += 1) head.push(bytes[at] ?? 0);
  };
  /** Sent bytes are whole lines, and are not buffered. */
  const decideAll = (length: number): void => {
    if (kind !== null || isLineStart) return;
    hideHead(length);
  };

  return {
    spansIn: (bytes) => {
      spans = [];
      for (let at = 0; at < bytes.length; at += 1) {
        if (isQuiet()) at = skipQuiet(bytes, at);
        if (at >= bytes.length) break;
        const byte = bytes[at] ?? 0;
        if (isLineEnd(byte)) {
          if (!isLineStart) endLine(at);
        } else if (isLineStart || isMarkBegun || byte === firstOfMark || kind !== 'other' || echo !== null || isInKey)
          readByte(byte, at);
        else if (head.length < maxHeadBytes) head.push(byte);
      }
      if (commands === null) decideAll(bytes.length);
      return spans;
    },
    get undecidedBytes() {
      return commands !== null && isHeld() ? head.length : 0;
    },
    get undecidedSpans() {
      if (!isHeld()) return [];
      return [
        ...(kind === null ? [{ start: 0, end: head.length }] : []),
        ...(echo?.spans(!echo.isOpen && isKnownBeginning(text()), false) ?? []),
      ];
    },
    reset: () => {
      begin.reset();
      end.reset();
      [isInKey, isPaused, isReadingKeyFile, isLineStart, isMarkBegun] = [false, false, false, true, false];
      [echoedFile, echo, kind, head] = [null, null, 'other', []];
    },
    get isInKey() {
      return isInKey;
    },
    get isQuiet() {
      // A line with `=` may name a file.
      return isQuiet() && !mayNameFile(head);
    },
    get lineBytes() {
      return isLineStart ? 0 : head.length;
    },
    skip: (bytes) => {
      let start = bytes.length;
      while (start > 0 && !isLineEnd(bytes[start - 1] ?? 0)) start -= 1;
      if (start > 0) {
        isLineStart = true;
        head = [];
      }
      pushHead(bytes, start, bytes.length);
    },
  };
};

/** `B` */
const firstOfMark = 0x42;
const noCommands: readonly SentCommand[] = [];
const lineEndByte = 1;
const equalsByte = 2;
const markByte = 3;
/** The bytes that may matter while nothing else does. */
const quietBytes = new Uint8Array(256);
quietBytes[0x0d] = lineEndByte;
quietBytes[0x0a] = lineEndByte;
quietBytes[0x3d] = equalsByte;
quietBytes[firstOfMark] = markByte;
/** The delimiter of `AT+FSREAD=` and the first bytes of the answer `+SSLCFG:`. */
const mayNameFile = (line: readonly number[]): boolean => line.includes(0x3d) || (line[0] === 0x2b && line[1] === 0x53);
/** The same of a line that continues in the bytes at `start`. */
const beginsSetting = (head: readonly number[], bytes: Uint8Array, start: number): boolean => {
  const { length } = head;
  if ((length > 0 ? head[0] : bytes[start]) !== 0x2b) return false;
  return (length > 1 ? head[1] : bytes[start + 1 - length]) === 0x53;
};
const namesFile = /FSREAD|clientkey/i;
const isResult = (line: string): boolean => /^(?:OK|ERROR)\s*$|^\+CM[ES] ERROR/.test(line);
const isRestart = (line: string): boolean => /^RDY\s*$|\^boot\.rom/.test(line);

/** A line of Base64 may begin with the letters of a command. */
const commandName = /^AT[+*^&%$][A-Z0-9]{1,16}[ \t]*(?:[=?:]|$)/i;
const mayBeCommandName = /^AT[+*^&%$][A-Z0-9]{0,16}[ \t]*$/i;

const kindInKey = (line: string, isWhole: boolean): LineKind | null => {
  if (!/^AT[+*^&%$]/i.test(line)) return lineKindOf(line, isWhole);
  if (mayBeCommandName.test(line) && !isWhole) return null;
  return commandName.test(line) ? 'end' : 'rest';
};
