import { z } from 'zod';
import { findTextProblem } from '../at/quoting.ts';
import { credentialLimitBytes } from '../credentials/mqtt-credentials.ts';
import { type PlainProblemCode, problemWith } from './problem.ts';
import { paramsOf } from './problems.ts';

/** The types of settings in a profile. */

/** A text with a custom check that returns the problem. */
export const checkedText = (find: (value: string) => PlainProblemCode | null) =>
  z.string().check((context) => {
    const code = find(context.value);
    // The issue must not contain the value.
    if (code !== null) context.issues.push({ code: 'custom', params: paramsOf(problemWith(code)), input: undefined });
  });

/** Text that becomes an AT argument. */
export const argument = (limitBytes: number) =>
  checkedText((value) => (value === '' ? 'empty' : findTextProblem(value, limitBytes)));

export const credential = argument(credentialLimitBytes);

const findPathProblem = (value: string): PlainProblemCode | null => {
  if (value === '') return 'empty';
  if (/[\0\r\n]/.test(value)) return 'control-character';
  return value.length > 4_096 ? 'too-long' : null;
};

/** Path of a file, relative to the profile. */
export const filePath = checkedText(findPathProblem);

const pemLimitCharacters = 65_536;

export const pemOrPath = checkedText((value) => {
  const isPem = value.includes('-----BEGIN ') && value.length <= pemLimitCharacters;
  return isPem || findPathProblem(value) === null ? null : 'file-or-pem';
});

const nameOrIpv4 = /^[A-Za-z0-9._-]{1,255}$/;
const ipv6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/;

/** A name or an address, without scheme, port or blanks. */
export const isHost = (value: string): boolean => nameOrIpv4.test(value) || ipv6.test(value);

export const hostName = checkedText((value) => (isHost(value) ? null : 'host-form'));

export const oneOf = <const Values extends readonly number[]>(...values: Values) => z.literal(values);

/** The address of a cloud. Without a port the default depends on TLS. */
export const address = { host: hostName, port: z.int().min(1).max(65_535).optional() };
