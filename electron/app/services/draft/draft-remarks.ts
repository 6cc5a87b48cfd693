import type { DraftRemark } from '../../../../shared/contract.ts';
import { judgeCloudHost } from '../../../../shared/credentials/hosts.ts';
import { parseProfile } from '../../../../shared/profile.ts';
import type { Warning } from '../../../../shared/warnings.ts';
import type { DraftContent } from './draft-content.ts';
import { loginRemarks } from './login-remarks.ts';
import { portOf } from './platform-defaults.ts';
import { emptyFields, profileOf } from './profile-of-draft.ts';
import { remark } from './remark.ts';
import { topicRemarks } from './topic-remarks.ts';

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
    ...topicRemarks(content.fields, empty),
  ];
  return remarks.slice(0, 200);
};

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
  const { fields, secrets, certificates } = content;
  const missing = (name: string): boolean => empty.includes(name);
  const file = { name: '', shelfId: null, content: new Uint8Array(), lineEnds: 'lf', accepted: false } as const;
  const stand = (role: 'ca' | 'clientCert' | 'clientKey') =>
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
    certificates: { ca: stand('ca'), clientCert: stand('clientCert'), clientKey: stand('clientKey') },
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
