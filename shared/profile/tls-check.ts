import { type CertificateRole, certificateRoles } from '../steps.ts';
import type { TlsCheck } from './types.ts';

/** Which sides are verified: none without TLS, even if a check is stored for the time when TLS is enabled again. */
export const checkOf = ({ enabled, check }: { readonly enabled: boolean; readonly check: TlsCheck }): TlsCheck =>
  enabled ? check : 'none';

/** The device authenticates with a certificate, so a cloud may require no secret. */
export const isByCertificate = (check: TlsCheck): boolean => check === 'mutual';

/** The files that the check requires. */
export const rolesOf = (check: TlsCheck): readonly CertificateRole[] => {
  if (check === 'none') return [];
  return isByCertificate(check) ? certificateRoles : ['ca'];
};

/** The same for the form. */
export const checkOfForm = (form: { readonly tlsEnabled: boolean; readonly tlsCheck: TlsCheck }): TlsCheck =>
  checkOf({ enabled: form.tlsEnabled, check: form.tlsCheck });
