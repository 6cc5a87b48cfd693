import { judgeLeadIn } from './data-block.ts';
import { joinBytes, latin1Of } from './latin1.ts';
import { readLinkDataHeader } from './link-data-header.ts';
import {
  bytesOfHexForm,
  hexFormBytes,
  type MessageHeader,
  payloadFormOf,
  readMessageHeader,
} from './message-header.ts';
import type { FramerHints, Piece } from './piece.ts';

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
  readonly pending: Uint8Array;
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
  pending: new Uint8Array(0),
  overlong: false,
  leadInSeen: false,
  blankLines: 0,
  heldBytes: 0,
};

/** Copies `bytes`: the caller may reuse its buffer. */
export const append = (state: FramerState, bytes: Uint8Array): FramerState => ({
  ...state,
  pending: joinBytes([state.pending, bytes]),
  // Pending bytes that are not all blank are an incomplete line.
  heldBytes: isFlooded(state) && isBlank(state.pending) ? state.pending.length : 0,
});

const isFlooded = ({ blankLines }: FramerState): boolean => blankLines >= blankLinesAlone;

export interface Cut {
  readonly piece: Piece;
  readonly state: FramerState;
}

/** Cuts the next piece. `null` when more bytes are needed to decide what it is. */
export const takePiece = (state: FramerState, hints: FramerHints): Cut | null => {
  const { pending } = state;
  if (pending.length === 0) return null;
  if (state.overlong) return takeLine(state, fragment);
  const { blockBytes = 0 } = hints;
  if (blockBytes > 0) {
    const partBytes = Math.min(blockBytes, blockPartBytes);
    return pending.length < partBytes ? null : cut(state, partBytes, (bytes) => ({ kind: 'data', bytes }));
  }
  if (hints.data) {
    // Bytes that were buffered before the command was sent belong to no answer.
    if (state.heldBytes > 0) return cut(state, state.heldBytes, lineOrBlank);
    return takeAroundData(state, hints.data);
  }
  if (hints.prompt && pending[0] === PROMPT) return cut(state, 1, (bytes) => ({ kind: 'prompt', bytes }));
  return takeMessageOrLine(state);
};

/** True while a counted message or data of a connection are incomplete: their bytes must keep arriving. */
export const isInsideMessage = ({ overlong, pending }: FramerState): boolean =>
  !overlong && (readMessageHeader(pending) !== null || readLinkDataHeader(pending) !== null);

/**
 * Stops waiting: the pending bytes become an incomplete message or a fragment. Of incomplete data of a connection only the header is cut: what
 * follows may be lines, if the count was wrong.
 */
export const flushPending = (state: FramerState): Cut | null => {
  if (state.pending.length === 0) return null;
  const linkData = state.overlong ? null : readLinkDataHeader(state.pending);
  if (linkData === 'undecided') return cut(state, state.pending.length, lineOrBlank);
  if (linkData) return cut(state, linkData.headerBytes, lineOrBlank);
  const header = state.overlong ? null : readMessageHeader(state.pending);
  if (!header) return cut(state, state.pending.length, isFlooded(state) ? blankOrFragment : fragment);
  // It could have been the hex form, but the rest of it did not arrive.
  const isWholeText = state.pending.length >= header.headerBytes + header.payloadBytes;
  if (isWholeText) return takeMessage(state, header, 'text');
  return cut(state, state.pending.length, (bytes) => ({
    kind: 'message',
    bytes,
    topic: header.topic,
    payload: bytes.slice(header.headerBytes),
    declaredBytes: header.payloadBytes,
    complete: false,
  }));
};

const cut = (state: FramerState, length: number, make: (bytes: Uint8Array) => Piece, leadInSeen = false): Cut => ({
  piece: make(state.pending.subarray(0, length)),
  state: { ...emptyFramer, pending: state.pending.subarray(length), leadInSeen },
});

const fragment = (bytes: Uint8Array): Piece => ({ kind: 'fragment', bytes, text: latin1Of(bytes).trim() });

const lineOrBlank = (bytes: Uint8Array): Piece => {
  const text = latin1Of(bytes).trim();
  return text === '' ? { kind: 'blank', bytes } : { kind: 'line', bytes, text };
};

/** The rest of a flood is blank as well, although no line end completes it. */
const blankOrFragment = (bytes: Uint8Array): Piece => (isBlank(bytes) ? { kind: 'blank', bytes } : fragment(bytes));

const takeMessageOrLine = (state: FramerState): Cut | null => {
  const linkData = readLinkDataHeader(state.pending);
  if (linkData === 'undecided') return null;
  if (linkData) return takeLinkData(state, linkData.headerBytes, linkData.payloadBytes);
  const header = readMessageHeader(state.pending);
  if (!header) return takeLine(state);
  const form = payloadFormOf(state.pending, header);
  if (form === 'undecided' || state.pending.length < header.headerBytes + header.payloadBytes) return null;
  return takeMessage(state, header, form);
};

const takeMessage = (state: FramerState, header: MessageHeader, form: 'text' | 'hex'): Cut => {
  const { headerBytes, payloadBytes, topic } = header;
  const shownBytes = form === 'hex' ? hexFormBytes(payloadBytes) : payloadBytes;
  return cut(state, headerBytes + shownBytes, (bytes) => {
    const shown = bytes.slice(headerBytes);
    const payload = form === 'hex' ? bytesOfHexForm(shown) : shown;
    return { kind: 'message', bytes, topic, payload, declaredBytes: payloadBytes, complete: true };
  });
};

const takeLinkData = (state: FramerState, headerBytes: number, payloadBytes: number): Cut | null => {
  if (state.pending.length < headerBytes + payloadBytes) return null;
  return cut(state, headerBytes + payloadBytes, (bytes) => ({
    kind: 'link-data',
    bytes,
    header: latin1Of(bytes.subarray(0, headerBytes)).trim(),
  }));
};

/**
 * A line ends with LF, or with CRs that are followed by another byte. The module echoes `AT+X` CR and then sends CR LF,
 * so CR CR LF is one line end, while an echo that is followed directly by `>` ends at its CR.
 */
const lineEndIndex = (pending: Uint8Array, from = 0): number | null => {
  const limit = Math.min(pending.length, from + longestLineBytes);
  for (let at = from; at < limit; at += 1) {
    if (pending[at] === LF) return at + 1;
    if (pending[at] !== CR) continue;
    let next = at + 1;
    while (next < limit && pending[next] === CR) next += 1;
    if (next >= limit) return null;
    return pending[next] === LF ? next + 1 : next;
  }
  return null;
};

const takeLine = (state: FramerState, make: (bytes: Uint8Array) => Piece = lineOrBlank): Cut | null => {
  if (isFlooded(state)) {
    const flood = takeFlood(state);
    if (flood !== 'none') return flood;
  }
  const end = lineEndIndex(state.pending);
  if (end !== null) {
    const line = cut(state, end, make);
    if (line.piece.kind !== 'blank') return line;
    return { ...line, state: { ...line.state, blankLines: Math.min(state.blankLines + 1, blankLinesAlone) } };
  }
  // Only past the limit, so that any chunking is cut at the same byte.
  if (state.pending.length <= longestLineBytes) return null;
  const long = cut(state, longestLineBytes, fragment);
  return { piece: long.piece, state: { ...long.state, overlong: true } };
};

/**
 * The leading blank lines as one piece: up to `blankFloodBytes`, or up to the next line that is not blank. `none`: the pending bytes do not
 * start with a blank line. `null`: more bytes are needed.
 */
const takeFlood = (state: FramerState): Cut | 'none' | null => {
  const { pending } = state;
  let blankEnd = 0;
  while (blankEnd < blankFloodBytes) {
    const end = lineEndIndex(pending, blankEnd);
    if (!isBlank(pending.subarray(blankEnd, end ?? pending.length))) break;
    const isOverlong = pending.length - blankEnd > longestLineBytes;
    if (end === null && isOverlong) break;
    if (end === null) return null;
    blankEnd = end;
  }
  if (blankEnd === 0) return 'none';
  const flood = cut(state, blankEnd, lineOrBlank);
  return { ...flood, state: { ...flood.state, blankLines: blankLinesAlone } };
};

/** The same characters that `trim` removes. */
const isBlank = (bytes: Uint8Array): boolean =>
  bytes.every((byte) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0xa0);

/**
 * An FSREAD answer: the echo with its CR (if echo is on), CR LF, the data, and 0 to 2 line ends before `OK`. A line end is cut
 * exactly here, because the data may begin with one. URCs may appear before the data, never inside it.
 */
const takeAroundData = (state: FramerState, data: NonNullable<FramerHints['data']>): Cut | null => {
  const { pending } = state;
  if (!state.leadInSeen) {
    const echoed = takeExactEcho(state, data.echo);
    if (echoed !== 'none') return echoed;
    if (pending[0] === CR && pending.length === 1) return null;
    if (pending[0] === CR && pending[1] === LF) return cut(state, 2, lineOrBlank, true);
  }
  const judged = judgeLeadIn(pending);
  if (judged === 'undecided') return null;
  if (judged === 'line') return takeMessageOrLine(state);
  if (pending.length < data.sizeBytes) return null;
  return cut(state, data.sizeBytes, (bytes) => ({ kind: 'data', bytes }));
};

const takeExactEcho = (state: FramerState, echo: Uint8Array): Cut | 'none' | null => {
  const { pending } = state;
  const shared = Math.min(echo.length, pending.length);
  for (let at = 0; at < shared; at += 1) if (pending[at] !== echo[at]) return 'none';
  if (pending.length <= echo.length) return null;
  return pending[echo.length] === CR ? cut(state, echo.length + 1, lineOrBlank) : 'none';
};
