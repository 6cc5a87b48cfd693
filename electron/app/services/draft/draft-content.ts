import type { LoginValues } from '../../../../shared/clouds/cloud.ts';
import type { UndoableName } from '../../../../shared/contract.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';
import type { ProfileSecretName } from '../../../settings/profile-record.ts';
import type { DraftForm } from './platform-defaults.ts';

/** Everything a draft is made of, secrets and file contents included. Stays in the main process. */
export interface DraftContent extends DraftForm {
  readonly secrets: DraftSecrets;
  readonly certificates: Readonly<Record<CertificateRole, CertificateSource | null>>;
  /**
   * What the opened profile keeps and the keyring does not open now: `null` above. It stays kept when the profile is saved, until the
   * person gives another.
   */
  readonly locked: readonly ProfileSecretName[];
  /** What was replaced or removed since the draft was opened, one for each name: it can be brought back. */
  readonly replaced: Readonly<Partial<Record<UndoableName, HeldSecret>>>;
  /** Those of `replaced` that an undo took away: bringing one back is a redo. */
  readonly redoes: readonly UndoableName[];
}

/** What the form says of the login. */
export const loginValuesOf = ({ fields, secrets }: Pick<DraftContent, 'fields' | 'secrets'>): LoginValues => ({
  ...fields,
  secret: secrets.secret,
  password: secrets.password,
});

/** A secret that is stored, or one that the keyring holds and does not open now. */
export type HeldSecret =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'file'; readonly source: CertificateSource }
  | { readonly kind: 'locked' };

/** The locked ones that are left when these were given anew or taken back. */
export const stillLocked = (
  { locked }: Pick<DraftContent, 'locked'>,
  given: readonly ProfileSecretName[],
): readonly ProfileSecretName[] => locked.filter((name) => !given.includes(name));

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
