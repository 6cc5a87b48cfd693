import type { Profile } from '../../shared/profile.ts';
import type { CertificateRole } from '../../shared/steps.ts';
import type { LineEnds } from '../certificates/prepare.ts';

/** A file of the profile, read but not yet checked. */
export interface PlannedFile {
  readonly role: CertificateRole;
  readonly fileOnModule: string;
  readonly content: Uint8Array;
  /** Default: `lf`. */
  readonly lineEnds?: LineEnds;
}

/** All inputs of a provisioning run, collected before the port is opened. */
export interface ProvisionPlan {
  readonly profile: Profile;
  /** The device secret, from the profile or from its `secretFile`; `null`: none. */
  readonly secret: string | null;
  readonly files: readonly PlannedFile[];
  /** An expired certificate may be uploaded. Permits nothing else. */
  readonly acceptExpired: boolean;
  /** Baud rate of the port, to estimate the time of an upload. */
  readonly baudRate: number;
  /** The same, if the port is a serial port of this computer. Without it no failure names a baud rate. */
  readonly serialBaudRate?: number | null;
}

/** The secrets in the plan from the beginning; the derived password is not among them. */
export const secretsOfPlan = ({ profile, secret, files }: ProvisionPlan): readonly (string | Uint8Array)[] => {
  const { cloud, module } = profile;
  const texts = [secret, cloud.password, module.apn?.password, module.simPin].filter(
    (text) => typeof text === 'string',
  );
  return [...texts, ...files.filter(({ role }) => role === 'clientKey').map(({ content }) => content)];
};
