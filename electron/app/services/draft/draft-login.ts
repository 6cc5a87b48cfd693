import { cloudOf } from '../../../../shared/clouds/index.ts';
import type { DraftView } from '../../../../shared/contract.ts';
import type { MqttCredentials } from '../../../../shared/credentials/mqtt-credentials.ts';
import { type DraftContent, loginValuesOf } from './draft-content.ts';
import { portOf } from './platform-defaults.ts';

/** The login that a run would use now, which is secret; `null`: something is missing. */
export const loginOf = (content: DraftContent, nowMs: number): MqttCredentials | null => {
  const { form, profile, login } = cloudOf(content.fields.platform);
  const values = loginValuesOf(content);
  if (form.empty(values, true).length > 0) return null;
  const settings = profile.settings(form.written(values), portOf(content.fields));
  const resolved = login.derive(settings, values.secret, nowMs);
  return resolved.ok ? resolved.value : null;
};

/** The ends of shorter passwords would reveal too much of them. */
const shortestWithEnds = 32;

/** The login for the view, without the secret part of the password. */
export const derivedOf = (login: MqttCredentials | null): DraftView['derived'] => {
  if (login === null) return null;
  const { clientId, username, password } = login;
  if (password === null) return { clientId, username, password: null };
  const showsEnds = password.length >= shortestWithEnds;
  return {
    clientId,
    username,
    password: {
      length: password.length,
      start: showsEnds ? password.slice(0, 8) : '',
      end: showsEnds ? password.slice(-7) : '',
    },
  };
};
