import { z } from 'zod';
import { type ModuleFacts, noFacts, type RecordedModule, type RecordingResult } from '../../../../shared/contract.ts';
import { exitCodes } from '../../../../shared/errors.ts';
import { stageOf, stages, stepIds } from '../../../../shared/steps.ts';
import { latin1Of } from '../../../framer/latin1.ts';
import { type RecordingEntry, type RecordingHeader, readRecording } from '../../../recorder/read-recording.ts';
import { noteLine } from '../../../session/module-facts.ts';

/** The values of one file in the list, from both ends of the file. */
export interface RecordingDigest {
  readonly header: RecordingHeader | null;
  /** From the start of the first part to the last entry; `null`: unknown. */
  readonly durationMs: number | null;
  readonly model: string | null;
  readonly imei: string | null;
  /** Of the last run; `null`: there was none, or its result is unknown. */
  readonly result: RecordingResult | null;
  /** Other modules that were on this port, each with the result of its last run. */
  readonly others: readonly RecordedModule[];
  /** Nothing was sent or received, and nothing will be appended. */
  readonly empty: boolean;
  /** It ends with a summary, so the rest of the file need not be read. */
  readonly hasSummary: boolean;
}

const boundedText = z.string().min(1).max(200).nullable().catch(null);
const moduleSchema = z.object({ model: boundedText, imei: boundedText });
const runSchema = z.object({
  result: z.enum(['done', 'failed', 'stopped']),
  stages: z.array(z.enum(stages)).catch([]),
  step: z.enum(stepIds).nullable().catch(null),
  code: z
    .enum(Object.keys(exitCodes) as [keyof typeof exitCodes])
    .nullable()
    .catch(null),
  online: z.boolean().catch(false),
});
const summarySchema = z.object({
  startedAt: z.iso.datetime(),
  sentBytes: z.int().nonnegative(),
  receivedBytes: z.int().nonnegative(),
  module: moduleSchema.nullable().catch(null),
  run: runSchema.nullable().catch(null),
  others: z.array(z.object({ module: moduleSchema, run: runSchema.nullable().catch(null) })).catch([]),
});
/** In older recordings, which have no event for the end of a run. */
const stepSchema = z.object({
  id: z.enum(stepIds),
  status: z.string(),
  error: z.object({ code: runSchema.shape.code }).optional().catch(undefined),
});

/**
 * `tail`: the end of a file that is longer than `head`; `null`: `head` is the complete file. Pure. Invalid content is skipped and never
 * throws.
 */
export const digestRecording = (head: Uint8Array, tail: Uint8Array | null): RecordingDigest => {
  const first = partsOf(head);
  const last = tail === null ? [] : partsOf(tail);
  const header = first[0]?.header ?? null;
  const entries = [...first, ...last].flatMap((part) => part.entries);
  const recorded = factsIn(entries);
  // Lines of several ports cannot say which module they are of.
  const { model, imei } = recorded.module ?? (header?.ports ? { model: null, imei: null } : identityInTraffic(entries));
  return {
    header,
    durationMs: header && durationMs(header, first, last, recorded.summary),
    model,
    imei,
    result: recorded.run ? resultOfRun(recorded.run) : resultOfSteps(entries),
    others: recorded.summary
      ? recorded.summary.others.slice(0, otherModulesLimit).map(recordedModule)
      : othersIn(entries, imei),
    empty: isEmpty(header, entries, tail === null, recorded.summary),
    hasSummary: recorded.summary !== null,
  };
};

const recordedModule = ({ module, run }: z.infer<typeof summarySchema>['others'][number]): RecordedModule => ({
  ...module,
  result: run && resultOfRun(run),
});

/** The most other modules that the list shows for one recording. */
const otherModulesLimit = 8;

/** For a file without a summary: the modules from the events, without their results. */
const othersIn = (entries: readonly RecordingEntry[], imei: string | null): readonly RecordedModule[] => {
  const found = new Map<string, RecordedModule>();
  for (const entry of entries) {
    if (entry.kind !== 'event' || entry.event !== 'module') continue;
    const module = moduleSchema.safeParse(entry.facts).data;
    if (module?.imei && module.imei !== imei) found.set(module.imei, { ...module, result: null });
  }
  return [...found.values()].slice(-otherModulesLimit);
};

interface Part {
  readonly header: RecordingHeader | null;
  readonly entries: readonly RecordingEntry[];
}

/** Splits at the headers. Entries before the first header belong to a part whose header is not in these bytes. */
const partsOf = (bytes: Uint8Array): readonly Part[] => {
  const starts = [0];
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, end + 1)) {
    if (bytes[end + 1] === 0x7b) starts.push(end + 1);
  }
  return starts.map((start, index) => {
    const reader = readRecording(bytes.subarray(start, starts[index + 1] ?? bytes.length));
    // How bytes were shown and what was asked for is not a fact, and the cuts of the last divider follow the summary.
    const entries = [...reader].filter(({ kind }) => kind !== 'cuts' && kind !== 'input');
    return { header: reader.header, entries };
  });
};

interface RecordedFacts {
  readonly module: z.infer<typeof moduleSchema> | null;
  readonly run: z.infer<typeof runSchema> | null;
  /** Only if it is the last entry: a file can be appended to. */
  readonly summary: z.infer<typeof summarySchema> | null;
}

const factsIn = (entries: readonly RecordingEntry[]): RecordedFacts => {
  const lastOf = <Value>(kind: string, schema: z.ZodType<Value>): Value | null => {
    const found = entries.findLast((entry) => entry.kind === 'event' && entry.event === kind);
    return found?.kind === 'event' ? (schema.safeParse(found.facts).data ?? null) : null;
  };
  const end = entries.at(-1);
  const hasSummary = end?.kind === 'event' && end.event === 'summary';
  const summary = hasSummary ? (summarySchema.safeParse(end.facts).data ?? null) : null;
  return {
    module: summary?.module ?? lastOf('module', moduleSchema),
    run: summary?.run ?? lastOf('run', runSchema),
    summary,
  };
};

const durationMs = (
  header: RecordingHeader,
  first: readonly Part[],
  last: readonly Part[],
  summary: RecordedFacts['summary'],
): number | null => {
  const end = [...first, ...last].findLast(({ entries }) => entries.length > 0)?.entries.at(-1);
  if (!end) return null;
  const startedAt = summary?.startedAt ?? startOfLastPart(first, last);
  if (startedAt === null) return null;
  return Math.max(0, Math.round(Date.parse(startedAt) - Date.parse(header.startedAt) + end.timeUs / 1_000));
};

/** `null`: a part began between both ends, and its header was not read. */
const startOfLastPart = (first: readonly Part[], last: readonly Part[]): string | null => {
  const inTail = last.findLast((part) => part.header !== null)?.header;
  if (inTail) return inTail.startedAt;
  const before = first.findLast((part) => part.header !== null);
  const endOfHead = before?.entries.at(-1)?.timeUs ?? 0;
  const startOfTail = last[0]?.entries[0]?.timeUs ?? endOfHead;
  return startOfTail < endOfHead ? null : (before?.header?.startedAt ?? null);
};

const isEmpty = (
  header: RecordingHeader | null,
  entries: readonly RecordingEntry[],
  isWhole: boolean,
  summary: RecordedFacts['summary'],
): boolean => {
  if (header === null || entries.length === 0) return false;
  const hasTraffic = entries.some(({ kind }) => kind === 'received' || kind === 'sent' || kind === 'mark');
  if (hasTraffic) return false;
  if (!isWhole) {
    // A summary counts only its own part.
    return summary?.startedAt === header.startedAt && summary.sentBytes + summary.receivedBytes === 0;
  }
  return summary !== null || wasClosedByUser(entries.at(-1));
};

/** After a loss the port may be reopened, and the recording continues. */
const wasClosedByUser = (entry: RecordingEntry | undefined): boolean =>
  entry?.kind === 'event' && entry.event === 'closed' && !('code' in entry.facts);

const resultOfRun = ({
  result,
  stages: requested,
  step,
  code,
  online,
}: z.infer<typeof runSchema>): RecordingResult => ({
  state: result,
  stage: step ? stageOf(step) : (requested.at(-1) ?? null),
  code,
  online: online && result === 'done',
});

/** The steps of a later recovery belong to no run. */
const resultOfSteps = (entries: readonly RecordingEntry[]): RecordingResult | null => {
  const recovery = entries.findIndex((entry) => entry.kind === 'event' && entry.event === 'connection');
  const ofRuns = recovery < 0 ? entries : entries.slice(0, recovery);
  const last = ofRuns.findLast((entry) => entry.kind === 'event' && entry.event === 'step');
  const step = last?.kind === 'event' ? stepSchema.safeParse(last.facts).data : undefined;
  return step ? resultOfStep(step) : null;
};

const resultOfStep = ({ id, status, error }: z.infer<typeof stepSchema>): RecordingResult | null => {
  if (status === 'failed' || status === 'stopped') {
    return { state: status, stage: stageOf(id), code: error?.code ?? null, online: false };
  }
  // The last step, which succeeds only with a connection.
  return id === 'proof.return' && (status === 'done' || status === 'skipped')
    ? { state: 'done', stage: stageOf(id), code: null, online: true }
    : null;
};

const finalResult = /^(?:OK|ERROR|\+CM[ES] ERROR\b.*)$/;

/** For recordings without an event for the module: from the answers to queries. */
const identityInTraffic = (entries: readonly RecordingEntry[]): { model: string | null; imei: string | null } => {
  let facts: ModuleFacts = noFacts;
  let command: string | null = null;
  for (const { direction, line } of linesOf(entries)) {
    if (direction === 'sent') command = line;
    else if (finalResult.test(line)) command = null;
    else facts = noteLine(facts, { direction, line, command, isFinal: false, atMs: 0 });
  }
  return { model: facts.model?.text ?? null, imei: facts.imei?.text ?? null };
};

function* linesOf(
  entries: readonly RecordingEntry[],
): Generator<{ readonly direction: 'sent' | 'received'; readonly line: string }> {
  const open = { sent: '', received: '' };
  for (const entry of entries) {
    if (entry.kind !== 'sent' && entry.kind !== 'received') continue;
    const lines = `${open[entry.kind]}${latin1Of(entry.bytes)}`.split(/\r\n|\r|\n/);
    open[entry.kind] = lines.pop() ?? '';
    for (const line of lines) {
      const trimmed = line.trim();
      if (trimmed !== '') yield { direction: entry.kind, line: trimmed };
    }
  }
}
