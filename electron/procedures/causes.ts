import { judgeCertificates } from '../../shared/certificates/judge.ts';
import { cloudOf } from '../../shared/clouds/index.ts';
import type { CauseKey } from '../../shared/words/cause-keys.ts';
import type { RunContext } from './context.ts';

/**
 * Why a connection may have failed, likeliest first. The module itself says only `CONNECT FAIL` (docs/at-dialect.md §9.2), so this
 * goes by what the run knows: the certificate it sent, the module's clock, the host it dialled.
 */
export const connectCauses = (context: RunContext): readonly CauseKey[] => {
  const { tls, cloud } = context.plan.profile;
  if (!tls.enabled) return ['host-unreachable', 'host-unknown', 'port-wrong'];
  const causes: CauseKey[] = [];
  const { uploads, clockRight } = context.findings;
  const ca = uploads.get('ca');
  if (tls.check !== 'none' && ca) {
    const nowMs = context.clock.wallMs();
    const judged = judgeCertificates(ca.certificates, { role: 'ca', nowMs, host: cloud.host }).flat();
    if (judged.some(({ code }) => code === 'expired')) causes.push('ca-expired');
    if (judged.some(({ code }) => code === 'retired-huawei-root')) causes.push('ca-retired-root');
    if (tls.checkDates && clockRight === false) causes.push('clock-wrong');
    causes.push('ca-not-for-host');
  }
  if (tls.check === 'mutual') causes.push('client-certificate-refused');
  return [...causes, 'host-unreachable', 'host-unknown', 'port-wrong', 'cipher-old-firmware'];
};

/** Why a login may have been refused. The module does not pass on the return code of CONNACK. */
export const loginCauses = (context: RunContext): readonly CauseKey[] => {
  const { cloud } = context.plan.profile;
  const { credentials } = context.findings;
  if (!credentials) return ['password-wrong', 'username-differs'];
  return cloudOf(cloud.kind).login.refusalCauses(credentials, context.clock.wallMs());
};

/** How far a session had come when the broker hung up. */
export type DropMoment = 'before-login' | 'during-login' | 'online' | 'standing';

/**
 * Why a broker may have hung up. Before the login it has seen no password: a port that speaks something else, or a login that came
 * too late. During it, the password; some brokers close without a CONNACK (docs/at-dialect.md §9.3). Of a session that stands, a
 * missing heartbeat too (docs/huawei.md §5.2 row 18): while a run is at work, there is no time for one to be missed.
 */
export const dropCauses = (moment: DropMoment): readonly CauseKey[] => {
  switch (moment) {
    case 'before-login':
      return ['port-wrong', 'login-too-late'];
    case 'during-login':
      return ['password-wrong', 'login-too-late'];
    case 'online':
      return ['network-lost', 'same-device-elsewhere'];
    case 'standing':
      return ['network-lost', 'same-device-elsewhere', 'heartbeat-lost'];
  }
};
