import type { LoginValues } from '../../../../shared/clouds/cloud.ts';
import type { UndoableName } from '../../../../shared/contract.ts';
import type { CertificateRole } from '../../../../shared/steps.ts';
import type { ProfileSecretName } from '../../../settings/profile-record.ts';
import type { DraftForm } from './platform-defaults.ts';

/** The content of a draft, including secrets and files. Never leaves the main process. */
export interface DraftContent extends DraftForm {
  readonly secrets: DraftSecrets;
  readonly certificates: Readonly<Record<CertificateRole, CertificateSource | null>>;
  /**
   * Stored secrets of the opened profile that the keyring does not unlock at the moment. They are `null` in `secrets`. Saving the profile keeps
   * them until the user enters a new one.
   */
  readonly locked: readonly ProfileSecretName[];
  /** The last replaced or removed value of each secret since the draft was opened. It can be restored. */
  readonly replaced: Readonly<Partial<Record<UndoableName, HeldSecret>>>;
  /** The names in `replaced` whose value was removed by an undo: restoring one is a redo. */
  readonly redoable: readonly UndoableName[];
}

/** The values of the login in the form. */
export const loginValuesOf = ({ fields, secrets }: Pick<DraftContent, 'fields' | 'secrets'>): LoginValues => ({
  ...fields,
  secret: secrets.secret,
  password: secrets.password,
});

/** A stored secret. `locked`: the keyring does not unlock it at the moment. */
export type HeldSecret =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'file'; readonly source: CertificateSource }
  | { readonly kind: 'locked' };

/** The names that stay locked after these were entered again or removed. */
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

/** A chosen file, and how to send it. */
export interface CertificateSource {
  /** The name of the file, or of the built-in CA. */
  readonly name: string;
  /** ID of the built-in CA; `null`: a file of the user. */
  readonly builtInId: string | null;
  readonly content: Uint8Array;
  readonly fileOnModule: string;
  readonly lineEnds: 'lf' | 'crlf' | 'as-is';
  /** The user has allowed an expired certificate. */
  readonly accepted: boolean;
}
