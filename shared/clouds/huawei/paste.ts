import type { CloudPaste, FoundLogin } from '../cloud.ts';
import { parseClientId } from './client-id.ts';

type ReadUnnamed = CloudPaste['readUnnamed'];

export const readHuaweiClientId: CloudPaste['readClientId'] = (clientId) => {
  const parts = parseClientId(clientId);
  if (parts === null) return null;
  const { id, timestamp, signType } = parts;
  return { deviceId: id, timestamp, ...(signType === 0 || signType === 1 ? { signType } : {}) };
};

/** A device, or a login. */
export const readHuaweiUnnamed: ReadUnnamed = (tokens) => pairOf(tokens) ?? tripleOf(tokens);

/** An id in Huawei's format and a possible secret (docs/huawei.md §1.5), and nothing else. */
const pairOf: ReadUnnamed = (tokens) => {
  const deviceId = tokens.find(isDeviceId);
  const secret = tokens.find((token) => token !== deviceId);
  const isPair = tokens.length === 2 && deviceId !== undefined && /^(?=.*\d)[\w-]{8,32}$/.test(secret ?? '');
  return isPair && secret !== undefined && parseClientId(deviceId) === null ? { deviceId, secret } : null;
};

const isDeviceId = (token: string): boolean =>
  /^[\w-]+$/.test(token) && /\d/.test(token) && (token.slice(1, -1).includes('_') || uuid.test(token));

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A login without names: clientId, username and password, in this order or identified by their formats. */
const tripleOf: ReadUnnamed = (tokens) => {
  const clientId = tokens.find((token) => parseClientId(token) !== null);
  if (clientId === undefined || tokens.length > 4) return null;
  const others = tokens.filter((token) => token !== clientId);
  const id = parseClientId(clientId)?.id;
  const password =
    others.find((token) => /^[0-9a-f]{64}$/i.test(token)) ?? others.filter((token) => token !== id).at(-1);
  const username = others.find((token) => token === id) ?? others.find((token) => token !== password);
  return { clientId, username: username ?? '', password: password ?? '' } satisfies FoundLogin;
};
