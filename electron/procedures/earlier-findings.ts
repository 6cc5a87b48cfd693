import type { StageId } from '../../shared/steps.ts';
import { type Findings, noFindings } from './context.ts';

/** The initial findings of a run of some stages: for the other stages, the findings of an earlier run. */
export const findingsFrom = (earlier: Readonly<Findings> | null, stages: readonly StageId[]): Findings => {
  const findings = noFindings();
  if (!earlier) return findings;
  findings.closedLineOwed = earlier.closedLineOwed;
  const isTaken = (stage: StageId): boolean => stages.includes(stage);
  if (!isTaken('module')) {
    const { module, model, imei, iccid, signalDbm, registrationStat, clockRight } = earlier;
    Object.assign(findings, { module, model, imei, iccid, signalDbm, registrationStat, clockRight });
  }
  // When the certificate stage is requested, its proofs are made again.
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
