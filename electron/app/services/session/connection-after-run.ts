import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import type { ProvisionResult } from '../../../procedures/provision.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { Connection } from './connection-watcher.ts';

/** After these failures the state of the connection is unknown. */
export const endsConnection = ({ code }: Failure): boolean =>
  code.startsWith('link/') ||
  code === 'module/restarted' ||
  code === 'module/no-answer' ||
  code === 'at/unresponsive' ||
  code === 'mqtt/dropped';

/** The connection to watch after a run: its own, or the earlier one if the run did not reach the connect stage. */
export const connectionAfter = (
  earlier: Connection | null,
  planned: PlannedRun,
  outcome: Outcome<ProvisionResult>,
  stages: readonly StageId[],
): Connection | null => {
  if (!outcome.ok) return outcome.error.code === 'stopped' ? earlier : null;
  const result = outcome.value;
  if (isOpenAfter(result, stages)) return { planned: earlier?.planned ?? planned, result };
  const isLost = result.failure !== null && endsConnection(result.failure);
  return stages.includes('connect') && !isLost ? earlier : null;
};

/** A failed connect stage leaves nothing to watch. A failed proof, or a stage that does not connect, does. */
const isOpenAfter = ({ findings, failure, steps }: ProvisionResult, stages: readonly StageId[]): boolean => {
  if (!findings.connected) return false;
  if (failure === null) return true;
  if (endsConnection(failure)) return false;
  const broken = steps.find(({ status }) => status === 'failed' || status === 'stopped');
  return !stages.includes('connect') || (broken !== undefined && stageOf(broken.id) === 'proof');
};

/** A run that failed after its login leaves an open connection. It is watched but not recovered: that would fail at the same step. */
export const connectionLeft = (planned: PlannedRun, outcome: Outcome<ProvisionResult>): Connection | null => {
  if (!outcome.ok || !outcome.value.findings.connected) return null;
  const { failure } = outcome.value;
  return failure === null || failure.code === 'stopped' || endsConnection(failure)
    ? null
    : { planned, result: outcome.value };
};
