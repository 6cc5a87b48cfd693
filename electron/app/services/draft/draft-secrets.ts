import { preparedOf } from './certificate-slot.ts';
import type { CertificateSource, DraftContent } from './draft-content.ts';
import { loginOf } from './draft-login.ts';

/** Every secret of a draft, including replaced ones and the password that a run would derive now. */
export const secretsIn = (content: DraftContent, nowMs: number): readonly (string | Uint8Array)[] => {
  const { secrets, certificates, replaced } = content;
  const held = Object.values(replaced);
  const texts = [
    ...Object.values(secrets),
    ...held.map((one) => (one.kind === 'text' ? one.value : null)),
    loginOf(content, nowMs)?.password ?? null,
  ];
  const { clientKey } = replaced;
  const keys = [certificates.clientKey, clientKey?.kind === 'file' ? clientKey.source : null];
  return [...texts.filter((text) => text !== null), ...keys.flatMap(keyBytes)];
};

/** A file that is not a key is never sent as one. */
const keyBytes = (source: CertificateSource | null): readonly Uint8Array[] => {
  const prepared = source && preparedOf('clientKey', source);
  return prepared?.ok ? [prepared.value.bytes] : [];
};
