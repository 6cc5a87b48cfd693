import { judgeLeadIn } from './data-block.ts';
import { readLinkDataHeader } from './link-data-header.ts';
import {
  bytesOfHexForm,
  hexFormBytes,
  type MessageHeader,
  payloadFormOf,
  readMessageHeader,
} from './message-header.ts';
import { type FramerHints, noHints, type Piece, PlainPiece, TextPiece } from './piece.ts';
import { ReceivedBytes } from './received-bytes.ts';

const CR = 0x0d;
const LF = 0x0a;
const PROMPT = 0x3e;

/** The echo of a fully escaped 4100-byte MPUB is over 12 kB; the longest line in any transcript has 576 bytes. */
export const longestLineBytes = 16_384;

/**
 * Up to this number, consecutive blank lines are cut one by one. No answer has more. Further ones are cut together, because a flood of
 * line feeds must not cost one piece per byte.
 */
export const blankLinesAlone = 16;
/** Size of one piece of such a flood. Small, because an incomplete piece is scanned again with every read. */
export const blankFloodBytes = 256;

/** A longer block of data is cut into parts of this size, so that a long answer is not scanned again with every read. */
export const blockPartBytes = 4_096;

/** The bytes that have not been cut yet, and the context needed to cut them. */
export interface FramerState {
  /** The pending bytes are those from `start` to `end`. */
  readonly received: ReceivedBytes;
  readonly start: number;
  readonly end: number;
  /** The first part of this line was already emitted as a fragment. */
  readonly overlong: boolean;
  /** The line end before a data block has been received. */
  readonly leadInSeen: boolean;
  /** Number of consecutive blank lines cut so far, at most `blankLinesAlone`. */
  readonly blankLines: number;
  /** Pending bytes of a flood that were received before the last `append`. */
  readonly heldBytes: number;
}

export const emptyFramer: FramerState = {
  received: ReceivedBytes.none,
  start: 0,
  end: 0,
  overlong: false,
  leadInSeen: false,
  blankLines: 0,
  heldBytes: 0,
};

/** How many bytes have not been cut. */
export const pendingBytesOf = ({ start, end }: FramerState): number => end - start;

/** A view of the bytes that have not been cut. */
export const pendingOf = ({ received, start, end }: FramerState): Uint8Array => received.slice(start, end);

/** Copies `bytes`: the caller may reuse its buffer. */
export const append = (state: FramerState, bytes: Uint8Array): FramerState => {
  // Without pending bytes a new object begins, so that bytes that were cut are not kept.
  const isInPlace = state.start < state.end && state.received.appendAt(state.end, bytes);
  return {
    received: isInPlace ? state.received : state.received.copyWith(state.start, state.end, bytes),
    start: isInPlace ? state.start : 0,
    end: (isInPlace ? state.end : state.end - state.start) + bytes.length,
    overlong: state.overlong,
    leadInSeen: state.leadInSeen,
    blankLines: state.blankLines,
    // Pending bytes that are not all blank are an incomplete line.
    heldBytes: isFlooded(state) && isBlank(state.received, state.start, state.end) ? state.end - state.start : 0,
  };
};

const isFlooded = ({ blankLines }: FramerState): boolean => blankLines >= blankLinesAlone;

export interface Cut {
  readonly piece: Piece;
  readonly state: FramerState;
}

/** Cuts the next piece. `null` when more bytes are needed to decide what it is. */
export const takePiece = (state: FramerState, hints: FramerHints): Cut | null => {
  const pendingBytes = state.end - state.start;
  if (pendingBytes === 0) return null;
  if (state.overlong) return takeLine(state, true);
  if (hints.linesOnly) return takeLine(state, false);
  const { blockBytes = 0 } = hints;
  if (blockBytes > 0) {
    const partBytes = Math.min(blockBytes, blockPartBytes);
    return pendingBytes < partBytes ? null : cutPlain(state, 'data', partBytes);
  }
  if (hints.data) {
    // Bytes that were buffered before the command was sent belong to no answer.
    if (state.heldBytes > 0) return cutLine(state, state.heldBytes);
    return takeAroundData(state, hints.data);
  }
  if (hints.prompt && firstOf(state) === PROMPT) return cutPlain(state, 'prompt', 1);
  return takeMessageOrLine(state);
};

/** True while a counted message or data of a connection are incomplete: their bytes must keep arriving. */
export const isInsideMessage = (state: FramerState, { linesOnly = false }: FramerHints = noHints): boolean =>
  !linesOnly && !state.overlong && state.start < state.end && (headerOf(state) !== null || linkDataOf(state) !== null);

/**
 * Stops waiting: the pending bytes become an incomplete message or a fragment. Of incomplete data of a connection only the header is cut: what
 * follows may be lines, if the count was wrong.
 */
export const flushPending = (state: FramerState, { linesOnly = false }: FramerHints = noHints): Cut | null => {
  const pendingBytes = state.end - state.start;
  if (pendingBytes === 0) return null;
  const isText = state.overlong || linesOnly;
  const linkData = isText ? null : linkDataOf(state);
  if (linkData === 'undecided') return cutLine(state, pendingBytes);
  if (linkData) return cutLine(state, linkData.headerBytes);
  const header = isText ? null : headerOf(state);
  if (!header) {
    // The rest of a flood is blank as well, although no line end completes it.
    const isRestOfFlood = isFlooded(state) && isBlank(state.received, state.start, state.end);
    return isRestOfFlood ? cutPlain(state, 'blank', pendingBytes) : cutFragment(state, pendingBytes);
  }
  // It could have been the hex form, but the rest of it did not arrive.
  const isWholeText = pendingBytes >= header.headerBytes + header.payloadBytes;
  if (isWholeText) return takeMessage(state, header, 'text');
  const bytes = pendingOf(state);
  const piece: Piece = {
    kind: 'message',
    length: bytes.length,
    bytes,
    topic: header.topic,
    payload: bytes.slice(header.headerBytes),
    declaredBytes: header.payloadBytes,
    complete: false,
  };
  return { piece, state: behind(state, bytes.length) };
};

const firstOf = ({ received, start }: FramerState): number | undefined => received.bytes[start];

/** The state without its first pending bytes. */
const behind = (state: FramerState, length: number): FramerState => ({
  received: state.received,
  start: state.start + length,
  end: state.end,
  overlong: false,
  leadInSeen: false,
  blankLines: 0,
  heldBytes: 0,
});

const cutPlain = (state: FramerState, kind: PlainPiece['kind'], length: number): Cut => ({
  piece: new PlainPiece(kind, state.received, state.start, state.start + length),
  state: behind(state, length),
});

const cutFragment = (state: FramerState, length: number): Cut => {
  const end = state.start + length;
  const text = state.received.latin1(state.start, end).trim();
  return { piece: new TextPiece('fragment', text, state.received, state.start, end), state: behind(state, length) };
};

/** A line, or a blank if it has no text. */
const cutLine = (state: FramerState, length: number): Cut => {
  const { received, start } = state;
  let [from, to] = [start, start + length];
  while (from < to && isBlankByte(received.bytes[to - 1] ?? 0)) to -= 1;
  if (from === to) return cutPlain(state, 'blank', length);
  while (isBlankByte(received.bytes[from] ?? 0)) from += 1;
  const text = received.latin1(from, to);
  return { piece: new TextPiece('line', text, received, start, start + length), state: behind(state, length) };
};

const headerOf = ({ received, start, end }: FramerState): MessageHeader | null =>
  received.bytes[start] === 0x2b && received.bytes[start + 1] === 0x4d
    ? received.header(start, () => readMessageHeader(received.slice(start, end)))
    : null;

/** `+I`, `+R`, `RE`, `EC`: everything else is dismissed without decoding it. */
const linkDataOf = ({ received: { bytes }, start, end }: FramerState): ReturnType<typeof readLinkDataHeader> => {
  const first = bytes[start];
  const second = start + 1 < end ? bytes[start + 1] : undefined;
  const isCandidate =
    (first === 0x2b && (second === 0x49 || second === 0x52)) ||
    (first === 0x52 && second === 0x45) ||
    (first === 0x45 && second === 0x43);
  return isCandidate ? readLinkDataHeader(bytes.subarray(start, end)) : null;
};

const takeMessageOrLine = (state: FramerState): Cut | null => {
  const linkData = linkDataOf(state);
  if (linkData === 'undecided') return null;
  if (linkData) return takeLinkData(state, linkData.headerBytes, linkData.payloadBytes);
  const header = headerOf(state);
  if (!header) return takeLine(state, false);
  const pendingBytes = state.end - state.start;
  const form = payloadFormOf(pendingOf(state), header);
  if (form === 'undecided' || pendingBytes < header.headerBytes + header.payloadBytes) return null;
  return takeMessage(state, header, form);
};

const takeMessage = (state: FramerState, header: MessageHeader, form: 'text' | 'hex'): Cut => {
  const { headerBytes, payloadBytes, topic } = header;
  const length = headerBytes + (form === 'hex' ? hexFormBytes(payloadBytes) : payloadBytes);
  const bytes = state.received.slice(state.start, state.start + length);
  const shown = bytes.slice(headerBytes);
  const payload = form === 'hex' ? bytesOfHexForm(shown) : shown;
  return {
    piece: { kind: 'message', length, bytes, topic, payload, declaredBytes: payloadBytes, complete: true },
    state: behind(state, length),
  };
};

const takeLinkData = (state: FramerState, headerBytes: number, payloadBytes: number): Cut | null => {
  const { received, start, end } = state;
  const length = headerBytes + payloadBytes;
  if (end - start < length) return null;
  const header = received.latin1(start, start + headerBytes).trim();
  return {
    piece: { kind: 'link-data', length, bytes: received.slice(start, start + length), header },
    state: behind(state, length),
  };
};

/** A line, or a part of one that is too long. */
const takeLine = (state: FramerState, isOverlong: boolean): Cut | null => {
  if (isFlooded(state)) {
    const flood = takeFlood(state);
    if (flood !== 'none') return flood;
  }
  const { received, start, end } = state;
  const lineEnd = received.lineEnd(start, Math.min(end, start + longestLineBytes));
  if (lineEnd !== null) {
    const length = lineEnd - start;
    if (isOverlong) return cutFragment(state, length);
    const line = cutLine(state, length);
    if (line.piece.kind !== 'blank') return line;
    return { piece: line.piece, state: withBlankLines(line.state, Math.min(state.blankLines + 1, blankLinesAlone)) };
  }
  // Only past the limit, so that any chunking is cut at the same byte.
  if (end - start <= longestLineBytes) return null;
  const long = cutFragment(state, longestLineBytes);
  return { piece: long.piece, state: { ...long.state, overlong: true } };
};

const withBlankLines = ({ received, start, end }: FramerState, blankLines: number): FramerState => ({
  received,
  start,
  end,
  overlong: false,
  leadInSeen: false,
  blankLines,
  heldBytes: 0,
});

/**
 * The leading blank lines as one piece: up to `blankFloodBytes`, or up to the next line that is not blank. `none`: the pending bytes do not
 * start with a blank line. `null`: more bytes are needed.
 */
const takeFlood = (state: FramerState): Cut | 'none' | null => {
  const { received, start, end } = state;
  let blankEnd = start;
  while (blankEnd < start + blankFloodBytes) {
    const lineEnd = received.lineEnd(blankEnd, Math.min(end, blankEnd + longestLineBytes));
    if (!isBlank(received, blankEnd, lineEnd ?? end)) break;
    if (lineEnd === null) {
      if (end - blankEnd > longestLineBytes) break;
      return null;
    }
    blankEnd = lineEnd;
  }
  if (blankEnd === start) return 'none';
  const flood = cutPlain(state, 'blank', blankEnd - start);
  return { piece: flood.piece, state: withBlankLines(flood.state, blankLinesAlone) };
};

/** The same characters that `trim` removes. */
const isBlankByte = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xa0;

const isBlank = ({ bytes }: ReceivedBytes, start: number, end: number): boolean => {
  for (let at = start; at < end; at += 1) if (!isBlankByte(bytes[at] ?? 0)) return false;
  return true;
};

/**
 * An FSREAD answer: the echo with its CR (if echo is on), CR LF, the data, and 0 to 2 line ends before `OK`. A line end is cut
 * exactly here, because the data may begin with one. URCs may appear before the data, never inside it.
 */
const takeAroundData = (state: FramerState, data: NonNullable<FramerHints['data']>): Cut | null => {
  const pending = pendingOf(state);
  if (!state.leadInSeen) {
    const echoed = takeExactEcho(state, pending, data.echo);
    if (echoed !== 'none') return echoed;
    if (pending[0] === CR && pending.length === 1) return null;
    if (pending[0] === CR && pending[1] === LF) {
      const lineEnd = cutLine(state, 2);
      return { piece: lineEnd.piece, state: { ...lineEnd.state, leadInSeen: true } };
    }
  }
  const judged = judgeLeadIn(pending);
  if (judged === 'undecided') return null;
  if (judged === 'line') return takeMessageOrLine(state);
  return pending.length < data.sizeBytes ? null : cutPlain(state, 'data', data.sizeBytes);
};

const takeExactEcho = (state: FramerState, pending: Uint8Array, echo: Uint8Array): Cut | 'none' | null => {
  const shared = Math.min(echo.length, pending.length);
  for (let at = 0; at < shared; at += 1) if (pending[at] !== echo[at]) return 'none';
  if (pending.length <= echo.length) return null;
  return pending[echo.length] === CR ? cutLine(state, echo.length + 1) : 'none';
};
