import { z } from 'zod';
import { type ErrorCode, exitCodes } from '../../shared/errors.ts';
import { timelineLanes } from '../../shared/recordings/timeline.ts';
import { keptPoints } from '../../shared/series/bounded-points.ts';
import { longestSeriesId } from '../../shared/series/series.ts';
import { stepIds } from '../../shared/steps.ts';
import type { FileChain } from './file-chain.ts';
import type { KeptIndex, RecordingIndex } from './recording-index.ts';
import type { KeptSurvey, RecordingSurvey } from './recording-survey.ts';

/** The index of a long recording in a file beside it. A cache: without it, or when it does not fit, the recording is read again. */
export interface IndexStore {
  /** A shorter recording is read again faster than its index is worth a file. */
  readonly fromBytes: number;
  /** `null`: there is none. */
  read(path: string): Promise<Uint8Array | null>;
  write(path: string, content: Uint8Array): Promise<void>;
}

export const indexPathOf = (recordingPath: string): string => `${recordingPath.replace(/\.jsonl$/, '')}.index`;

/** Another number when the index, or what a survey gathers, changes. */
const version = 2;
/** The end of what was read, to know the recording again. */
const tailBytes = 256;

const count = z.number().nonnegative();
const positions = z.object({ sent: count, received: count });
const event = z.object({ atMs: z.number(), kind: z.string(), facts: z.record(z.string(), z.unknown()) });
const answers = z.object({
  ...{
    count,
    errors: count,
    answered: count,
    times: z.array(count),
    slowestMs: count.nullable(),
    slowestAt: count.nullable(),
  },
});
const sent = z.object({ name: z.string(), atMs: z.number(), sequence: count });
const series = z.object({
  id: z.string().max(longestSeriesId),
  ...{ count, min: z.number(), max: z.number(), last: z.number(), points: z.array(z.number()).max(3 * keptPoints) },
});
const gap = z.object({ fromMs: z.number(), toMs: z.number(), kind: z.enum(['closed', 'missing']) });
const code = z.enum(Object.keys(exitCodes) as [ErrorCode, ...ErrorCode[]]);
const facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
const texts = z.array(z.string());
const direction = z.enum(['sent', 'received']);
const line = z.object({ atMs: z.number(), direction, line: z.string(), sequence: count });
const item = z.string().nullable();
const step = z.object({
  ...{ id: z.enum(stepIds), item, startedAtMs: z.number().nullable(), atMs: z.number() },
  failure: z.object({ code, facts, evidence: texts }),
});
const failures = z.object({
  failures: z.array(
    z.object({
      ...{ atMs: z.number(), step: z.enum(stepIds).nullable(), item, code, facts, evidence: texts },
      lines: z.array(line),
    }),
  ),
  ...{ count, lines: z.array(line), open: z.array(z.tuple([count, line])), steps: z.array(step) },
  link: z.object({ isConnected: z.boolean(), isLoggedIn: z.boolean() }),
});
const fileSchema = z.object({
  version: z.literal(version),
  sizes: z.array(count).max(1_000),
  tail: z.string(),
  index: z.object({
    ...{ first: count.nullable(), next: count, scannedTo: count, blocks: z.array(count) },
    place: z.object({ offset: count, positions, cutsFrom: count }),
  }),
  survey: z.object({
    state: z.object({
      ...{ lines: count, isOpen: z.boolean(), port: count, pieces: count, firstSequence: count },
      ...{ firstAtMs: z.number().nullable(), lastAtMs: z.number().nullable(), startedAtMs: z.number() },
      counts: z.object({ sent: count, received: count, urc: count, error: count }),
    }),
    before: z.array(count),
    timeline: z.object({
      ...{ startMs: z.number().nullable(), widthMs: z.number().positive() },
      counts: z.array(z.array(count)).length(timelineLanes.length),
    }),
    times: z.object({ byName: z.array(z.tuple([z.string(), answers])), open: z.array(z.tuple([count, sent])) }),
    series: z.object({
      ...{ series: z.array(series).max(200), gaps: z.array(gap), next: count.nullable() },
      ...{ lastMs: z.number().nullable(), closedMs: z.number().nullable() },
    }),
    events: z.array(event),
    failures,
  }),
});

export interface Restored {
  readonly index: KeptIndex;
  readonly survey: KeptSurvey;
}

/** The index that was kept, if it is of this recording: the end of what was read is still there. The sizes of its files are then known to the chain. */
export const readKeptIndex = async (store: IndexStore, chain: FileChain, path: string): Promise<Restored | null> => {
  const content = await store.read(indexPathOf(path));
  const parsed = content === null ? null : fileSchema.safeParse(parseJson(content));
  if (!parsed?.success) return null;
  const { index, survey, sizes, tail } = parsed.data;
  chain.restore(sizes);
  return (await tailOf(chain, index.scannedTo)) === tail ? { index, survey } : null;
};

export const writeKeptIndex = async (
  store: IndexStore,
  chain: FileChain,
  path: string,
  { index, survey }: { readonly index: RecordingIndex; readonly survey: RecordingSurvey },
): Promise<void> => {
  const kept = index.keep();
  const tail = await tailOf(chain, kept.scannedTo);
  if (tail === null) return;
  const text = JSON.stringify({ version, sizes: chain.sizes(), tail, index: kept, survey: survey.keep() });
  await store.write(indexPathOf(path), new TextEncoder().encode(text));
};

const tailOf = async (chain: FileChain, end: number): Promise<string | null> => {
  const length = Math.min(tailBytes, end);
  const read = await chain.read(end - length, length);
  return read.ok && read.value.length > 0 ? Buffer.from(read.value).toString('base64') : null;
};

const parseJson = (content: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder().decode(content));
  } catch {
    return null;
  }
};
