import type { Cloud, FoundLogin } from '../clouds/cloud.ts';
import { type CloudKind, clouds } from '../clouds/index.ts';
import { fail, type Outcome } from '../outcome.ts';
import type { Profile } from '../profile/types.ts';
import { parseProfileText } from '../profile.ts';
import { readAddress, readPort, tlsOfProtocol } from './address.ts';
import { type NamedValues, readNamedValues } from './named-values.ts';
import { mayNameSecret } from './secret-mentions.ts';
import type { ValueName } from './value-names.ts';

/** Login parameters found in a text; those not found are omitted. Names are those of the draft's fields. */
export interface LoginParameters extends FoundLogin {
  readonly platform?: CloudKind;
}

export type Recognised =
  /** `console`: an address with its login. `device`: a device ID with its secret. `triple`: a login alone. */
  | {
      readonly kind: 'console' | 'device' | 'triple';
      readonly parameters: LoginParameters;
      readonly unusable?: UnusableNames;
    }
  /** A whole profile, possibly invalid. */
  | { readonly kind: 'profile'; readonly profile: Outcome<Profile> }
  | { readonly kind: 'nothing'; readonly unusable?: UnusableNames }
  /** The text names a secret and could not be parsed with certainty: any part of it may be the secret. */
  | { readonly kind: 'withheld' };

/** Names in the text whose value cannot be used, such as the address of a WebSocket. */
export type UnusableNames = readonly ValueName[];

const nothing: Recognised = { kind: 'nothing' };
const withheld: Recognised = { kind: 'withheld' };
/** Longer texts are not recognised. */
const limitCharacters = 100_000;

/**
 * Recognises text copied from a console, a tool or a message: JSON of the console or of a device (docs/huawei.md §6), also damaged, lines
 * `name: value`, a table, a query string, AT commands of the article, a login in three lines, a whole profile. Pure, never throws.
 */
export const recogniseParameters = (text: string): Recognised => {
  if (text.length > limitCharacters) return mayNameSecret(text) ? withheld : nothing;
  const json = readJson(text);
  if (isProfileLike(json)) return { kind: 'profile', profile: profileOf(text) };
  const named = readNamedValues(text);
  if (named === null) return withheld;
  const isNamed = named.values.size + named.unusable.length > 0;
  const parameters = withoutEmpty(completed(isNamed ? parametersOf(named.values) : unnamedOf(text)));
  const kind = kindOf(parameters);
  const unusable = named.unusable.length === 0 ? {} : { unusable: named.unusable };
  return kind === 'nothing' ? { kind, ...unusable } : { kind, parameters, ...unusable };
};

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '').trim());
  } catch {
    return undefined;
  }
};

const isProfileLike = (json: unknown): boolean =>
  typeof json === 'object' && json !== null && Object.hasOwn(json, 'version') && Object.hasOwn(json, 'cloud');

const profileOf = (text: string): Outcome<Profile> => {
  const parsed = parseProfileText(text.trim());
  return parsed.ok ? parsed : fail('profile/invalid', parsed.error.facts);
};

const parametersOf = (named: NamedValues): FoundLogin => {
  const text = (name: Parameters<NamedValues['get']>[0]): string => named.get(name) ?? '';
  const address = readAddress(text('host'));
  const port = readPort(text('port')) ?? address?.port;
  const tlsEnabled = tlsOfProtocol(text('protocol')) ?? address?.tlsEnabled ?? tlsOfPort(port);
  return {
    host: address?.host ?? '',
    ...(port === undefined ? {} : { port }),
    ...(tlsEnabled === undefined ? {} : { tlsEnabled }),
    deviceId: text('deviceId'),
    secret: text('secret'),
    clientId: text('clientId'),
    username: text('username'),
    password: text('password'),
    timestamp: text('timestamp'),
  };
};

const tlsOfPort = (port: number | undefined): boolean | undefined => {
  if (port === 8883) return true;
  return port === 1883 ? false : undefined;
};

/** Values without names: a login or a device, by the formats of the clouds. */
const unnamedOf = (text: string): FoundLogin => {
  const tokens = text.split(/[\s,;"']+/, 8).filter((token) => token !== '');
  return firstOf(({ paste }) => paste.readUnnamed(tokens)) ?? {};
};

/** Adds what follows from the formats of the clientId and of the host. */
const completed = (found: FoundLogin): LoginParameters => {
  const { clientId = '' } = found;
  const { deviceId = '', ...further } = (clientId && firstOf(({ paste }) => paste.readClientId(clientId))) || {};
  const platform = firstOf(({ kind, paste }) => (paste.isOwn(found) ? kind : null));
  return {
    ...found,
    ...(platform === null ? {} : { platform }),
    ...(deviceId === '' ? {} : { deviceId: found.deviceId || deviceId }),
    ...further,
  };
};

/** The first result that is not `null`. */
const firstOf = <T>(ask: (cloud: Cloud<CloudKind>) => T | null): T | null => {
  for (const cloud of clouds) {
    const found = ask(cloud);
    if (found !== null) return found;
  }
  return null;
};

const withoutEmpty = (parameters: LoginParameters): LoginParameters =>
  Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== '' && value !== undefined));

const kindOf = (found: LoginParameters): 'console' | 'device' | 'triple' | 'nothing' => {
  if (found.host !== undefined) return 'console';
  if (found.clientId !== undefined || found.password !== undefined) return 'triple';
  return found.deviceId !== undefined || found.secret !== undefined ? 'device' : 'nothing';
};
