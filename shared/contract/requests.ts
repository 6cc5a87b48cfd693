import { z } from 'zod';
import { draftPatchSchema, typedSecretNames, undoableNames } from './draft.ts';
import { settingsSchema } from './settings.ts';
import {
  baudRateSchema,
  problemSchema,
  qosSchema,
  roleSchema,
  sessionIdSchema,
  stageSchema,
  topicText,
  typedAddressSchema,
} from './shapes.ts';

/** Content of a file that the page read. 256 kB of a file in Base64; no certificate or profile is larger. */
const contentBase64 = z.base64().max(350_000);
const nothing = z.strictObject({});
const ofSession = { sessionId: sessionIdSchema };
/** Whose draft; `null`: that of the window while there is no session. */
const ofDraft = { sessionId: sessionIdSchema.nullable() };
const id = z.string().min(1).max(60);
const name = z.string().min(1).max(300);

const request = <Params extends z.ZodType, Result extends z.ZodType>(params: Params, result: Result) => ({
  params,
  result,
});

/**
 * Every wish a page can have. The answer is an `Outcome` of `result`; what changes by it comes as events. A new request is one line
 * here and one handler in `electron/app/handlers` (the compiler asks for it).
 */
export const requests = {
  'settings.change': request(settingsSchema.partial(), nothing),
  /** The notices of the start were seen. */
  'settings.dismissNotices': request(nothing, nothing),

  'ports.refresh': request(nothing, nothing),
  /** Find the module: asks every port at every usual baud rate; `address` only that one. Progress comes as events. */
  'ports.find': request(z.strictObject({ address: typedAddressSchema.nullable() }), nothing),
  'ports.stopFinding': request(nothing, nothing),

  'session.open': request(
    z.strictObject({ address: typedAddressSchema, baudRate: baudRateSchema }),
    /** The session of that place: a new one, or the one that is there already. */
    z.strictObject({ sessionId: sessionIdSchema }),
  ),
  /** Stops what runs, leaves the module in order, closes the port. The session stays, with everything seen there. */
  'session.close': request(z.strictObject(ofSession), nothing),
  /** The same, and the session is gone from the window; its recording stays. The draft of the last one stays as that of the window. */
  'session.forget': request(z.strictObject(ofSession), nothing),
  /** Nobody waits for the port to come back. */
  'session.stopReopening': request(z.strictObject(ofSession), nothing),

  /** `resume`: go on where the last run ended. Progress comes as events; the answer comes when it has begun. */
  'run.start': request(
    z.strictObject({ ...ofSession, stages: z.array(stageSchema).min(1).max(5).readonly(), resume: z.boolean() }),
    nothing,
  ),
  'run.stop': request(z.strictObject(ofSession), nothing),

  'draft.change': request(z.strictObject({ ...ofDraft, patch: draftPatchSchema }), nothing),
  /**
   * Anything that a person copied: JSON of the console, of a device, a ready triple. Gives the fields that were filled in, and the names of
   * values that stood there and cannot be used. `withheld`: it names a secret and is not understood. `stored`: secrets that are stored and
   * would be replaced or lost; while there are any, nothing is filled in unless that is wanted (`replaces`).
   */
  'draft.paste': request(
    z.strictObject({ ...ofDraft, text: z.string().max(100_000), replaces: z.boolean().optional() }),
    z.strictObject({
      kind: z.enum(['console', 'device', 'triple', 'profile', 'nothing', 'withheld']),
      stored: z.array(z.enum(undoableNames)).max(undoableNames.length).readonly(),
      fields: z.array(z.string().max(60)).max(60).readonly(),
      untaken: z.array(z.string().max(60)).max(60).readonly(),
    }),
  ),
  /** Puts another secret in the place of the stored one; '' removes it. The one before can be brought back. */
  'draft.replaceSecret': request(
    z.strictObject({ ...ofDraft, field: z.enum(typedSecretNames), value: z.string().max(8_192) }),
    nothing,
  ),
  /** Brings back what was replaced or removed last; once more, and the later one is there again. */
  'draft.undoSecret': request(z.strictObject({ ...ofDraft, field: z.enum(undoableNames) }), nothing),
  'draft.useDemoDevice': request(z.strictObject(ofDraft), nothing),
  /** A secret in clear, for the one who presses the eye or the copy button. */
  'draft.reveal': request(
    z.strictObject({ ...ofDraft, field: z.enum(['secret', 'password', 'derivedPassword', 'simPin']) }),
    z.strictObject({ value: z.string().max(8_192) }),
  ),

  'certificate.choose': request(z.strictObject({ ...ofDraft, role: roleSchema, name, contentBase64 }), nothing),
  'certificate.useShelf': request(z.strictObject({ ...ofDraft, id }), nothing),
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
  /** The bytes exactly as they will be sent; never of a key. */
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
   * A profile file for the command line; with secrets only when asked for. `leftOut`: what such a file has no place for; `problems`: what
   * keeps it from being used as it is.
   */
  'profiles.export': request(
    z.strictObject({ id, withSecrets: z.boolean() }),
    z.strictObject({
      text: z.string().max(1_100_000),
      leftOut: z.array(z.enum(['secret', 'lineEnds', 'fileNames', 'accepted'])).readonly(),
      problems: z.array(problemSchema).max(60).readonly(),
    }),
  ),

  /** `unasked`: the page does it by itself, and nobody pressed a button. */
  'files.read': request(z.strictObject({ ...ofSession, unasked: z.boolean().optional() }), nothing),
  'files.delete': request(z.strictObject({ ...ofSession, name }), nothing),

  'terminal.send': request(
    /** `byButton`: nobody typed it, a button of the window sends it. */
    z.strictObject({ ...ofSession, line: z.string().min(1).max(16_000), byButton: z.boolean().optional() }),
    z.strictObject({
      lines: z.array(z.string()).readonly(),
      final: z.string(),
      acceptedOnly: z.boolean(),
    }),
  ),
  /** Of a typed command that waits for its turn: it goes out at once, and fails with `at/unclaimed`. Nothing happens where that cannot be. */
  'terminal.sendNow': request(z.strictObject({ ...ofSession, id: z.number().int().positive() }), nothing),
  /** Of a typed command: it is not sent any more, or nobody waits for its answer any more; it fails with `stopped`. */
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
  /** A part of the file as JSON lines, masked as it was written; `nextOffset` null at its end. */
  'recordings.read': request(
    z.strictObject({ name, offset: z.int().nonnegative() }),
    z.strictObject({ contentBase64: z.base64(), nextOffset: z.int().nonnegative().nullable() }),
  ),
  'recordings.delete': request(z.strictObject({ name }), nothing),
  /** Of everything in the list that is still empty (`RecordingSummary.empty`). */
  'recordings.deleteEmpty': request(nothing, nothing),

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
