import { z } from 'zod';
import { draftFieldsSchema } from '../../shared/contract/draft.ts';

/** Names a profile and its file. Made by the application. */
export const profileIdSchema = z.string().regex(/^p[a-z0-9]{6,20}$/);

/** 64 kB of a file in Base64: the largest that a module takes. */
const contentBase64 = z.base64().max(90_000);

const fileSchema = z.strictObject({
  name: z.string().max(300),
  shelfId: z.string().max(60).nullable(),
  /** `null`: it is, or may hold, a private key, and stands in the secret store. */
  contentBase64: contentBase64.nullable(),
  fileOnModule: z.string().max(64),
  lineEnds: z.enum(['lf', 'crlf', 'as-is']),
  /** Use this certificate although it has expired. */
  accepted: z.boolean(),
});

/** A saved profile as it stands in its file: what a person edits, without any secret. */
export const profileRecordSchema = z.strictObject({
  version: z.literal(1),
  id: profileIdSchema,
  fields: draftFieldsSchema,
  certificates: z.strictObject({
    ca: fileSchema.nullable(),
    clientCert: fileSchema.nullable(),
    /** Never with content. */
    clientKey: fileSchema.extend({ contentBase64: z.literal(null) }).nullable(),
  }),
});

export type ProfileRecord = z.infer<typeof profileRecordSchema>;
export type ProfileFile = z.infer<typeof fileSchema>;

/** What the secret store keeps of a profile: typed secrets, and files (Base64) that are or may hold a private key. */
export const profileSecretNames = ['secret', 'password', 'simPin', 'ca', 'clientCert', 'clientKey'] as const;
export type ProfileSecretName = (typeof profileSecretNames)[number];
/** `null`: there is none. */
export type ProfileSecrets = Readonly<Record<ProfileSecretName, string | null>>;

export const noSecrets: ProfileSecrets = {
  secret: null,
  password: null,
  simPin: null,
  ca: null,
  clientCert: null,
  clientKey: null,
};
