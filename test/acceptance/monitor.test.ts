import { afterEach, describe, expect, it } from 'vitest';
import { pause } from '../support/pause.ts';
import { haveTools } from '../support/required-tools.ts';
import { cpuMsOf, type FarEnd, MonitorBench } from './monitor-bench.ts';

const traffic = ['idle', 'streaming', 'mid-line'] as const;

interface Case {
  readonly kind: (typeof traffic)[number];
  readonly hasInput: boolean;
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

/** Sends about 100 kB/s, ten times what 115200 baud can carry, until the line is lost. */
const stream = async (far: FarEnd): Promise<void> => {
  while ((await far.link.write(text('+CSQ: 25,99\r\n'.repeat(80)))).ok) {
    await pause(10);
  }
};

describe.skipIf(!haveTools('socat'))('monitor, when the cable is disconnected and connected again', () => {
  const benches: MonitorBench[] = [];
  const bench = (): MonitorBench => {
    const made = new MonitorBench();
    benches.push(made);
    return made;
  };
  afterEach(async () => {
    for (const made of benches.splice(0)) await made.cleanUp();
  });

  const run = async ({ kind, hasInput }: Case) => {
    const own = bench();
    const far = await own.plug();
    const monitor = await own.start();
    if (!hasInput) monitor.endInput();
    await monitor.untilOut(/open: /);
    await far.link.write(text('RDY\r\n'));
    await monitor.untilOut(/← RDY {2}\[ready\]\n/);
    if (kind === 'streaming') void stream(far);
    if (kind === 'streaming') await monitor.untilOut(/\+CSQ: 25,99/);
    if (kind === 'mid-line') await far.link.write(text('half a li'));
    if (kind === 'mid-line') await monitor.untilOut(/half a li/);

    const startUpCpuMs = cpuMsOf(monitor.pid);
    far.terminals.kill();
    await monitor.untilOut(/port gone: .*\n/);
    await monitor.untilOut(/attempt 1 to open .* in 0\.25 s/);
    if (hasInput) {
      monitor.write('AT+STALE\n');
      await monitor.untilErr(/Not sent: /);
    }
    const beforeCpuMs = cpuMsOf(monitor.pid);
    await pause(2_000);
    const waitingCpuMs = cpuMsOf(monitor.pid) - beforeCpuMs;

    const again = await own.plug();
    await monitor.untilOut(/open again: /);
    await again.link.write(text('+NEW: 1\r\n'));
    await monitor.untilOut(/← \+NEW: 1\n/);
    if (hasInput) {
      monitor.write('AT+NEW\n');
      await again.seen.until(() => again.seen.received.includes('\n'));
    }
    monitor.kill('SIGINT');
    const { exitCode } = await monitor.ended;
    const reader = own.recording();
    const entries = [...reader];
    const sent = entries.flatMap((entry) => (entry.kind === 'sent' ? [Buffer.from(entry.bytes).toString()] : []));
    const events = entries.flatMap((entry) => (entry.kind === 'event' ? [entry] : []));
    const epochs = events.flatMap(({ event, facts }) => (event === 'opened' ? [Number(facts.epoch)] : []));
    return {
      name: kind,
      waitingPerStartUp: waitingCpuMs / startUpCpuMs,
      startedPrograms: own.startedPrograms(),
      exitCode,
      epochs,
      sent,
      received: again.seen.received.toString(),
      lastEvents: events.slice(-2),
      report: reader.report,
    };
  };

  it.each([
    ['with', true],
    ['without', false],
  ])(
    'detects it, waits without load, continues as a new epoch, shuts down cleanly, %s input',
    async (_name, hasInput) => {
      for (const result of await Promise.all(traffic.map((kind) => run({ kind, hasInput })))) {
        expect(result, result.name).toMatchObject({
          exitCode: 0,
          epochs: [1, 2],
          lastEvents: [{ event: 'closed', facts: {} }, { event: 'summary' }],
        });
        // CPU time of two seconds of waiting, relative to the start of the program, which takes some tenths of a second of CPU time.
        expect(result.waitingPerStartUp, result.name).toBeLessThan(0.5);
        expect(result.startedPrograms, result.name).toBe('');
        expect(result.report, result.name).toEqual({
          furtherParts: 0,
          badLines: 0,
          isTorn: false,
          repeatedEntries: 0,
          missingEntries: 0,
        });
        const expected = hasInput ? ['AT+NEW\r\n'] : [];
        expect(result.sent, result.name).toEqual(expected);
        expect(result.received, result.name).toBe(expected.join(''));
      }
    },
  );

  it('ends with 3 when reconnecting is off', async () => {
    const own = bench();
    const far = await own.plug();
    const monitor = await own.start('--no-reconnect');
    await monitor.untilOut(/open: /);
    far.terminals.kill();
    expect(await monitor.ended).toMatchObject({ exitCode: 3, out: expect.stringMatching(/port gone/) });
  });

  it('ends with 0 at Ctrl+C while it waits', async () => {
    const own = bench();
    const far = await own.plug();
    const monitor = await own.start();
    await monitor.untilOut(/open: /);
    far.terminals.kill();
    await monitor.untilOut(/attempt 3/);
    monitor.kill('SIGTERM');
    expect(await monitor.ended).toMatchObject({ exitCode: 0 });
    const last = [...own.recording()].slice(-2);
    expect(last).toMatchObject([
      { kind: 'event', event: 'closed' },
      { kind: 'event', event: 'summary' },
    ]);
  });

  it('ends with 3 for a missing port, and waits for it with --wait', async () => {
    const own = bench();
    const refused = await own.start();
    expect(await refused.ended).toMatchObject({
      exitCode: 3,
      out: '',
      err: expect.stringMatching(/\(link\/missing\)\n$/),
    });
    const monitor = await own.start('--wait');
    monitor.write('AT+EARLY\n');
    await monitor.untilOut(/attempt 2/);
    const far = await own.plug();
    await monitor.untilOut(/ open: /);
    await far.seen.until(() => far.seen.received.includes('AT+EARLY'));
    monitor.kill('SIGINT');
    expect((await monitor.ended).exitCode).toBe(0);
  });
});

describe.skipIf(!haveTools('socat'))('monitor, with typed input', () => {
  const bench = new MonitorBench();
  afterEach(() => bench.cleanUp());

  it.each([
    ['crlf', 'AT\r\nATI\r\n'],
    ['cr', 'AT\rATI\r'],
    ['lf', 'AT\nATI\n'],
    ['none', 'ATATI'],
  ])('ends each line with %s, and ends after the answers when the input ends', async (ending, expected) => {
    const far = await bench.plug();
    const monitor = await bench.start('--send-line-ending', ending);
    monitor.write('AT\nATI');
    monitor.endInput();
    await far.seen.bytes(expected.length);
    expect(far.seen.received.toString()).toBe(expected);
    // Without line ends the module got a single command, and the number of intended commands is unknown.
    await far.link.write(text('OK\r\n\r\nOK\r\n'));
    await monitor.untilOut(/← OK/);
    expect((await monitor.ended).exitCode).toBe(0);
  });

  it('keeps running when the input ends before a line was typed', async () => {
    const far = await bench.plug();
    const monitor = await bench.start();
    monitor.endInput();
    await monitor.untilOut(/open: /);
    await far.link.write(text('+NEW: 1\r\n'));
    await monitor.untilOut(/← \+NEW: 1/);
    monitor.kill('SIGHUP');
    expect(await monitor.ended).toMatchObject({ exitCode: 0, err: expect.stringMatching(/Recording: /) });
  });

  it('records no typed secret, shows none, and refuses the download mode', async () => {
    const far = await bench.plug();
    const monitor = await bench.start();
    monitor.write('AT+MCONFIG="id","user","canary-word"\nAT*DOWNLOAD=1\nAT+CPIN=4711\nAT+END\n');
    await far.seen.until(() => far.seen.received.includes('AT+END\r\n'));
    await far.link.write(far.seen.received);
    await monitor.untilOut(/← AT\+END/);
    monitor.kill('SIGINT');
    const { out, err } = await monitor.ended;
    expect(far.seen.received.toString()).toMatch(/canary-word.*4711/s);
    expect(far.seen.received.includes('DOWNLOAD')).toBe(false);
    expect(err).toMatch(/Not sent: .*download mode/);
    const written = [...bench.recording()].map((entry) =>
      'bytes' in entry ? Buffer.from(entry.bytes).toString() : '',
    );
    expect(written.join('')).toContain('AT+CPIN=****');
    expect(`${out}${err}${written.join('')}`).not.toMatch(/canary|4711/);
  });

  it('shows bytes in hexadecimal', async () => {
    const far = await bench.plug();
    const monitor = await bench.start('--hex');
    await monitor.untilOut(/open: /);
    await far.link.write(Uint8Array.of(0x4f, 0x4b, 0x0d, 0x0a));
    await monitor.untilOut(/← 4f 4b 0d 0a +\|OK\.\.\|\n/);
    monitor.kill('SIGINT');
    expect((await monitor.ended).exitCode).toBe(0);
  });
});
