import { z } from 'zod';
import { cloudKinds } from '../clouds/index.ts';
import { longestNote, markLimit } from '../lines/kinds.ts';
import { reportSchema } from '../report.ts';
import { draftSchema } from './draft.ts';
import type { SessionRules } from './line-rules.ts';
import { type ModulePageView, moduleLimits, type SignalSample } from './module-page.ts';
import type { SequenceRunView } from './sequences.ts';
import {
  addressSchema,
  baudRateSchema,
  count,
  failureSchema,
  madeHere,
  qosSchema,
  sessionIdSchema,
  stageSchema,
  stepIdSchema,
  stepStatusSchema,
  timeMs,
  topicText,
  warningSchema,
} from './shapes.ts';

/** A line of a module can be 16 kB long. Names, numbers and addresses in it are much shorter than this limit. */
export const factTextLimit = 200;
const text = z.string().max(factTextLimit);

const sessionStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  /** The cable, the USB device or the TCP peer was lost. `reopens`: the port is opened again when it comes back. */
  z.strictObject({ kind: z.literal('lost'), failure: failureSchema, atMs: timeMs, reopens: z.boolean() }),
  z.strictObject({ kind: z.literal('closed'), atMs: timeMs }),
]);

/** Name and version of a module, as far as it reported them; otherwise `null`. */
const moduleNameSchema = z.strictObject({
  imei: text.nullable(),
  iccid: text.nullable(),
  model: text.nullable(),
});

/** One opening of the port of a session. The newest is last. */
const openingSchema = z.strictObject({
  /** Counts from 1 within the session. */
  number: z.int().positive(),
  openedAtMs: timeMs,
  endedAtMs: timeMs.nullable(),
  /** Why it ended; `null`: still open, or closed by the user. */
  failure: failureSchema.nullable(),
  /** Sequence number of its first piece of traffic. */
  trafficFrom: count,
  module: moduleNameSchema,
  /** The module is another one than at the previous opening. */
  isOther: z.boolean(),
});

/** The view holds at most this many openings; the recording holds all. */
export const openingLimit = 50;

/** The time and the command or unsolicited line that a fact was taken from. */
const source = { atMs: timeMs, command: z.string().max(100) };
const fact = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, ...source }).nullable();

/** What the module has reported, in any command, procedure or unsolicited line; `null`: not known yet. */
export const moduleFactsSchema = z.strictObject({
  model: fact({ text }),
  firmware: fact({
    text,
    verdict: z.enum(['ok', 'too-old', 'unknown']),
    /** Lowest version for certificate login, e.g. 1104. */
    minimum: z.number().nullable(),
  }),
  imei: fact({ text }),
  iccid: fact({ text }),
  operator: fact({ text }),
  sim: fact({ state: z.enum(['ready', 'pin', 'puk', 'missing', 'failure', 'busy']) }),
  registration: fact({
    /** The number in +CREG:, +CGREG: or +CEREG:. */
    stat: z.number(),
    registered: z.boolean(),
    roaming: z.boolean(),
    denied: z.boolean(),
  }),
  signal: fact({ rssi: z.number(), dbm: z.number().nullable(), judgement: z.enum(['good', 'weak', 'none']) }),
  attach: fact({ attached: z.boolean(), address: text.nullable() }),
  clock: fact({
    text,
    /** Module time minus computer time, in ms; `null`: the module has no time. */
    offMs: z.number().nullable(),
  }),
  tls: fact({
    state: z.enum(['connecting', 'up', 'failed', 'closed']),
    /** Whether TLS or plain TCP was requested; `null`: the connection existed before. */
    encrypted: z.boolean().nullable(),
  }),
  mqtt: fact({ state: z.enum(['connecting', 'online', 'refused', 'closed']) }),
});

/** A step as reported by the runner, with its time and its position in the traffic. */
export const stepViewSchema = z.strictObject({
  id: stepIdSchema,
  /** The file or topic, for steps that run more than once. */
  item: z.string().max(1_000).nullable(),
  status: stepStatusSchema,
  startedAtMs: timeMs.nullable(),
  /** Duration, as far as known; 0 while the step runs. */
  ms: z.number().nonnegative(),
  failure: failureSchema.nullable(),
  warnings: z.array(warningSchema).readonly(),
  progress: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('bytes'), doneBytes: count, totalBytes: count }),
      z.strictObject({ kind: z.literal('wait'), elapsedMs: z.number(), limitMs: z.number() }),
    ])
    .nullable(),
  /** Traffic sequence numbers: the first piece of the step, and the first after it; `null` while it runs. */
  trafficFrom: count.nullable(),
  trafficTo: count.nullable(),
  /** The file, login or address that the step used, independent of later changes of the form. */
  about: z.record(z.string().max(60), z.union([text, z.number()])),
});

/** The inputs of a run, fixed when it began, without anything secret or derived from a secret. */
const runPlanSchema = z.strictObject({
  /** The id of the saved profile at that time; `null`: it was not saved. */
  profileId: z.string().max(60).nullable(),
  /** The id of the saved profile now, if there is one. */
  subject: z.string().max(60),
  /** The name of the profile at that time; '' if it was not saved. */
  name: z.string().max(200),
  platform: z.enum(cloudKinds),
  host: z.string().max(300),
  port: count,
  deviceId: z.string().max(1_000),
});

export const runSchema = z.strictObject({
  number: count,
  plan: runPlanSchema,
  state: z.enum(['running', 'stopping', 'done', 'failed', 'stopped']),
  /** The requested stages: all, or one. */
  stages: z.array(stageSchema).readonly(),
  startedAtMs: timeMs,
  endedAtMs: timeMs.nullable(),
  /** Steps of all stages in order; steps of earlier runs keep their results until they run again. */
  steps: z.array(stepViewSchema).max(500).readonly(),
  failure: failureSchema.nullable(),
  /** Report of the last run that ended; the saved report is made from it. */
  report: reportSchema.nullable(),
  /** The facts of the module at the end of the check-up, with their times; `null`: it is still running, or there was none. */
  found: moduleFactsSchema.nullable(),
});

/**
 * What a resumed run would do now. `goes-on`: continue at the step where the last one ended. `uploads`: compare the file on the module, send
 * it again if it differs, and continue from there. `connects`: make the connection again with all its settings, and continue from there.
 * `start-over`: start over, because the form needs other steps. `unknown-module`: start over, because the module has not identified itself.
 */
const resumptionSchema = z.enum(['goes-on', 'uploads', 'connects', 'start-over', 'unknown-module']);

/** A run with another draft or on another module. `isOther`: on another module than the connected one, as far as both reported their identity. */
export const pastRunSchema = z.strictObject({ run: runSchema, module: moduleNameSchema, isOther: z.boolean() });

const onlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('offline'),
    failure: failureSchema.nullable(),
    /** For a lost connection: the sequence number after the traffic that shows the loss. */
    trafficTo: count.optional(),
  }),
  /**
   * `sinceMs`: `null` if the login was not observed, because the connection already existed. `plan`: of the run that made the connection;
   * `null`: no run made it, or it is unknown which one.
   */
  z.strictObject({ kind: z.literal('online'), sinceMs: timeMs.nullable(), plan: runPlanSchema.nullable() }),
  z.strictObject({
    kind: z.literal('recovering'),
    plan: runPlanSchema,
    attempt: count,
    waitMs: z.number(),
    failure: failureSchema.nullable(),
  }),
]);

const subscriptionViewSchema = z.strictObject({ topic: topicText, qos: qosSchema, received: count });

/** The view holds at most this many changes of the module. */
export const messageOwnerLimit = 50;

export const messageSchema = z.strictObject({
  /** Increases by one with every message of the session. */
  number: count,
  direction: z.enum(['up', 'down']),
  atMs: timeMs,
  topic: topicText,
  qos: qosSchema.nullable(),
  /** As UTF-8 text if it is valid UTF-8, else as hexadecimal. Cut after 8192 characters; `sizeBytes` is the full size. */
  payload: z.string().max(8_192),
  encoding: z.enum(['text', 'hex']),
  sizeBytes: count,
  /** False: its bytes stopped arriving. */
  complete: z.boolean(),
});

export const messageCountsSchema = z.strictObject({ up: count, down: count });

/** From this message on, another module was connected. */
export const messageOwnerSchema = z.strictObject({ from: count, module: text });

const filesSchema = z.strictObject({
  state: z.enum(['unknown', 'reading', 'known', 'failed']),
  freeBytes: count.nullable(),
  files: z
    .array(z.strictObject({ name: z.string().max(300), sizeBytes: count.nullable() }))
    .max(200)
    .readonly(),
  failure: failureSchema.nullable(),
  atMs: timeMs.nullable(),
});

/**
 * The last known state of a file on the module, regardless of the profile. `proven`: the last read returned these bytes; `unknown`:
 * something was written or typed since.
 */
const seenFileSchema = z.strictObject({
  name: z.string().max(300),
  state: z.enum(['proven', 'deleted', 'unknown']),
  /** Lower-case hex, of what is proven. */
  sha256: z.string().max(64).nullable(),
});

export const countersSchema = z.strictObject({
  sentBytes: count,
  receivedBytes: count,
  /** Over the last second. */
  sentPerSecond: z.number().nonnegative(),
  receivedPerSecond: z.number().nonnegative(),
});

const recordingStateSchema = z.strictObject({
  name: z.string().max(300),
  startedAtMs: timeMs,
  /** The disk refuses writes; the session continues without being recorded. */
  failed: z.boolean(),
  /** In an earlier outage some entries were lost. */
  hasGap: z.boolean(),
});

/** The module waits at a prompt for data of a typed command; see `WantedData` of the engine. */
const wantedDataSchema = z.strictObject({
  sizeBytes: count.nullable(),
  limitMs: count.nullable(),
  canCancel: z.boolean(),
});

/** A command typed by a user, until its result arrives. */
const typedCommandSchema = z.strictObject({
  id: count,
  /** As `AT+CSQ`, without arguments, which may be secret. */
  name: z.string().max(60),
  typedAtMs: timeMs,
  /** `null`: it is still queued. */
  sentAtMs: timeMs.nullable(),
  /** `null`: no data are asked for. */
  wanted: wantedDataSchema.nullable(),
});

/** What the first queued command waits for; see `Hold` of the engine. */
const holdSchema = z.strictObject({
  reason: z.enum(['procedure', 'command', 'data', 'data-mode', 'proof', 'restart', 'raw']),
  canSendNow: z.boolean(),
});

/** The most typed commands that can be queued in one session. */
export const typedCommandLimit = 100;

/** Everything of a session except messages, runs, draft and facts, which have their own events. */
export const sessionHeadSchema = z.strictObject({
  id: sessionIdSchema,
  address: addressSchema,
  baudRate: baudRateSchema,
  openedAtMs: timeMs,
  state: sessionStateSchema,
  openings: z.array(openingSchema).max(openingLimit).readonly(),
  /**
   * Whether the module on this port is the one whose results are shown. Checked after an opening and after a restart, if there are
   * results. `unknown`: it did not answer, or has not been checked since it was lost.
   */
  identity: z.enum(['same', 'asking', 'unknown']),
  /** Stages whose results were made with other inputs than the form gives now. */
  changedStages: z.array(stageSchema).readonly(),
  resumes: resumptionSchema.nullable(),
  recording: recordingStateSchema.nullable(),
  /** Traffic with smaller sequence numbers is in the recording, even if the disk had refused some of it when it was shown. */
  recordedBefore: count,
  online: onlineSchema,
  subscriptions: z.array(subscriptionViewSchema).max(200).readonly(),
  files: filesSchema,
  /** Of the module whose results are shown, over all its openings. */
  seenFiles: z.array(seenFileSchema).max(50).readonly(),
  /** Longest message that AT+MPUB can publish: of the module once a run has recognised it, until then the smallest of all modules. */
  publishLimitBytes: count,
  /** The module has AT+MPUBEX for what AT+MPUB cannot carry; known at the same time as the limit. */
  publishesBinary: z.boolean(),
  /** In the order in which they were typed. */
  typed: z.array(typedCommandSchema).max(typedCommandLimit).readonly(),
  /** `null`: no typed command is queued. */
  hold: holdSchema.nullable(),
  /** A typed command or another request waits for the line or for its answer. */
  busy: z.boolean(),
  /** The received bytes are not text; usually the baud rate is wrong. */
  noisy: z.boolean(),
  /** Omitted: nothing was switched on yet. */
  rules: madeHere<SessionRules>().optional(),
});

/** Lines that a user marked, by the sequence number of their traffic. An empty note is a mark alone. */
export const marksSchema = z
  .array(z.strictObject({ sequence: count, note: z.string().max(longestNote) }))
  .max(markLimit)
  .readonly();

export const sessionSchema = sessionHeadSchema.extend({
  draft: draftSchema,
  facts: moduleFactsSchema,
  /** Of the current draft. */
  run: runSchema.nullable(),
  /** The newest run with another draft, or with another module on this port, with its own plan. */
  lastRun: pastRunSchema.nullable(),
  counters: countersSchema,
  marks: marksSchema,
  /** The newest run of quick commands. */
  sequence: madeHere<SequenceRunView>().nullable(),
  /** The page about the module. */
  modulePage: madeHere<ModulePageView>(),
  /** The newest measurements while a page showed them; at most `moduleLimits.signals`. */
  signals: z.array(madeHere<SignalSample>()).max(moduleLimits.signals).readonly(),
  /** Of all messages of the module in this place, by direction. */
  messageCounts: messageCountsSchema,
  /** The newest 500. */
  messages: z.array(messageSchema).max(500).readonly(),
  /** The positions among the messages where another module was connected. Empty: all messages are of one module. */
  messageOwners: z.array(messageOwnerSchema).max(messageOwnerLimit).readonly(),
});

export type SessionHead = z.infer<typeof sessionHeadSchema>;
export type SessionView = z.infer<typeof sessionSchema>;
export type ModuleFacts = z.infer<typeof moduleFactsSchema>;
export type StepView = z.infer<typeof stepViewSchema>;
export type RunView = z.infer<typeof runSchema>;
export type RunPlanView = z.infer<typeof runPlanSchema>;
export type Resumption = z.infer<typeof resumptionSchema>;
export type PastRun = z.infer<typeof pastRunSchema>;
export type ModuleName = z.infer<typeof moduleNameSchema>;
export type OpeningView = z.infer<typeof openingSchema>;
export type OnlineView = z.infer<typeof onlineSchema>;
export type TypedCommandView = z.infer<typeof typedCommandSchema>;
export type WantedDataView = z.infer<typeof wantedDataSchema>;
export type MessageOwner = z.infer<typeof messageOwnerSchema>;
export type MessageView = z.infer<typeof messageSchema>;
export type SeenFile = z.infer<typeof seenFileSchema>;
export type FilesView = z.infer<typeof filesSchema>;
export type Counters = z.infer<typeof countersSchema>;

export const noFacts: ModuleFacts = {
  model: null,
  firmware: null,
  imei: null,
  iccid: null,
  operator: null,
  sim: null,
  registration: null,
  signal: null,
  attach: null,
  clock: null,
  tls: null,
  mqtt: null,
};

export const noMessageCounts: SessionView['messageCounts'] = { up: 0, down: 0 };

export const noCounters: Counters = { sentBytes: 0, receivedBytes: 0, sentPerSecond: 0, receivedPerSecond: 0 };
