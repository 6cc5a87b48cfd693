import { z } from 'zod';
import { builtInCertificateSchema, draftSchema, profileSummarySchema } from './draft.ts';
import type { MergedView } from './merged.ts';
import type { ModulePageView, SignalSample } from './module-page.ts';
import { portsSchema } from './ports.ts';
import type { RecordedModuleView } from './recorded-module.ts';
import type { OpenedRecording } from './recordings.ts';
import { productSchema, recordingSchema, simulatorSchema } from './rest.ts';
import type { SequenceRunView } from './sequences.ts';
import {
  countersSchema,
  marksSchema,
  messageCountsSchema,
  messageOwnerSchema,
  messageSchema,
  moduleFactsSchema,
  pastRunSchema,
  runSchema,
  sessionHeadSchema,
  sessionSchema,
  stepViewSchema,
} from './session.ts';
import { settingsSchema } from './settings.ts';
import {
  count,
  linesIdSchema,
  madeHere,
  mergedIdSchema,
  openedIdSchema,
  sessionIdSchema,
  simulatorAddressSchema,
} from './shapes.ts';

const ofSession = { sessionId: sessionIdSchema };
const event = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Facts that are already true in the main process. `reduce` in `view.ts` applies them on both sides. */
export const eventSchema = z.discriminatedUnion('type', [
  event('product', { product: productSchema }),
  event('settings', { settings: settingsSchema }),
  event('ports', { ports: portsSchema }),
  event('simulator', { address: simulatorAddressSchema, simulator: simulatorSchema }),
  /** The recording that is a virtual module, or none any more. */
  event('recorded-module', { recordedModule: madeHere<RecordedModuleView>().nullable() }),
  /** `sessionId` null: the draft of the window while there is no session. */
  event('draft', { sessionId: sessionIdSchema.nullable(), draft: draftSchema }),
  event('built-in-certificates', { builtInCertificates: z.array(builtInCertificateSchema).max(20).readonly() }),
  event('profiles', { profiles: z.array(profileSummarySchema).max(1_000).readonly() }),
  /** A group of quick commands was written or deleted. */
  event('groups', { groups: count }),
  event('recordings', { recordings: z.array(recordingSchema).max(1_000).readonly() }),
  /** A page looks at a recording, or more of it was read. */
  event('recording-opened', { id: openedIdSchema, opened: madeHere<OpenedRecording>() }),
  event('recording-closed', { id: openedIdSchema }),
  /** A port was opened for the first time. */
  event('session-opened', { session: sessionSchema }),
  /** The user closed the session: its traffic is now only in the recording. */
  event('session-forgotten', ofSession),
  /** A merged view was made, or has changed. */
  event('merged', { mergedId: mergedIdSchema, merged: madeHere<MergedView>() }),
  /** The user closed it: its lines are now only in its recording. */
  event('merged-closed', { mergedId: mergedIdSchema }),
  event('session', { ...ofSession, head: sessionHeadSchema }),
  event('facts', { ...ofSession, facts: moduleFactsSchema }),
  event('module-page', { ...ofSession, modulePage: madeHere<ModulePageView>() }),
  /** A new measurement, or more values of the newest one. */
  event('signal', { ...ofSession, sample: madeHere<SignalSample>() }),
  event('counters', { ...ofSession, counters: countersSchema }),
  event('marks', { sessionId: linesIdSchema, marks: marksSchema }),
  event('sequence', { ...ofSession, sequence: madeHere<SequenceRunView>() }),
  event('run', { ...ofSession, run: runSchema.nullable() }),
  event('last-run', { ...ofSession, lastRun: pastRunSchema.nullable() }),
  /** One step of the run changed; `index` is its position among the steps. */
  event('step', { ...ofSession, index: count, step: stepViewSchema }),
  event('message', { ...ofSession, message: messageSchema }),
  /** Another module is connected. Messages with numbers below `owner.from` are of the previous module; `counts`: all messages of this one. */
  event('message-owner', { ...ofSession, owner: messageOwnerSchema, counts: messageCountsSchema }),
]);

export type ViewEvent = z.infer<typeof eventSchema>;
