import { type CertificateRole, certificateRoles } from '../steps.ts';
import type { TlsCheck } from './types.ts';

/** Who is checked. Without TLS nobody is, whatever is kept for when it is on again. */
export const checkOf = ({ enabled, check }: { readonly enabled: boolean; readonly check: TlsCheck }): TlsCheck =>
  enabled ? check : 'none';

/** The device shows a certificate of its own: then a cloud may need no secret of it. */
export const isByCertificate = (check: TlsCheck): boolean => check === 'mutual';

/** The files that this needs. */
export const rolesOf = (check: TlsCheck): readonly CertificateRole[] => {
  if (check === 'none') return [];
  return isByCertificate(check) ? certificateRoles : ['ca'];
};

/** The same of the form. */
export const checkOfForm = (form: { readonly tlsEnabled: boolean; readonly tlsCheck: TlsCheck }): TlsCheck =>
  checkOf({ enabled: form.tlsEnabled, check: form.tlsCheck });
