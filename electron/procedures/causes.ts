import { judgeCertificates } from '../../shared/certificates/judge.ts';
import { cloudOf } from '../../shared/clouds/index.ts';
import type { TlsSettings } from '../../shared/profile.ts';
import type { CauseKey } from '../../shared/words/cause-keys.ts';
import { firmwareIssuesFor } from '../modules/index.ts';
import type { RunContext } from './context.ts';

/**
 * Why a connection may have failed, the most likely cause first. The module only reports `CONNECT FAIL` (docs/at-dialect.md §9.2), so this
 * uses the data of the run: the certificate that was sent, the module's clock and firmware, the host. `isSilent`: not even that was reported.
 */
export const connectCauses = (context: RunContext, isSilent: boolean): readonly CauseKey[] => {
  const { tls, cloud } = context.plan.profile;
  const onTheWay: readonly CauseKey[] = ['host-unreachable', 'host-unknown', 'port-wrong'];
  if (!tls.enabled) return onTheWay;
  const causes: CauseKey[] = [];
  const { uploads, clockRight, module } = context.findings;
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
  // Nothing shows that the server was reached.
  if (isSilent) return [...onTheWay, ...causes, 'cipher-old-firmware'];
  const hasCipherFault = module !== null && firmwareIssuesFor(module).some(({ key }) => key === 'cipher-suites');
  return hasCipherFault
    ? ['cipher-old-firmware', ...causes, ...onTheWay]
    : [...causes, ...onTheWay, 'cipher-old-firmware'];
};

/** Why a login may have been refused. The module does not pass on the return code of CONNACK. */
export const loginCauses = (context: RunContext): readonly CauseKey[] => {
  const { cloud } = context.plan.profile;
  const { credentials } = context.findings;
  if (!credentials) return ['password-wrong'];
  return cloudOf(cloud.kind).login.refusalCauses(credentials, context.clock.wallMs());
};

const certificateCauses = (tls: TlsSettings | null): readonly CauseKey[] => {
  if (!tls?.enabled) return [];
  return [tls.check === 'mutual' ? 'client-certificate-refused' : 'client-certificate-missing'];
};

/** The state of a session when the broker closed the connection. */
export type DropMoment = 'before-login' | 'during-login' | 'online' | 'idle' | 'publishing' | 'port-lost';

/**
 * Why a broker may have closed the connection. Before the login it has received no password: the port uses another protocol, the login was
 * too late, or the broker requires a client certificate, which TLS 1.3 reports after the handshake (RFC 8446 §4.4.2.4). During the login: the
 * password; some brokers close without a CONNACK (docs/at-dialect.md §9.3). For an open session also a missing heartbeat (docs/huawei.md §5.2
 * row 18); a run is too short for that. Directly after a publish the topic is the most likely cause (docs/huawei.md §5.2 row 22). If the port
 * was lost in the meantime, most modules lost their power as well.
 */
export const dropCauses = (moment: DropMoment, tls: TlsSettings | null = null): readonly CauseKey[] => {
  switch (moment) {
    case 'before-login':
      return ['port-wrong', 'login-too-late', ...certificateCauses(tls), 'network-lost'];
    case 'during-login':
      return ['password-wrong', 'login-too-late'];
    case 'online':
      return ['network-lost', 'same-device-elsewhere'];
    case 'idle':
      return ['network-lost', 'same-device-elsewhere', 'heartbeat-lost'];
    case 'publishing':
      return ['topic-not-allowed', 'network-lost', 'same-device-elsewhere'];
    case 'port-lost':
      return ['power-lost-with-port', 'network-lost', 'same-device-elsewhere', 'heartbeat-lost'];
  }
};
