import type { DraftView } from '../../../shared/contract.ts';
import { checkOfForm, rolesOf } from '../../../shared/profile/tls-check.ts';
import type { StageId } from '../../../shared/steps.ts';

/** Fields of the draft in the certificate stage. All others are in the credentials stage. */
const certificateFields = new Set(['ca', 'clientCert', 'clientKey', 'tlsEnabled', 'tlsCheck', 'checkDates']);

type Missing = Pick<DraftView, 'remarks' | 'certificates' | 'tlsEnabled' | 'tlsCheck'>;

/** The files that a run would send. */
export const usedSlots = ({ certificates, ...form }: Omit<Missing, 'remarks'>) =>
  rolesOf(checkOfForm(form)).map((role) => certificates[role]);

/** Number of errors in a stage that prevent a run: empty or invalid fields, unusable files. */
export const errorsOf = (draft: Missing, stage: 'certificate' | 'credentials'): number => {
  const isHere = (field: string): boolean => certificateFields.has(field) === (stage === 'certificate');
  const fields = draft.remarks.filter(({ level, field }) => level === 'error' && isHere(field)).length;
  const files = stage === 'certificate' ? usedSlots(draft).filter((slot) => slot?.failure).length : 0;
  return fields + files;
};

/** The stage that needs input before these stages can run. A check-up needs nothing, an upload only its files. */
export const missingStage = (draft: Missing, wanted: readonly StageId[]): 'certificate' | 'credentials' | null => {
  const needed = wanted.some((stage) => stage !== 'module' && stage !== 'certificate')
    ? (['certificate', 'credentials'] as const)
    : wanted.includes('certificate')
      ? (['certificate'] as const)
      : [];
  return needed.find((stage) => errorsOf(draft, stage) > 0) ?? null;
};
