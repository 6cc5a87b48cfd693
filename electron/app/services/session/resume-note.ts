import type { Resumption, RunView } from '../../../../shared/contract.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { Report } from '../../../../shared/report.ts';
import type { Undo } from '../../../base/undo.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import type { ViewStore } from '../../view-store.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import type { SessionHeadStore } from './session-head-store.ts';

/**
 * Shows in the head what *Resume* would do now. Pages cannot compare the form with the open login, because it contains secrets. Therefore it
 * is evaluated here whenever the form, the run, the port or the connection changes.
 */
export const noteResumption = (options: {
  readonly viewStore: Pick<ViewStore, 'onEvent'>;
  readonly headStore: SessionHeadStore;
  readonly run: () => RunView | null;
  readonly plan: () => Promise<Outcome<PlannedRun>>;
  /** `null`: the port is closed. */
  readonly judge: (report: Report, plan: ProvisionPlan) => Resumption | null;
  readonly onBug: (bug: unknown) => void;
}): Undo => {
  const { viewStore, headStore } = options;
  let evaluations = 0;
  const show = (resumes: Resumption | null): void => {
    if (headStore.head().resumes !== resumes) headStore.set({ resumes });
  };
  const evaluate = async (): Promise<void> => {
    evaluations += 1;
    const evaluation = evaluations;
    const run = options.run();
    const { state, identity } = headStore.head();
    if (!run?.report || run.endedAtMs === null || state.kind !== 'open' || identity === 'asking') return show(null);
    if (identity === 'unknown') return show('unknown-module');
    const planned = await options.plan();
    if (evaluation === evaluations) show(planned.ok ? options.judge(run.report, planned.value.plan) : null);
  };
  let mqtt = '';
  let lastRelevant = '';
  return viewStore.onEvent((event) => {
    if (!('sessionId' in event) || event.sessionId !== headStore.head().id) return;
    const { type } = event;
    if (type !== 'run' && type !== 'draft' && type !== 'session' && type !== 'facts') return;
    if (type === 'facts') mqtt = event.facts.mqtt?.state ?? '';
    // Facts and heads change often. Only the values that affect the connection are compared.
    const { state, online, identity } = headStore.head();
    // The session forgets the login when the watch reports the loss, after the line.
    const isLost = online.kind === 'offline' && online.failure !== null;
    const relevant = `${state.kind} ${online.kind} ${isLost} ${mqtt} ${identity}`;
    if ((type === 'facts' || type === 'session') && relevant === lastRelevant) return;
    lastRelevant = relevant;
    evaluate().catch(options.onBug);
  });
};
