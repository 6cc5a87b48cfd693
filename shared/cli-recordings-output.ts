import { z } from 'zod';
import { documentEnd, failureOutputSchema } from './cli-output.ts';
import { foundLimit, foundTextLimit } from './contract/recordings.ts';
import { recordingSchema } from './contract/rest.ts';
import { marksSchema } from './contract/session.ts';
import { failureSchema } from './contract/shapes.ts';
import { exportPreviewSchema } from './recordings/masking/preview.ts';
import { stepIds, stepStatuses } from './steps.ts';
import { trafficOwners } from './traffic.ts';

/** The output of `recordings … --json`; see cli-output.ts. */
const count = z.number().int().min(0);
const text = z.string();
const at = { atMs: z.number().int() };

const recordingListSchema = z.strictObject({ recordings: z.array(recordingSchema).readonly(), ...documentEnd });

/** `recordings list --json`. The newest first. */
export const recordingListOutputSchema = z.union([recordingListSchema, failureOutputSchema]);

const answersSchema = z.strictObject({
  name: text,
  ...{ count, errors: count, unanswered: count },
  ...{ medianMs: z.number().nullable(), p95Ms: z.number().nullable(), slowestMs: z.number().nullable() },
  slowestAt: count.nullable(),
});
const recordedStepSchema = z.strictObject({
  id: z.enum(stepIds),
  item: text.nullable(),
  status: z.enum(stepStatuses),
  startedAtMs: z.number(),
  endedAtMs: z.number().nullable(),
  failure: failureSchema.nullable(),
});
const shownFailureSchema = z.strictObject({
  ...{ atMs: z.number(), step: z.enum(stepIds).nullable(), item: text.nullable() },
  ...failureSchema.pick({ code: true, facts: true, evidence: true }).shape,
  causes: z
    .array(z.strictObject({ key: text, likelihood: z.enum(['certain', 'likely', 'possible', 'unlikely']) }))
    .readonly(),
});
const recordingShowSchema = z.strictObject({
  files: z.array(z.strictObject({ path: text, sizeBytes: count })).readonly(),
  lines: count,
  counts: z.strictObject({ sent: count, received: count, urc: count, error: count }),
  ...{ firstAtMs: z.number().nullable(), lastAtMs: z.number().nullable() },
  /** As the module has reported itself; from a file that may have been edited. */
  module: z.record(text, z.unknown()).nullable(),
  /** The recording kept no pieces: this version has divided its lines. */
  isDerived: z.boolean(),
  /** Failed steps and failed answers; the first 100. Causes: the most likely first. */
  failures: z.array(shownFailureSchema).readonly(),
  failureCount: count,
  answers: z.array(answersSchema).readonly(),
  steps: z.array(recordedStepSchema).readonly(),
  marks: marksSchema,
  remarks: recordingSchema.shape.remarks.nullable(),
  ...documentEnd,
});

/** `recordings show --json`. */
export const recordingShowOutputSchema = z.union([recordingShowSchema, failureOutputSchema]);

const recordingSearchSchema = z.strictObject({
  /** Recordings. */
  searched: count,
  found: z
    .array(
      z.strictObject({
        name: text,
        places: count.max(foundLimit),
        first: z.strictObject({ atMs: z.number().nullable(), text: text.max(foundTextLimit) }),
      }),
    )
    .readonly(),
  ...documentEnd,
});

/** `recordings search --json`. */
export const recordingSearchOutputSchema = z.union([recordingSearchSchema, failureOutputSchema]);

const comparedCommandSchema = z
  .strictObject({
    ...{ sequence: count, atMs: z.number(), line: text, answerMs: z.number().nullable() },
    answers: z
      .array(z.strictObject({ sequence: count, atMs: z.number(), text, kind: z.enum(['answer', 'result']) }))
      .readonly(),
  })
  .nullable();
const kinds = ['same', 'differs', 'result', 'slower', 'only-a', 'only-b'] as const;
const recordingCompareSchema = z.strictObject({
  rows: z.array(z.strictObject({ kind: z.enum(kinds), a: comparedCommandSchema, b: comparedCommandSchema })).readonly(),
  firstResult: count.nullable(),
  counts: z.record(z.enum(kinds), count),
  isCut: z.boolean(),
  ...documentEnd,
});

/** `recordings compare --json`. `ok`: false if a result differs. */
export const recordingCompareOutputSchema = z.union([recordingCompareSchema, failureOutputSchema]);

const recordingExportSchema = z.strictObject({
  ...exportPreviewSchema.shape,
  /** Of the recording, the first one first. */
  files: z.array(text).readonly(),
  format: z.enum(['zip', 'text', 'csv', 'pcapng']),
  output: text,
  /** Of the output. */
  sizeBytes: z.number().int(),
  ...documentEnd,
});

/** `recordings export --json`. */
export const recordingExportOutputSchema = z.union([recordingExportSchema, failureOutputSchema]);
const owner = z.enum(trafficOwners);
const direction = z.enum(['sent', 'received']);
const cutSide = z.strictObject({ owner, commandId: z.number().int(), name: text }).nullable();
const fromWhere = z.enum(['kept', 'replayed']);

/** `recordings replay --check --json`. `ok`: today's program cuts as it was cut, as far as it could be compared. */
const recordingCheckSchema = z.strictObject({
  ...documentEnd,
  openings: z.number().int(),
  comparedPieces: z.number().int(),
  differences: z.number().int(),
  /** `end`: after the last byte of the piece, among all bytes of its direction in its part. `bytes`: Base64. */
  first: z
    .strictObject({
      ...{ atMs: z.number(), direction, end: z.number().int(), text, bytes: text },
      kept: cutSide,
      now: cutSide,
    })
    .nullable(),
  restarts: z.strictObject({ kept: z.number().int(), now: z.number().int() }),
  gaps: z.number().int(),
  unreadableInputs: z.number().int(),
});
export const recordingCheckOutputSchema = z.union([recordingCheckSchema, failureOutputSchema]);

/** A line of `recordings replay --json`. `ended` is last. `bytes`: Base64. */
export const recordingReplayOutputSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...{ type: z.literal('piece'), ...at, sequence: z.number().int(), direction, owner },
    ...{ commandId: z.number().int(), name: text, text, bytes: text },
  }),
  /** `from`: who cut the lines; `null`: it was not read. */
  z.strictObject({
    type: z.literal('ended'),
    ...at,
    exitCode: documentEnd.exitCode,
    error: documentEnd.error,
    from: fromWhere.nullable(),
  }),
]);

export type RecordingExportOutput = z.infer<typeof recordingExportSchema>;
export type RecordingCheckOutput = z.infer<typeof recordingCheckSchema>;
export type RecordingReplayOutput = z.infer<typeof recordingReplayOutputSchema>;
export type RecordingListOutput = z.infer<typeof recordingListSchema>;
export type RecordingShowOutput = z.infer<typeof recordingShowSchema>;
export type RecordingSearchOutput = z.infer<typeof recordingSearchSchema>;
export type RecordingCompareOutput = z.infer<typeof recordingCompareSchema>;
