import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSequenceFile, sequenceFileText } from '../../electron/sequences/sequence-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const problemsOf = (text: string): readonly string[] => {
  const read = readSequenceFile(bytesOf(text));
  return read.ok
    ? []
    : read.problems.map(({ code, line, column, path }) => `${line}:${column} ${code} ${path.join('.')}`.trim());
};

const draft = `sequence: check-before-cloud
title: {zh: 上云前检查, en: Before the cloud}
vars: {minRsrp: -110}
abort: ["+CPIN: NOT READY", "+CME ERROR: 10"]
steps:
  - name: alive
    send: AT
    expect: ^OK$
    timeout: 300ms
    retry: 5
  - name: signal
    send: AT+CESQ
    expect: '\\+CESQ: *\\d+,\\d+,\\d+,\\d+,(?<rsrq>\\d+),(?<rsrp>\\d+)'
    assert: "rsrp - 141 >= minRsrp"
    say: {zh: 信号太弱, en: signal too weak}
  - name: registered
    send: AT+CEREG?
    expect: '\\+CEREG: *\\d,(?<stat>[15])'
    every: 2s
    within: 60s
  - name: attach
    send: AT+CGATT=1
    expect: ^OK$
    onFail: {goto: signal, times: 1}
`;

describe('a sequence file', () => {
  it('is read as people write it', () => {
    const read = readSequenceFile(bytesOf(draft));
    expect(read.ok && read.value.steps).toHaveLength(4);
    expect(read.ok && read.value).toMatchObject({ vars: { minRsrp: '-110' }, title: { zh: '上云前检查' } });
  });

  it('may be JSON, with a byte order mark', () => {
    expect(problemsOf('\ufeff{"sequence": "a", "steps": [{"send": "AT"}]}')).toEqual([]);
  });

  it.each<readonly [string, string, readonly string[]]>([
    ['no YAML', 'steps: [', ['1:9 not-yaml']],
    ['a key twice', 'sequence: a\nsequence: b\n', ['2:1 not-yaml']],
    ['an unknown key', 'sequence: a\nsteps:\n  - send: AT\n    timeot: 1s\n', ['4:5 unknown-key steps.0.timeot']],
    ['a wrong value', 'sequence: a\nsteps:\n  - send: AT\n    retry: x\n', ['4:5 wrong-type steps.0.retry']],
    ['nothing to do', 'sequence: a\nsteps:\n  - send: AT\n  - name: b\n', ['4:5 no-action steps.1']],
    ['a missing key', 'steps:\n  - send: AT\n', ['1:1 missing-key sequence']],
    [
      'a pattern in a list',
      "sequence: a\nsteps:\n  - send: AT\n    expect: ['a',\n      '(']\n",
      ['5:7 not-pattern steps.0.expect.1'],
    ],
    ['an empty file', '', ['1:1 wrong-type']],
    [
      'aliases without end',
      `a: &a [x,x]\n${Array.from({ length: 9 }, (_, index) => `b${index}: &b${index} [${index === 0 ? '*a,*a' : `*b${index - 1},*b${index - 1}`}]`).join('\n')}\nc: [${'*b8,'.repeat(50)}*b8]`,
      ['1:1 not-yaml'],
    ],
    ['a key that is there twice', 'sequence: a\nsteps:\n  - send: AT\n    "send": AT\n', ['4:5 not-yaml']],
    [
      'more references than a person makes',
      `sequence: a\nsteps:\n${Array.from({ length: 5_000 }, (_, index) => `  - &a${index} { send: AT }\n  - *a${index}\n`).join('')}`,
      ['204:5 not-yaml'],
    ],
  ])('names line and column of %s', (_name, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('is refused where it is too large or no UTF-8', () => {
    expect(readSequenceFile(new Uint8Array(1_000_001))).toMatchObject({ problems: [{ code: 'too-large' }] });
    expect(readSequenceFile(Uint8Array.of(0xff))).toMatchObject({ problems: [{ code: 'not-yaml' }] });
  });

  it('is read in time in proportion to its size', () => {
    // Each key was compared with all before it: minutes.
    const keys = Array.from({ length: 35_000 }, (_, index) => `a${index}`).join(',');
    expect(problemsOf(`{${keys}}`)[0]).toBe('1:1 missing-key sequence');
  });

  it('is not parsed if it is so large that the ports would wait for it', () => {
    expect(problemsOf(`{a: ${'x'.repeat(250_000)}`)).toEqual(['1:1 too-large']);
  });

  it('is read or refused, whatever its bytes', () => {
    const part = fc.constantFrom(
      ...'[]{}:,-?!&*#|>\'"%@` \n\tab1',
      'steps:',
      'send: ',
      '  - ',
      '${x}',
      '\u0000',
      '*a',
      '&a ',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (text) => void problemsOf(text),
      ),
    );
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void readSequenceFile(bytes)));
    expect(problemsOf('['.repeat(100_000))).toHaveLength(1);
  });

  it('is written so that it is read as the same', () => {
    const text = fc.string({ maxLength: 20 });
    const pattern = fc.oneof(
      fc.constantFrom('^OK$', '+CSQ: (?<x>\\d+)'),
      fc.record({ text: fc.string({ minLength: 1, maxLength: 9 }) }),
    );
    const step = fc.record(
      {
        name: fc.oneof(text, fc.record({ en: text, zh: text })),
        send: text,
        data: text,
        lineEnding: fc.constantFrom('cr', 'none'),
        expect: fc.oneof(pattern, fc.array(pattern, { minLength: 1, maxLength: 3 })),
        reject: pattern,
        timeout: fc.constantFrom('1ms', '1.5s', '2h'),
        retry: fc.nat(9),
        delayAfter: fc.constant('100ms'),
        assert: fc.constantFrom('x > 1', ['x > 1', 'x < 9']),
        onFail: fc.constantFrom('stop', 'continue'),
        say: text,
        order: fc.nat(99),
      },
      { requiredKeys: ['send'] },
    );
    const file = fc.record(
      {
        sequence: fc.constant('a'),
        title: text,
        vars: fc.dictionary(fc.constantFrom('a', 'b'), text),
        lineEnding: fc.constantFrom('lf', 'crlf'),
        steps: fc.array(step, { minLength: 1, maxLength: 3 }),
      },
      { requiredKeys: ['sequence', 'steps'] },
    );
    fc.assert(
      fc.property(file, (values) => {
        const read = readSequenceFile(bytesOf(JSON.stringify(values)));
        if (!read.ok) throw new Error(JSON.stringify(read.problems));
        expect(readSequenceFile(bytesOf(sequenceFileText(read.value)))).toEqual(read);
      }),
    );
  });
});
