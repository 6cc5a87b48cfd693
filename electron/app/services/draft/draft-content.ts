import type { DraftFields } from '../../../../shared/contract.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';

/** Everything a draft is made of, secrets and file contents included. Stays in the main process. */
export interface DraftContent {
  readonly fields: DraftFields;
  readonly secrets: DraftSecrets;
  readonly certificates: Readonly<Record<CertificateRole, CertificateSource | null>>;
}

/** `null`: not given. */
export interface DraftSecrets {
  readonly secret: string | null;
  readonly password: string | null;
  readonly simPin: string | null;
}

/** A file as it was chosen, with how it shall be sent. */
export interface CertificateSource {
  /** Of the file, or of the entry of the shelf. */
  readonly name: string;
  readonly shelfId: string | null;
  readonly content: Uint8Array;
  readonly fileOnModule: string;
  readonly lineEnds: 'lf' | 'crlf' | 'as-is';
  readonly accepted: boolean;
}
