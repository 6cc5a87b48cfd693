import type { OnlineView, RunView } from './contract/session.ts';
import { exitCodeOf } from './errors.ts';
import type { Failure } from './outcome.ts';
import type { Report } from './report.ts';
import { stageOf } from './steps.ts';

type RunOfConnection = Pick<RunView, 'state' | 'steps' | 'failure'>;

/**
 * Why the connection that a run left open was lost; `null`: it was not, or the loss was not observed. Used wherever the run is shown: its
 * stage, the session head, the tab, the title of the window and the report.
 */
export const lostConnectionOf = (run: RunOfConnection | null, online: OnlineView | null): Failure | null => {
  if (run === null || online?.kind !== 'offline') return null;
  // A run that is in progress or has failed shows its own state.
  if (run.state !== 'done' || run.failure !== null) return null;
  // The loss of the port is shown separately.
  if (online.failure?.code.startsWith('link/')) return null;
  const statuses = run.steps.map(({ status }) => status);
  if (statuses.includes('failed') || statuses.includes('stopped')) return null;
  const connecting = run.steps.filter(({ id }) => stageOf(id) === 'connect');
  const hasConnected = connecting.length > 0 && connecting.every(({ status }) => isOver(status));
  return hasConnected ? online.failure : null;
};

const isOver = (status: RunView['steps'][number]['status']): boolean => status === 'done' || status === 'skipped';

/** The report of a run whose connection was lost afterwards: the results of its steps stay, the result of the run changes. */
export const withLostConnection = (report: Report, lost: Failure | null): Report => {
  if (lost === null) return report;
  const { code, facts, evidence } = lost;
  return {
    ...report,
    ok: false,
    exitCode: exitCodeOf(code),
    mqtt: { ...report.mqtt, connected: false },
    lost: { code, facts, ...(evidence.length > 0 && { evidence: [...evidence] }) },
  };
};
