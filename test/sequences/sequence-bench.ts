import type { RunSummary } from '../../electron/sequences/run-counts.ts';
import type { SequenceEvent, SequenceRun } from '../../electron/sequences/run-sequence.ts';
import type { StepResult } from '../../electron/sequences/step-result.ts';
import { readSequence } from '../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';
import { type BenchOptions, createProvisionBench } from '../support/provision-bench.ts';

const longestRunMs = 24 * 3_600_000;

export const sequenceOf = (file: object): Sequence => {
  const read = readSequence({ sequence: 'test', ...file });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

/** A sequence on a virtual module in virtual time. */
export const createSequenceBench = (options: BenchOptions = {}) => {
  const bench = createProvisionBench(options);
  const controller = new AbortController();
  const results: (StepResult & { readonly loop: number; readonly index: number })[] = [];
  const run = async (
    file: object,
    more: Partial<Omit<SequenceRun, 'sequence' | 'port' | 'clock'>> = {},
  ): Promise<RunSummary> => {
    const onEvent = (event: SequenceEvent): void => {
      if (event.kind === 'step' && event.result) {
        results.push({ ...event.result, loop: event.loop, index: event.index });
        if (results.length > 1_000) results.shift();
      }
      more.onEvent?.(event);
    };
    const ended = await bench.clock.runUntil(
      bench.session.runSequence({ sequence: sequenceOf(file), signal: controller.signal, ...more, onEvent }),
      longestRunMs,
    );
    if (!ended.ok) throw new Error(JSON.stringify(ended.error));
    if (!ended.value.ok) throw new Error(JSON.stringify(ended.value.failure));
    return ended.value.value;
  };
  return { ...bench, run, results, stop: () => controller.abort(), signal: controller.signal };
};
