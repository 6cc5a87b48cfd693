import { cloudOf } from '../clouds/index.ts';
import type { CloudSettings } from '../clouds/settings.ts';
import type { Outcome } from '../outcome.ts';
import type { MqttCredentials } from './mqtt-credentials.ts';

export interface ResolveInput {
  readonly cloud: CloudSettings;
  /** The device secret, from the profile or from its `secretFile`; `null`: none. */
  readonly secret: string | null;
  /** Milliseconds since 1970, for the timestamp if the profile has none. */
  readonly wallMs: number;
}

/** The login of a profile. Given values win over derived ones. Failures: `credentials/invalid` with field and problem. */
export const resolveCredentials = ({ cloud, secret, wallMs }: ResolveInput): Outcome<MqttCredentials> =>
  cloudOf(cloud.kind).login.derive(cloud, secret, wallMs);
