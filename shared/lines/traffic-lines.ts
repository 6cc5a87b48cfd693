import { visibleText, withoutLineEnds } from '../at/visible-text.ts';
import { joinBytes } from '../join-bytes.ts';
import { lineStartOf } from '../line-starts.ts';
import { expectedName, type TrafficOwner, type TrafficPiece } from '../traffic.ts';
import type { lineClasses, lineKinds } from './kinds.ts';

/**
 * Determines glyph and colour of a line. `divider`: between two openings of the port, or a note that something was not
 * sent. `message` and `payload` are shown as `urc` and by their direction.
 */
export type LineKind = (typeof lineKinds)[number];

/** One piece of traffic as shown in the terminal. */
export interface TrafficLine {
  readonly sequence: number;
  readonly atMs: number;
  /** Since the previous line of its port; `null` for the first. */
  readonly deltaMs: number | null;
  readonly kind: LineKind;
  readonly direction: 'sent' | 'received';
  readonly owner: TrafficOwner;
  readonly commandId: number;
  /** The command that a received line belongs to, as it was sent, secrets masked. */
  readonly command?: string | undefined;
  /** Name of a URC. */
  readonly name: string;
  /** Without line ends, control characters visible. Empty for a folded payload. */
  readonly text: string;
  /** As sent or received, secrets masked. */
  readonly bytes: Uint8Array;
  /** How bytes of it become visible text. Omitted: `visibleText`, which is UTF-8. */
  readonly textOf?: ((bytes: Uint8Array) => string) | undefined;
  /** False: the disk refused it when it was shown. */
  readonly isRecorded: boolean;
  /** In a merged view: the number of its port. */
  readonly port?: number | undefined;
  /** Number of pieces missing before this one. */
  readonly lostBefore: number;
  /** On a final result or a second phase: the time since its command was sent. */
  readonly answeredMs?: number | undefined;
  /** A query that the program repeats to watch a connection, and its answer; never a failing one. `more`: so is the line before. */
  readonly check?: 'first' | 'more' | undefined;
  /** Received before it: line ends that are not lines of their own. */
  readonly lineEndsBefore?: Uint8Array | undefined;
}

/** Every byte of a line as it went over the wire, with the line ends that came before it. */
export const allBytesOf = ({ lineEndsBefore, bytes }: TrafficLine): Uint8Array =>
  lineEndsBefore === undefined ? bytes : joinBytes([lineEndsBefore, bytes]);

/** The four kinds that can be filtered. */
export type LineClass = (typeof lineClasses)[number];

export const classOf = ({ kind, direction }: Pick<TrafficLine, 'kind' | 'direction'>): LineClass => {
  if (kind === 'payload' || kind === 'divider') return direction;
  return kind === 'message' ? 'urc' : kind;
};

/** Its own shape and colour of the text. `dim`: adds nothing to what is known. */
export const toneOf = (line: TrafficLine): 'sent' | 'plain' | 'dim' | 'urc' | 'error' => {
  const kind = classOf(line);
  if (kind !== 'received') return kind;
  return line.text === 'OK' || line.owner === 'echo' ? 'dim' : 'plain';
};

/** Whether the words for lines of a module may explain it. */
export const isExplained = ({ kind, owner, direction }: TrafficLine): boolean =>
  kind !== 'payload' && kind !== 'divider' && direction === 'received' && owner !== 'echo';

/** The disk refused the line when it was shown and has not stored it since. `recordedBefore` is that of the session. */
export const isUnrecorded = ({ isRecorded, sequence }: TrafficLine, recordedBefore: number): boolean =>
  !isRecorded && sequence >= recordedBefore;

/** Dividers are always shown. */
export const isShown = (line: TrafficLine, shown: ReadonlySet<LineClass>): boolean =>
  line.kind === 'divider' || shown.has(classOf(line));

/** Longer payloads are folded. */
export const foldAboveBytes = 200;

export interface TrafficLimits {
  readonly lines: number;
  readonly bytes: number;
}

const defaultLimits: TrafficLimits = { lines: 20_000, bytes: 16 * 1024 * 1024 };

export type LineCounts = Readonly<Record<LineClass, number>>;

export const noLines: LineCounts = { sent: 0, received: 0, urc: 0, error: 0 };

/** The lines of one session. Takes pieces and keeps the newest lines. */
export interface TrafficLog {
  add(pieces: readonly TrafficPiece[]): void;
  /**
   * Grows at its end. An unfinished last line is replaced when more of it arrives (`isGrownLast`). When the oldest
   * lines are dropped, a new array replaces this one.
   */
  readonly lines: () => readonly TrafficLine[];
  /** Pieces that never arrived, counted by gaps in the sequence numbers. */
  readonly lost: () => number;
  /** Number of lines dropped to stay within the limits. */
  readonly dropped: () => number;
  /** Sequence number of the first piece that arrived; 0 before. */
  readonly start: () => number;
  /** Counts of all lines so far by filterable kind, also of those that were dropped. */
  readonly counts: () => LineCounts;
  /** Sequence number of the next piece: where to continue after a lost connection. */
  readonly next: () => number;
}

export const createTrafficLog = (limits: TrafficLimits = defaultLimits): TrafficLog => {
  let lines: TrafficLine[] = [];
  let bytes = 0;
  let lost = 0;
  let dropped = 0;
  let next = 0;
  let start: number | null = null;
  let gap = 0;
  const counts = { ...noLines };
  const withCommand = createCommandBook();
  const blanks = createBlanks();
  /** The newest line of each port, for the time since then. */
  const lastOf = new Map<number | undefined, TrafficLine>();

  const count = (line: TrafficLine, by: 1 | -1): void => {
    if (line.kind !== 'divider') counts[classOf(line)] += by;
  };
  const take = (piece: TrafficPiece): void => {
    if (piece.sequence < next) return;
    // Before the first piece that arrived here nothing is missing: it is older than what the program sends at once.
    const missing = start === null ? 0 : piece.sequence - next;
    start ??= piece.sequence;
    [gap, lost] = [gap + missing, lost + missing];
    next = piece.sequence + 1;
    const last = lines.at(-1) ?? null;
    const begins = lineStartOf(piece, last?.owner === 'unfinished' && gap === 0 && last.port === piece.port);
    if (begins === 'joins' && last) put(lines.length - 1, grown(last, piece));
    else if (begins === 'nothing') return blanks.add(piece);
    else put(lines.length, blanks.before(lineOf(piece, lastOf.get(piece.port) ?? null, gap)));
    bytes += piece.bytes.length;
    gap = 0;
  };
  const put = (index: number, whole: TrafficLine): void => {
    const line = withCheck(withCommand(whole), lines[index - 1]);
    const before = lines[index];
    if (before) count(before, -1);
    lines[index] = line;
    lastOf.set(line.port, line);
    count(line, 1);
  };
  const trim = (): void => {
    if (lines.length <= limits.lines && bytes <= limits.bytes) return;
    // Drops a tenth more than needed, so that it happens rarely.
    let first = Math.max(0, lines.length - Math.floor(limits.lines * 0.9));
    let left = lines.slice(first).reduce((sum, line) => sum + line.bytes.length, 0);
    while (left > limits.bytes * 0.9 && first < lines.length - 1) {
      left -= lines[first]?.bytes.length ?? 0;
      first += 1;
    }
    dropped += first;
    lines = lines.slice(first);
    bytes = left;
  };
  return {
    add: (pieces) => {
      for (const piece of pieces) take(piece);
      trim();
    },
    ...{ lines: () => lines, lost: () => lost, dropped: () => dropped, next: () => next, start: () => start ?? 0 },
    counts: () => ({ ...counts }),
  };
};

const keptBlankBytes = 4_096;

/** Line ends that are not lines of their own, until the next received line of their port. A flood of them is cut to the newest. */
const createBlanks = () => {
  const waiting = new Map<number | undefined, Uint8Array>();
  return {
    add: ({ port, bytes }: TrafficPiece): void => {
      const before = waiting.get(port);
      waiting.set(port, before === undefined ? bytes : joinBytes([before, bytes]).slice(-keptBlankBytes));
    },
    before: (line: TrafficLine): TrafficLine => {
      const lineEndsBefore = waiting.get(line.port);
      if (lineEndsBefore === undefined || line.direction === 'sent' || line.kind === 'divider') return line;
      waiting.delete(line.port);
      return { ...line, lineEndsBefore };
    },
  };
};

/** Only a few commands are open at once. */
const rememberedCommands = 32;

type SentCommands = Map<number, { readonly text: string; readonly atMs: number; readonly isCheck: boolean }>;

/**
 * Adds to each line the command that was sent under its number, and to its results the time since then. The numbers start again with each opening,
 * and each port has its own.
 */
const createCommandBook = (): ((line: TrafficLine) => TrafficLine) => {
  const books = new Map<number | undefined, SentCommands>();
  const bookOf = (port: number | undefined): SentCommands => {
    const book = books.get(port) ?? new Map();
    books.set(port, book);
    return book;
  };
  return (line) => {
    const { owner, commandId, text, atMs, port } = line;
    if (owner !== 'command') {
      if (commandId === 0) return line;
      const sent = bookOf(port).get(commandId);
      const isResult = owner === 'final' || owner === 'second-phase';
      return {
        ...line,
        command: sent?.text,
        ...(sent && isResult ? { answeredMs: atMs - sent.atMs } : {}),
        ...(sent?.isCheck && line.kind === 'received' ? { check: 'first' } : {}),
      };
    }
    const commands = bookOf(port);
    commands.delete(commandId);
    const isCheck = line.name === 'watch';
    commands.set(commandId, { text, atMs, isCheck });
    const [oldest] = commands.keys();
    if (commands.size > rememberedCommands && oldest !== undefined) commands.delete(oldest);
    return isCheck ? { ...line, check: 'first' } : line;
  };
};

const withCheck = (line: TrafficLine, before: TrafficLine | undefined): TrafficLine => {
  if (line.check === undefined || before?.check === undefined || before.port !== line.port) return line;
  return { ...line, check: 'more' };
};

/** The line with the additional bytes. It keeps its place and time, and gets the kind of the whole line. */
const grown = (line: TrafficLine, more: TrafficPiece): TrafficLine => {
  const { sequence, atMs, deltaMs, lostBefore, lineEndsBefore } = line;
  const bytes = joinBytes([line.bytes, more.bytes]);
  const isRecorded = line.isRecorded && more.isRecorded;
  // Many blank pieces must not change the previous line.
  const owner = more.owner === 'blank' ? 'unclaimed' : more.owner;
  return {
    ...lineOf({ ...more, sequence, atMs, owner, bytes, isRecorded }, null, lostBefore),
    deltaMs,
    lineEndsBefore,
  };
};

/** Whether another line replaced this one, which was the last, because more of it arrived. */
export const isGrownLast = (lines: readonly TrafficLine[], line: TrafficLine): boolean => {
  if (line.owner !== 'unfinished') return false;
  const now = lines[indexOfSequence(lines, line.sequence)];
  return now?.sequence === line.sequence && now !== line;
};

const lineOf = (piece: TrafficPiece, before: TrafficLine | null, lostBefore: number): TrafficLine => {
  const { sequence, atMs, direction, owner, commandId, name, bytes, isRecorded, port } = piece;
  const isPayload = owner === 'payload' || owner === 'data';
  const folds = isPayload && bytes.length > foldAboveBytes;
  const text = folds ? '' : visibleText(isPayload ? bytes : withoutLineEnds(bytes));
  const kind = folds ? 'payload' : kindOf(piece, text);
  const deltaMs = before && atMs - before.atMs;
  return {
    sequence,
    atMs,
    deltaMs,
    kind,
    direction,
    owner,
    commandId,
    name,
    text,
    bytes,
    isRecorded,
    port,
    lostBefore,
  };
};

/** Final results and second phases that report failure; with several connections, preceded by a number. */
const failing =
  /^(?:\d\s*,\s*)?(?:ERROR|\+CM[ES] ERROR\s*:.*|CONNECT FAIL|CONNACK(?!\s+OK\b)\b.*|(?:TCP|UDP) ERROR\s*:.*|TimeOut|(?:SEND|CLOSE) FAIL|SUBACK\s*[:,].*\b128)$/i;
const mayFail: ReadonlySet<TrafficOwner> = new Set(['final', 'second-phase', 'urc', 'late', 'unclaimed']);

const answerLike =
  /^(?:OK|ERROR|[+*^][A-Z]+(?: ERROR)? ?:.*|(?:\d\s*,\s*)?(?:CONNECT (?:OK|FAIL)|ALREADY CONNECT|CONNACK OK|(?:CONNACK|SUBACK|UNSUBACK|PUBACK|PUBREC|PUBCOMP)[\s:,]*\d*))$/;

/**
 * Why a line that looks like an answer belongs to no command: it is late, or its owner is unknown. `null` for other lines: after a missed
 * deadline every line counts as late, also the log lines of a device.
 */
export const strayOf = ({ owner, text }: TrafficLine): 'late' | 'unclaimed' | null => {
  if (owner !== 'late' && owner !== 'unclaimed') return null;
  return answerLike.test(text.trim()) ? owner : null;
};

/** The class of a line that consists of one piece; `null`: a divider. The text of a piece is decoded only where it can be an error. */
export const pieceClassOf = (piece: TrafficPiece): LineClass | null => {
  const text =
    piece.direction === 'received' && mayFail.has(piece.owner) ? visibleText(withoutLineEnds(piece.bytes)) : '';
  const kind = kindOf(piece, text);
  return kind === 'divider' ? null : classOf({ kind, direction: piece.direction });
};

const kindOf = ({ direction, owner, name }: TrafficPiece, text: string): LineKind => {
  if (owner === 'divider' || owner === 'unsent') return 'divider';
  if (direction === 'sent') return 'sent';
  const isExpected = owner === 'final' && name === expectedName;
  if (!isExpected && mayFail.has(owner) && failing.test(text.trim())) return 'error';
  if (owner === 'message') return 'message';
  return owner === 'urc' || owner === 'second-phase' ? 'urc' : 'received';
};

/** Index of the first line whose number is not below `sequence`. */
export const indexOfSequence = (lines: readonly TrafficLine[], sequence: number): number => {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Number of lines with sequence numbers in `[from, to)`. */
export const countBetween = (lines: readonly TrafficLine[], from: number, to: number): number =>
  Math.max(0, indexOfSequence(lines, to) - indexOfSequence(lines, from));
