import type { CertificateRole } from '../steps.ts';

/** File names on the module. */
export type ModuleFiles = Readonly<Record<CertificateRole, string>>;

const defaultNames: ModuleFiles = { ca: 'ca.crt', clientCert: 'client.crt', clientKey: 'client.key' };

/** A file name that every firmware accepts: at most 64 bytes (docs/at-dialect.md §7), no character that needs quoting, no folder. */
export const isModuleFileName = (name: string): boolean => /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/.test(name);

/** True for PEM text, false for a path: fields such as `tls.ca` contain either. */
export const isPemText = (value: string): boolean => value.includes('-----BEGIN ');

/** The last part of a path, with either kind of slash; the default name if the module would not accept it. */
export const moduleFileName = (role: CertificateRole, source: string | null): string => {
  if (source === null || isPemText(source)) return defaultNames[role];
  const name = source.split(/[\\/]/).at(-1) ?? '';
  return isModuleFileName(name) ? name : defaultNames[role];
};

/** Three different names, even if two sources have the same name (a certificate and its key in one file). */
export const moduleFiles = (tls: {
  readonly fileOnModule: string;
  readonly clientCert: string | null;
  readonly clientKey: string | null;
}): ModuleFiles => {
  const ca = tls.fileOnModule;
  const clientCert = unused(moduleFileName('clientCert', tls.clientCert), 'clientCert', [ca]);
  return {
    ca,
    clientCert,
    clientKey: unused(moduleFileName('clientKey', tls.clientKey), 'clientKey', [ca, clientCert]),
  };
};

/** File systems of modules may ignore letter case, so names are compared without it. */
const unused = (name: string, role: CertificateRole, taken: readonly string[]): string => {
  const isTaken = (candidate: string): boolean =>
    taken.some((other) => other.toLowerCase() === candidate.toLowerCase());
  const candidates = [name, defaultNames[role], `2-${defaultNames[role]}`, `3-${defaultNames[role]}`];
  return candidates.find((candidate) => !isTaken(candidate)) ?? name;
};
