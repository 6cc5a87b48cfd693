import { certificateFileLimitBytes } from '../../../shared/certificates/limits.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { readCertificateFile } from '../../certificates/read-certificates.ts';
import type { ProfileFile } from '../../settings/profile-record.ts';
import type { StoredProfile } from '../../settings/profile-store.ts';
import type { CertificateSource, DraftContent } from './draft/draft-content.ts';
import { withModuleNames } from './draft/module-names.ts';

/** A draft as it is stored: the record for the file, and the values for the secret store. */
export const storedProfileOf = (id: string, { fields, secrets, certificates, locked }: DraftContent): StoredProfile => {
  const ca = keptFileOf(certificates.ca, 'if-public');
  const clientCert = keptFileOf(certificates.clientCert, 'if-public');
  const clientKey = keptFileOf(certificates.clientKey, 'never');
  return {
    record: {
      version: 1,
      id,
      fields,
      certificates: {
        ca: ca.file,
        clientCert: clientCert.file,
        clientKey: clientKey.file === null ? null : { ...clientKey.file, contentBase64: null },
      },
    },
    secrets: { ...secrets, ca: ca.secret, clientCert: clientCert.secret, clientKey: clientKey.secret },
    locked,
  };
};

interface KeptFile {
  readonly file: ProfileFile | null;
  /** Its content, if it is not stored in the file of the profile. */
  readonly secret: string | null;
}

const keptFileOf = (source: CertificateSource | null, inPlainText: 'if-public' | 'never'): KeptFile => {
  // No module accepts a file of this size.
  if (source === null || source.content.length > certificateFileLimitBytes) return { file: null, secret: null };
  const { content, name, builtInId, fileOnModule, lineEnds, accepted } = source;
  const about = { name, shelfId: builtInId, fileOnModule, lineEnds, accepted };
  const base64 = Buffer.from(content).toString('base64');
  return inPlainText === 'if-public' && isCertainlyPublic(content)
    ? { file: { ...about, contentBase64: base64 }, secret: null }
    : { file: { ...about, contentBase64: null }, secret: base64 };
};

/** Only certificates, and nothing that could be a key. An unreadable file may contain a key, so it is a secret. */
const isCertainlyPublic = (content: Uint8Array): boolean => {
  const file = readCertificateFile(content);
  return file.ok && !file.value.holdsPrivateKey && !Buffer.from(content).includes('PRIVATE KEY');
};

/** The draft of a stored profile. A file whose content is missing in the secret store must be chosen again. */
export const contentOfStored = ({ record, secrets, locked }: StoredProfile): DraftContent => ({
  fields: record.fields,
  secrets: { secret: secrets.secret, password: secrets.password, simPin: secrets.simPin },
  certificates: withModuleNames({
    ca: sourceOf(record.certificates.ca, secrets.ca),
    clientCert: sourceOf(record.certificates.clientCert, secrets.clientCert),
    clientKey: sourceOf(record.certificates.clientKey, secrets.clientKey),
  }),
  locked,
  ofOtherPlatforms: {},
  replaced: {},
  redoable: [],
});

const sourceOf = (file: ProfileFile | null, kept: string | null): CertificateSource | null => {
  const content = file?.contentBase64 ?? kept;
  if (file === null || content === null) return null;
  const { contentBase64: _, shelfId: builtInId, ...about } = file;
  return { ...about, builtInId, content: Uint8Array.from(Buffer.from(content, 'base64')) };
};

/** The same profile under another ID and name. A copy has its own secrets, so a profile with locked secrets cannot be copied. */
export const copyOf = (stored: StoredProfile, id: string, name: string): Outcome<StoredProfile> => {
  const { record, locked } = stored;
  if (locked.length > 0) return fail('file/secret-locked');
  return ok({ ...stored, record: { ...record, id, fields: { ...record.fields, name } } });
};
