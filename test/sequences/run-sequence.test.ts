import { describe, expect, it } from 'vitest';
import { timeoutMs } from '../support/time-scale.ts';
import { createSequenceBench } from './sequence-bench.ts';

/** `passed`, or the code of the failure, of each step. */
const outcomesOf = async (steps: readonly object[], options = {}, more = {}) => {
  const bench = createSequenceBench(options);
  await bench.run({ steps }, more);
  return bench.results.map(({ failure }) => failure?.failure?.code ?? failure?.code ?? 'passed');
};

describe('a step', () => {
  it.each<readonly [string, object, string]>([
    ['passes by OK', { send: 'AT' }, 'passed'],
    ['fails by an error', { send: 'AT+NOSUCH' }, 'error-answer'],
    ['passes by an error that is expected', { send: 'AT+NOSUCH', expect: 'ERROR' }, 'passed'],
    ['passes by an expected line', { send: 'AT+CSQ', expect: '+CSQ: \\d+,\\d+' }, 'passed'],
    ['passes by an expected text', { send: 'AT+CSQ', expect: { text: '+CSQ: ' } }, 'passed'],
    ['passes by one of several', { send: 'AT+CSQ', expect: ['^NO$', '^OK$'] }, 'passed'],
    ['fails without the expected line', { send: 'AT+CSQ', expect: '+CREG' }, 'not-expected'],
    ['fails by a line that must not come', { send: 'AT+CSQ', reject: '+CSQ' }, 'rejected'],
    ['compares numbers', { send: 'AT+CSQ', expect: '+CSQ: (?<rssi>\\d+)', assert: 'rssi > 5' }, 'passed'],
    ['fails by a comparison', { send: 'AT+CSQ', expect: '+CSQ: (?<rssi>\\d+)', assert: 'rssi > 50' }, 'assert'],
    ['needs numbers', { send: 'AT+CSQ', expect: '(?<x>CSQ)', assert: 'x > 50' }, 'no-number'],
    ['sends what is not a command', { send: 'hello', lineEnding: 'lf' }, 'passed'],
    ['finds a command with its own line end', { send: 'AT+NOSUCH\\r\\n', lineEnding: 'none' }, 'error-answer'],
    ['sends several lines as they are', { send: 'AT\\rAT\\r', lineEnding: 'none' }, 'passed'],
    ['never enters the mode of the flashing tool', { send: 'AT*DOWNLOAD=1' }, 'usage/invalid'],
    ['nor by bytes', { sendHex: '41 54 2A 44 4F 57 4E 4C 4F 41 44 3D 31 0D' }, 'usage/invalid'],
    ['sends bytes', { sendHex: '41540D', expect: '^OK$' }, 'passed'],
    ['may only wait', { pause: '1h' }, 'passed'],
    ['waits for a line', { wait: '10s', expect: 'RDY' }, 'not-expected'],
    ['sends data at the prompt', { send: 'AT+FSCREATE="a"' }, 'passed'],
  ])('%s', async (_name, step, outcome) => {
    await expect(outcomesOf([step])).resolves.toEqual([outcome]);
  });

  it('never enters the mode of the flashing tool by bytes in several parts', async () => {
    const parts = [{ send: 'AT*DOWN', lineEnding: 'none' }, { sendHex: '4C 4F 41 44 3D 31 0D' }];
    await expect(outcomesOf(parts)).resolves.toEqual(['passed', 'usage/invalid']);
  });

  it('waits for the result of a command that was only accepted', async () => {
    const connect = { send: 'AT+MIPSTART="127.0.0.1",1883', expect: '^CONNECT OK$' };
    await expect(
      outcomesOf([connect], { script: [[/^AT\+MIPSTART/, ['OK', '@2000', 'CONNECT OK']]] }),
    ).resolves.toEqual(['passed']);
  });

  it('fails where no answer comes, after its own time', async () => {
    const bench = createSequenceBench({ script: [[/^AT\+SILENT/, []]] });
    const summary = await bench.run({ steps: [{ send: 'AT+SILENT', timeout: '300ms' }] });
    expect(summary.firstFailure).toMatchObject({ code: 'failed', failure: { code: 'at/timeout' } });
    expect(bench.results[0]?.durationMs).toBe(300);
  });

  it('writes data at the prompt', async () => {
    const steps = [
      { send: 'AT+FSCREATE="a"' },
      { send: 'AT+FSWRITE="a",0,5,10', data: 'ab\\r\\nc' },
      { send: 'AT+FSFLSIZE="a"', expect: '+FSFLSIZE: 5' },
      { send: 'AT+FSWRITE="a",0,9,10', data: 'short' },
    ];
    expect(await outcomesOf(steps)).toEqual(['passed', 'passed', 'passed', 'usage/invalid']);
  });

  it('is repeated until it passes', async () => {
    const bench = createSequenceBench({ faults: ['not-registered'] });
    bench.clock.after(7_000, () => bench.module.setFault('not-registered', false));
    const summary = await bench.run({
      steps: [{ send: 'AT+CREG?', expect: '+CREG: \\d,1', every: '2s', within: '1m' }],
    });
    expect(summary.passed).toBe(true);
    expect(bench.results[0]?.attempts).toBeGreaterThan(3);
  });

  it('is repeated no longer than it may be', async () => {
    const bench = createSequenceBench();
    await bench.run({ steps: [{ send: 'AT+NOSUCH', retry: 2 }, { send: 'AT' }] });
    expect(bench.results.map(({ attempts, status }) => [attempts, status])).toEqual([[3, 'failed']]);
  });

  it.each<readonly [string, object]>([
    ['nothing can be sent', { sendHex: '${word}' }],
    ['nothing is sent', { send: '', lineEnding: 'none', assert: '1 == 2' }],
    ['nothing is awaited', { sendHex: '41', assert: '1 == 2' }],
  ])('that takes no time leaves time to others between its attempts, when %s', async (_name, step) => {
    const bench = createSequenceBench();
    await bench.run({ vars: { word: 'none' }, steps: [{ ...step, retry: 20 }] });
    expect(bench.results[0]).toMatchObject({ attempts: 21, durationMs: 20 });
  });
});

describe('a wait', () => {
  it.each<readonly [string, readonly object[]]>([
    ['a step that pauses', [{ send: 'AT+QX=1' }, { pause: '2s' }]],
    ['a step that only waits', [{ send: 'AT+QX=1' }, { wait: '2s' }]],
    ['the pause after a step', [{ send: 'AT+QX=1', delayAfter: '2s' }]],
  ])('finds a line that came during %s', async (_name, steps) => {
    const script = [[/^AT\+QX=1/, ['OK', '@500', '+QX: 0,0']]] as const;
    const outcomes = await outcomesOf([...steps, { wait: '3s', expect: '+QX: 0,0' }], { script });
    expect(new Set(outcomes)).toEqual(new Set(['passed']));
  });
});

describe('after a failed step', () => {
  const bad = { name: 'bad', send: 'AT+NOSUCH' };

  it('nothing follows', async () => {
    await expect(outcomesOf([bad, { send: 'AT' }])).resolves.toEqual(['error-answer']);
  });

  it('the next may follow, and the run has failed', async () => {
    const bench = createSequenceBench();
    const summary = await bench.run({ steps: [{ ...bad, onFail: 'continue' }, { send: 'AT' }] });
    expect(bench.results.map(({ status }) => status)).toEqual(['failed', 'passed']);
    expect(summary).toMatchObject({
      passed: false,
      loops: { good: 0, bad: 1 },
      firstFailure: { code: 'error-answer' },
    });
  });

  it('another may follow, so many times', async () => {
    const steps = [
      { name: 'first', send: 'AT' },
      { ...bad, onFail: { goto: 'first', times: 2 } },
    ];
    const outcomes = ['passed', 'error-answer'];
    await expect(outcomesOf(steps)).resolves.toEqual([...outcomes, ...outcomes, ...outcomes]);
  });

  it('the run passes where it passes the second time', async () => {
    const bench = createSequenceBench({ faults: ['not-registered'] });
    bench.clock.after(3_000, () => bench.module.setFault('not-registered', false));
    const steps = [
      { name: 'again', pause: '1s' },
      { send: 'AT+CREG?', expect: '+CREG: \\d,1', onFail: { goto: 'again', times: 9 } },
    ];
    const summary = await bench.run({ steps });
    expect(summary.loops).toEqual({ good: 1, bad: 0 });
  });
});

describe('a run', () => {
  it('fills in variables of the file, the caller, the answers and the loop', async () => {
    const bench = createSequenceBench();
    const steps = [
      { send: 'AT+CGSN', expect: '(?<imei>\\d{15})' },
      { send: 'AT+FSCREATE="${imei}-${a}-${b}-${loop}"' },
      { send: 'AT+CGSN', expect: '^${imei}$' },
    ];
    const summary = await bench.run({ vars: { a: 1, b: 2 }, steps }, { variables: new Map([['b', '3']]) });
    expect(summary.passed).toBe(true);
    expect(bench.commands()).toContain('AT+FSCREATE="866475030000019-1-3-1"');
  });

  it('is refused before anything is sent where a variable has no value', async () => {
    const bench = createSequenceBench();
    await expect(
      bench.run({ steps: [{ send: 'AT' }, { send: 'AT+X=${nowhere}', assert: 'other > 1' }] }),
    ).rejects.toThrow(/no-variable.*nowhere.*other/);
    expect(bench.commands()).toEqual([]);
  });

  it('is refused as well where only a later answer gives the value', async () => {
    const later = { send: 'AT+CGSN', expect: '^(?<serial>\\d{15})$' };
    const bench = createSequenceBench();
    const use = { send: 'AT+FSCREATE="${serial}"' };
    await expect(bench.run({ steps: [{ send: 'AT' }, use, later] })).rejects.toThrow(/no-variable.*serial/);
    await expect(bench.run({ abort: '${serial}', steps: [later] })).rejects.toThrow(/no-variable.*serial/);
    expect(bench.commands()).toEqual([]);
    const ordered = [
      { ...use, order: 2 },
      { ...later, assert: 'serial > 1', order: 1 },
    ];
    expect((await bench.run({ steps: ordered })).passed).toBe(true);
  });

  it('ends at a line that ends it, whatever the step', async () => {
    const bench = createSequenceBench();
    bench.clock.after(5_000, () => bench.module.setFault('drop', true));
    bench.clock.after(6_000, () => bench.module.restart?.());
    const summary = await bench.run({ abort: '^RDY$', steps: [{ pause: '1h' }, { send: 'AT' }] });
    expect(summary.ended).toMatchObject({ code: 'aborted', evidence: ['RDY'] });
  });

  it('can be stopped in each step', async () => {
    for (const step of [{ pause: '1h' }, { wait: '1h', expect: 'x' }, { send: 'AT+NOSUCH', within: '1h' }]) {
      const bench = createSequenceBench();
      bench.clock.after(3_000, bench.stop);
      const summary = await bench.run({ steps: [step, { send: 'AT' }] });
      expect(summary).toMatchObject({ passed: false, ended: { failure: { code: 'stopped' } } });
      expect(bench.results).toHaveLength(1);
    }
  });

  it('lets other work run if its steps take no time', async () => {
    const bench = createSequenceBench();
    bench.clock.after(5_000, bench.stop);
    const steps = [
      { name: 'a', pause: '0ms' },
      { pause: '0ms', assert: '1 > 2', onFail: { goto: 'a', times: 1_000 } },
    ];
    const summary = await bench.run({ steps }, { loops: Number.POSITIVE_INFINITY });
    expect(summary.ended).toMatchObject({ failure: { code: 'stopped' } });
  });

  it('ends where its patterns would hold up the ports', async () => {
    const bench = createSequenceBench({ script: [[/^AT\+FLOOD/, Array.from({ length: 500 }, () => 'a'.repeat(400))]] });
    const summary = await bench.run({ abort: '(.*a){30}[zy]', steps: [{ send: 'AT+FLOOD' }] });
    expect(summary.ended).toMatchObject({ code: 'too-slow' });
  });

  it('leaves the line free at its end', async () => {
    const bench = createSequenceBench();
    await bench.run({ steps: [{ send: 'AT' }] });
    await expect(bench.clock.runUntil(bench.session.sendTyped('AT'))).resolves.toMatchObject({ ok: true });
  });

  it('counts 10 000 loops of three steps', { timeout: timeoutMs(240_000) }, async () => {
    const bench = createSequenceBench();
    let loops = 0;
    const steps = [
      { send: 'AT', delayAfter: '10ms' },
      { send: 'AT+CSQ', expect: '+CSQ: (?<rssi>\\d+)', assert: 'rssi > 5' },
      { send: 'AT+NOSUCH', expect: '^ERROR$' },
    ];
    const summary = await bench.run(
      { steps },
      {
        loops: 10_000,
        onEvent: ({ kind }) => {
          if (kind === 'loop') loops += 1;
        },
      },
    );
    expect(loops).toBe(10_000);
    expect(summary).toMatchObject({ passed: true, loops: { good: 10_000, bad: 0 } });
    expect(summary.steps.map(({ passed, failed }) => [passed, failed])).toEqual([
      [10_000, 0],
      [10_000, 0],
      [10_000, 0],
    ]);
  });

  it('stops at the first failure, or continues', async () => {
    const bench = createSequenceBench();
    await expect(bench.run({ steps: [{ send: 'AT+NOSUCH' }] }, { loops: 5 })).resolves.toMatchObject({
      loops: { good: 0, bad: 5 },
    });
    await expect(
      bench.run({ steps: [{ send: 'AT+NOSUCH' }] }, { loops: 5, stopsAtFirstFailure: true }),
    ).resolves.toMatchObject({ loops: { good: 0, bad: 1 } });
  });

  it('runs in the order of the numbers, without those by hand', async () => {
    const bench = createSequenceBench();
    const steps = [
      { send: 'AT+B', order: 2 },
      { send: 'AT+HAND', order: 0 },
      { send: 'AT+A', order: 1 },
      { send: 'AT+C', order: 2 },
    ].map((step) => ({ ...step, onFail: 'continue' }));
    await bench.run({ steps });
    expect(bench.results.map(({ sent }) => sent())).toEqual(['AT+A', 'AT+B', 'AT+C']);
  });
});
