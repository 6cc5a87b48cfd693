import { z } from 'zod';
import { type CommandCause, isCommandCause } from '../../shared/traffic.ts';
import type { CommandRequest } from '../at/command-spec.ts';
import type { NotedInput, QueuedCommand } from '../at/engine-state.ts';
import type { OpeningFacts } from '../at/opening-state.ts';
import { defaultTimings, type EngineTimings } from '../at/timings.ts';
import { type OpenAnswers, proofNames } from '../at/unanswered.ts';
import { patternOf } from './known-patterns.ts';

/** Reads what `session/noted-inputs.ts` has written, from a file that a stranger may have changed. docs/recording-format.md §5 has the fields. */
export type RecordedInput =
  | { readonly kind: 'begin'; readonly begin: RecordedBegin }
  | { readonly kind: 'submit'; readonly command: RecordedCommand }
  /** The bytes are those that were sent next. */
  | { readonly kind: 'data'; readonly id: number; readonly sizeBytes: number | null; readonly secret: boolean }
  | { readonly kind: 'send-bytes'; readonly sent: RecordedBytesSent }
  | { readonly kind: 'plain'; readonly input: WithoutTime<PlainInput> };

export interface RecordedBegin extends OpeningFacts {
  /** By the clock of the engine. */
  readonly atMs: number;
  /** The link may begin with a negotiation, which no engine gets. */
  readonly telnet: boolean;
  readonly timings: EngineTimings;
}

/** Bytes of a user that are not a command. */
export interface RecordedBytesSent {
  readonly id: number;
  readonly lease: number | null;
  readonly sizeBytes: number;
  readonly cause?: CommandCause | undefined;
}

/** The bytes of its line, if it is not repeated here, and of its payload are those that are sent. */
export interface RecordedCommand extends Omit<QueuedCommand, 'kind'> {
  readonly lineBytes: number | null;
  readonly payloadBytes: number | null;
}

type PlainInput = Extract<
  NotedInput,
  { readonly kind: 'contact' | 'acquire' | 'release' | 'cancel' | 'send-now' | 'keep-port' }
>;
type WithoutTime<Input> = Input extends unknown ? Omit<Input, 'atMs'> : never;

const id = z.int().nonnegative();
const lease = id.nullable().default(null);
const bytes = z.int().nonnegative().max(1_000_000);
const waitMs = z.number();
/** JSON has no infinite numbers. */
const endless = z
  .number()
  .nullable()
  .transform((value) => value ?? Number.POSITIVE_INFINITY);

const pattern = z.string().transform((text, context): RegExp => {
  const found = patternOf(text);
  if (found !== null) return found;
  context.addIssue({ code: 'custom', message: 'no expression' });
  return z.NEVER;
});
const patterns = z.array(pattern).max(64).default([]);

const secondPhase = z.object({
  ...{ success: patterns, failure: patterns, detail: patterns, deadlineMs: waitMs },
  holdsLine: z.boolean().default(false),
});
const late = z.object({
  ...{ lines: patterns, last: patterns, deadlineMs: waitMs },
  ofConnection: z.literal(true).optional(),
});
const asks = z.object({
  line: pattern.nullable().default(null),
  sizeBytes: bytes.nullable().default(null),
  limitMs: waitMs.nullable().default(null),
  cancelByte: z.int().min(0).max(255).nullable().default(null),
});

/** One of a later version is left out. */
const cause = z.string().refine(isCommandCause).optional().catch(undefined);

const requestFields = {
  name: z.string().max(200).default('AT'),
  line: z
    .string()
    .max(64 * 1024)
    .optional(),
  lineBytes: bytes.optional(),
  lineEnd: z.enum(['cr', 'crlf', 'none']).default('cr'),
  prefixes: z.array(z.string().max(200)).max(64).default([]),
  bare: pattern.nullable().default(null),
  ...{ success: patterns, failure: patterns },
  payload: z.object({ sizeBytes: bytes, secret: z.boolean().default(false) }).optional(),
  countedBytes: bytes.nullable().default(null),
  ...{ secondPhase: secondPhase.nullable().default(null), late: z.array(late).max(64).default([]) },
  counted: z
    .object({ prefix: z.string().max(200), first: z.number().nullable(), at: z.int() })
    .nullable()
    .default(null),
  asks: asks.nullable().default(null),
  endsConnection: z.boolean().default(false),
  nothingToEnd: pattern.nullable().default(null),
  deadlineMs: waitMs,
  longestMs: waitMs.optional(),
  sentAs: id.optional(),
};
const requestSchema = z.object(requestFields);

const sentAsOf = (number: number): string => `#${number}`;
/** Stands for bytes that are not known yet, as masked ones. */
export const unknownBytes = (sizeBytes: number): Uint8Array => new Uint8Array(sizeBytes).fill(0x2a);

const requestOf = (noted: z.infer<typeof requestSchema>): CommandRequest => {
  const { line, lineBytes = 0, prefixes, bare, success, failure, payload, longestMs, sentAs, ...request } = noted;
  const shown = line === undefined ? unknownBytes(lineBytes) : Uint8Array.from(Buffer.from(line, 'latin1'));
  const { late: lateRules } = request;
  return {
    ...request,
    line: { bytes: shown, secretSpans: [] },
    response: { prefixes, bare },
    finals: { success, failure },
    payload: payload ? { bytes: unknownBytes(payload.sizeBytes), secret: payload.secret } : null,
    late: lateRules.map(lateRuleOf),
    longestMs: longestMs ?? request.deadlineMs,
    ...(sentAs !== undefined && { sentAs: sentAsOf(sentAs) }),
  };
};

const lateRuleOf = ({ ofConnection, ...rule }: z.infer<typeof late>): CommandRequest['late'][number] => ({
  ...rule,
  ...(ofConnection && { ofConnection }),
});

const submitSchema = z.object({
  ...{ id, lease, ...requestFields },
  priority: z.enum(['cloud-answer', 'ordinary']).default('ordinary'),
  cause,
  expected: pattern.optional(),
  repeatable: z.boolean().default(false),
  typed: z.literal(true).optional(),
});

const commandOf = (noted: z.infer<typeof submitSchema>): RecordedCommand => {
  const { id: number, lease: holder, priority, cause, expected, repeatable, typed, ...request } = noted;
  return {
    ...{ id: number, lease: holder, priority, request: requestOf(request), repeatable },
    ...(cause && { cause }),
    ...(expected && { expected }),
    ...(typed && { typed }),
    lineBytes: request.line === undefined ? (request.lineBytes ?? 0) : null,
    payloadBytes: request.payload?.sizeBytes ?? null,
  };
};

const beforeSchema = z
  .object({
    unanswered: z.object({
      queries: z.array(z.enum(proofNames)).max(64),
      commands: z.array(requestSchema).max(256),
      raw: z
        .object({
          ...{ tail: z.string().max(200), results: z.number(), sentAtMs: z.number() },
          ...{ proofs: z.array(z.enum(proofNames)).max(8), printsAnything: z.boolean() },
        })
        .nullable()
        .default(null),
      ...{ probes: z.int().nonnegative(), isAnswering: z.boolean() },
      ...{ lastSentAtMs: z.number(), worksUntilMs: z.number(), longestWorkMs: endless },
    }),
    identity: z.partialRecord(z.enum(proofNames), z.string().max(1_000)),
    owed: z
      .array(
        z.object({
          ...{ sentAs: id, left: patterns, failure: patterns, endsAtMs: endless },
          repeatedBy: id.nullable().default(null),
          isDoubtful: z.boolean().default(false),
        }),
      )
      .max(256),
  })
  .transform(
    ({ unanswered, identity, owed }): OpenAnswers => ({
      unanswered: { ...unanswered, commands: unanswered.commands.map(requestOf) },
      identity: identity as OpenAnswers['identity'],
      owed: owed.map(({ sentAs, ...result }) => ({ ...result, sent: sentAsOf(sentAs) })),
    }),
  );

const timingNames = Object.keys(defaultTimings) as (keyof EngineTimings)[];
const timings = z
  .partialRecord(z.enum(timingNames), z.number())
  .default({})
  .transform((others): EngineTimings => ({ ...defaultTimings, ...others }));

const beginSchema = z.object({
  atMs: z.number(),
  telnet: z.boolean().default(false),
  timings,
  before: beforeSchema.optional(),
  dataMode: z.union([z.boolean(), z.literal('noted')]).default(false),
});

const plainSchemas = [
  z.object({ kind: z.literal('contact'), id, lease, patienceMs: waitMs }),
  z.object({ kind: z.enum(['acquire', 'release']), lease: id }),
  z.object({ kind: z.enum(['cancel', 'send-now']), id }),
  z.object({ kind: z.literal('keep-port'), isKept: z.boolean() }),
] as const;
const plainSchema = z.union(plainSchemas);
const dataSchema = z.object({ id, sizeBytes: bytes.nullable(), secret: z.boolean().default(false) });
const sentSchema = z.object({ id, lease, sizeBytes: bytes, cause });

/** The facts of an entry `q`. `null`: of a later version, or not readable. */
export const recordedInputOf = (facts: Readonly<Record<string, unknown>>): RecordedInput | null => {
  const { kind } = facts;
  if (kind === 'begin') {
    const read = beginSchema.safeParse(facts).data;
    return read ? { kind, begin: beginOf(read) } : null;
  }
  if (kind === 'submit') {
    const read = submitSchema.safeParse(facts).data;
    return read ? { kind, command: commandOf(read) } : null;
  }
  if (kind === 'data') {
    const read = dataSchema.safeParse(facts).data;
    return read ? { kind, ...read } : null;
  }
  if (kind === 'send-bytes') {
    const read = sentSchema.safeParse(facts).data;
    return read ? { kind, sent: read } : null;
  }
  const read = plainSchema.safeParse(facts).data;
  return read ? { kind: 'plain', input: plainOf(read) } : null;
};

const beginOf = ({ before, dataMode, ...begin }: z.infer<typeof beginSchema>): RecordedBegin => ({
  ...begin,
  before: before ?? null,
  startsInDataMode: dataMode,
});

const plainOf = (read: z.infer<typeof plainSchema>): WithoutTime<PlainInput> => {
  if (read.kind !== 'contact') return read;
  const { kind, ...contact } = read;
  return { kind, contact };
};
