import type { RunPlanView } from '../../../../shared/contract.ts';
import { checkOfForm } from '../../../../shared/profile/tls-check.ts';
import type { StageId } from '../../../../shared/steps.ts';
import { preparedOf } from './certificate-slot.ts';
import type { DraftContent } from './draft-content.ts';
import { knownDeviceId, portOf, withKnownDeviceId } from './platform-defaults.ts';
import { usedRoles } from './profile-of-draft.ts';

/**
 * The inputs of each stage as text, to compare: the values of the form after defaults, and the SHA-256 of files. Contains secrets, so it
 * stays in memory with the run. Contains nothing that depends on the time of day: an empty time stamp is the input "this hour". The table
 * of fields by stage is in docs/architecture.md §3.1; `session/stage-basis.ts` adds the other dependencies of a stage.
 */
export type StageInputs = Readonly<Record<StageId, string>>;

export const stageInputsOf = (content: DraftContent): StageInputs => {
  const { fields, secrets } = content;
  const { subscriptions, proof } = withKnownDeviceId(fields);
  const tls = { enabled: fields.tlsEnabled, check: checkOfForm(fields) };
  const files = usedRoles(fields).map((role) => {
    const source = content.certificates[role];
    const prepared = source && preparedOf(role, source);
    const sha256 = prepared?.ok ? prepared.value.sha256 : null;
    return { role, sha256, file: source?.fileOnModule ?? null, accepted: source?.accepted ?? false };
  });
  const inputs: Readonly<Record<StageId, unknown>> = {
    module: { family: fields.family, apn: fields.apn, simPin: secrets.simPin },
    certificate: { tls, files },
    credentials: {
      platform: fields.platform,
      deviceId: knownDeviceId(fields),
      timestamp: fields.timestamp,
      signType: fields.signType,
      clientId: fields.clientId,
      username: fields.username,
      secret: secrets.secret,
      password: secrets.password,
      // The check of the login depends on the host.
      ...{ host: fields.host, port: portOf(fields), tls: fields.tlsEnabled },
    },
    connect: {
      host: fields.host,
      port: portOf(fields),
      // The connect stage passes only the names of the files; their content is an input of the certificate stage.
      files: files.map(({ role, file }) => ({ role, file })),
      ...{ tls, checkDates: fields.checkDates, keepAlive: fields.keepAliveSeconds, clean: fields.cleanSession },
      subscriptions,
    },
    proof: { proof },
  };
  const text = (stage: StageId): string => JSON.stringify(inputs[stage]);
  return {
    module: text('module'),
    certificate: text('certificate'),
    credentials: text('credentials'),
    connect: text('connect'),
    proof: text('proof'),
  };
};

/** The settings of a run that pages may see, without secrets. */
export const runPlanOf = (
  { fields }: DraftContent,
  { profileId, subject }: Pick<RunPlanView, 'profileId' | 'subject'>,
): RunPlanView => ({
  profileId,
  subject,
  name: fields.name.trim(),
  platform: fields.platform,
  host: fields.host,
  port: portOf(fields),
  deviceId: knownDeviceId(fields),
});
