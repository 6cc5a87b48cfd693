import { cloudOf, isAskedFor } from '../../../shared/clouds/index.ts';
import type { RequestResult } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { moduleFileName } from '../../../shared/profile/module-files.ts';
import { type ProfileProblem, profileProblem } from '../../../shared/profile/problem.ts';
import type { ProfileFile } from '../../../shared/profile/schema.ts';
import { isPemText, type Profile } from '../../../shared/profile.ts';
import { type CertificateRole, certificateRoles } from '../../../shared/steps.ts';
import { prepareForModule } from '../../certificates/prepare.ts';
import type { CertificateSource, DraftContent } from './draft/draft-content.ts';
import { withModuleNames } from './draft/module-names.ts';
import { profileOf, publicProfileOf } from './draft/profile-of-draft.ts';

/** Converts between drafts and profiles of the command line. Values that cannot be converted are reported, never dropped. */

/** The file that a profile without secrets names in place of its secret. The user puts it next to the profile. */
const secretFile = 'device-secret.txt';

type PemTexts = Readonly<Record<CertificateRole, string | null>>;

/**
 * The profile for the command line, with certificates as PEM text. Not validated: an unfinished draft gives an unfinished profile. Without
 * secrets it names files in their place. Fails only because of certificate files.
 */
export const profileJsonOf = (
  content: DraftContent,
  { withSecrets }: { readonly withSecrets: boolean },
): Outcome<ProfileFile> => {
  const texts = pemTextsOf(content, withSecrets);
  if (!texts.ok) return texts;
  const { fields, certificates } = content;
  const { version, name, cloud, mqtt, module } = withSecrets
    ? profileOf(content)
    : publicProfileOf(content, secretFile);
  return ok({
    version,
    name,
    cloud,
    tls: {
      enabled: fields.tlsEnabled,
      ...texts.value,
      ...(certificates.ca === null ? {} : { fileOnModule: certificates.ca.fileOnModule }),
      check: fields.tlsCheck,
      checkDates: fields.checkDates,
    },
    mqtt,
    module,
  });
};

/** The parts of a draft that a profile of the command line cannot contain: it has only one secret, and PEM text without file names. */
export const leftOutOf = (
  { fields, secrets, certificates }: DraftContent,
  { withSecrets }: { readonly withSecrets: boolean },
): RequestResult<'profiles.export'>['leftOut'] => {
  const files = certificateRoles.flatMap((role) => certificates[role] ?? []);
  const hasNoUse = secrets.secret !== null && (!isAskedFor(fields.platform, 'secret') || secrets.password !== null);
  // PEM text has no file name. A key that is left out is named.
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
 * The draft of a profile. Fails with `profile/invalid` for settings that a draft cannot contain and for files that are not embedded. A
 * secret or a key in another file stays empty: the user enters or chooses it.
 */
export const draftContentOf = (profile: Profile): Outcome<DraftContent> => {
  const problems = problemsOf(profile);
  if (problems.length > 0) return fail('profile/invalid', { problems });
  const { cloud, tls, mqtt, module } = profile;
  const { kind, form } = cloudOf(cloud.kind);
  const { secret, password, ...login } = form.valuesOf(cloud);
  return ok({
    fields: {
      name: profile.name,
      platform: kind,
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
    },
    secrets: { secret, password, simPin: module.simPin },
    certificates: withModuleNames({
      ca: sourceOf(tls.ca, tls.fileOnModule),
      clientCert: sourceOf(tls.clientCert, 'client.crt'),
      clientKey: tls.clientKey !== null && isPemText(tls.clientKey) ? sourceOf(tls.clientKey, 'client.key') : null,
    }),
    locked: [],
    ofOtherPlatforms: {},
    replaced: {},
    redoable: [],
  });
};

const sourceOf = (pem: string | null, fileOnModule: string): CertificateSource | null =>
  pem === null
    ? null
    : {
        name: fileOnModule,
        builtInId: null,
        content: new TextEncoder().encode(pem),
        fileOnModule,
        lineEnds: 'lf',
        accepted: false,
      };

const problemsOf = ({ cloud, tls, module }: Profile): readonly ProfileProblem[] => [
  ...[
    ...cloudOf(cloud.kind).form.commandLineOnly(cloud),
    ...(tls.serverName === null ? [] : ['tls.serverName']),
    ...(tls.version === null ? [] : ['tls.version']),
    ...(module.apn?.user ? ['module.apn.user'] : []),
  ].map((path) => profileProblem(path, 'cli-only')),
  ...(['ca', 'clientCert'] as const).flatMap((role) => {
    const source = tls[role];
    return source === null || isPemText(source) ? [] : [profileProblem(`tls.${role}`, 'file-not-read')];
  }),
];
