import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSequence } from '../../../shared/sequences/read-sequence.ts';

const file = (more: object): object => ({ sequence: 'check', steps: [{ send: 'AT' }], ...more });
const step = (more: object): object => file({ steps: [{ send: 'AT', ...more }] });

const problemsOf = (values: unknown): readonly string[] => {
  const read = readSequence(values);
  return read.ok ? [] : read.problems.map(({ code, path, detail }) => `${code} ${path.join('.')} ${detail}`.trim());
};

describe('a sequence file', () => {
  it.each<readonly [string, unknown, readonly string[]]>([
    ['is an object', null, ['wrong-type  object']],
    ['has a name', { steps: [{ send: 'AT' }] }, ['missing-key sequence sequence']],
    ['has a name without blanks', file({ sequence: 'a b' }), ['not-name sequence']],
    ['has steps', { sequence: 'x' }, ['missing-key steps steps']],
    ['has at least one step', file({ steps: [] }), ['out-of-range steps ≥ 1']],
    ['has no unknown key', file({ stpes: [] }), ['unknown-key stpes stpes']],
    ['has no unknown key in a step', step({ timeot: '1s' }), ['unknown-key steps.0.timeot timeot']],
    ['has times with a unit', step({ timeout: '300' }), ['not-duration steps.0.timeout']],
    ['has no number as a time', step({ timeout: 300 }), ['not-duration steps.0.timeout']],
    ['says what a step does', file({ steps: [{ name: 'a' }] }), ['no-action steps.0 send, sendHex, wait, pause']],
    ['says one thing', step({ pause: '1s' }), ['several-actions steps.0.pause send, pause']],
    ['has patterns that can be read', step({ expect: '(' }), ['not-pattern steps.0.expect (']],
    ['has no back-references', step({ reject: ['OK', '(a)\\1'] }), ['not-pattern steps.0.reject.1 (a)\\1']],
    [
      'has literal patterns under text',
      step({ expect: { txt: 'OK' } }),
      ['missing-key steps.0.expect.text text', 'unknown-key steps.0.expect.txt txt'],
    ],
    ['has patterns that are texts', step({ expect: 5 }), ['wrong-type steps.0.expect string, object']],
    ['has comparisons', step({ assert: 'rsrp' }), ['not-comparison steps.0.assert rsrp']],
    ['has hexadecimal digits', file({ steps: [{ sendHex: '41 5' }] }), ['not-hex steps.0.sendHex 41 5']],
    ['repeats a number of times', step({ retry: -1 }), ['out-of-range steps.0.retry ≥ 0']],
    ['goes to a step that there is', step({ onFail: { goto: 'b' } }), ['unknown-step steps.0.onFail.goto b']],
    ['names both languages', step({ name: { en: 'a' } }), ['missing-key steps.0.name.zh zh']],
    ['has line endings', file({ lineEnding: 'crcr' }), ['one-of lineEnding crlf, cr, lf, none']],
    ['has names of variables', file({ vars: { 'a b': 1 } }), ['not-variable-name vars.a b a b']],
    [
      'has no keys without meaning',
      file({ steps: [{ pause: '1s', expect: 'OK' }] }),
      ['not-with-this-action steps.0.expect pause'],
    ],
    ['repeats within a time', step({ every: '2s' }), ['every-without-within steps.0.every']],
  ])('%s', (_name, values, problems) => {
    expect(problemsOf(values)).toEqual(problems);
  });

  it('names a step once where another goes to it', () => {
    const twice = [
      { name: 'a', send: 'AT' },
      { name: 'a', send: 'ATI' },
      { send: 'AT', onFail: { goto: 'a' } },
    ];
    expect(problemsOf(file({ steps: twice }))).toEqual(['same-name-twice steps.2.onFail.goto a']);
  });

  it('has values for all that is left out', () => {
    const read = readSequence(step({ expect: '+CSQ: (?<rssi>\\d+)', every: '2s', within: '1m', order: 3 }));
    expect(read.ok && read.value).toMatchObject({
      name: 'check',
      lineEnding: 'crlf',
      steps: [
        {
          action: { kind: 'send', text: 'AT' },
          expect: [{ kind: 'regex', source: '+CSQ: (?<rssi>\\d+)' }],
          everyMs: 2_000,
          withinMs: 60_000,
          retry: 0,
          onFail: { kind: 'stop' },
          order: 3,
        },
      ],
    });
  });

  it('has no more patterns than can be compiled while ports wait', () => {
    const steps = (count: number, expect: string) =>
      file({ steps: Array.from({ length: count }, () => ({ send: 'AT', expect })) });
    expect(problemsOf(steps(10_000, '+CEREG: \\d,[15]'))).toEqual([]);
    expect(problemsOf(steps(2_000, '(a{30}){30}'))[0]).toMatch(/^not-pattern steps\.5\d\d\.expect/);
  });

  it('is read or refused, whatever the values', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        readSequence(one);
        readSequence(file({ steps: [one], vars: other }));
        readSequence(step({ expect: one, onFail: other }));
      }),
    );
  });

  it('has no reference after a backslash in an expression', () => {
    const read = readSequence(step({ expect: '^\\${a} ${b}$' }));
    expect(read.ok && read.value.steps[0]?.expect).toEqual([{ kind: 'regex', source: '^\\$${a} ${b}$' }]);
  });
});
