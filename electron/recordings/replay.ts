import { z } from 'zod';
import { addressKind } from '../../shared/port-address.ts';
import type { UrcRecogniser } from '../at/engine-state.ts';
import type { ByteLink } from '../base/byte-link.ts';
import { recogniseUrc } from '../commands/index.ts';
import type { RecordingEntry, RecordingHeader } from '../recorder/read-recording.ts';
import { recordedLink } from '../session/recorded-link.ts';
import { createEntryStream, type EntryStream, type ReadSource, type StreamedEntry } from './entry-stream.ts';
import { recordedInputOf } from './recorded-inputs.ts';
import { createReplayedEngine, type ReplayedEngine } from './replayed-engine.ts';
import type { ReplayedPiece, ReplayOutput, StreamPlace } from './replayed-piece.ts';
import { createWatchedLine, type WatchedLine } from './watched-line.ts';

/** What a replay has met besides pieces and events. */
export interface ReplayObserver extends ReplayOutput {
  /** Called with each entry before its effect. */
  entry?(entry: RecordingEntry, wallMs: number): void;
  /** A part begins that continues nothing: positions begin again. */
  part?(header: RecordingHeader): void;
  /** An engine begins with the bytes from there on. */
  opening?(place: StreamPlace): void;
  /** An input that cannot be read: the engine continues without it. */
  unreadable?(): void;
}

/**
 * Gives the inputs of a recording to today's program: to the engine where it was recorded, otherwise to the piece reader that `monitor` uses. It
 * never throws because of the content.
 */
export const replay = (source: ReadSource, observer: ReplayObserver, urcs: UrcRecogniser = recogniseUrc): void => {
  const steps = replaySteps(source, observer, urcs);
  while (!steps.next().done);
};

/** The same, one entry at a time. */
export function* replaySteps(
  source: ReadSource,
  observer: ReplayObserver,
  urcs: UrcRecogniser = recogniseUrc,
): Generator<void, void> {
  const entries = createEntryStream(source);
  const replayed = createReplayedParts(entries, observer, urcs);
  for (const next of entries) {
    replayed.take(next);
    yield;
  }
  replayed.end();
}

const count = z.int().nonnegative();
const gapSchema = z.object({ to: z.object({ sentBytes: count, receivedBytes: count }) });

/** After the missing bytes. `null`: it is a mark of a user. */
const gapEndOf = (facts: Readonly<Record<string, unknown>>): StreamPlace | null => {
  const read = gapSchema.safeParse(facts).data?.to;
  return read ? { sent: read.sentBytes, received: read.receivedBytes } : null;
};

/** Takes the entries of a recording one after the other. */
export interface ReplayedParts {
  take(next: StreamedEntry): void;
  end(): void;
}

/** `entries`: a look at those that follow. */
export const createReplayedParts = (
  entries: Pick<EntryStream, 'sentNext'>,
  observer: ReplayObserver,
  urcs: UrcRecogniser,
): ReplayedParts => {
  const place = { sent: 0, received: 0 };
  let highestCommand = 0;
  let engine: ReplayedEngine | null = null;
  let watched: WatchedLine | null = null;
  let isTcp = false;
  let line: SplitLine = createSplitLine(false);
  let lastMs = 0;
  let isMerged = false;
  /** In this part an engine cuts: what comes without one is no piece. */
  let hasEngine = false;

  const output: ReplayOutput = {
    event: observer.event,
    piece: (piece: ReplayedPiece) => {
      highestCommand = Math.max(highestCommand, piece.commandId);
      observer.piece(piece);
    },
  };
  const endWatching = (): void => {
    watched?.end(lastMs);
    if (watched) highestCommand = Math.max(highestCommand, watched.commands);
    watched = null;
  };
  const watchedNow = (): WatchedLine => {
    watched ??= createWatchedLine(output, place, highestCommand);
    return watched;
  };
  const begin = (facts: Readonly<Record<string, unknown>>, wallMs: number): void => {
    const input = recordedInputOf(facts);
    if (input?.kind !== 'begin') return observer.unreadable?.();
    endWatching();
    hasEngine = true;
    observer.opening?.({ ...place });
    line = createSplitLine(input.begin.telnet);
    const { sentNext } = entries;
    engine = createReplayedEngine({
      ...{ begin: input.begin, beginWallMs: wallMs, place: { ...place }, output, sentNext },
      ...{ commandsBefore: highestCommand, recogniseUrc: urcs },
    });
  };
  const closed = (code: unknown, wallMs: number): void => {
    const current = engine;
    if (current === null) return;
    line.end((bytes) => current.received(bytes, wallMs));
    current.closed(typeof code === 'string' ? code : 'stopped', wallMs);
    engine = null;
    line = createSplitLine(isTcp);
  };
  const takeInput = (entry: Extract<RecordingEntry, { readonly kind: 'input' }>, wallMs: number): void => {
    const { letter, facts } = entry;
    if (letter === 'q' && facts.kind === 'begin') return begin(facts, wallMs);
    if (engine === null) return;
    if (letter === 'w') return engine.written(wallMs);
    if (letter === 'z') return engine.timeIsOver(wallMs);
    if (letter === 'x') return closed(facts.code, wallMs);
    const input = recordedInputOf(facts);
    if (input === null || input.kind === 'begin') return observer.unreadable?.();
    engine.input(input, wallMs);
  };
  const takeReceived = (bytes: Uint8Array, wallMs: number): void => {
    const target = engine ?? (hasEngine ? null : watchedNow());
    if (target) line.push(bytes, target.skip, (data) => target.received(data, wallMs));
    place.received += bytes.length;
  };
  const takeEvent = (event: string): void => {
    if (engine !== null || (event !== 'closed' && event !== 'opened')) return;
    endWatching();
    line = createSplitLine(isTcp);
  };
  /** Bytes are missing. What is pending does not continue after them. */
  const skipGap = (facts: Readonly<Record<string, unknown>>): void => {
    const to = gapEndOf(facts);
    if (to === null) return;
    endWatching();
    Object.assign(place, to);
    engine?.moveTo(to);
  };
  const takePart = (header: RecordingHeader): void => {
    const { continues } = header;
    isMerged = header.ports !== undefined;
    isTcp = addressKind(header.address) === 'tcp';
    if (continues && continues.sentBytes === place.sent && continues.receivedBytes === place.received) return;
    endWatching();
    engine = null;
    hasEngine = false;
    line = createSplitLine(isTcp);
    Object.assign(place, { sent: continues?.sentBytes ?? 0, received: continues?.receivedBytes ?? 0 });
    observer.part?.(header);
  };

  return {
    take: (next) => {
      if (next.kind === 'part') return takePart(next.header);
      const { entry, wallMs } = next;
      observer.entry?.(entry, wallMs);
      lastMs = wallMs;
      // The lines of several ports are not those of one.
      if (isMerged) return;
      if (entry.kind === 'received') return takeReceived(entry.bytes, wallMs);
      if (entry.kind === 'sent') {
        if (engine === null && !hasEngine) watchedNow().sent(entry.bytes, wallMs);
        place.sent += entry.bytes.length;
      } else if (entry.kind === 'input') takeInput(entry, wallMs);
      else if (entry.kind === 'mark') skipGap(entry.facts);
      else if (entry.kind === 'event') takeEvent(entry.event);
    },
    end: endWatching,
  };
};

/** What a plain TCP server begins with is not a line (`session/recorded-link.ts`). */
interface SplitLine {
  push(bytes: Uint8Array, skip: (lengthBytes: number) => void, take: (bytes: Uint8Array) => void): void;
  /** The link ended: what was held back. */
  end(take: (bytes: Uint8Array) => void): void;
}

const createSplitLine = (isTcp: boolean): SplitLine => {
  if (!isTcp) return { push: (bytes, _skip, take) => take(bytes), end: () => undefined };
  const given: { bytes: (bytes: Uint8Array) => void; closed: () => void } = {
    bytes: () => undefined,
    closed: () => undefined,
  };
  let skipNow: (lengthBytes: number) => void = () => undefined;
  let takeNow: (bytes: Uint8Array) => void = () => undefined;
  const link = recordedLink(
    silentLink(given),
    { received: () => undefined },
    {
      onArrived: () => undefined,
      onTelnet: (length) => skipNow(length),
    },
  );
  link.onBytes((bytes) => takeNow(bytes));
  return {
    push: (bytes, skip, take) => {
      skipNow = skip;
      takeNow = take;
      given.bytes(bytes);
    },
    end: (take) => {
      takeNow = take;
      given.closed();
    },
  };
};

const silentLink = (given: { bytes: (bytes: Uint8Array) => void; closed: () => void }): ByteLink => ({
  ...{ epoch: 0, address: 'tcp://recorded:1' },
  write: () => Promise.resolve({ ok: true, value: undefined }),
  onBytes: (listener) => {
    given.bytes = listener;
    return () => undefined;
  },
  onClosed: (listener) => {
    given.closed = () => listener(null);
    return () => undefined;
  },
  close: () => Promise.resolve(),
});
