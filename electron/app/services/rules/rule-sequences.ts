import type { RuleSequence } from '../../../../shared/contract/line-rules.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { type Sequence, stepsInOrder } from '../../../../shared/sequences/sequence.ts';
import type { Clock } from '../../../base/clock.ts';
import { neededVariables } from '../../../sequences/run-variables.ts';
import { sequenceLibrary } from '../../sequence-library.ts';
import type { GroupFiles } from '../sequences/group-files.ts';
import type { RunValues } from '../sequences/run-values.ts';
import type { Opening } from '../session/opening.ts';

/** How a sequence of a rule ended. `held`: nothing was sent, because something else had the port. `missing`: there is none, or it is none. */
export type RuleSequenceResult = 'passed' | 'failed' | 'held' | 'missing';

export type RunRuleSequence = (
  sessionId: string,
  opening: Pick<Opening, 'raw' | 'underWay'> & {
    readonly session: Pick<Opening['session'], 'runSequence' | 'identity'>;
  },
  name: string,
) => Promise<RuleSequenceResult>;

/** The sequences that a rule can run: the files of the data folder, and the library of the program. */
export interface RuleSequences {
  all(): Promise<Outcome<readonly RuleSequence[]>>;
  readonly run: RunRuleSequence;
}

export interface RuleSequencesDeps {
  readonly clock: Clock;
  /** Files of quick commands in the data folder. */
  readonly groups: Pick<GroupFiles, 'list' | 'read'>;
  readonly values: Pick<RunValues, 'forRun'>;
}

/** What begins later was not asked for any more. */
const mostWaitMs = 10_000;

export const createRuleSequences = ({ clock, groups, values }: RuleSequencesDeps): RuleSequences => {
  const read = async (name: string): Promise<Sequence | null> => {
    const stored = await groups.read(name);
    if (stored.ok && stored.value !== null) return stored.value.sequence;
    return sequenceLibrary().find((sequence) => sequence.name === name) ?? null;
  };
  return {
    all: async () => {
      const listed = await groups.list();
      if (!listed.ok) return listed;
      const own = listed.value.map(({ id, title }) => ({ name: id, title }));
      const shipped = sequenceLibrary()
        .filter(({ name }) => !own.some((group) => group.name === name))
        .map(({ name, title }) => ({ name, title: title ?? name }));
      return ok([...own, ...shipped]);
    },
    run: async (sessionId, opening, name) => {
      const sequence = await read(name);
      if (sequence === null) return 'missing';
      // A page that has the port keeps it until a person lets it go.
      if (!opening.raw.isFree().ok) return 'held';
      const { session } = opening;
      const needed = neededVariables({ ...sequence, steps: stepsInOrder(sequence.steps) });
      return opening
        .underWay(async (closing) =>
          ok(
            await soon(clock, closing, async (signal, onBegun) => {
              const known = await values.forRun(sessionId, needed, session, signal);
              return session.runSequence({ sequence, signal, facts: () => known, onEvent: onBegun });
            }),
          ),
        )
        .then((result) => (result.ok ? result.value : 'failed'));
    },
  };
};

type Run = (signal: AbortSignal, onBegun: () => void) => ReturnType<Opening['session']['runSequence']>;

/** Waits for the line as every procedure does, but not for long. */
const soon = async (clock: Clock, closing: AbortSignal, run: Run): Promise<RuleSequenceResult> => {
  const waiting = new AbortController();
  let hasBegun = false;
  const stopWaiting = clock.after(mostWaitMs, () => waiting.abort());
  const summary = await run(AbortSignal.any([closing, waiting.signal]), () => {
    hasBegun = true;
    stopWaiting();
  });
  stopWaiting();
  if (!summary.ok) return hasBegun || closing.aborted ? 'failed' : 'held';
  return summary.value.ok && summary.value.value.passed ? 'passed' : 'failed';
};
