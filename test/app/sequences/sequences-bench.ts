import { createSequencesService } from '../../../electron/app/services/sequences/sequences-service.ts';
import type { GroupContent, SequenceAnswers, SequenceAsk } from '../../../shared/contract/sequences.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { StepFile } from '../../../shared/sequences/file-schema.ts';
import { createSessionServiceBench, type SessionServiceBenchOptions } from '../../support/session-service-bench.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';

/** The service of quick commands beside a session on the virtual module, in virtual time. */
export const createSequencesBench = (options: SessionServiceBenchOptions = {}) => {
  const bench = createSessionServiceBench(options);
  const platform = createTempPlatform();
  const registered: unknown[] = [];
  const service = createSequencesService({
    ...{ platform, viewStore: bench.viewStore, clock: bench.clock },
    drafts: {
      planFor: async (owner, planned) => {
        if (!bench.plan.ok) return bench.plan;
        const whole = await bench.drafts.planFor(owner, planned);
        return whole.ok ? { ok: true, value: { ...whole.value, plan: bench.plan.value } } : planOnly(bench.plan.value);
      },
    },
    secrets: { register: (value) => void registered.push(value) },
    openingOf: bench.service.openingOf,
    onBug: (bug) => bench.bugs.push(bug),
  });
  const send = <Kind extends SequenceAsk['kind']>(
    ask: Extract<SequenceAsk, { readonly kind: Kind }>,
  ): Promise<Outcome<SequenceAnswers[Kind]>> =>
    service.handlers['sequences.ask'](ask) as Promise<Outcome<SequenceAnswers[Kind]>>;
  const ask: typeof send = (asked) => bench.clock.runUntil(send(asked));
  const value = async <Kind extends SequenceAsk['kind']>(
    asked: Extract<SequenceAsk, { readonly kind: Kind }>,
  ): Promise<SequenceAnswers[Kind]> => {
    const answer = await ask(asked);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  const create = async (name: string, steps: readonly StepFile[]): Promise<GroupContent> => {
    const written = await value({ kind: 'create', name, text: JSON.stringify({ sequence: 'x', steps }) });
    if (written.kind !== 'saved') throw new Error(JSON.stringify(written));
    return written.group;
  };
  /** Advances the time until the run has ended. */
  const runEnds = async () => {
    for (let step = 0; step < 1_000; step += 1) {
      const { sequence } = bench.session();
      if (sequence?.state === 'ended') return sequence;
      await bench.clock.advance(100);
    }
    throw new Error('the run has not ended');
  };
  const typed = bench.service.handlers['terminal.send'];
  return {
    ...bench,
    platform,
    registered,
    suspend: bench.service.suspend,
    service,
    typed,
    send,
    askFor: ask,
    value,
    create,
    runEnds,
  };
};

/** Only the plan is used. */
const planOnly = (plan: unknown) => ({ ok: true, value: { plan } }) as never;

export const runOf = (
  sessionId: string,
  { id, revision }: GroupContent,
  more: Partial<Extract<SequenceAsk, { kind: 'run' }>> = {},
): Extract<SequenceAsk, { kind: 'run' }> => ({
  ...{ kind: 'run', sessionId, id, revision, steps: { kind: 'all' }, loops: 1, stopsAtFirstFailure: false },
  ...more,
});
