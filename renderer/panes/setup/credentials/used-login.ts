import { cloudOf, isAskedFor } from '../../../../shared/clouds/index.ts';
import type { DraftView, RunPlanView, StepView } from '../../../../shared/contract.ts';
import { checkOfForm, isByCertificate } from '../../../../shared/profile/tls-check.ts';

/** The login data that a run used, without secrets. */
export interface UsedLogin {
  readonly host: string;
  readonly port: number;
  readonly keepAliveSeconds: number;
  readonly platform: RunPlanView['platform'];
  /** '': the login has no time stamp. */
  readonly timestamp: string;
  readonly clientId: string;
  readonly username: string;
}

/**
 * Taken from the steps of the run; `null` if none has derived a login. The form may have changed since, and a login
 * with a time stamp changes every hour.
 */
export const usedLoginOf = (steps: readonly StepView[], platform: RunPlanView['platform']): UsedLogin | null => {
  const about = steps.find(({ id }) => id === 'credentials.derive')?.about ?? {};
  const { host, port, keepAlive, clientId, username = '' } = about;
  if (clientId === undefined) return null;
  return {
    ...{ host: String(host), port: Number(port), keepAliveSeconds: Number(keepAlive), platform },
    timestamp: cloudOf(platform).paste.readClientId(String(clientId))?.timestamp ?? '',
    ...{ clientId: String(clientId), username: String(username) },
  };
};

/** The password is derived from the secret, so a missing secret means no password yet, not a login without one. */
export const isSecretMissing = (draft: SecretsOf): boolean =>
  isAskedFor(draft.platform, 'secret') &&
  !draft.hasSecret &&
  !draft.hasPassword &&
  !isByCertificate(checkOfForm(draft));

type SecretsOf = Pick<DraftView, 'platform' | 'hasSecret' | 'hasPassword' | 'tlsEnabled' | 'tlsCheck'>;

/** Whether the form still derives the same client ID and username, so that its password is the one that was used. */
export const isSameLogin = (used: UsedLogin, derived: DraftView['derived'], changed: boolean): boolean =>
  !changed && derived?.clientId === used.clientId && (derived.username ?? '') === used.username;
