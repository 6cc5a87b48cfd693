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
