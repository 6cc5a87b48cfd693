import type { DraftPatch } from '../../../../shared/contract.ts';
import type { LoginParameters, Recognised } from '../../../../shared/credentials/recognise-parameters.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { moduleFileName } from '../../../../shared/profile/module-files.ts';
import { isPemText, type Profile } from '../../../../shared/profile.ts';
import { certificateRoles } from '../../../../shared/steps.ts';
import type { DraftContent } from './draft-content.ts';
import { changedFields } from './platform-defaults.ts';

export interface Pasted {
  readonly kind: Recognised['kind'];
  /** Names of what was filled in. */
  readonly fields: readonly string[];
  /** The same object when nothing was. */
  readonly content: DraftContent;
}

/** Lays what was recognised over the draft. Failure: that of a profile with faults. */
export const pastedContent = (content: DraftContent, found: Recognised): Outcome<Pasted> => {
  if (found.kind === 'nothing') return ok({ kind: found.kind, fields: [], content });
  if (found.kind !== 'profile') return ok({ kind: found.kind, ...withLogin(content, found.parameters) });
  return found.profile.ok ? ok({ kind: found.kind, ...withProfile(content, found.profile.value) }) : found.profile;
};

type Filled = Omit<Pasted, 'kind'>;

/** A login belongs together: what the old one had and the new one has not is taken back. A secret stays for the same device only. */
const withLogin = (content: DraftContent, found: LoginParameters): Filled => {
  const { secret, password, ...given } = found;
  const sameDevice = given.deviceId === undefined || given.deviceId === content.fields.deviceId;
  const hasLogin = given.clientId !== undefined || password !== undefined || secret !== undefined || !sameDevice;
  const noLogin = hasLogin ? { clientId: '', username: '', timestamp: null } : {};
  return {
    fields: Object.keys(found),
    content: {
      ...content,
      fields: changedFields(content.fields, { ...noLogin, ...given }),
      secrets: {
        ...content.secrets,
        secret: secret ?? (sameDevice ? content.secrets.secret : null),
        password: password ?? (hasLogin ? null : content.secrets.password),
      },
    },
  };
};

/** Files that a profile names by their paths are not here: what was chosen for them stays. */
const withProfile = (content: DraftContent, profile: Profile): Filled => {
  const { secret, password, simPin, ...fields } = patchOf(profile);
  const certificates = { ...content.certificates };
  const filled: string[] = Object.keys(fields);
  for (const role of certificateRoles) {
    const source = profile.tls[role];
    if (source === null || !isPemText(source)) continue;
    const fileOnModule = role === 'ca' ? moduleFileName(role, profile.tls.fileOnModule) : moduleFileName(role, null);
    certificates[role] = {
      name: fileOnModule,
      shelfId: null,
      content: new TextEncoder().encode(source),
      fileOnModule,
      lineEnds: 'lf',
      accepted: false,
    };
    filled.push(role);
  }
  const secrets = { secret: secret || null, password: password || null, simPin: simPin || null };
  filled.push(...Object.entries(secrets).flatMap(([name, value]) => (value === null ? [] : [name])));
  return { fields: filled, content: { fields: { ...content.fields, ...fields }, secrets, certificates } };
};

const patchOf = ({ name, cloud, tls, mqtt, module }: Profile) => {
  const login =
    cloud.kind === 'mqtt'
      ? { deviceId: '', timestamp: null, signType: 0 as const, secret: null }
      : { deviceId: cloud.deviceId, timestamp: cloud.timestamp, signType: cloud.signType, secret: cloud.secret };
  return {
    name,
    platform: cloud.kind,
    host: cloud.host,
    port: cloud.port,
    clientId: cloud.clientId ?? '',
    username: cloud.username ?? '',
    password: cloud.password,
    ...login,
    tlsEnabled: tls.enabled,
    tlsCheck: tls.check,
    checkDates: tls.checkDates,
    keepAliveSeconds: mqtt.keepAlive,
    cleanSession: mqtt.cleanSession,
    subscriptions: mqtt.subscriptions,
    proof: mqtt.proof,
    family: module.family,
    apn: module.apn?.name ?? '',
    simPin: module.simPin,
  } satisfies { readonly [Name in keyof DraftPatch]?: DraftPatch[Name] | null };
};
