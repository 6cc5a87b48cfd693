import type { ItemResult, SequenceAnswers, SequenceAsk } from '../../../../shared/contract/sequences.ts';
import { type Failure, failure, type Outcome, ok } from '../../../../shared/outcome.ts';
import { type SequenceStep, stepsInOrder } from '../../../../shared/sequences/sequence.ts';
import { failedBy, type StepFailure } from '../../../../shared/sequences/step-failure.ts';
import { stepKeys } from '../../../../shared/sequences/step-keys.ts';
import type { Clock } from '../../../base/clock.ts';
import { neededVariables } from '../../../sequences/run-variables.ts';
import type { ViewStore } from '../../view-store.ts';
import type { Opening } from '../session/opening.ts';
import type { GroupFiles } from './group-files.ts';
import type { StoredGroup } from './group-reader.ts';
import { createItemResults, type ItemResults } from './item-results.ts';
import { createRunProgress, type RunProgress } from './run-progress.ts';
import type { RunValues } from './run-values.ts';

type RunAsk = Extract<SequenceAsk, { readonly kind: 'run' }>;

/** The runs of quick commands: one at a time in each session. */
export interface SequenceRuns {
  /** Resolves when the run has begun, or cannot. It waits for the port like every procedure. */
  start(ask: RunAsk): Promise<Outcome<SequenceAnswers['run']>>;
  stop(sessionId: string): void;
  /** What is known of a group stays with it under its new ID. */
  renamed(before: string, after: string): void;
  results(sessionId: string, groupId: string, after: number): readonly ItemResult[];
}

export interface SequenceRunsDeps {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly groups: Pick<GroupFiles, 'read'>;
  readonly values: RunValues;
  readonly openingOf: (sessionId: string) => Outcome<Opening>;
  readonly onBug: (bug: unknown) => void;
}

/** What is kept of one session. */
interface Kept {
  readonly results: ItemResults;
  runs: number;
  /** `null`: no run is in progress. */
  current: { readonly stop: AbortController; progress: RunProgress | null } | null;
}

export const createSequenceRuns = (deps: SequenceRunsDeps): SequenceRuns => {
  const { viewStore, groups, openingOf, onBug } = deps;
  const sessions = new Map<string, Kept>();
  viewStore.onEvent((event) => {
    if (event.type === 'session-forgotten') sessions.delete(event.sessionId);
  });
  const keptOf = (sessionId: string): Kept => {
    const known = sessions.get(sessionId);
    if (known) return known;
    const kept: Kept = { results: createItemResults(), runs: 0, current: null };
    sessions.set(sessionId, kept);
    return kept;
  };
  const begin = async (ask: RunAsk, kept: Kept, stop: AbortController): Promise<Outcome<SequenceAnswers['run']>> => {
    const stored = await groups.read(ask.id);
    if (!stored.ok) return stored;
    if (stored.value?.content.revision !== ask.revision) return ok({ kind: 'changed' });
    const indexes = indexesOf(ask.steps, stored.value.sequence.steps);
    if (indexes.length === 0) return ok({ kind: 'nothing' });
    const opening = openingOf(ask.sessionId);
    if (!opening.ok) return opening;
    const free = opening.value.raw.isFree();
    if (!free.ok) return free;
    const progress = progressOf(deps, ask, kept, stored.value, indexes);
    if (kept.current?.stop === stop) kept.current.progress = progress;
    void perform(deps, { ask, group: stored.value, indexes, opening: opening.value, stop, progress })
      .catch((bug: unknown) => {
        progress.end(failedBy(failure('program/bug')));
        onBug(bug);
      })
      .finally(() => endOf(kept, stop));
    return ok({ kind: 'started' });
  };

  return {
    start: async (ask) => {
      // Before the file is read: a session without an open port has a reason of its own.
      const opening = openingOf(ask.sessionId);
      if (!opening.ok) return opening;
      const kept = keptOf(ask.sessionId);
      if (kept.current) return ok({ kind: 'running' });
      const stop = new AbortController();
      kept.current = { stop, progress: null };
      try {
        const begun = await begin(ask, kept, stop);
        if (!begun.ok || begun.value.kind !== 'started') endOf(kept, stop);
        return begun;
      } catch (bug) {
        endOf(kept, stop);
        throw bug;
      }
    },
    stop: (sessionId) => {
      const current = sessions.get(sessionId)?.current;
      if (!current || current.stop.signal.aborted) return;
      current.progress?.stopping();
      current.stop.abort();
    },
    renamed: (before, after) => {
      for (const [sessionId, kept] of sessions) {
        kept.results.rename(before, after);
        const sequence = viewStore.view().sessions[sessionId]?.sequence;
        if (sequence?.groupId !== before) continue;
        if (kept.current?.progress) kept.current.progress.renamed(after);
        else viewStore.publish({ type: 'sequence', sessionId, sequence: { ...sequence, groupId: after } });
      }
    },
    results: (sessionId, groupId, after) => sessions.get(sessionId)?.results.of(groupId, after) ?? [],
  };
};

const endOf = (kept: Kept, stop: AbortController): void => {
  if (kept.current?.stop === stop) kept.current = null;
};

/** The places of the steps that run, in the order of the run. */
const indexesOf = (wanted: RunAsk['steps'], steps: readonly SequenceStep[]): readonly number[] => {
  if (wanted.kind === 'only') return wanted.indexes.filter((index) => index < steps.length);
  const inOrder = stepsInOrder(steps).map((step) => steps.indexOf(step));
  return wanted.kind === 'all' ? inOrder : inOrder.slice(at(inOrder, wanted.index));
};

/** A step by hand has no place in the order: nothing follows it. */
const at = (order: readonly number[], index: number): number => {
  const place = order.indexOf(index);
  return place === -1 ? order.length : place;
};

const progressOf = (
  { clock, viewStore }: SequenceRunsDeps,
  { sessionId, id, loops }: RunAsk,
  kept: Kept,
  { content }: StoredGroup,
  indexes: readonly number[],
): RunProgress => {
  const keys = stepKeys(content.file.steps);
  kept.runs += 1;
  return createRunProgress({
    ...{ clock, number: kept.runs, groupId: id, loops, results: kept.results },
    keys: indexes.map((index) => keys[index] ?? ''),
    publish: (sequence) => viewStore.publish({ type: 'sequence', sessionId, sequence }),
  });
};

const perform = async (
  { values }: SequenceRunsDeps,
  run: {
    readonly ask: RunAsk;
    readonly group: StoredGroup;
    readonly indexes: readonly number[];
    readonly opening: Opening;
    readonly stop: AbortController;
    readonly progress: RunProgress;
  },
): Promise<void> => {
  const { ask, group, indexes, opening, stop, progress } = run;
  const { sequence } = group;
  const steps = indexes.flatMap((index) => sequence.steps[index] ?? []);
  let ended: StepFailure | null = null;
  const lost = (): Failure | null => (stop.signal.aborted ? null : opening.lost());
  const performed = await opening.underWay(async (closing) => {
    const signal = AbortSignal.any([stop.signal, closing]);
    const needed = neededVariables({ ...sequence, steps });
    const known = await values.forRun(ask.sessionId, needed, opening.session, signal);
    const summary = await opening.session.runSequence({
      ...{ sequence, steps, signal, facts: () => known },
      ...{ loops: ask.loops ?? Number.POSITIVE_INFINITY, stopsAtFirstFailure: ask.stopsAtFirstFailure },
      abortedBy: lost,
      onEvent: progress.onEvent,
    });
    if (summary.ok) ended = summary.value.ok ? summary.value.value.ended : summary.value.failure;
    return summary;
  });
  progress.end(performed.ok ? ended : failedBy(lost() ?? performed.error));
};
