import { z } from 'zod';
import { cloudKinds } from '../clouds/index.ts';
import { reportSchema } from '../report.ts';
import { draftSchema } from './draft.ts';
import {
  addressSchema,
  baudRateSchema,
  count,
  failureSchema,
  qosSchema,
  sessionIdSchema,
  stageSchema,
  stepIdSchema,
  stepStatusSchema,
  timeMs,
  topicText,
  warningSchema,
} from './shapes.ts';

/** A line of a module can be 16 kB long; no name, number or address in it comes near this. */
export const factTextLimit = 200;
const text = z.string().max(factTextLimit);

export const sessionStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  /** The cable, the USB device or the TCP peer is gone. `reopens`: it is opened again when it comes back. */
  z.strictObject({ kind: z.literal('lost'), failure: failureSchema, atMs: timeMs, reopens: z.boolean() }),
  z.strictObject({ kind: z.literal('closed'), atMs: timeMs }),
]);

/** Which module it was, as far as it said so; `null` where it did not. */
export const moduleNameSchema = z.strictObject({
  imei: text.nullable(),
  iccid: text.nullable(),
  model: text.nullable(),
});

/** One opening of the port of a session; the newest is the last one. */
export const openingSchema = z.strictObject({
  /** Counts from 1 within the session. */
  number: z.int().positive(),
  openedAtMs: timeMs,
  endedAtMs: timeMs.nullable(),
  /** Why it ended; `null`: it stands, or the person closed it. */
  failure: failureSchema.nullable(),
  /** Sequence number of its first piece of traffic. */
  trafficFrom: count,
  module: moduleNameSchema,
  /** Another module than at the opening before. */
  isOther: z.boolean(),
});

/** More openings than these are not told; the recording holds them all. */
export const openingLimit = 50;

/** Every fact says when it was learnt and by which command or unsolicited line. */
const learnt = { atMs: timeMs, command: z.string().max(100) };
const fact = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject({ ...shape, ...learnt }).nullable();

/** What the module has told about itself, from any command, procedure or unsolicited line; `null`: not known yet. */
export const moduleFactsSchema = z.strictObject({
  model: fact({ text }),
  firmware: fact({
    text,
    verdict: z.enum(['ok', 'too-old', 'unknown']),
    /** Least version for certificate login, e.g. 1104. */
    minimum: z.number().nullable(),
  }),
  imei: fact({ text }),
  iccid: fact({ text }),
  operator: fact({ text }),
  sim: fact({ state: z.enum(['ready', 'pin', 'puk', 'missing', 'failure', 'busy']) }),
  registration: fact({
    /** The number behind +CEREG: and its like. */
    stat: z.number(),
    registered: z.boolean(),
    roaming: z.boolean(),
    denied: z.boolean(),
  }),
  signal: fact({ rssi: z.number(), dbm: z.number().nullable(), judgement: z.enum(['good', 'weak', 'none']) }),
  attach: fact({ attached: z.boolean(), address: text.nullable() }),
  clock: fact({
    text,
    /** Module minus computer, in ms; `null`: the module has no time. */
    offMs: z.number().nullable(),
  }),
  tls: fact({
    state: z.enum(['connecting', 'up', 'failed', 'closed']),
    /** Whether TLS was asked for, or TCP alone; `null`: the connection was there before. */
    encrypted: z.boolean().nullable(),
  }),
  mqtt: fact({ state: z.enum(['connecting', 'online', 'refused', 'closed']) }),
});

/** A step as the runner tells it, with its place in time and in the traffic. */
export const stepViewSchema = z.strictObject({
  id: stepIdSchema,
  /** Which file or topic, for steps that run more than once. */
  item: z.string().max(1_000).nullable(),
  status: stepStatusSchema,
  startedAtMs: timeMs.nullable(),
  /** Duration so far known; 0 while it runs. */
  ms: z.number().nonnegative(),
  failure: failureSchema.nullable(),
  warnings: z.array(warningSchema).readonly(),
  progress: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('bytes'), doneBytes: count, totalBytes: count }),
      z.strictObject({ kind: z.literal('wait'), elapsedMs: z.number(), limitMs: z.number() }),
    ])
    .nullable(),
  /** Traffic sequence numbers: first of the step, and first after it; `null` while it runs. */
  trafficFrom: count.nullable(),
  trafficTo: count.nullable(),
  /** What the step was about: the file, the login, the address, whatever the form says by now. */
  about: z.record(z.string().max(60), z.union([text, z.number()])),
});

/** What a run was asked to do, frozen when it began, without anything secret or derived from a secret. */
export const runPlanSchema = z.strictObject({
  /** Of the saved profile that it was; `null`: it was not saved then. */
  profileId: z.string().max(60).nullable(),
  /** Of the saved profile that it is now, if it is one. */
  subject: z.string().max(60),
  /** Of the profile, as it was called then; '' for one that was not saved. */
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
  /** What was asked for: all stages, or one. */
  stages: z.array(stageSchema).readonly(),
  startedAtMs: timeMs,
  endedAtMs: timeMs.nullable(),
  /** Steps of all stages in their order; those of earlier runs keep their results until they run again. */
  steps: z.array(stepViewSchema).max(500).readonly(),
  failure: failureSchema.nullable(),
  /** Of the last run that ended; what the saved report is made of. */
  report: reportSchema.nullable(),
  /** What the module had told of itself when the check-up was over, with the times of then; `null`: it goes on, or there was none. */
  found: moduleFactsSchema.nullable(),
});

/**
 * What a run would do that goes on from the last one now. `goes-on`: from the step at which that one ended. `connects`: from the connection on,
 * which is gone or was made by other settings. `anew`: from the beginning, because the form asks for other steps.
 */
export const resumptionSchema = z.enum(['goes-on', 'connects', 'anew']);

/** A run that is not of what is in hand now. `isOther`: of another module than the one in this place, as far as they told their names. */
export const pastRunSchema = z.strictObject({ run: runSchema, module: moduleNameSchema, isOther: z.boolean() });

export const onlineSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('offline'), failure: failureSchema.nullable() }),
  /** `plan`: of the run that made the connection. */
  z.strictObject({ kind: z.literal('online'), sinceMs: timeMs, plan: runPlanSchema }),
  z.strictObject({
    kind: z.literal('recovering'),
    plan: runPlanSchema,
    attempt: count,
    waitMs: z.number(),
    failure: failureSchema.nullable(),
  }),
]);

export const subscriptionViewSchema = z.strictObject({ topic: topicText, qos: qosSchema, received: count });

export const messageSchema = z.strictObject({
  /** Grows by one with every message of the session. */
  number: count,
  direction: z.enum(['up', 'down']),
  atMs: timeMs,
  topic: topicText,
  qos: qosSchema.nullable(),
  /** UTF-8 text if it is one, else as hexadecimal. Cut after 8192 characters; `sizeBytes` is the whole. */
  payload: z.string().max(8_192),
  encoding: z.enum(['text', 'hex']),
  sizeBytes: count,
  /** False: its bytes stopped coming. */
  complete: z.boolean(),
});

export const filesSchema = z.strictObject({
  state: z.enum(['unknown', 'reading', 'known', 'failed']),
  freeBytes: count.nullable(),
  files: z
    .array(z.strictObject({ name: z.string().max(300), sizeBytes: count.nullable() }))
    .max(200)
    .readonly(),
  failure: failureSchema.nullable(),
  atMs: timeMs.nullable(),
});

export const countersSchema = z.strictObject({
  sentBytes: count,
  receivedBytes: count,
  /** Over the last second. */
  sentPerSecond: z.number().nonnegative(),
  receivedPerSecond: z.number().nonnegative(),
});

export const recordingStateSchema = z.strictObject({
  name: z.string().max(300),
  startedAtMs: timeMs,
  /** The disk takes no more; the session goes on unrecorded. */
  failed: z.boolean(),
  /** In an earlier outage something was given up for good. */
  hasGap: z.boolean(),
});

/** A command that a person typed, until its result is there. */
export const typedCommandSchema = z.strictObject({
  id: count,
  /** As `AT+CSQ`: arguments may be secret. */
  name: z.string().max(60),
  typedAtMs: timeMs,
  /** `null`: it waits for its turn. */
  sentAtMs: timeMs.nullable(),
});

/** What the first of them waits for that was not sent; see `Hold` of the engine. */
export const holdSchema = z.strictObject({
  reason: z.enum(['procedure', 'command', 'proof', 'restart']),
  canSendNow: z.boolean(),
});

/** More typed commands than these do not wait in one session. */
export const typedCommandLimit = 100;

/** Everything of a session but its messages, runs, draft and facts, which have events of their own. */
export const sessionHeadSchema = z.strictObject({
  id: sessionIdSchema,
  address: addressSchema,
  baudRate: baudRateSchema,
  openedAtMs: timeMs,
  state: sessionStateSchema,
  openings: z.array(openingSchema).max(openingLimit).readonly(),
  /**
   * Whether the module in this place is the one whose results are shown: it is asked after an opening and after a restart, when there are
   * results. `unknown`: it did not say, or has not been asked since it was lost.
   */
  identity: z.enum(['same', 'asking', 'unknown']),
  /** Stages whose results were made with other inputs than the form gives now. */
  changedStages: z.array(stageSchema).readonly(),
  resumes: resumptionSchema.nullable(),
  recording: recordingStateSchema.nullable(),
  /** Traffic with smaller numbers is in its recording, though the disk refused some of it when it was shown. */
  recordedBefore: count,
  online: onlineSchema,
  subscriptions: z.array(subscriptionViewSchema).max(200).readonly(),
  files: filesSchema,
  /** Longest message that is published at once: of the module in hand once a run has recognised it, until then the smallest of all. */
  publishLimitBytes: count,
  /** It has AT+MPUBEX for what AT+MPUB does not carry; known like the limit. */
  publishesBinary: z.boolean(),
  /** In the order in which they were typed. */
  typed: z.array(typedCommandSchema).max(typedCommandLimit).readonly(),
  /** `null`: nothing typed waits for its turn. */
  hold: holdSchema.nullable(),
  /** A typed command or another wish waits for the line or its answer. */
  busy: z.boolean(),
  /** What comes over the line is no text: another baud rate, as a rule. */
  noisy: z.boolean(),
});

export const sessionSchema = sessionHeadSchema.extend({
  draft: draftSchema,
  facts: moduleFactsSchema,
  /** Of the draft that is in hand. */
  run: runSchema.nullable(),
  /** The newest run of another draft, or of another module in this place, with its own plan. */
  lastRun: pastRunSchema.nullable(),
  counters: countersSchema,
  /** Of all there were, by direction. */
  messageCounts: z.strictObject({ up: count, down: count }),
  /** The newest 500. */
  messages: z.array(messageSchema).max(500).readonly(),
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
export type MessageView = z.infer<typeof messageSchema>;
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
