import {
  anyBroker,
  cloudOf,
  isAskedFor,
  type WrittenCloud,
  withoutSecrets,
  writtenCloud,
} from '../../../../shared/clouds/index.ts';
import type { DraftFields } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { profileProblem } from '../../../../shared/profile/problem.ts';
import type { ProfileFile } from '../../../../shared/profile/schema.ts';
import { isHost } from '../../../../shared/profile/setting.ts';
import { checkOfForm, isByCertificate, rolesOf } from '../../../../shared/profile/tls-check.ts';
import { parseProfile } from '../../../../shared/profile.ts';
import type { CertificateRole, StageId } from '../../../../shared/steps.ts';
import type { PlannedFile, ProvisionPlan } from '../../../procedures/plan.ts';
import { preparedOf, slotOf } from './certificate-slot.ts';
import { type DraftContent, loginValuesOf } from './draft-content.ts';
import { deviceIdPlaceholder, withKnownDeviceId } from './platform-defaults.ts';

/** The files that a run needs with these fields. Other chosen files are not sent. */
export const usedRoles = (fields: DraftFields): readonly CertificateRole[] => rolesOf(checkOfForm(fields));

const byCertificate = (fields: DraftFields): boolean => isByCertificate(checkOfForm(fields));

/** The names of required fields without a value. */
export const emptyFields = (content: DraftContent): readonly string[] => {
  const { fields, certificates } = content;
  return [
    ...(fields.host === '' ? ['host'] : []),
    ...cloudOf(fields.platform).form.empty(loginValuesOf(content), byCertificate(fields)),
    ...usedRoles(fields).filter((role) => certificates[role] === null),
  ];
};

/** The draft as a profile. Files are named as on the module; their contents are passed separately. */
export const profileOf = (content: DraftContent): ProfileFile => {
  const { fields, secrets, certificates } = content;
  const used = usedRoles(fields);
  const fileOf = (role: CertificateRole): string | null =>
    used.includes(role) ? (certificates[role]?.fileOnModule ?? null) : null;
  const { subscriptions, proof } = withKnownDeviceId(fields);
  return {
    version: 1,
    name: fields.name.trim() || fields.deviceId || 'device',
    cloud: writtenCloud(fields.platform, loginValuesOf(content)),
    tls: {
      enabled: fields.tlsEnabled,
      ca: fileOf('ca'),
      fileOnModule: fileOf('ca'),
      clientCert: fileOf('clientCert'),
      clientKey: fileOf('clientKey'),
      check: fields.tlsCheck,
      checkDates: fields.checkDates,
    },
    mqtt: {
      keepAlive: fields.keepAliveSeconds,
      cleanSession: fields.cleanSession,
      subscriptions: [...subscriptions],
      proof,
    },
    module: { family: fields.family, apn: fields.apn || null, simPin: secrets.simPin },
  };
};

/** The draft as a profile that names files in place of secrets. */
export const publicProfileOf = (content: DraftContent, secretFile: string): ProfileFile => {
  const whole = profileOf(content);
  const { fields } = content;
  const cloud = writtenCloud(fields.platform, loginValuesOf(content));
  return {
    ...whole,
    cloud: withoutSecrets(cloud, byCertificate(fields), secretFile),
    module: { ...whole.module, simPin: null },
  };
};

/** Stages that need a complete login. */
const needsLogin = (stage: StageId): boolean => stage === 'credentials' || stage === 'connect' || stage === 'proof';

export interface PlanOptions {
  readonly baudRate: number;
  /** The stages to run. A check-up of the module needs neither login nor files. Default: all. */
  readonly stages?: readonly StageId[];
}

/**
 * The plan of a run. Fails with `profile/invalid` and all problems, or with the failure of a file. A complete form gives the same plan for
 * every stage, so that the steps of other stages do not change.
 */
export const planOf = (content: DraftContent, options: PlanOptions, nowMs: number): Outcome<ProvisionPlan> => {
  const { stages } = options;
  const complete = planFrom(content, options, nowMs, { whole: true, needsFiles: true });
  if (complete.ok || stages === undefined || stages.some(needsLogin)) return complete;
  return planFrom(content, options, nowMs, { whole: false, needsFiles: stages.includes('certificate') });
};

const planFrom = (
  content: DraftContent,
  { baudRate }: PlanOptions,
  nowMs: number,
  { whole, needsFiles }: { readonly whole: boolean; readonly needsFiles: boolean },
): Outcome<ProvisionPlan> => {
  const profile = parseProfile(whole ? profileOf(content) : partialProfile(content, needsFiles));
  if (!profile.ok) return profile;
  const placeholders = whole ? placeholderPaths(content.fields) : [];
  if (placeholders.length > 0)
    return fail('profile/invalid', {
      problems: placeholders.map((path) => profileProblem(`mqtt.${path}`, 'placeholder')),
    });
  const files = filesOf(content, nowMs);
  if (!files.ok && needsFiles) return files;
  return ok({
    profile: profile.value,
    secret: whole && isAskedFor(content.fields.platform, 'secret') ? content.secrets.secret : null,
    files: files.ok ? files.value : [],
    acceptExpired: acceptsExpired(content, nowMs),
    baudRate,
  });
};

/** Topics that still contain the placeholder of a device ID. A cloud would take it literally. */
export const placeholderPaths = (fields: DraftFields): readonly string[] => {
  const { subscriptions, proof } = withKnownDeviceId(fields);
  const isOpen = (topic: string): boolean => topic.includes(deviceIdPlaceholder);
  return [
    ...subscriptions.flatMap(({ topic }, index) => (isOpen(topic) ? [`subscriptions[${index}].topic`] : [])),
    ...(proof !== null && isOpen(proof.topic) ? ['proof.topic'] : []),
  ];
};

/** For stages before the login, which do not use the placeholder values. */
const partialProfile = (content: DraftContent, needsFiles: boolean): ProfileFile => {
  const { fields } = content;
  const { tls, ...written } = profileOf(content);
  const placeholderFiles = {
    ca: 'ca.crt',
    ...(byCertificate(fields) ? { clientCert: 'client.crt', clientKey: 'client.key' } : {}),
  };
  const given = Object.fromEntries(Object.entries(tls ?? {}).filter(([, value]) => value !== null));
  return {
    ...written,
    cloud: placeholderCloud(isHost(fields.host) ? fields.host : 'unset.invalid'),
    tls: needsFiles || checkOfForm(fields) === 'none' ? tls : { ...placeholderFiles, ...given },
    mqtt: {},
  };
};

const placeholderCloud = (host: string): WrittenCloud =>
  writtenCloud(anyBroker.kind, {
    host,
    port: null,
    deviceId: '',
    secret: null,
    timestamp: null,
    signType: 0,
    clientId: 'unset',
    username: '',
    password: null,
  });

const filesOf = (content: DraftContent, nowMs: number): Outcome<readonly PlannedFile[]> => {
  const files: PlannedFile[] = [];
  for (const role of usedRoles(content.fields)) {
    const source = content.certificates[role];
    const slot = slotOf(role, content, nowMs);
    if (source === null || slot === null) continue;
    const { fileOnModule, lineEnds } = source;
    if (slot.failure) return fail(slot.failure.code, { file: fileOnModule, ...slot.failure.facts });
    files.push({ role, fileOnModule, content: source.content, lineEnds });
  }
  return ok(files);
};

/** A run has one permission for all files, so it needs the permission for each expired file. */
const acceptsExpired = (content: DraftContent, nowMs: number): boolean => {
  const expired = usedRoles(content.fields).filter((role) => {
    const source = content.certificates[role];
    const prepared = source && preparedOf(role, source);
    return prepared?.ok === true && prepared.value.certificates.some(({ notAfterMs }) => notAfterMs < nowMs);
  });
  return expired.length > 0 && expired.every((role) => content.certificates[role]?.accepted === true);
};
