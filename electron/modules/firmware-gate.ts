import type { RecognisedModule } from './recognise.ts';

export interface FirmwareJudgement {
  /** `unknown`: no rule for this family, or no version number; a reason to warn, not to stop. */
  readonly verdict: 'ok' | 'too-old' | 'unknown';
  readonly minimum: number | null;
  readonly found: number | null;
}

export interface FirmwareNeeds {
  /** The server's certificate is to be checked, or the module shows one of its own. */
  readonly needsCertificateLogin: boolean;
}

export const judgeFirmware = (
  { family, version }: RecognisedModule,
  { needsCertificateLogin }: FirmwareNeeds,
): FirmwareJudgement => {
  if (!needsCertificateLogin) return { verdict: 'ok', minimum: null, found: version };
  const minimum = family.gate?.minimumVersion ?? null;
  if (minimum === null || version === null) return { verdict: 'unknown', minimum, found: version };
  return { verdict: version < minimum ? 'too-old' : 'ok', minimum, found: version };
};
