import type { DraftRemark } from '../../../../shared/contract.ts';
import { parseClientId } from '../../../../shared/credentials/client-id.ts';
import { judgeCloudHost } from '../../../../shared/credentials/hosts.ts';
import { findStaleHour } from '../../../../shared/credentials/hours.ts';
import { huaweiTimestamp } from '../../../../shared/credentials/huawei.ts';
import { findPasswordMistake } from '../../../../shared/credentials/password-mistakes.ts';
import { parseProfile } from '../../../../shared/profile.ts';
import type { Warning } from '../../../../shared/warnings.ts';
import type { DraftContent } from './draft-content.ts';
import { portOf } from './platform-defaults.ts';
import { emptyFields, profileOf } from './profile-of-draft.ts';

/**
 * What is to be said beside the fields. `field` is the name of a field of the draft, `secret`, `password`, `simPin`, a role of a file
 * (`ca`), or a part: `subscriptions.0.topic`, `proof.payload`. `code` is `empty` for what is still to be filled in, else what
 * `profileProblemText` reads behind a path, a key of `problemWords`, or a code of `warningWords`.
 */
export const remarksOf = (content: DraftContent, nowMs: number): readonly DraftRemark[] => {
  const empty = emptyFields(content);
  const remarks = [
    ...empty.map((field) => remark(field, 'error', 'empty')),
    ...content.locked.map((name) => remark(name, 'warning', 'secret-locked')),
    ...problemsOf(content, empty),
    ...hostRemarks(content),
    ...loginRemarks(content, nowMs),
  ];
  return remarks.slice(0, 200);
};

const remark = (
  field: string,
  level: DraftRemark['level'],
  code: string,
  facts: DraftRemark['facts'] = {},
): DraftRemark => ({
  field,
  level,
  code: code.slice(0, 100),
  facts,
});

const warned = (field: string, { code, facts }: Warning): DraftRemark => remark(field, 'warning', code, facts);

/** The problems of the profile that the draft would be, but for what is only empty: that hides nothing else. */
const problemsOf = (content: DraftContent, empty: readonly string[]): readonly DraftRemark[] => {
  const parsed = parseProfile(profileOf(filledIn(content, empty)));
  if (parsed.ok) return [];
  const problems = parsed.error.facts.problems;
  return (Array.isArray(problems) ? (problems as readonly string[]) : []).flatMap((problem) => {
    const at = problem.lastIndexOf(': ');
    const field = fieldOf(problem.slice(0, at));
    return empty.includes(field) ? [] : [remark(field, 'error', problem.slice(at + 2))];
  });
};

const filledIn = (content: DraftContent, empty: readonly string[]): DraftContent => {
  const { fields, secrets, certificates, locked } = content;
  const missing = (name: string): boolean => empty.includes(name);
  const file = { name: '', shelfId: null, content: new Uint8Array(), lineEnds: 'lf', accepted: false } as const;
  const stand = (role: 'ca' | 'clientCert' | 'clientKey') =>
    missing(role) ? { ...file, fileOnModule: `unset-${role}` } : certificates[role];
  return {
    fields: {
      ...fields,
      ...(missing('host') ? { host: 'unset.invalid' } : {}),
      ...(missing('deviceId') ? { deviceId: 'unset' } : {}),
      ...(missing('clientId') ? { clientId: 'unset' } : {}),
    },
    secrets: missing('secret') ? { ...secrets, secret: 'unset' } : secrets,
    certificates: { ca: stand('ca'), clientCert: stand('clientCert'), clientKey: stand('clientKey') },
    locked,
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

/** `mqtt.subscriptions[2].topic` → `subscriptions.2.topic`; the rest of a path is the field. */
const fieldOf = (path: string): string =>
  fieldNames[path] ?? path.replace(/^(?:cloud|tls|mqtt|module)\./, '').replace(/\[(\d+)\]/g, '.$1');

const hostRemarks = ({ fields }: DraftContent): readonly DraftRemark[] => {
  const { platform, host, tlsEnabled } = fields;
  if (host === '') return [];
  const port = fields.port ?? portOf(tlsEnabled);
  return judgeCloudHost(platform, host, port, tlsEnabled).map((found) =>
    warned(found.code === 'port-unusual' ? 'port' : 'host', found),
  );
};

const loginRemarks = (content: DraftContent, nowMs: number): readonly DraftRemark[] => {
  const { fields, secrets } = content;
  if (fields.platform === 'mqtt') return [];
  const { secret, password } = secrets;
  const parts = parseClientId(fields.clientId);
  const remarks: DraftRemark[] = [];
  if (fields.clientId !== '' && parts === null) remarks.push(remark('clientId', 'warning', 'client-id-form'));
  const username = fields.username || fields.deviceId;
  if (parts !== null && username !== '' && username !== parts.id) {
    const field = fields.username === '' ? 'deviceId' : 'username';
    remarks.push(remark(field, 'warning', 'differs from the one in clientId'));
  }
  if (secret !== null && secret !== secret.trim()) remarks.push(remark('secret', 'warning', 'blank-in-secret'));
  const timestamp = parts?.timestamp ?? fields.timestamp ?? huaweiTimestamp(nowMs);
  if (secret !== null && password !== null) {
    const mistake = findPasswordMistake({ secret, timestamp, password });
    if (mistake) remarks.push(remark('password', 'warning', 'password-mistake', { problem: mistake.kind }));
  }
  const signType = parts?.signType ?? fields.signType;
  const stale = findStaleHour({ timestamp, signType, nowMs });
  if (stale) {
    const facts = { hours: stale.hoursAhead, found: timestamp };
    remarks.push(remark(parts ? 'clientId' : 'timestamp', 'warning', 'hour-stale', facts));
  }
  return remarks;
};
