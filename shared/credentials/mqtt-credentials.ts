import { findTextProblem, type TextProblem } from '../at/quoting.ts';

/** The parameters of AT+MCONFIG. Username and password are `null` for a login without them. */
export interface MqttCredentials {
  readonly clientId: string;
  readonly username: string | null;
  readonly password: string | null;
}

/** clientId, username and password are at most 256 bytes each on the wire (docs/at-dialect.md §9, docs/huawei.md §1.5). */
export const credentialLimitBytes = 256;

/** Why a value cannot be part of a login, or `null`. */
export const credentialProblemOf = (text: string): TextProblem | 'empty' | null =>
  text.length === 0 ? 'empty' : findTextProblem(text, credentialLimitBytes);
