import { z } from 'zod';
import { type ProfileProblem, profileProblem } from '../../profile/problem.ts';
import { address, checkedText, credential, filePath, oneOf } from '../../profile/setting.ts';
import type { TlsCheck } from '../../profile/types.ts';
import type { CloudSettings } from '../settings.ts';
import { parseClientId } from './client-id.ts';
import type { HuaweiAuthType, HuaweiSignType } from './derive.ts';

/** The part of a profile for one of Huawei's platforms. */
export interface HuaweiSettings extends CloudSettings {
  /** With authType 2 a nodeId. */
  readonly deviceId: string;
  /** At most one of secret, secretFile and password is set; none only for a login by certificate (check `mutual`). */
  readonly secret: string | null;
  /** File that contains the secret, relative to the profile. */
  readonly secretFile: string | null;
  /** `YYYYMMDDHH`; `null`: the current UTC hour. */
  readonly timestamp: string | null;
  readonly signType: HuaweiSignType;
  readonly authType: HuaweiAuthType;
}

export const huaweiSchema = <const Kind extends string>(kind: Kind) =>
  z.strictObject({
    kind: z.literal(kind),
    ...address,
    deviceId: credential.nullish(),
    secret: credential.nullish(),
    secretFile: filePath.nullish(),
    timestamp: checkedText((value) => (/^\d{10}$/.test(value) ? null : 'not-ten-digits')).nullish(),
    signType: oneOf(0, 1).default(0),
    authType: oneOf(0, 2).default(0),
    clientId: credential.nullish(),
    username: credential.nullish(),
    password: credential.nullish(),
  });

/** Defaults may be left out. */
export type HuaweiAsWritten = Omit<z.input<ReturnType<typeof huaweiSchema>>, 'kind'> & { readonly kind: string };

const given = (value: string | null | undefined): boolean => value !== null && value !== undefined;

/** The deviceId, or the id inside the given clientId. */
const deviceIdOf = ({ deviceId, clientId }: HuaweiAsWritten): string | null =>
  deviceId ?? parseClientId(clientId ?? '')?.id ?? null;

export const huaweiProblems = (cloud: HuaweiAsWritten, tlsCheck: TlsCheck): readonly ProfileProblem[] => {
  const problems: ProfileProblem[] = [];
  const sources = [cloud.secret, cloud.secretFile, cloud.password].filter(given).length;
  if (sources > 1 || (sources === 0 && tlsCheck !== 'mutual')) problems.push(profileProblem('cloud', 'one-secret'));
  if (deviceIdOf(cloud) === null) problems.push(profileProblem('cloud.deviceId', 'missing'));
  if (given(cloud.password) && !given(cloud.clientId) && !given(cloud.timestamp)) {
    problems.push(profileProblem('cloud.timestamp', 'needed-beside-password'));
  }
  const inClientId = parseClientId(cloud.clientId ?? '')?.timestamp;
  if (given(cloud.timestamp) && inClientId !== undefined && inClientId !== cloud.timestamp) {
    problems.push(profileProblem('cloud.timestamp', 'differs-from-client-id'));
  }
  return problems;
};

export const huaweiSettings = (cloud: HuaweiAsWritten, port: number): HuaweiSettings => ({
  kind: cloud.kind,
  host: cloud.host,
  port,
  deviceId: deviceIdOf(cloud) ?? '',
  secret: cloud.secret ?? null,
  secretFile: cloud.secretFile ?? null,
  timestamp: cloud.timestamp ?? null,
  signType: cloud.signType ?? 0,
  authType: cloud.authType ?? 0,
  clientId: cloud.clientId ?? null,
  username: cloud.username ?? null,
  password: cloud.password ?? null,
});
