import { describe, expect, it } from 'vitest';
import { sequenceEffects } from '../../electron/app/sequence-effects.ts';
import { sequenceLibrary } from '../../electron/app/sequence-library.ts';
import { commandsIn } from '../../electron/commands/dialect/lookup.ts';
import { readSequenceFile, sequenceFileText } from '../../electron/sequences/sequence-file.ts';
import { clouds } from '../../shared/clouds/index.ts';
import { textIn } from '../../shared/sequences/sequence.ts';
import { createSequenceBench } from '../sequences/sequence-bench.ts';

const library = sequenceLibrary();
const steps = library.flatMap(({ name, steps }) => steps.map((step) => ({ group: name, step })));
const lineOf = (step: (typeof steps)[number]['step']): string => (step.action.kind === 'send' ? step.action.text : '');

describe('the library of sequences', () => {
  it('has a group for every area and every cloud, each name once', () => {
    const names = library.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual([
      ...['check-up', 'network', 'files', 'ssl', 'http', 'tcp', 'location', 'low-power', 'update'],
      ...clouds.map(({ kind }) => `mqtt-${kind}`),
    ]);
  });

  it.each(steps)('$group: $step.action.text is in the table, with names and a reply', ({ step }) => {
    expect(commandsIn(lineOf(step)).every(({ form }) => form !== null)).toBe(true);
    expect(step.expect.length).toBeGreaterThan(0);
    expect(step.name && textIn(step.name, 'zh')).not.toBe(step.name && textIn(step.name, 'en'));
  });

  it('neither restarts a module nor costs money', () => {
    const effects = library.flatMap((sequence) => sequenceEffects(sequence).map(({ effect }) => effect));
    expect(effects).not.toContain('restarts');
    expect(effects).not.toContain('costs');
    expect(effects).not.toContain('never');
  });

  it.each(library)('$name is written and read as the same', (sequence) => {
    const read = readSequenceFile(new TextEncoder().encode(sequenceFileText(sequence)));
    expect(read).toEqual({ ok: true, value: sequence });
  });

  it.each(['check-up', 'files', 'update'])('%s passes on the virtual module', async (name) => {
    const bench = createSequenceBench();
    const sequence = library.find((each) => each.name === name);
    if (!sequence) throw new Error(name);
    const ended = await bench.clock.runUntil(
      bench.session.runSequence({
        sequence,
        signal: bench.signal,
        onEvent: (event) => {
          if (event.kind === 'step' && event.result)
            bench.results.push({ ...event.result, loop: 1, index: event.index });
        },
      }),
    );
    expect(bench.results.flatMap(({ failure, sent }) => (failure ? [sent(), failure] : []))).toEqual([]);
    expect(ended.ok && ended.value.ok && ended.value.value.passed).toBe(true);
  });
});
