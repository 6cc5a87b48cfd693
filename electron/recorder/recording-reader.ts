import type { LineCondition } from '../../shared/lines/line-condition.ts';
import { lineTestOf } from '../../shared/lines/line-test-of.ts';
import { contextPieces, type MatchedPieces, matchLines, restPieces } from '../../shared/lines/match-lines.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import type { ComparedCommand } from '../../shared/recordings/compare.ts';
import type { Timeline } from '../../shared/recordings/timeline.ts';
import type { SeriesAnswer, SeriesWindow } from '../../shared/series/series.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { blockNeedleOf, type FoundText, findText, mayHaveText } from './block-search.ts';
import { readCommands } from './compared-commands.ts';
import { type CreateCutDeriver, createDerivedReading, type DerivedReading } from './derived-cuts.ts';
import { createFileChain, type FileChain, type ReadFilePart } from './file-chain.ts';
import { type IndexStore, type Restored, readKeptIndex, writeKeptIndex } from './kept-index.ts';
import { readSeries } from './read-series.ts';
import { createRecordingIndex, type RecordingIndex } from './recording-index.ts';
import { type RecordingDetails, type RecordingFacts, RecordingSurvey } from './recording-survey.ts';

export type { ReadFilePart } from './file-chain.ts';

/** Reads recordings by the sequence numbers of their pieces. They may still grow, and continue in further files: `files`, the first one first. */
export interface RecordingReader {
  /** The pieces `[from, to)`, up to about `limitBytes` of their bytes. Those that are in no file are left out. */
  pieces(
    files: readonly string[],
    from: number,
    to: number,
    limitBytes: number,
  ): Promise<Outcome<readonly TrafficPiece[]>>;
  /** Which lines of `[from, to)` pass. The answer may be for a shorter part. */
  match(files: readonly string[], from: number, to: number, condition: LineCondition): Promise<Outcome<MatchedPieces>>;
  /** Looks for a text in all bytes; `null`: it is not there. */
  find(files: readonly string[], text: string): Promise<Outcome<FoundText | null>>;
  /** The commands of a recording with their answers, at most `comparedLimit` and one more. */
  commands(files: readonly string[]): Promise<Outcome<readonly ComparedCommand[]>>;
  /** Reads on in a recording that is looked at, for about a tenth of a second, and says what was found so far. */
  survey(files: readonly string[]): Promise<Outcome<SurveyState>>;
  /** Of what `survey` has read. */
  details(files: readonly string[]): Promise<RecordingDetails>;
  timeline(files: readonly string[], window: TimelineWindow): Promise<Timeline>;
  /** What was measured and reported, as far as `survey` has read. */
  series(files: readonly string[], window: SeriesWindow): Promise<SeriesAnswer>;
  linesBefore(files: readonly string[], sequence: number): Promise<number | null>;
  /** The recording is looked at no more. */
  forget(files: readonly string[]): Promise<void>;
}

export interface SurveyState extends RecordingFacts {
  /** Sequence numbers of the pieces, as of a `RecordingIndex`. */
  readonly first: number;
  readonly next: number;
  readonly scannedBytes: number;
  /** Nothing more was there to read. */
  readonly isAtEnd: boolean;
  /** The recording kept no cuts. Its pieces are those that this version finds. */
  readonly isDerived: boolean;
}

export interface TimelineWindow {
  readonly fromMs: number;
  readonly toMs: number;
  readonly parts: number;
}

/** One answer of `match` takes about a tenth of a second. */
const matchedPieces = 32_768;
const matchedBytes = 4 * 1024 * 1024;
/** A text is looked for in the bytes of so many times as many pieces. */
const searchedAhead = 4;
/** Other sessions and pages wait for the same thread. */
const limitMs = 400;
/** An index that was not used for the longest time is made again when it is needed. */
const keptIndexes = 32;
/** What `survey` reads at once. */
const surveyedBytes = 16 * 1024 * 1024;
/** The same where the pieces are to be found first. */
const derivedBytes = 1024 * 1024;

/** `nowMs`: monotonic; a part that takes too long is shortened. `derive`: finds the pieces of recordings that kept none. */
export const createRecordingReader = (
  readPart: ReadFilePart,
  nowMs: () => number = () => 0,
  store: IndexStore | null = null,
  derive: CreateCutDeriver | null = null,
): RecordingReader => {
  /** By the first file. */
  const indexes = new Map<string, KnownRecording>();
  const surveyed = new Map<string, SurveyedRecording>();
  const knownOf = (files: readonly string[]): KnownRecording => {
    const [first = ''] = files;
    const known = surveyed.get(first) ?? indexes.get(first) ?? knownRecording(readPart, derive);
    known.chain.extend(files);
    if (surveyed.has(first)) return known;
    indexes.delete(first);
    indexes.set(first, known);
    const [oldest] = indexes.keys();
    if (indexes.size > keptIndexes && oldest !== undefined) indexes.delete(oldest);
    return known;
  };
  const surveyOf = (files: readonly string[]): SurveyedRecording => {
    const [first = ''] = files;
    const known = surveyed.get(first) ?? surveyedRecording(readPart, derive, null);
    surveyed.set(first, known);
    known.chain.extend(files);
    return known;
  };
  /** With the index that was kept of it. */
  const beginSurvey = async (files: readonly string[]): Promise<void> => {
    const [first = ''] = files;
    if (store === null || surveyed.has(first)) return;
    const chain = createFileChain(readPart);
    chain.extend(files);
    // The places in an index are those of the file.
    if ((await createDerivedReading(chain.read, derive).from()) !== 'kept') return;
    const kept = await readKeptIndex(store, chain, first);
    if (kept !== null && !surveyed.has(first)) surveyed.set(first, surveyedRecording(readPart, null, { kept, chain }));
  };
  /** When it was read to its end for the first time: a recording that grows is not written again and again. */
  const keepIndex = async ([first = '']: readonly string[], known: SurveyedRecording): Promise<void> => {
    if (store === null || known.isKept || known.index.scannedBytes < store.fromBytes) return;
    if ((await known.reading.from()) !== 'kept') return;
    known.isKept = true;
    await writeKeptIndex(store, known.chain, first, known);
  };
  const pieces: RecordingReader['pieces'] = async (files, from, to, limitBytes) => {
    const { index } = knownOf(files);
    // Only what was added to the file since the last time has to be looked at.
    const updated = to > index.next ? await index.update() : ok(undefined);
    return updated.ok ? index.pieces(from, to, limitBytes) : updated;
  };
  /** Most parts of a long recording have no hit, and bytes are searched ten times as fast as lines. */
  const mayHave = async (files: readonly string[], from: number, to: number, needle: string): Promise<boolean> => {
    const { reading, index } = knownOf(files);
    // What cannot be read fails again where the pieces are read, and is reported there.
    if (to > index.next && !(await index.update()).ok) return true;
    const place = index.placesOf(from, to);
    const found = await mayHaveText(reading.read, place.from, place.to, needle);
    return !found.ok || found.value;
  };
  return {
    pieces,
    match: async (files, from, to, condition) => {
      const end = Math.min(to, from + matchedPieces);
      const test = lineTestOf(condition);
      if (test === null) return ok({ to, bits: new Uint8Array(Math.ceil((to - from) / 8)) });
      const begin = Math.max(0, from - contextPieces);
      const needle = blockNeedleOf(condition);
      if (needle !== null) {
        for (const empty of new Set([Math.min(to, from + searchedAhead * matchedPieces), end])) {
          if (await mayHave(files, begin, empty + restPieces, needle)) continue;
          return ok({ to: empty, bits: new Uint8Array(Math.ceil((empty - from) / 8)) });
        }
      }
      const read = await pieces(files, begin, end + restPieces, matchedBytes);
      if (!read.ok) return read;
      const bytes = read.value.reduce((sum, piece) => sum + piece.bytes.length, 0);
      const last = read.value.at(-1)?.sequence ?? end;
      const isCut = bytes >= matchedBytes && last >= from;
      return ok(matchLines(read.value, from, isCut ? Math.min(end, last + 1) : end, test, { nowMs, limitMs }));
    },
    find: (files, text) => {
      const chain = createFileChain(readPart);
      chain.extend(files);
      return findText(chain.read, text);
    },
    commands: async (files) => {
      const { index } = knownOf(files);
      const updated = await index.update();
      return updated.ok ? readCommands(index) : updated;
    },
    survey: async (files) => {
      await beginSurvey(files);
      const known = surveyOf(files);
      const { index, survey, reading } = known;
      const before = index.scannedBytes;
      const isDerived = (await reading.from()) === 'derived';
      const limitBytes = isDerived ? derivedBytes : surveyedBytes;
      const updated = await index.update(limitBytes);
      if (!updated.ok) return updated;
      const { first, next } = index;
      const isAtEnd = index.scannedBytes - before < limitBytes;
      if (isAtEnd) await keepIndex(files, known);
      const scannedBytes = reading.originOf(index.scannedBytes);
      return ok({ ...survey.facts(), first, next, scannedBytes, isAtEnd, isDerived });
    },
    details: async (files) => surveyOf(files).survey.details(),
    timeline: async (files, { fromMs, toMs, parts }) => surveyOf(files).survey.window(fromMs, toMs, parts),
    series: async (files, window) => {
      const { survey, index } = surveyOf(files);
      return readSeries(survey, (from, to) => index.pieces(from, to, matchedBytes), window);
    },
    linesBefore: async (files, sequence) => surveyOf(files).survey.linesBefore(sequence),
    forget: async ([first = '']) => {
      surveyed.delete(first);
    },
  };
};

interface KnownRecording {
  readonly chain: FileChain;
  /** What the index has read: the chain, with derived cuts where it has none. */
  readonly reading: DerivedReading;
  readonly index: RecordingIndex;
}

interface SurveyedRecording extends KnownRecording {
  readonly survey: RecordingSurvey;
  /** Its index is in a file. */
  isKept: boolean;
}

const knownRecording = (readPart: ReadFilePart, derive: CreateCutDeriver | null): KnownRecording => {
  const chain = createFileChain(readPart);
  const reading = createDerivedReading(chain.read, derive);
  return { chain, reading, index: createRecordingIndex(reading.read) };
};

const surveyedRecording = (
  readPart: ReadFilePart,
  derive: CreateCutDeriver | null,
  restored: { readonly kept: Restored; readonly chain: FileChain } | null,
): SurveyedRecording => {
  const survey = new RecordingSurvey();
  const chain = restored?.chain ?? createFileChain(readPart);
  if (restored !== null) survey.resumeFrom(restored.kept.survey);
  const reading = createDerivedReading(chain.read, derive);
  const index = createRecordingIndex(reading.read, survey, restored?.kept.index ?? null);
  return { chain, reading, index, survey, isKept: restored !== null };
};
