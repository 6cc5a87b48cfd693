import type { RequestResult } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { moduleFileName } from '../../../shared/profile/module-files.ts';
import { isPemText, type Profile } from '../../../shared/profile.ts';
import { type CertificateRole, certificateRoles } from '../../../shared/steps.ts';
import { prepareForModule } from '../../certificates/prepare.ts';
import type { CertificateSource, DraftContent } from './draft/draft-content.ts';
import { withModuleNames } from './draft/module-names.ts';
import { profileOf } from './draft/profile-of-draft.ts';

/** A draft as a profile of the command line, and back. What the one cannot say in the words of the other is told, never dropped. */

/** Files that a profile without secrets names: who uses it puts them beside it. */
const secretFile = 'device-secret.txt';

type PemTexts = Readonly<Record<CertificateRole, string | null>>;

type Section = Readonly<Record<string, unknown>>;

/**
 * The profile as the command line takes it, certificates as PEM text. Not checked: an unfinished draft gives an unfinished profile.
 * Without secrets it names files in their place. Failures are those of certificate files.
 */
export const profileJsonOf = (content: DraftContent, options: { readonly withSecrets: boolean }): Outcome<object> => {
  const { withSecrets } = options;
  const texts = pemTextsOf(content, withSecrets);
  if (!texts.ok) return texts;
  const { fields, certificates } = content;
  const written = profileOf(content) as { readonly cloud: Section; readonly module: Section };
  return ok({
    ...written,
    cloud: withSecrets ? written.cloud : withoutSecrets(written.cloud, fields),
    tls: {
      enabled: fields.tlsEnabled,
      ...texts.value,
      ...(certificates.ca === null ? {} : { fileOnModule: certificates.ca.fileOnModule }),
      check: fields.tlsCheck,
      checkDates: fields.checkDates,
    },
    module: withSecrets ? written.module : { ...written.module, simPin: null },
  });
};

/** What of a draft a profile of the command line has no place for: it names files, and gives one secret for one login. */
export const leftOutOf = (
  { fields, secrets, certificates }: DraftContent,
  { withSecrets }: { readonly withSecrets: boolean },
): RequestResult<'profiles.export'>['leftOut'] => {
  const files = certificateRoles.flatMap((role) => certificates[role] ?? []);
  const hasNoUse = secrets.secret !== null && (fields.platform === 'mqtt' || secrets.password !== null);
  // PEM text has no name of its own; a key that is left out is named.
  const unnamed = withSecrets ? (['clientCert', 'clientKey'] as const) : (['clientCert'] as const);
  const isRenamed = unnamed.some((role) => {
    const name = certificates[role]?.fileOnModule;
    return name !== undefined && name !== moduleFileName(role, null);
  });
  return [
    ...(withSecrets && hasNoUse ? (['secret'] as const) : []),
    ...(files.some(({ lineEnds }) => lineEnds !== 'lf') ? (['lineEnds'] as const) : []),
    ...(isRenamed ? (['fileNames'] as const) : []),
    ...(files.some(({ accepted }) => accepted) ? (['accepted'] as const) : []),
  ];
};

/** A login by certificate may have no secret, and any broker may want none. */
const withoutSecrets = (cloud: Section, { platform, tlsCheck }: DraftContent['fields']): Section => {
  if (platform === 'mqtt') return { ...cloud, password: null };
  const needsNone = cloud.secret === null && cloud.password === null && tlsCheck === 'mutual';
  return { ...cloud, secret: null, password: null, secretFile: needsNone ? null : secretFile };
};

const pemTextsOf = ({ certificates }: DraftContent, withSecrets: boolean): Outcome<PemTexts> => {
  const texts: Record<CertificateRole, string | null> = { ca: null, clientCert: null, clientKey: null };
  for (const role of certificateRoles) {
    const source = certificates[role];
    if (source === null) continue;
    const prepared = prepareForModule(source.content, { role });
    if (!prepared.ok) return prepared;
    const isLeftOut = role === 'clientKey' && !withSecrets;
    texts[role] = isLeftOut ? source.fileOnModule : new TextDecoder().decode(prepared.value.bytes);
  }
  return ok(texts);
};

/**
 * The draft that a profile describes. `profile/invalid` names, as `path: problem`, what a draft has no place for and the files
 * that it cannot read. A secret or a key that stands in another file is not given: the person types or chooses it.
 */
export const draftContentOf = (profile: Profile): Outcome<DraftContent> => {
  const problems = problemsOf(profile);
  if (problems.length > 0) return fail('profile/invalid', { problems });
  const { cloud, tls, mqtt, module } = profile;
  const huawei = cloud.kind === 'mqtt' ? null : cloud;
  return ok({
    fields: {
      name: profile.name,
      platform: cloud.kind,
      host: cloud.host,
      port: cloud.port,
      deviceId: huawei?.deviceId ?? '',
      timestamp: huawei?.timestamp ?? null,
      signType: huawei?.signType ?? 0,
      clientId: cloud.clientId ?? '',
      username: cloud.username ?? '',
      tlsEnabled: tls.enabled,
      tlsCheck: tls.check,
      checkDates: tls.checkDates,
      keepAliveSeconds: mqtt.keepAlive,
      cleanSession: mqtt.cleanSession,
      subscriptions: mqtt.subscriptions,
      proof: mqtt.proof,
      family: module.family,
      apn: module.apn?.name ?? '',
    },
    secrets: { secret: huawei?.secret ?? null, password: cloud.password, simPin: module.simPin },
    certificates: withModuleNames({
      ca: sourceOf(tls.ca, tls.fileOnModule),
      clientCert: sourceOf(tls.clientCert, 'client.crt'),
      clientKey: tls.clientKey !== null && isPemText(tls.clientKey) ? sourceOf(tls.clientKey, 'client.key') : null,
    }),
    locked: [],
    elsewhere: {},
    replaced: {},
  });
};

const sourceOf = (pem: string | null, fileOnModule: string): CertificateSource | null =>
  pem === null
    ? null
    : {
        name: fileOnModule,
        shelfId: null,
        content: new TextEncoder().encode(pem),
        fileOnModule,
        lineEnds: 'lf',
        accepted: false,
      };

const problemsOf = ({ cloud, tls, module }: Profile): readonly string[] => {
  const commandLineOnly: readonly (readonly [string, boolean])[] = [
    ['cloud.authType', cloud.kind !== 'mqtt' && cloud.authType !== 0],
    ['tls.serverName', tls.serverName !== null],
    ['tls.version', tls.version !== null],
    ['module.apn.user', module.apn !== null && module.apn.user !== null],
  ];
  return [
    ...commandLineOnly.flatMap(([path, isGiven]) => (isGiven ? [`${path}: cli-only`] : [])),
    ...(['ca', 'clientCert'] as const).flatMap((role) => {
      const source = tls[role];
      return source === null || isPemText(source) ? [] : [`tls.${role}: file-not-read`];
    }),
  ];
};
