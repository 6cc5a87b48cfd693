import { z } from 'zod';
import { cloudKinds } from '../clouds/index.ts';
import { profileProblemCodes } from '../profile/problem.ts';
import { moduleFamilyChoices } from '../profile/types.ts';
import { warningCodes } from '../warnings.ts';
import { count, factsSchema, failureSchema, qosSchema, roleSchema, timeMs, topicText } from './shapes.ts';

/**
 * The draft: what the user edits on the Setup page and what a run uses. It lives in the main process, so that a reload and a second window show
 * the same. It never contains secrets: `hasSecret` and similar flags say that one is stored, and `draft.reveal` returns it on request.
 */

const text = z.string().max(8_192);

const findingSchema = z.strictObject({
  code: z.enum([
    'expired',
    'not-yet-valid',
    'expires-soon',
    'not-a-ca',
    'is-a-ca',
    'damaged-signature',
    'not-self-signed',
    'weak-key',
    'unusual-key',
    'retired-huawei-root',
    'huawei-root-host-mismatch',
    'root-not-known-for-host',
  ]),
  severity: z.enum(['error', 'warning', 'note']),
  facts: factsSchema,
});

export const certificateSchema = z.strictObject({
  subject: text,
  issuer: text,
  commonName: text.nullable(),
  serialNumber: text,
  notBeforeMs: timeMs,
  notAfterMs: timeMs,
  sha256: text,
  sha1: text,
  isCa: z.boolean(),
  isVersion1: z.boolean(),
  claimsSelfSigned: z.boolean(),
  selfSigned: z.boolean(),
  keyKind: z.enum(['rsa', 'ec', 'ed25519', 'ed448', 'dsa', 'other', 'unreadable']),
  keyBits: z.number().nullable(),
  subjectAltNames: z.array(text).readonly(),
  findings: z.array(findingSchema).readonly(),
});

/** A file chosen for the module, parsed and checked. */
const certificateSlotSchema = z.strictObject({
  role: roleSchema,
  /** Name of the file, or of the built-in CA. */
  name: z.string().max(300),
  /** ID of the built-in CA that was chosen; `null`: a file of the user. */
  builtInId: z.string().max(60).nullable(),
  fileOnModule: z.string().max(64),
  lineEnds: z.enum(['lf', 'crlf', 'as-is']),
  format: z.enum(['pem', 'der']),
  /** Of the bytes exactly as they will be sent; 0 and '' if the file could not be read. */
  sizeBytes: count,
  sha256: z.string().max(64),
  certificates: z.array(certificateSchema).max(20).readonly(),
  /** Why the file cannot be used: unreadable, encrypted, of another kind, not matching the certificate. */
  failure: failureSchema.nullable(),
  /** The user accepted this certificate anyway. Only permits an expired certificate. */
  accepted: z.boolean(),
});

export const builtInCertificateSchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(200),
  /** The cloud whose access hosts it signs for. */
  cloud: z.enum([...cloudKinds, 'demo']),
  sizeBytes: count,
  certificate: certificateSchema,
});

const subscriptionSchema = z.strictObject({ topic: topicText, qos: qosSchema });
const proofSchema = z.strictObject({ topic: topicText, qos: qosSchema, payload: text });

/** Secrets that a user types. Each stays until it is explicitly replaced or removed. */
export const typedSecretNames = ['secret', 'password', 'simPin'] as const;
/** These, and the files that are or may contain a private key: their previous values can be restored. */
export const undoableNames = [...typedSecretNames, 'clientCert', 'clientKey'] as const;

const editable = {
  name: z.string().max(200),
  platform: z.enum(cloudKinds),
  host: z.string().max(300),
  port: z.int().min(0).max(65_535).nullable(),
  /** Shorter than the limit of the derived login that contains it. */
  deviceId: z.string().max(1_000),
  /** `null`: the current UTC hour, determined when the run derives the credentials. Otherwise as typed; expected as YYYYMMDDHH. */
  timestamp: z.string().max(20).nullable(),
  signType: z.literal([0, 1]),
  /** Given values win over derived ones; '' means not given. */
  clientId: text,
  username: text,
  tlsEnabled: z.boolean(),
  tlsCheck: z.enum(['none', 'server', 'mutual']),
  checkDates: z.boolean(),
  keepAliveSeconds: z.int().min(0).max(65_535),
  cleanSession: z.boolean(),
  subscriptions: z.array(subscriptionSchema).max(100).readonly(),
  proof: proofSchema.nullable(),
  family: z.enum(moduleFamilyChoices),
  apn: z.string().max(100),
};

/** What a user edits, without secrets. A saved profile contains exactly these fields. */
export const draftFieldsSchema = z.strictObject(editable);

/**
 * The fields of `draft.change`: any of the editable fields, and the secrets, which are never sent back. A secret is accepted only if none is
 * stored; `draft.replaceSecret` replaces one.
 */
export const draftPatchSchema = z
  .strictObject({ ...editable, secret: text, password: text, simPin: z.string().max(20) })
  .partial();

/** A remark about one field, shown next to it. `empty`: still to be filled in. */
const draftRemarkSchema = z.strictObject({
  field: z.string().max(100),
  level: z.enum(['error', 'warning']),
  code: z.enum([...profileProblemCodes, ...warningCodes]),
  facts: factsSchema,
});

export const draftSchema = z.strictObject({
  ...editable,
  /** The saved profile that was opened, if any; `changed`: edited since then. */
  profileId: z.string().max(60).nullable(),
  changed: z.boolean(),
  /** The profile that replaces it when the current run has ended; `profileId` null: a new one. */
  opensNext: z.strictObject({ profileId: z.string().max(60).nullable() }).nullable(),
  /** The demo device of the virtual module. */
  demo: z.boolean(),
  hasSecret: z.boolean(),
  hasPassword: z.boolean(),
  hasSimPin: z.boolean(),
  /** Values that were replaced or removed and can be restored. */
  undoable: z.array(z.enum(undoableNames)).max(undoableNames.length).readonly(),
  /** Values that an undo removed and that can be restored. */
  redoable: z.array(z.enum(undoableNames)).max(undoableNames.length).readonly(),
  certificates: z.strictObject({
    ca: certificateSlotSchema.nullable(),
    clientCert: certificateSlotSchema.nullable(),
    clientKey: certificateSlotSchema.nullable(),
  }),
  /** The login as a run would derive it now; of the password only both ends. `null`: cannot be derived yet. */
  derived: z
    .strictObject({
      clientId: text,
      username: text.nullable(),
      /** E.g. `15d80217` and `7a60d24`; empty for short passwords. */
      password: z.strictObject({ length: count, start: z.string().max(8), end: z.string().max(8) }).nullable(),
    })
    .nullable(),
  remarks: z.array(draftRemarkSchema).max(200).readonly(),
});

export const profileSummarySchema = z.strictObject({
  id: z.string().max(60),
  name: z.string().max(200),
  platform: z.enum(cloudKinds),
  host: z.string().max(300),
  deviceId: text,
});

export type Finding = z.infer<typeof findingSchema>;
export type CertificateView = z.infer<typeof certificateSchema>;
export type CertificateSlot = z.infer<typeof certificateSlotSchema>;
export type BuiltInCertificate = z.infer<typeof builtInCertificateSchema>;
export type DraftFields = z.infer<typeof draftFieldsSchema>;
export type DraftPatch = z.infer<typeof draftPatchSchema>;
export type DraftRemark = z.infer<typeof draftRemarkSchema>;
export type TypedSecretName = (typeof typedSecretNames)[number];
export type UndoableName = (typeof undoableNames)[number];
export type DraftView = z.infer<typeof draftSchema>;
export type ProfileSummary = z.infer<typeof profileSummarySchema>;
