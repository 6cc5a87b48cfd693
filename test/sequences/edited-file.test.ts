import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editedFileText } from '../../electron/sequences/edited-file.ts';
import { readSequenceFile, sequenceFileText } from '../../electron/sequences/sequence-file.ts';
import type { Sequence } from '../../shared/sequences/sequence.ts';

const read = (text: string): Sequence => {
  const sequence = readSequenceFile(new TextEncoder().encode(text));
  if (!sequence.ok) throw new Error(JSON.stringify(sequence.problems));
  return sequence.value;
};

const written = `# Bench of line 3
sequence: check # short
lineEnding: cr
steps:
  # Is it there?
  - send: AT
  - name: Signal
    send: AT+CSQ # twice a day
    timeout: 2000ms
  - send: AT+CGATT?
`;

describe('a file that was written by hand', () => {
  it('keeps its comments when steps are moved, changed, added and removed', () => {
    const before = read(written);
    const [first, second, third] = before.steps;
    if (!first || !second || !third) throw new Error('three steps');
    const moved = { ...before, steps: [second, first, { ...third, order: 0 }, third] };
    expect(editedFileText(written, moved)).toBe(`# Bench of line 3
sequence: check # short
lineEnding: cr
steps:
  - name: Signal
    send: AT+CSQ # twice a day
    timeout: 2000ms
  # Is it there?
  - send: AT
  - send: AT+CGATT?
    order: 0
  - send: AT+CGATT?
`);
    const changed = { ...before, name: 'other', steps: [first, { ...second, name: 'Strength', timeoutMs: null }] };
    expect(editedFileText(written, changed)).toBe(`# Bench of line 3
sequence: other # short
lineEnding: cr
steps:
  # Is it there?
  - send: AT
  - name: Strength
    send: AT+CSQ # twice a day
`);
  });

  it('without comments, or with references, is written as every file', () => {
    const sequence = read(written);
    expect(editedFileText('sequence: a\nsteps:\n  - { send: AT }\n', sequence)).toBe(sequenceFileText(sequence));
    const references = 'sequence: a # one\nsteps:\n  - &x { send: AT }\n  - *x\n';
    expect(editedFileText(references, sequence)).toBe(sequenceFileText(sequence));
    expect(editedFileText('# nothing', sequence)).toBe(sequenceFileText(sequence));
  });

  it('gives the same sequence after any change', () => {
    const step = fc.record(
      { name: fc.string({ maxLength: 5 }), send: fc.constantFrom('AT', 'AT+CSQ', '# no'), order: fc.nat(3) },
      { requiredKeys: ['send'] },
    );
    const file = fc.record(
      {
        sequence: fc.constantFrom('a', 'b'),
        title: fc.string({ maxLength: 5 }),
        steps: fc.array(step, { minLength: 1, maxLength: 5 }),
      },
      { requiredKeys: ['sequence', 'steps'] },
    );
    fc.assert(
      fc.property(file, file, (one, other) => {
        const text = `# note\n${sequenceFileText(read(JSON.stringify(one))).replaceAll(/^ {2}- /gm, '  # step\n  - ')}`;
        const sequence = read(JSON.stringify(other));
        expect(read(editedFileText(text, sequence))).toEqual(sequence);
      }),
    );
  });
});
