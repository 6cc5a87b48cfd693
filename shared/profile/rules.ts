import { cloudOf } from '../clouds/index.ts';
import { type ProfileProblem, profileProblem } from './problem.ts';
import type { ProfileAsWritten } from './schema.ts';
import { checkOf } from './tls-check.ts';

/** Violated rules across the fields of a profile; never with a value. */
export const findContradictions = (profile: ProfileAsWritten): readonly ProfileProblem[] => [
  ...cloudOf(profile.cloud.kind).profile.problems(profile.cloud, checkOf(profile.tls)),
  ...tlsProblems(profile.tls),
  ...apnProblems(profile.module.apn),
];

const given = (value: string | null | undefined): boolean => value !== null && value !== undefined;

const tlsProblems = (tls: ProfileAsWritten['tls']): readonly ProfileProblem[] => {
  const { enabled, check } = tls;
  if (!enabled) return [];
  const problems: ProfileProblem[] = [];
  if (check !== 'none' && !given(tls.ca)) problems.push(profileProblem('tls.ca', 'needed-for-check', { check }));
  for (const [field, other] of [
    ['clientCert', 'clientKey'],
    ['clientKey', 'clientCert'],
  ] as const) {
    if (given(tls[field])) continue;
    if (check === 'mutual') problems.push(profileProblem(`tls.${field}`, 'needed-for-check', { check }));
    else if (given(tls[other])) problems.push(profileProblem(`tls.${field}`, 'missing-beside', { other }));
  }
  return problems;
};

const apnProblems = (apn: ProfileAsWritten['module']['apn']): readonly ProfileProblem[] => {
  if (apn === null || apn === undefined || given(apn.user)) return [];
  const beside = (other: string): readonly ProfileProblem[] => [
    profileProblem('module.apn.user', 'missing-beside', { other }),
  ];
  if (given(apn.password)) return beside('password');
  return given(apn.auth) && apn.auth !== 'none' ? beside('auth') : [];
};
