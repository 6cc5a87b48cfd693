import { z } from 'zod';
import { remarkLimits } from './recordings.ts';
import { count, failureCodeSchema, failureSchema, stageSchema, timeMs } from './shapes.ts';

const moduleText = z.string().max(200).nullable();

/** How a run ended. */
const recordingResultSchema = z.strictObject({
  state: z.enum(['done', 'failed', 'stopped']),
  /** The stage in which it ended, or its last stage; `null`: it did not reach a stage. */
  stage: stageSchema.nullable(),
  code: failureCodeSchema.nullable(),
  /** The module was logged in at the end of the run. */
  online: z.boolean(),
});

const recordedModuleSchema = z.strictObject({
  model: moduleText,
  imei: moduleText,
  result: recordingResultSchema.nullable(),
});

export const recordingSchema = z.strictObject({
  /** File name in the recordings folder, used in requests. */
  name: z.string().max(300),
  startedAtMs: timeMs.nullable(),
  /** The port as the user named it. */
  address: z.string().max(300).nullable(),
  sizeBytes: count,
  /** Being written now. */
  live: z.boolean(),
  /** From its start to its last entry; `null`: unknown, or still being written. */
  durationMs: count.nullable(),
  /** As reported by the module; `null`: not reported, or not in the part of the file that is read for the list. */
  model: moduleText,
  imei: moduleText,
  /** Of the last run; `null`: there was none, or its result is unknown. */
  result: recordingResultSchema.nullable(),
  /** Other modules that were on this port, each with the result of its last run. */
  others: z.array(recordedModuleSchema).max(8).readonly(),
  /** Its place among the files of a long recording; `null`: all of the recording is in this file. */
  part: z.strictObject({ number: count, of: count }).nullable(),
  /** What a person has written about it. */
  remarks: z.strictObject({
    title: z.string().max(remarkLimits.title),
    note: z.string().max(remarkLimits.note),
    tags: z.array(z.string().min(1).max(remarkLimits.tag)).max(remarkLimits.tags).readonly(),
    isPinned: z.boolean(),
  }),
  /** It is certain that nothing was sent or received, and that nothing will be added. */
  empty: z.boolean(),
});

/** The virtual module and its demo cloud, once `sim:` was opened or a fault was set. */
export const simulatorSchema = z.strictObject({
  running: z.boolean(),
  faults: z
    .array(
      z.strictObject({
        name: z.string().max(60),
        on: z.boolean(),
        words: z.strictObject({ en: z.string().max(200), zh: z.string().max(200) }),
      }),
    )
    .max(100)
    .readonly(),
  /** Published credentials of the demo device. They are valid only for the demo cloud on this computer. */
  device: z.strictObject({ id: z.string().max(200), secret: z.string().max(200) }),
  cloud: z.strictObject({ host: z.string().max(100), port: count }).nullable(),
});

/** Where secrets are stored: in the system keyring, or in memory until the program ends, and why. */
const secretKeepingSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('kept'), backend: z.string().max(60) }),
  z.strictObject({
    kind: z.literal('session'),
    reason: z.enum(['browser', 'no-keyring', 'backend-changed', 'unavailable']),
  }),
]);

const noticeSchema = z.discriminatedUnion('kind', [
  /** The settings file could not be parsed: the settings were reset, and the old file was kept under this name. */
  z.strictObject({
    kind: z.literal('settings-put-aside'),
    path: z.string().max(4_096),
    /** Only so many rules for lines were left out; everything else is as it was. */
    rulesLeftOut: z.int().min(1).optional(),
  }),
  z.strictObject({ kind: z.literal('failure'), failure: failureSchema }),
]);

export const productSchema = z.strictObject({
  version: z.string().max(60),
  host: z.enum(['electron', 'web']),
  /** `process.platform`: decides how ports are named in hints. */
  os: z.string().max(30),
  secrets: secretKeepingSchema,
  /** Whether this host can open a folder for the user. */
  canOpenFolder: z.boolean(),
  /** Problems at the start, until the user has seen them. */
  notices: z.array(noticeSchema).max(10).readonly(),
});

export type RecordingResult = z.infer<typeof recordingResultSchema>;
export type RecordedModule = z.infer<typeof recordedModuleSchema>;
export type RecordingSummary = z.infer<typeof recordingSchema>;
export type SimulatorView = z.infer<typeof simulatorSchema>;
export type SecretKeeping = z.infer<typeof secretKeepingSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type Product = z.infer<typeof productSchema>;
