import type { Outcome } from '../../shared/outcome.ts';
import { parseHex } from '../../shared/sending/hex-text.ts';
import type { SequenceStep } from '../../shared/sequences/sequence.ts';
import { fillVariables, isSecretName, referencesIn, type Variables } from '../../shared/sequences/variables.ts';
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
      const lease = await engine.acquire(run.signal, { cause: 'sequence' });
      if (!lease.ok) return { ok: false, error: masked(lease.error) };
      const values = new Map([...Object.entries(run.sequence.vars), ...(run.variables ?? [])]);
      for (const [name, value] of [...Object.entries(run.sequence.vars), ...values]) {
        if (isSecretName(name)) recorder.registerSecret(value);
      }
      for (const bytes of secretBytesOf(run.steps ?? run.sequence.steps, values)) recorder.registerSecret(bytes);
      recorder.event('sequence', { name: run.sequence.name, loops: run.loops ?? 1 });
      const port = createSequencePort(core, lease.value, run.signal, linkMode.hasSeveralLinks);
      const onEvent = (event: SequenceEvent): void => {
        const noted = notedEvent(event);
        if (noted) recorder.event('sequence', noted);
        // The lines of a result are shown at once, so they must be in the recording.
        if (event.kind === 'step' && event.result) recorder.flush();
        run.onEvent?.(event);
      };
      const summary = await underWay(() => runSequence({ ...run, port, clock, onEvent })).finally(port.release);
      recorder.flush();
      return { ok: true, value: summary };
    },
  };
};

/**
 * What `sendHex` makes of secrets that are given as hex. Without the variables of the run, whose bytes are not known yet, so a step that has
 * both is masked by its values only.
 */
const secretBytesOf = (steps: readonly SequenceStep[], values: Variables): readonly Uint8Array[] =>
  steps.flatMap(({ action }) => (action.kind === 'send-hex' ? secretBytesIn(action.hex, values) : []));

const secretBytesIn = (hex: string, values: Variables): readonly Uint8Array[] => {
  const secrets = [...new Set(referencesIn(hex))].filter((name) => isSecretName(name) && values.has(name));
  const whole = bytesOf(fillVariables(hex, values));
  return secrets.flatMap((name) => {
    const own = bytesOf(values.get(name) ?? '');
    if (own.length === 0 && whole.length === 0) return [];
    // A value may begin or end with half a byte, which the text beside it completes.
    const isOwn = own.length > 0 && (whole.length === 0 || Buffer.from(whole).includes(Buffer.from(own)));
    return [isOwn ? own : whole];
  });
};

/** Empty where the text is no hex. */
const bytesOf = (hex: string): Uint8Array => {
  const read = parseHex(hex);
  return read.ok ? read.value : new Uint8Array(0);
};

/**
 * What the recording keeps of an event; its lines are in it as traffic. A passed step has numbers only: texts are searched for secrets, which
 * costs more than the step.
 */
const notedEvent = (event: SequenceEvent): object | null => {
  if (event.kind === 'loop') return { loop: event.loop };
  if (event.kind === 'loop-ended') return { loop: event.loop, passed: event.passed };
  if (event.kind === 'delay' || !event.result) return null;
  const { loop, index, result } = event;
  const { answerMs, attempts, failure } = result;
  return { loop, index, answerMs, attempts, ...(failure && { failure }) };
};
