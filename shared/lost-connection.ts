import type { OnlineView, RunView } from './contract/session.ts';
import { exitCodeOf } from './errors.ts';
import type { Failure } from './outcome.ts';
import type { Report } from './report.ts';
import { stageOf } from './steps.ts';

type RunOfConnection = Pick<RunView, 'state' | 'steps' | 'failure'>;

/**
 * Why a connection is gone that a run had made and left standing; `null`: it is not, or nobody saw it go. One answer for all that tells of the
 * run: its stage, the head, the tab, the title of the window and the report.
 */
export const lostConnectionOf = (run: RunOfConnection | null, online: OnlineView | null): Failure | null => {
  if (run === null || online?.kind !== 'offline') return null;
  // A run that goes on, or failed itself, has its own to say.
  if (run.state !== 'done' || run.failure !== null) return null;
  // Of the port it is said elsewhere; the connection went with it.
  if (online.failure?.code.startsWith('link/')) return null;
  const statuses = run.steps.map(({ status }) => status);
  if (statuses.includes('failed') || statuses.includes('stopped')) return null;
  const connecting = run.steps.filter(({ id }) => stageOf(id) === 'connect');
  const hasConnected = connecting.length > 0 && connecting.every(({ status }) => isOver(status));
  return hasConnected ? online.failure : null;
};

const isOver = (status: RunView['steps'][number]['status']): boolean => status === 'done' || status === 'skipped';

/** The report of a run whose connection was lost since: what was done stays, the verdict does not. */
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
