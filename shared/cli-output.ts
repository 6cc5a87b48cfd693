import { z } from 'zod';
import { problemSchema } from './contract/shapes.ts';
import { type ErrorCode, exitCodes } from './errors.ts';
import { logGuesses, logPrograms, logWarningCodes } from './imports/logs/log.ts';
import { fileEncodings, importPreviewSchema } from './imports/preview.ts';
import { exportNoteCodes } from './imports/warnings.ts';
import { linkNoteKinds } from './link-note.ts';
import { reportSchema } from './report.ts';
import { stepIds, stepStatuses } from './steps.ts';
import { warningCodes } from './warnings.ts';
import { languages } from './words/language.ts';

/**
 * The output of `--json`: one document for a command that ends when it is done, JSON Lines `{ "type", "atMs", … }` for one that keeps
 * running. The shapes are stable (docs/cli.md): keys may be added but are never removed.
 */
const errorCodes = Object.keys(exitCodes) as [ErrorCode, ...ErrorCode[]];
const exitCode = z.number().int().min(0).max(255);
const text = z.string();

/** `message` is the sentence of stderr, in the language of the user; `facts` are its values. */
const errorOutputSchema = z.strictObject({
  code: z.enum(errorCodes),
  message: text,
  facts: z.record(
    text,
    z.union([text, z.number(), z.boolean(), z.array(text).readonly(), z.array(problemSchema).readonly()]),
  ),
});
const error = errorOutputSchema.nullable();

/** The part that every document has, except the list of `ports`. */
export const documentEnd = { ok: z.boolean(), exitCode, error };

/** Printed by every command that fails, together with the results up to then. */
export const failureOutputSchema = z.strictObject({ ok: z.literal(false), exitCode, error: errorOutputSchema });

const run = { ...documentEnd, recording: text.nullable(), report: reportSchema.nullable() };
const runSchema = z.strictObject(run);
const dryRunSchema = z.strictObject({ ...documentEnd, sent: z.array(text).readonly() });

/** `provision --json`. `recording` is `null` when the port was never open, `report` when there was no plan to run. */
export const provisionOutputSchema = z.union([runSchema, failureOutputSchema]);

/** `provision --dry-run --json`. */
export const dryRunOutputSchema = z.union([dryRunSchema, failureOutputSchema]);

/** Milliseconds since 1970. */
const at = { atMs: z.number().int() };
/** `recorded`: false while the disk refuses writes. */
const lineOf = { direction: z.enum(['sent', 'received']), text, recorded: z.boolean() };

/** A line of `provision --watch --json`. `result` occurs once, `ended` is last. */
export const watchOutputSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('step'),
    ...at,
    id: z.enum(stepIds),
    item: text.optional(),
    status: z.enum(stepStatuses),
    ms: z.number().nonnegative(),
    warnings: z.array(z.enum(warningCodes)).readonly(),
  }),
  /** With `--verbose`. */
  z.strictObject({ type: z.literal('line'), ...at, ...lineOf, owner: text }),
  z.strictObject({ type: z.literal('result'), ...at, ...run }),
  z.strictObject({ type: z.literal('online'), ...at }),
  z.strictObject({ type: z.literal('offline'), ...at, error: errorOutputSchema }),
  z.strictObject({
    type: z.literal('recovering'),
    ...at,
    attempt: z.number().int(),
    waitMs: z.number(),
  }),
  z.strictObject({
    type: z.literal('message'),
    ...at,
    topic: text,
    payload: text,
    bytes: z.number().int(),
    complete: z.boolean(),
  }),
  z.strictObject({ type: z.literal('ended'), ...at, exitCode, error }),
]);

const epoch = z.number().int();

/** A line of `monitor --json`. `ended` is last; `recording` is `null` when none was begun: with `--wait` it begins before the port is there. */
export const monitorOutputSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('open'), ...at, address: text, epoch, baudRate: z.number().nullable() }),
  z.strictObject({
    type: z.literal('line'),
    ...at,
    ...lineOf,
    epoch,
    kind: z.enum(['line', 'message', 'fragment']),
    urc: text.nullable(),
    /** With `--hex`: every byte, line ends included. */
    hex: text.optional(),
  }),
  z.strictObject({ type: z.literal('lost'), ...at, error: errorOutputSchema }),
  z.strictObject({
    type: z.literal('waiting'),
    ...at,
    attempt: z.number().int(),
    waitMs: z.number(),
    error: errorOutputSchema,
  }),
  z.strictObject({ type: z.literal('reopened'), ...at, address: text, epoch }),
  /** About the connection, as `telnet` or `settings-differ`. */
  z.strictObject({ type: z.literal('note'), ...at, note: z.enum(linkNoteKinds), details: text }),
  /** Number of the first bytes of an opening that are lost, because the port could not be read in time. */
  z.strictObject({ type: z.literal('dropped'), ...at, bytes: z.number().int() }),
  /** Number of lines left out, because the reader of the output was too slow. */
  z.strictObject({ type: z.literal('skipped'), ...at, lines: z.number().int() }),
  z.strictObject({ type: z.literal('ended'), ...at, exitCode, error, recording: text.nullable() }),
]);

const refusalReason = z.enum([
  'not-allowed',
  'in-use',
  'http',
  'no-negotiation',
  'port-closed',
  'too-slow',
  'protocol',
]);
const count = z.number().int();

/** A line of `share --json`. `ready` is first if the port could be shared, `ended` is last. `peer`: address and port of a client. */
export const shareOutputSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready'), ...at, address: text, port: text, baudRate: z.number().nullable() }),
  z.strictObject({ type: z.literal('connected'), ...at, peer: text }),
  z.strictObject({ type: z.literal('refused'), ...at, peer: text, reason: refusalReason }),
  z.strictObject({ type: z.literal('changed'), ...at, peer: text, what: text }),
  z.strictObject({
    type: z.literal('disconnected'),
    ...at,
    peer: text,
    reason: refusalReason.nullable(),
    sentBytes: count,
    receivedBytes: count,
    droppedBytes: count,
  }),
  z.strictObject({ type: z.literal('note'), ...at, note: z.enum(linkNoteKinds), details: text }),
  z.strictObject({ type: z.literal('lost'), ...at, error: errorOutputSchema }),
  z.strictObject({ type: z.literal('reopened'), ...at, address: text, epoch }),
  z.strictObject({ type: z.literal('ended'), ...at, exitCode, error, recording: text.nullable() }),
]);

/** `send --json`. `value`: the parsed result of a known query. */
const sendSchema = z.strictObject({
  ...documentEnd,
  command: text,
  final: text.nullable(),
  lines: z.array(text).readonly(),
  /** Whether the command and its answer are in a recording. False: nothing was sent, or the disk refused some of it. */
  recorded: z.boolean(),
  value: z.record(z.string(), z.unknown()).optional(),
});
export const sendOutputSchema = z.union([sendSchema, failureOutputSchema]);

/** `credentials --json`: the only output that contains a password, because that is its purpose. */
const credentialsSchema = z.strictObject({ ...documentEnd, clientId: text, username: text, password: text });
export const credentialsOutputSchema = z.union([credentialsSchema, failureOutputSchema]);

/** `certificate --json`, also for a damaged file. */
const certificateSchema = z.strictObject({
  ...documentEnd,
  format: z.enum(['pem', 'der']),
  /** Size of what would be sent. */
  bytes: z.number().int(),
  sha256: text,
  fileBytes: z.number().int(),
  fileLimitBytes: z.number().int(),
  certificates: z
    .array(
      z.looseObject({
        subject: text,
        issuer: text,
        sha256: text,
        isCa: z.boolean(),
        selfSigned: z.boolean(),
        notBefore: text,
        notAfter: text,
        knownAs: text.nullable(),
        findings: z.array(z.looseObject({ code: text, severity: z.enum(['error', 'warning', 'note']) })).readonly(),
      }),
    )
    .readonly(),
});
export const certificateOutputSchema = z.union([certificateSchema, failureOutputSchema]);

/** `explain --json`: what is known of each line that is not blank. */
const explainSchema = z.strictObject({
  ...documentEnd,
  language: z.enum(languages),
  lines: z
    .array(
      z.strictObject({
        /** Secrets masked. */
        text,
        kind: z.enum(['line', 'command', 'code', 'unknown']),
        /** Of an unsolicited result code, a command or an error code. */
        name: text.nullable(),
        /** `null` for `unknown`. */
        meaning: text.nullable(),
        notes: z.array(text).readonly(),
      }),
    )
    .readonly(),
});
export const explainOutputSchema = z.union([explainSchema, failureOutputSchema]);

const stepFailureOutput = z.strictObject({ code: text, message: text, exitCode, lines: z.array(text) }).nullable();
const milliseconds = z.number().nonnegative();

/**
 * A line of `run --format jsonl`. `begun` is first, `ended` is last; where the run did not begin there is only `ended`. `number`: of the
 * step, from 1, in the order of the run.
 */
export const runOutputSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begun'), ...at, sequence: text, steps: count }),
  z.strictObject({
    type: z.literal('step'),
    ...at,
    loop: count,
    number: count,
    name: text,
    status: z.enum(['passed', 'failed']),
    attempts: count,
    answerMs: milliseconds,
    durationMs: milliseconds,
    /** Secrets masked, as in all texts. */
    sent: text,
    lines: z.array(text),
    /** False: the disk refused some of what the step sent or received. */
    recorded: z.boolean(),
    failure: stepFailureOutput,
  }),
  z.strictObject({ type: z.literal('loop'), ...at, loop: count, passed: z.boolean() }),
  z.strictObject({
    type: z.literal('ended'),
    ...at,
    passed: z.boolean(),
    loops: z.strictObject({ good: count, bad: count }),
    /** Answer times of the passed runs of each step; `null`: none passed. */
    steps: z.array(
      z.strictObject({
        ...{ number: count, name: text, passed: count, failed: count },
        ...{ medianMs: milliseconds.nullable(), p95Ms: milliseconds.nullable(), slowestMs: milliseconds.nullable() },
      }),
    ),
    failure: stepFailureOutput,
    /** `null`: the port was not opened. */
    recording: text.nullable(),
  }),
]);

/** `import --json`: the preview. The texts are as they are in the file, secrets included. `output`: what `--output` has written. */
const importSchema = z.strictObject({
  ...importPreviewSchema.shape,
  ...documentEnd,
  output: z
    .strictObject({
      path: text,
      /** Items that came with the other program and were not written. */
      factoryItems: z.number().int(),
      unsupported: z
        .array(
          z.strictObject({
            code: z.enum(exportNoteCodes),
            index: z.number().int().optional(),
            place: z.number().int().optional(),
            count: z.number().int().optional(),
            text: text.optional(),
          }),
        )
        .readonly(),
    })
    .optional(),
});

/** `import --json` of a log. `output`: what `--output` or `--keep` has written. */
const logSchema = z.strictObject({
  ...documentEnd,
  kind: z.literal('log'),
  program: z.enum(logPrograms),
  encoding: z.enum(fileEncodings),
  ...{ sentLines: count, receivedLines: count, sentBytes: count, receivedBytes: count, notes: count },
  /** In UTC; `null`: the file has no times. */
  startedAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
  guessed: z.array(z.enum(logGuesses)).readonly(),
  warnings: z.array(z.strictObject({ code: z.enum(logWarningCodes), count, line: count.optional() })).readonly(),
  output: z.strictObject({ path: text, commands: count, answered: count }).optional(),
});
export const importOutputSchema = z.union([importSchema, logSchema, failureOutputSchema]);

/** `ports --json`. `probe` only with `--probe`. */
export const portsOutputSchema = z.union([
  z.array(z.looseObject({ path: text, probe: z.looseObject({ answers: z.boolean() }).optional() })).readonly(),
  failureOutputSchema,
]);

export type ProvisionOutput = z.infer<typeof runSchema>;
export type DryRunOutput = z.infer<typeof dryRunSchema>;
export type WatchOutput = z.infer<typeof watchOutputSchema>;
export type MonitorOutput = z.infer<typeof monitorOutputSchema>;
export type ShareOutput = z.infer<typeof shareOutputSchema>;
export type SendOutput = z.infer<typeof sendSchema>;
export type CredentialsOutput = z.infer<typeof credentialsSchema>;
export type ExplainOutput = z.infer<typeof explainSchema>;
export type ImportOutput = z.infer<typeof importSchema>;
export type LogOutput = z.infer<typeof logSchema>;
export type FailureOutput = z.infer<typeof failureOutputSchema>;
export type RunOutputLine = z.infer<typeof runOutputSchema>;
export type ErrorOutput = z.infer<typeof errorOutputSchema>;
