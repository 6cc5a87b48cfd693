import { isAskedFor, usualCloud } from '../../../../shared/clouds/index.ts';
import type { LoginParameters, Recognised } from '../../../../shared/credentials/recognise-parameters.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { certificateRoles } from '../../../../shared/steps.ts';
import { draftContentOf } from '../profile-json.ts';
import { type DraftContent, stillLocked } from './draft-content.ts';
import { changedForm } from './platform-defaults.ts';

export interface Pasted {
  readonly kind: Recognised['kind'];
  /** Names of what was filled in. */
  readonly fields: readonly string[];
  /** Names of what was seen and cannot be used. */
  readonly untaken: readonly string[];
  /** The same object when nothing was. */
  readonly content: DraftContent;
}

/** Lays what was recognised over the draft. Failure: that of a profile with faults. */
export const pastedContent = (content: DraftContent, found: Recognised): Outcome<Pasted> => {
  if (found.kind === 'withheld') return ok({ kind: found.kind, fields: [], untaken: [], content });
  const untaken = found.kind === 'profile' ? [] : (found.untaken ?? []);
  if (found.kind === 'nothing') return ok({ kind: found.kind, fields: [], untaken, content });
  if (found.kind !== 'profile')
    return ok({ kind: found.kind, untaken, ...withLogin(content, onItsPlatform(content, found.parameters)) });
  const given = found.profile.ok ? draftContentOf(found.profile.value) : found.profile;
  return given.ok ? ok({ kind: found.kind, untaken, ...withProfile(content, given.value) }) : given;
};

const isRole = (name: string): boolean => (certificateRoles as readonly string[]).includes(name);

type Filled = Omit<Pasted, 'kind' | 'untaken'>;

/** The form of any broker shows neither a device id nor its secret, so they would be filled in unseen. */
const onItsPlatform = ({ fields }: DraftContent, found: LoginParameters): LoginParameters => {
  const isDevice = found.secret !== undefined || (found.deviceId !== undefined && found.clientId === undefined);
  const isUntold = found.platform === undefined && found.host === undefined;
  return isDevice && isUntold && !isAskedFor(fields.platform, 'secret')
    ? { ...found, platform: usualCloud.kind }
    : found;
};

/** A login belongs together: what the old one had and the new one has not is taken back. A secret stays for the same device only. */
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

/** What a profile gives; files that it does not bring stay as they were chosen. */
const withProfile = (content: DraftContent, given: DraftContent): Filled => {
  const files = Object.fromEntries(Object.entries(given.certificates).filter(([, source]) => source !== null));
  const secrets = Object.entries(given.secrets).filter(([, value]) => value !== null);
  return {
    fields: [...Object.keys(given.fields), ...secrets.map(([name]) => name), ...Object.keys(files)],
    content: {
      ...given,
      replaced: content.replaced,
      certificates: { ...content.certificates, ...files },
      // Files stay, so what is locked of them does too; the login is another.
      locked: content.locked.filter((name) => isRole(name) && !Object.hasOwn(files, name)),
    },
  };
};
