import { parseClientId } from '../credentials/client-id.ts';
import type { HuaweiCloudAsWritten, ProfileAsWritten } from './schema.ts';

/** What one field of a profile demands of another; each problem as `path: what`, never with a value. */
export const findContradictions = (profile: ProfileAsWritten): readonly string[] => [
  ...(profile.cloud.kind === 'mqtt' ? mqttProblems(profile.cloud) : huaweiProblems(profile.cloud, profile.tls.check)),
  ...tlsProblems(profile.tls),
  ...apnProblems(profile.module.apn),
];

const given = (value: string | null | undefined): boolean => value !== null && value !== undefined;

/** The deviceId, or the id inside the clientId that was given instead. */
export const deviceIdOf = (cloud: HuaweiCloudAsWritten): string | null =>
  cloud.deviceId ?? (given(cloud.clientId) ? (parseClientId(cloud.clientId ?? '')?.id ?? null) : null);

const huaweiProblems = (cloud: HuaweiCloudAsWritten, check: string): readonly string[] => {
  const problems: string[] = [];
  const sources = [cloud.secret, cloud.secretFile, cloud.password].filter(given).length;
  if (sources > 1 || (sources === 0 && check !== 'mutual')) {
    problems.push('cloud: exactly one of secret, secretFile and password is needed');
  }
  if (deviceIdOf(cloud) === null) problems.push('cloud.deviceId: is missing');
  if (given(cloud.password) && !given(cloud.clientId) && !given(cloud.timestamp)) {
    problems.push('cloud.timestamp: is needed beside a password, because the password was made from it');
  }
  const inClientId = parseClientId(cloud.clientId ?? '')?.timestamp;
  if (given(cloud.timestamp) && inClientId !== undefined && inClientId !== cloud.timestamp) {
    problems.push('cloud.timestamp: differs from the one in clientId');
  }
  if (cloud.kind === 'huawei-iotda' && cloud.authType === 2)
    problems.push('cloud.authType: 2 exists on huawei-v1 only');
  return problems;
};

const mqttProblems = (cloud: {
  readonly username: string | null;
  readonly password: string | null;
}): readonly string[] =>
  cloud.username === null && cloud.password !== null ? ['cloud.username: is missing beside a password'] : [];

const tlsProblems = (tls: ProfileAsWritten['tls']): readonly string[] => {
  if (!tls.enabled) return [];
  const problems: string[] = [];
  if (tls.check !== 'none' && !given(tls.ca)) problems.push(`tls.ca: is needed for check ${tls.check}`);
  for (const [field, other] of [
    ['clientCert', 'clientKey'],
    ['clientKey', 'clientCert'],
  ] as const) {
    if (given(tls[field])) continue;
    if (tls.check === 'mutual') problems.push(`tls.${field}: is needed for check mutual`);
    else if (given(tls[other])) problems.push(`tls.${field}: is missing beside ${other}`);
  }
  return problems;
};

const apnProblems = (apn: ProfileAsWritten['module']['apn']): readonly string[] => {
  if (apn === null || apn === undefined) return [];
  const withoutUser = !given(apn.user);
  if (withoutUser && given(apn.password)) return ['module.apn.user: is missing beside a password'];
  return withoutUser && given(apn.auth) && apn.auth !== 'none' ? ['module.apn.user: is missing beside auth'] : [];
};
