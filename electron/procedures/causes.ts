import { judgeCertificates } from '../../shared/certificates/judge.ts';
import type { RunContext } from './context.ts';

/** Why a connection may have failed, likeliest first. The module itself says only `CONNECT FAIL` (at-dialect §9.2). */
export type ConnectCause =
  | 'ca-expired'
  | 'ca-retired-root'
  | 'ca-not-for-host'
  | 'clock-wrong'
  | 'cipher-old-firmware'
  | 'client-certificate-refused'
  | 'client-certificate-missing'
  | 'host-unreachable';

/** From what the run knows: the certificate it sent, the module's clock, the host it dialled. */
export const likelyCauses = (context: RunContext): readonly ConnectCause[] => {
  const { tls, cloud } = context.plan.profile;
  if (!tls.enabled) return ['host-unreachable'];
  const causes: ConnectCause[] = [];
  const { uploads, clockRight } = context.findings;
  const ca = uploads.get('ca');
  if (tls.check !== 'none' && ca) {
    const judged = judgeCertificates(ca.certificates, {
      role: 'ca',
      nowMs: context.clock.wallMs(),
      host: cloud.host,
    }).flat();
    if (judged.some(({ code }) => code === 'expired')) causes.push('ca-expired');
    if (judged.some(({ code }) => code === 'retired-huawei-root')) causes.push('ca-retired-root');
    causes.push('ca-not-for-host');
    if (tls.checkDates && clockRight === false) causes.push('clock-wrong');
  }
  if (tls.check === 'mutual') causes.push('client-certificate-refused');
  causes.push('host-unreachable', 'cipher-old-firmware');
  if (tls.check !== 'mutual') causes.push('client-certificate-missing');
  return causes;
};
