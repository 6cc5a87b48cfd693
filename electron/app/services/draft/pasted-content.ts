import { defaultCloud, isAskedFor } from '../../../../shared/clouds/index.ts';
import type { LoginParameters, Recognised } from '../../../../shared/credentials/recognise-parameters.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { certificateRoles } from '../../../../shared/steps.ts';
import { draftContentOf } from '../profile-json.ts';
import { type DraftContent, stillLocked } from './draft-content.ts';
import { changedForm } from './platform-defaults.ts';

export interface Pasted {
  readonly kind: Recognised['kind'];
  /** Names of the fields that were filled in. */
  readonly fields: readonly string[];
  /** Names of recognised values that cannot be used. */
  readonly unusable: readonly string[];
  /** The same object if no field was filled in. */
  readonly content: DraftContent;
}

/** Applies the recognised values to the draft. Fails like the validation of a pasted profile. */
export const pastedContent = (content: DraftContent, found: Recognised): Outcome<Pasted> => {
  if (found.kind === 'withheld') return ok({ kind: found.kind, fields: [], unusable: [], content });
  const unusable = found.kind === 'profile' ? [] : (found.unusable ?? []);
  if (found.kind === 'nothing') return ok({ kind: found.kind, fields: [], unusable, content });
  if (found.kind !== 'profile')
    return ok({ kind: found.kind, unusable, ...withLogin(content, withPlatform(content, found.parameters)) });
  const given = found.profile.ok ? draftContentOf(found.profile.value) : found.profile;
  return given.ok ? ok({ kind: found.kind, unusable, ...withProfile(content, given.value) }) : given;
};

const isRole = (name: string): boolean => (certificateRoles as readonly string[]).includes(name);

type Filled = Omit<Pasted, 'kind' | 'unusable'>;

/** The form of a generic broker has no fields for a device ID and its secret, so the values would not be visible there. */
const withPlatform = ({ fields }: DraftContent, found: LoginParameters): LoginParameters => {
  const isDevice = found.secret !== undefined || (found.deviceId !== undefined && found.clientId === undefined);
  const isPlatformUnknown = found.platform === undefined && found.host === undefined;
  return isDevice && isPlatformUnknown && !isAskedFor(fields.platform, 'secret')
    ? { ...found, platform: defaultCloud.kind }
    : found;
};

/** Replaces the complete login: values that only the old one has are removed. The secret stays if the device is the same. */
const withLogin = (content: DraftContent, found: LoginParameters): Filled => {
  const { secret, password, ...given } = found;
  const sameDevice = given.deviceId === undefined || given.deviceId === content.fields.deviceId;
  const hasLogin = given.clientId !== undefined || password !== undefined || secret !== undefined || !sameDevice;
  const noLogin = hasLogin ? { clientId: '', username: '', timestamp: null } : {};
  const replaced = [
    ...(secret !== undefined || !sameDevice ? (['secret'] as const) : []),
    ...(hasLogin ? (['password'] as const) : []),
  ];
  return {
    fields: Object.keys(found),
    content: {
      ...content,
      locked: stillLocked(content, replaced),
      ...changedForm(content, { ...noLogin, ...given }),
      secrets: {
        ...content.secrets,
        secret: secret ?? (sameDevice ? content.secrets.secret : null),
        password: password ?? (hasLogin ? null : content.secrets.password),
      },
    },
  };
};

/** Applies a profile. Chosen files stay if the profile does not contain them. */
const withProfile = (content: DraftContent, given: DraftContent): Filled => {
  const files = Object.fromEntries(Object.entries(given.certificates).filter(([, source]) => source !== null));
  const secrets = Object.entries(given.secrets).filter(([, value]) => value !== null);
  return {
    fields: [...Object.keys(given.fields), ...secrets.map(([name]) => name), ...Object.keys(files)],
    content: {
      ...given,
      replaced: content.replaced,
      certificates: { ...content.certificates, ...files },
      // Files stay, so their locked secrets stay as well. The login is replaced.
      locked: content.locked.filter((name) => isRole(name) && !Object.hasOwn(files, name)),
    },
  };
};
