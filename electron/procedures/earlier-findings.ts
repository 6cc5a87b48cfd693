import type { StageId } from '../../shared/steps.ts';
import { type Findings, noFindings } from './context.ts';

/** What a run of some stages begins with: of the stages that it does not take, what an earlier run has found. */
export const findingsFrom = (earlier: Readonly<Findings> | null, stages: readonly StageId[]): Findings => {
  const findings = noFindings();
  if (!earlier) return findings;
  const isTaken = (stage: StageId): boolean => stages.includes(stage);
  if (!isTaken('module')) {
    const { module, model, imei, iccid, signalDbm, registrationStat, clockRight } = earlier;
    Object.assign(findings, { module, model, imei, iccid, signalDbm, registrationStat, clockRight });
  }
  // What a certificate stage has proven is proven again when that stage is asked for.
  if (!isTaken('certificate')) {
    for (const [role, upload] of earlier.uploads) findings.uploads.set(role, upload);
    for (const role of earlier.verified) findings.verified.add(role);
  }
  if (!isTaken('connect')) {
    if (!isTaken('credentials')) findings.cloud = earlier.cloud;
    findings.connected = earlier.connected;
    findings.connectedBy = earlier.connectedBy;
    findings.subscribed.push(...earlier.subscribed);
    if (!isTaken('proof')) findings.proof = earlier.proof;
  }
  return findings;
};
