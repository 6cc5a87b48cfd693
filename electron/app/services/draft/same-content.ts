import { certificateRoles } from '../../../../shared/steps.ts';
import type { CertificateSource, DraftContent } from './draft-content.ts';

/** Whether both would be saved as the same profile, including secrets and files. */
export const isSameContent = (a: DraftContent, b: DraftContent): boolean =>
  a === b ||
  (isSameRecord(a.fields, b.fields) &&
    isSameRecord(a.secrets, b.secrets) &&
    a.locked.length === b.locked.length &&
    a.locked.every((name) => b.locked.includes(name)) &&
    certificateRoles.every((role) => isSameFile(a.certificates[role], b.certificates[role])));

/** Fields are strings, numbers, booleans and lists of them. */
const isSameRecord = (a: object, b: object): boolean => {
  const other = new Map(Object.entries(b));
  const entries = Object.entries(a);
  return (
    entries.length === other.size &&
    entries.every(([key, value]) => JSON.stringify(value) === JSON.stringify(other.get(key)))
  );
};

const isSameFile = (a: CertificateSource | null, b: CertificateSource | null): boolean => {
  if (a === null || b === null) return a === b;
  const { content: contentOfA, ...aboutA } = a;
  const { content: contentOfB, ...aboutB } = b;
  return isSameRecord(aboutA, aboutB) && isSameBytes(contentOfA, contentOfB);
};

const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a === b || (a.length === b.length && a.every((byte, at) => byte === b[at]));
