import type { Profile } from '../../shared/profile.ts';
import type { CertificateRole } from '../../shared/steps.ts';
import type { LineEnds } from '../certificates/prepare.ts';

/** A file of the profile, read but not yet judged. */
export interface PlannedFile {
  readonly role: CertificateRole;
  readonly fileOnModule: string;
  readonly content: Uint8Array;
  /** `lf` if left out. */
  readonly lineEnds?: LineEnds;
}

/** Everything a provisioning run needs from outside, gathered before the port is opened. */
export interface ProvisionPlan {
  readonly profile: Profile;
  /** The device secret, from the profile or from its `secretFile`; `null`: none. */
  readonly secret: string | null;
  readonly files: readonly PlannedFile[];
  /** An expired certificate may be uploaded. Permits nothing else. */
  readonly acceptExpired: boolean;
  /** Of the port: how long a file is under way. */
  readonly baudRate: number;
}

/** What is secret in it from the beginning; the password that is derived of it is not among them. */
export const secretsOfPlan = ({ profile, secret, files }: ProvisionPlan): readonly (string | Uint8Array)[] => {
  const { cloud, module } = profile;
  const texts = [secret, cloud.password, module.apn?.password, module.simPin].filter(
    (text) => typeof text === 'string',
  );
  return [...texts, ...files.filter(({ role }) => role === 'clientKey').map(({ content }) => content)];
};
