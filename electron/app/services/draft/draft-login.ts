import type { DraftView } from '../../../../shared/contract.ts';
import type { MqttCredentials } from '../../../../shared/credentials/huawei.ts';
import { resolveCredentials } from '../../../../shared/credentials/resolve.ts';
import type { CloudSettings } from '../../../../shared/profile.ts';
import type { DraftContent } from './draft-content.ts';
import { knownDeviceId, portOf } from './platform-defaults.ts';

/** The login that a run would take now; `null`: something is missing. Secret. */
export const loginOf = (content: DraftContent, nowMs: number): MqttCredentials | null => {
  const cloud = cloudOf(content);
  if (cloud === null) return null;
  const resolved = resolveCredentials({ cloud, secret: content.secrets.secret, wallMs: nowMs });
  return resolved.ok ? resolved.value : null;
};

const cloudOf = ({ fields, secrets }: DraftContent): CloudSettings | null => {
  const { platform, host } = fields;
  const port = fields.port ?? portOf(fields.tlsEnabled);
  const clientId = fields.clientId || null;
  const username = fields.username || null;
  const { password } = secrets;
  if (platform === 'mqtt')
    return clientId === null ? null : { kind: platform, host, port, clientId, username, password };
  const deviceId = knownDeviceId(fields);
  if (deviceId === '') return null;
  return {
    kind: platform,
    host,
    port,
    deviceId,
    secret: secrets.secret,
    secretFile: null,
    timestamp: fields.timestamp,
    signType: fields.signType,
    authType: 0,
    clientId,
    username,
    password,
  };
};

/** Shorter passwords would be half told by their ends. */
const shortestWithEnds = 32;

/** The same as panes may know it. */
export const derivedOf = (login: MqttCredentials | null): DraftView['derived'] => {
  if (login === null) return null;
  const { clientId, username, password } = login;
  if (password === null) return { clientId, username, password: null };
  const told = password.length >= shortestWithEnds;
  return {
    clientId,
    username,
    password: { length: password.length, start: told ? password.slice(0, 8) : '', end: told ? password.slice(-7) : '' },
  };
};
