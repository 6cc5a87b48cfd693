import type { Outcome } from '../../shared/outcome.ts';
import type { Prepared } from '../sequences/prepare-step.ts';
import type { RunSummary } from '../sequences/run-counts.ts';
import { runSequence, type SequenceEvent, type SequenceRun } from '../sequences/run-sequence.ts';
import { followLinkMode } from './link-mode.ts';
import { createSequencePort } from './sequence-port.ts';
import type { SessionCore } from './session-core.ts';

export interface SessionSequences {
  /**
   * Runs a sequence on the line, which it holds until its end. Fails as every command does while the line is acquired (`link/lost`, `stopped`).
   * Each step is in the recording, secrets masked.
   */
  runSequence(run: Omit<SequenceRun, 'port' | 'clock'>): Promise<Outcome<Prepared<RunSummary>>>;
}

export const createSessionSequences = (core: SessionCore): SessionSequences => {
  const { engine, clock, recorder, masked, underWay } = core;
  const linkMode = followLinkMode(engine);
  return {
    runSequence: async (run) => {
      const lease = await engine.acquire(run.signal);
      if (!lease.ok) return { ok: false, error: masked(lease.error) };
      const port = createSequencePort(core, lease.value, run.signal, linkMode.hasSeveralLinks);
      const onEvent = (event: SequenceEvent): void => {
        const noted = notedEvent(event);
        if (noted) recorder.event('sequence', { name: run.sequence.name, ...noted });
        run.onEvent?.(event);
      };
      const summary = await underWay(() => runSequence({ ...run, port, clock, onEvent })).finally(port.release);
      recorder.flush();
      return { ok: true, value: summary };
    },
  };
};

/** What the recording keeps: its lines are in it as traffic. */
const notedEvent = (event: SequenceEvent): object | null => {
  if (event.kind !== 'step') return event;
  if (!event.result) return null;
  const { lines: _lines, sent: _sent, ...result } = event.result;
  return { ...event, result };
};
