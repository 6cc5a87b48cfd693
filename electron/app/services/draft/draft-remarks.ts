import { cloudOf } from '../../../../shared/clouds/index.ts';
import type { DraftRemark } from '../../../../shared/contract.ts';
import { parseProfile, problemsOfFailure } from '../../../../shared/profile.ts';
import type { Warning } from '../../../../shared/warnings.ts';
import { type DraftContent, loginValuesOf } from './draft-content.ts';
import { portOf, withKnownDeviceId } from './platform-defaults.ts';
import { emptyFields, profileOf } from './profile-of-draft.ts';
import { remark } from './remark.ts';
import { topicRemarks } from './topic-remarks.ts';

/**
 * The remarks at the fields. `field` is the name of a field of the draft, `secret`, `password`, `simPin`, the role of a file (`ca`), or a
 * path: `subscriptions.0.topic`, `proof.payload`. `code` is `empty` for a required field without a value.
 */
export const remarksOf = (content: DraftContent, nowMs: number): readonly DraftRemark[] => {
  const empty = emptyFields(content);
  const remarks = [
    ...empty.map((field) => remark(field, 'error', 'empty')),
    ...content.locked.map((name) => remark(name, 'warning', 'secret-locked')),
    ...problemsOf(content, empty),
    ...hostRemarks(content),
    ...topicRemarks(content.fields, empty),
    ...cloudRemarks(content, nowMs),
  ];
  return remarks.slice(0, 200);
};

const warned = (field: string, { code, facts }: Warning): DraftRemark => remark(field, 'warning', code, facts);

/** The problems of the draft as a profile. Empty fields are filled first, so that they do not hide other problems. */
const problemsOf = (content: DraftContent, empty: readonly string[]): readonly DraftRemark[] => {
  const parsed = parseProfile(profileOf(filledIn(content, empty)));
  if (parsed.ok) return [];
  return problemsOfFailure(parsed.error).flatMap(({ path, code, facts }) => {
    const field = fieldOf(path);
    return empty.includes(field) ? [] : [remark(field, 'error', code, facts)];
  });
};

const filledIn = (content: DraftContent, empty: readonly string[]): DraftContent => {
  const { fields, secrets, certificates } = content;
  const missing = (name: string): boolean => empty.includes(name);
  const file = { name: '', builtInId: null, content: new Uint8Array(), lineEnds: 'lf', accepted: false } as const;
  const fileOrPlaceholder = (role: 'ca' | 'clientCert' | 'clientKey') =>
    missing(role) ? { ...file, fileOnModule: `unset-${role}` } : certificates[role];
  return {
    ...content,
    fields: {
      ...fields,
      ...(missing('host') ? { host: 'unset.invalid' } : {}),
      ...(missing('deviceId') ? { deviceId: 'unset' } : {}),
      ...(missing('clientId') ? { clientId: 'unset' } : {}),
    },
    secrets: missing('secret') ? { ...secrets, secret: 'unset' } : secrets,
    certificates: {
      ca: fileOrPlaceholder('ca'),
      clientCert: fileOrPlaceholder('clientCert'),
      clientKey: fileOrPlaceholder('clientKey'),
    },
  };
};

const fieldNames: Readonly<Record<string, string>> = {
  name: 'name',
  cloud: 'secret',
  'cloud.kind': 'platform',
  'tls.enabled': 'tlsEnabled',
  'tls.check': 'tlsCheck',
  'tls.checkDates': 'checkDates',
  'tls.fileOnModule': 'ca',
  'mqtt.keepAlive': 'keepAliveSeconds',
  'module.apn.name': 'apn',
};

/** Without the section of the profile, unless `fieldNames` has another name: `mqtt.subscriptions[2].topic` → `subscriptions.2.topic`. */
const fieldOf = (path: string): string =>
  fieldNames[path] ?? path.replace(/^(?:cloud|tls|mqtt|module)\./, '').replace(/\[(\d+)\]/g, '.$1');

const hostRemarks = ({ fields }: DraftContent): readonly DraftRemark[] => {
  const { platform, host, tlsEnabled } = fields;
  if (host === '') return [];
  return cloudOf(platform)
    .hosts.warnings(host, portOf(fields), tlsEnabled)
    .map((found) => warned(found.code === 'port-unusual' ? 'port' : 'host', found));
};

const cloudRemarks = (content: DraftContent, nowMs: number): readonly DraftRemark[] => {
  const { fields } = content;
  const values = {
    ...loginValuesOf(content),
    keepAliveSeconds: fields.keepAliveSeconds,
    topics: withKnownDeviceId(fields),
  };
  return cloudOf(fields.platform).form.remarks(values, nowMs);
};
