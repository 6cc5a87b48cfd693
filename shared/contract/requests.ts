import { z } from 'zod';
import { historyLimit, longestKeptLine } from '../at/command-history.ts';
import { longestNote, longestQuery } from '../lines/kinds.ts';
import { longestSeriesId, type SeriesAnswer, shownSeriesLimit } from '../series/series.ts';
import type { CommandTable } from './commands.ts';
import { draftPatchSchema, typedSecretNames, undoableNames } from './draft.ts';
import type { RulesAnswer, RulesAsk } from './line-rules.ts';
import { lineConditionSchema } from './lines.ts';
import type { LogImportAnswer, LogImportAsk } from './log-import.ts';
import { moduleActionSchema } from './module-page.ts';
import type { RecordedModuleAnswers, RecordedModuleAsk } from './recorded-module.ts';
import type { RecordingExportAnswers, RecordingExportAsk } from './recording-export.ts';
import type { ComparisonPart, FoundInRecording, RecordingDetailsAnswer, TimelineAnswer } from './recordings.ts';
import { recordingSchema } from './rest.ts';
import type { SequenceAnswers, SequenceAsk } from './sequences.ts';
import { encodingSchema, lineFrameSchema, packetMsSchema, sendingSchema, settingsSchema } from './settings.ts';
import {
  baudRateSchema,
  linesIdSchema,
  madeHere,
  mergedIdSchema,
  openedIdSchema,
  problemSchema,
  qosSchema,
  rawLimitBytes,
  roleSchema,
  sessionIdSchema,
  stageSchema,
  timeMs,
  topicText,
  typedAddressSchema,
  typedDataLimit,
} from './shapes.ts';

/** A character has at most four bytes, so that the whole fits into one message to the port. */
export const rawTextLimit = 16_000;

/** Content of a file that the page read: 256 kB of file as Base64. No certificate or profile is larger. */
const contentBase64 = z.base64().max(350_000);
/** 1 byte to 64 KiB. */
const rawBytesBase64 = z
  .base64()
  .min(4)
  .max(Math.ceil(rawLimitBytes / 3) * 4)
  .refine((text) => (text.length / 4) * 3 - (text.match(/=/g)?.length ?? 0) <= rawLimitBytes);
const nothing = z.strictObject({});
const ofSession = { sessionId: sessionIdSchema };
/** A session or a merged view. */
const ofLines = { sessionId: linesIdSchema };
/** The session of the draft; `null`: the draft of the window while there is no session. */
const ofDraft = { sessionId: sessionIdSchema.nullable() };
const id = z.string().min(1).max(60);
const name = z.string().min(1).max(300);

const request = <Params extends z.ZodType, Result extends z.ZodType>(params: Params, result: Result) => ({
  params,
  result,
});

/**
 * Every request of a page. The answer is an `Outcome` of `result`; changes of the view are sent as events. A new request is one line
 * here and one handler in `electron/app/services` (the compiler requires it).
 */
export const requests = {
  'settings.change': request(settingsSchema.omit({ ports: true }).partial(), nothing),
  /** The user has seen the notices of the start. */
  'settings.dismissNotices': request(nothing, nothing),

  'ports.refresh': request(nothing, nothing),
  /** Searches for the module: sends AT to every port at every usual baud rate, or only to `address`. Progress is sent as events. */
  'ports.find': request(z.strictObject({ address: typedAddressSchema.nullable() }), nothing),
  'ports.stopFinding': request(nothing, nothing),

  /**
   * The settings of a port, kept for it. `line` `null`: those of the setting `line` again. An open port gets its baud rate at once, the rest as far as
   * the driver can; `reopens`: the rest applies when the port is opened again.
   */
  'port.change': request(
    z.strictObject({
      address: typedAddressSchema,
      baudRate: baudRateSchema.optional(),
      line: lineFrameSchema.nullable().optional(),
      encoding: encodingSchema.optional(),
      sending: sendingSchema.optional(),
      packetMs: packetMsSchema.nullable().optional(),
    }),
    z.strictObject({ reopens: z.boolean() }),
  ),
  /** Switches outputs of an open port. Those that are not named stay as they are. */
  'port.setLines': request(
    z.strictObject({
      ...ofSession,
      dtr: z.boolean().optional(),
      rts: z.boolean().optional(),
      brk: z.boolean().optional(),
    }),
    nothing,
  ),
  /** Reads the lines of an open port. Repeated by a page that shows them. `null`: the port does not have it, or does not tell. */
  'port.lines': request(
    z.strictObject(ofSession),
    z.strictObject({
      outputs: z.strictObject({ dtr: z.boolean(), rts: z.boolean(), brk: z.boolean() }).nullable(),
      inputs: z
        .strictObject({ cts: z.boolean(), dsr: z.boolean(), dcd: z.boolean(), ri: z.boolean().nullable() })
        .nullable(),
    }),
  ),

  'session.open': request(
    z.strictObject({ address: typedAddressSchema, baudRate: baudRateSchema }),
    /** The session of that port: a new one, or the existing one. */
    z.strictObject({ sessionId: sessionIdSchema }),
  ),
  /** Stops the run, closes the module's connection, closes the port. The session stays, with everything shown in it. */
  'session.close': request(z.strictObject(ofSession), nothing),
  /** The same, and the session is removed from the window; its recording stays. The draft of the last session becomes the draft of the window. */
  'session.forget': request(z.strictObject(ofSession), nothing),
  /** Stops waiting for the port to come back. */
  'session.stopReopening': request(z.strictObject(ofSession), nothing),

  /** Makes a merged view of these sessions, with the lines that they have in memory. */
  'merged.open': request(
    z.strictObject({ sessionIds: z.array(sessionIdSchema).min(2).max(16).readonly() }),
    z.strictObject({ mergedId: mergedIdSchema }),
  ),
  /** Which sessions it follows from now on. The lines that it has stay. */
  'merged.change': request(
    z.strictObject({ mergedId: mergedIdSchema, sessionIds: z.array(sessionIdSchema).max(16).readonly() }),
    nothing,
  ),
  /** Ends it; its recording stays. */
  'merged.close': request(z.strictObject({ mergedId: mergedIdSchema }), nothing),

  /** `resume`: continue where the last run ended. Answered when the run has begun; progress is sent as events. */
  'run.start': request(
    z.strictObject({ ...ofSession, stages: z.array(stageSchema).min(1).max(5).readonly(), resume: z.boolean() }),
    nothing,
  ),
  'run.stop': request(z.strictObject(ofSession), nothing),

  'draft.change': request(z.strictObject({ ...ofDraft, patch: draftPatchSchema }), nothing),
  /**
   * Any copied text: JSON from the console or of a device, a complete login. Returns the fields that were filled in, and the names of values
   * that were present but cannot be used. `withheld`: the text names a secret and could not be parsed. `stored`: stored secrets that would be
   * replaced or lost. If there are any, nothing is filled in unless `replaces` is set.
   */
  'draft.paste': request(
    z.strictObject({ ...ofDraft, text: z.string().max(100_000), replaces: z.boolean().optional() }),
    z.strictObject({
      kind: z.enum(['console', 'device', 'triple', 'profile', 'nothing', 'withheld']),
      stored: z.array(z.enum(undoableNames)).max(undoableNames.length).readonly(),
      fields: z.array(z.string().max(60)).max(60).readonly(),
      unusable: z.array(z.string().max(60)).max(60).readonly(),
    }),
  ),
  /** Replaces the stored secret; '' removes it. The previous one can be restored. */
  'draft.replaceSecret': request(
    z.strictObject({ ...ofDraft, field: z.enum(typedSecretNames), value: z.string().max(8_192) }),
    nothing,
  ),
  /** Restores what was last replaced or removed. A second call undoes the first. */
  'draft.undoSecret': request(z.strictObject({ ...ofDraft, field: z.enum(undoableNames) }), nothing),
  'draft.useDemoDevice': request(z.strictObject(ofDraft), nothing),
  /** A secret in clear text, for the reveal and copy buttons. */
  'draft.reveal': request(
    z.strictObject({ ...ofDraft, field: z.enum(['secret', 'password', 'derivedPassword', 'simPin']) }),
    z.strictObject({ value: z.string().max(8_192) }),
  ),

  'certificate.choose': request(z.strictObject({ ...ofDraft, role: roleSchema, name, contentBase64 }), nothing),
  'certificate.useBuiltInCertificates': request(z.strictObject({ ...ofDraft, id }), nothing),
  'certificate.change': request(
    z.strictObject({
      ...ofDraft,
      role: roleSchema,
      lineEnds: z.enum(['lf', 'crlf', 'as-is']).optional(),
      fileOnModule: z.string().min(1).max(64).optional(),
      accepted: z.boolean().optional(),
    }),
    nothing,
  ),
  'certificate.remove': request(z.strictObject({ ...ofDraft, role: roleSchema }), nothing),
  /** The bytes exactly as they will be sent; never those of a key. */
  'certificate.bytes': request(
    z.strictObject({ ...ofDraft, role: z.enum(['ca', 'clientCert']) }),
    z.strictObject({ contentBase64 }),
  ),

  'profiles.save': request(
    z.strictObject({ ...ofDraft, name: z.string().min(1).max(200), asCopy: z.boolean() }),
    z.strictObject({ id }),
  ),
  'profiles.open': request(z.strictObject({ ...ofDraft, id }), nothing),
  'profiles.duplicate': request(z.strictObject({ id, name: z.string().min(1).max(200) }), z.strictObject({ id })),
  'profiles.delete': request(z.strictObject({ id }), nothing),
  'profiles.new': request(z.strictObject(ofDraft), nothing),
  'profiles.import': request(z.strictObject({ ...ofDraft, text: z.string().max(1_100_000) }), z.strictObject({ id })),
  /**
   * A profile file for the command line; with secrets only on request. `leftOut`: what such a file cannot contain; `problems`: why it cannot
   * be used as it is.
   */
  'profiles.export': request(
    z.strictObject({ id, withSecrets: z.boolean() }),
    z.strictObject({
      text: z.string().max(1_100_000),
      leftOut: z.array(z.enum(['secret', 'lineEnds', 'fileNames', 'accepted'])).readonly(),
      problems: z.array(problemSchema).max(60).readonly(),
    }),
  ),

  /** `automatic`: the page reads the list itself, without a button. */
  'files.read': request(z.strictObject({ ...ofSession, automatic: z.boolean().optional() }), nothing),
  'files.delete': request(z.strictObject({ ...ofSession, name }), nothing),

  /** A tool of the page about the module. Its results are sent as events. Answered when it has ended. */
  'module.use': request(z.strictObject({ ...ofSession, action: moduleActionSchema }), nothing),
  /** Stops it. A command that was sent is not taken back: the port is free when the module has answered. */
  'module.stop': request(z.strictObject(ofSession), nothing),
  /** The page shows the signal. Repeated every few seconds; without it the measuring ends. */
  'module.watch': request(z.strictObject(ofSession), nothing),

  /** What was typed to the module of the session, the newest last; without what may contain a secret. */
  'history.read': request(
    z.strictObject(ofSession),
    z.strictObject({ lines: z.array(z.string().max(longestKeptLine)).max(historyLimit).readonly() }),
  ),

  /** All commands of the dialect. `sessionId`: to mark those that the firmware of its module lacks. */
  'commands.read': request(z.strictObject({ sessionId: sessionIdSchema.nullable() }), madeHere<CommandTable>()),

  /** Groups of quick commands. `sequences.ts` has the schemas. */
  'sequences.ask': request(madeHere<SequenceAsk>(), madeHere<SequenceAnswers[keyof SequenceAnswers]>()),

  'terminal.send': request(
    /** `byButton`: sent by a button of the window, not typed. */
    z.strictObject({ ...ofSession, line: z.string().min(1).max(16_000), byButton: z.boolean().optional() }),
    z.strictObject({
      lines: z.array(z.string()).readonly(),
      final: z.string(),
      acceptedOnly: z.boolean(),
    }),
  ),
  /**
   * Pieces of traffic from `from` on and below `to`, in the layout of `encodeTraffic`: as many as fit into one answer, older ones from the
   * recording. Those that no longer exist are left out. `linesBefore`: the number of
   * lines before `from`, if that is a multiple of `chunkPieces`.
   */
  'terminal.read': request(
    z.strictObject({ ...ofLines, from: z.int().nonnegative(), to: z.int().nonnegative() }),
    z.strictObject({ piecesBase64: z.base64(), linesBefore: z.int().nonnegative().nullable() }),
  ),
  /**
   * Which lines that begin in `[from, to)` pass: bit n of byte m is the piece `from + 8 m + n`. The answer is for `[from, to)` with its own
   * `to`, so that it takes about a tenth of a second.
   */
  'terminal.match': request(
    z.strictObject({
      ...ofLines,
      from: z.int().nonnegative(),
      to: z.int().nonnegative(),
      condition: lineConditionSchema,
    }),
    z.strictObject({ to: z.int().nonnegative(), bitsBase64: z.base64() }),
  ),
  /** The rules for the lines of a port. `line-rules.ts` has the schemas. */
  'rules.ask': request(madeHere<RulesAsk>(), madeHere<RulesAnswer>()),
  /** Marks a line, or changes its note; `null` removes the mark. Marks are kept in a file beside the recording. */
  'marks.set': request(
    z.strictObject({ ...ofLines, sequence: z.int().nonnegative(), note: z.string().max(longestNote).nullable() }),
    nothing,
  ),
  /**
   * Sends bytes that are not commands, at once: keys, `+++`, Ctrl+Z, half a line. Answered when they are written. What comes back belongs to no
   * command, and the next command begins with the proof. Fails with `terminal/port-held` (fact `holder`) while the program sends its own.
   */
  'terminal.sendBytes': request(z.strictObject({ ...ofSession, bytesBase64: rawBytesBase64 }), nothing),
  /**
   * Until the page sends `false`, or is closed, or the port is closed, nothing else is sent: commands wait (hold reason `raw`), a run is
   * refused. Fails with `terminal/port-held`.
   */
  'terminal.keepPort': request(z.strictObject({ ...ofSession, keep: z.boolean() }), nothing),
  /** The bytes of a text that is sent without being a command (`rawMessage`). Nothing is sent. */
  'terminal.rawBytes': request(
    z.strictObject({ typed: z.string().max(rawTextLimit), encoding: encodingSchema, sending: sendingSchema }),
    z.strictObject({ bytesBase64: z.base64() }),
  ),
  /** Sends a typed command that is still queued at once; it fails with `at/unclaimed`. Does nothing where that is impossible. */
  'terminal.sendNow': request(z.strictObject({ ...ofSession, id: z.number().int().positive() }), nothing),
  /** The data that a prompt of a typed command asks for, as UTF-8. Fails with `usage/invalid` if it is the wrong number of bytes. */
  'terminal.data': request(
    z.strictObject({ ...ofSession, id: z.number().int().positive(), text: z.string().max(typedDataLimit) }),
    nothing,
  ),
  /** Cancels a typed command: it is no longer sent, or its answer is no longer waited for. It fails with `stopped`. */
  'terminal.cancel': request(z.strictObject({ ...ofSession, id: z.number().int().positive() }), nothing),

  /** The connect stage of the draft: TLS, login, subscriptions. */
  'mqtt.open': request(z.strictObject(ofSession), nothing),
  'mqtt.close': request(z.strictObject(ofSession), nothing),
  'mqtt.subscribe': request(z.strictObject({ ...ofSession, topic: topicText, qos: qosSchema }), nothing),
  'mqtt.unsubscribe': request(z.strictObject({ ...ofSession, topic: topicText }), nothing),
  'mqtt.publish': request(
    z.strictObject({ ...ofSession, topic: topicText, qos: qosSchema, payload: z.string().max(16_000) }),
    nothing,
  ),

  'recordings.refresh': request(nothing, nothing),
  'recordings.openFolder': request(nothing, z.strictObject({ path: z.string().max(4_096), opened: z.boolean() })),
  /** A part of the file as JSON lines, masked as it was written; `nextOffset` is null at its end. */
  'recordings.read': request(
    z.strictObject({ name, offset: z.int().nonnegative() }),
    z.strictObject({ contentBase64: z.base64(), nextOffset: z.int().nonnegative().nullable() }),
  ),
  /** Exports for support. `recording-export.ts` has the schemas. */
  'recordings.export': request(
    madeHere<RecordingExportAsk>(),
    madeHere<RecordingExportAnswers[keyof RecordingExportAnswers]>(),
  ),
  'recordings.delete': request(z.strictObject({ name }), nothing),
  /** Its lines are read as those of a session, with the id of the answer; the view has the rest. */
  'recordings.open': request(z.strictObject({ name }), z.strictObject({ id: openedIdSchema })),
  'recordings.timeline': request(
    z.strictObject({ id: openedIdSchema, fromMs: timeMs, toMs: timeMs, parts: z.int().min(1).max(4_096) }),
    madeHere<TimelineAnswer>(),
  ),
  /** Numbers over time: which there are, and the points of those that are wanted. */
  'recordings.series': request(
    z.strictObject({
      ...{ id: openedIdSchema, fromMs: timeMs, toMs: timeMs, parts: z.int().min(1).max(4_096) },
      ids: z.array(z.string().max(longestSeriesId)).max(shownSeriesLimit).readonly(),
    }),
    madeHere<SeriesAnswer>(),
  ),
  'recordings.details': request(z.strictObject({ id: openedIdSchema }), madeHere<RecordingDetailsAnswer>()),
  /** The commands of two recordings beside each other, from row `from` on. */
  'recordings.compare': request(
    z.strictObject({ a: name, b: name, ignoreIds: z.boolean(), ignoreTimes: z.boolean(), from: z.int().nonnegative() }),
    madeHere<ComparisonPart>(),
  ),
  /** What a person writes about a recording. What is left out stays. */
  'recordings.describe': request(z.strictObject({ name, remarks: recordingSchema.shape.remarks.partial() }), nothing),
  /** Looks for a text in the lines of recordings, one after the other; `done`: the number that was looked at, which is at least one. */
  'recordings.find': request(
    z.strictObject({ names: z.array(name).max(1_000).readonly(), text: z.string().min(1).max(longestQuery) }),
    madeHere<{ readonly found: readonly FoundInRecording[]; readonly done: number }>(),
  ),
  /** Deletes what the setting `retention` says, and tells how many. */
  'recordings.deleteOutdated': request(nothing, z.strictObject({ deleted: z.int().nonnegative() })),
  /** Deletes every recording in the list that is still empty (`RecordingSummary.empty`). */
  'recordings.deleteEmpty': request(nothing, nothing),

  /** Writes the log of another program as a recording. `log-import.ts` has the schemas. */
  'logs.import': request(madeHere<LogImportAsk>(), madeHere<LogImportAnswer>()),
  /** A recording as a virtual module. `recorded-module.ts` has the schemas. */
  'recordedModule.ask': request(
    madeHere<RecordedModuleAsk>(),
    madeHere<RecordedModuleAnswers[keyof RecordedModuleAnswers]>(),
  ),

  'simulator.setFault': request(
    z.strictObject({ address: typedAddressSchema, name: z.string().min(1).max(60), on: z.boolean() }),
    nothing,
  ),
  'simulator.clearFaults': request(z.strictObject({ address: typedAddressSchema }), nothing),
} as const;

export type RequestName = keyof typeof requests;
export type RequestParams<Name extends RequestName> = z.output<(typeof requests)[Name]['params']>;
export type RequestResult<Name extends RequestName> = z.output<(typeof requests)[Name]['result']>;

export const isRequestName = (text: string): text is RequestName => Object.hasOwn(requests, text);
