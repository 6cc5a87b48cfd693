import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { moduleFileName } from '../../../../shared/profile/module-files.ts';
import { type CertificateRole, certificateRoles } from '../../../../shared/steps.ts';
import type { CertificateSource, DraftContent } from './draft-content.ts';

type Files = DraftContent['certificates'];

/** File systems of modules may be case-insensitive. */
const isTaken = (files: Files, role: CertificateRole, name: string): boolean =>
  certificateRoles.some((other) => other !== role && files[other]?.fileOnModule.toLowerCase() === name.toLowerCase());

/** The name itself, or else a default name of the role that is not in use. */
export const freeName = (files: Files, role: CertificateRole, name: string): string => {
  const usual = moduleFileName(role, null);
  const candidates = [name, usual, `2-${usual}`, `3-${usual}`];
  return candidates.find((candidate) => !isTaken(files, role, candidate)) ?? name;
};

/** Checks a name that the user entered. */
export const checkName = (files: Files, role: CertificateRole, name: string): Outcome<string> => {
  if (moduleFileName(role, name) !== name)
    return fail('usage/invalid', { field: 'fileOnModule', problem: 'file-name' });
  if (isTaken(files, role, name)) return fail('usage/invalid', { field: 'fileOnModule', problem: 'file-name-taken' });
  return ok(name);
};

/**
 * The files of an imported profile with names that every module accepts. The names are unique, because otherwise one file would overwrite
 * another. The CA has the first choice.
 */
export const withModuleNames = (files: Files): Files => {
  const named: Record<CertificateRole, CertificateSource | null> = { ca: null, clientCert: null, clientKey: null };
  for (const role of certificateRoles) {
    const source = files[role];
    if (source === null) continue;
    named[role] = { ...source, fileOnModule: freeName(named, role, moduleFileName(role, source.fileOnModule)) };
  }
  return named;
};
