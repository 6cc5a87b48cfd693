import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FaultSpec, readFault } from '../../electron/simulator/placed-faults.ts';
import { type Bench, createProvisionBench, judgeLogin } from '../support/provision-bench.ts';
import type { Script } from '../support/scripted-module.ts';

const placed = (text: string): FaultSpec => {
  const fault = readFault(text);
  if (fault === null) throw new Error(`unknown fault: ${text}`);
  return fault;
};

/** The client id of another program is `other`. */
const benchWith = (...faults: readonly string[]): Bench => scriptedBench([], ...faults);

const scriptedBench = (script: Script, ...faults: readonly string[]): Bench =>
  createProvisionBench({
    script,
    faults: faults.map(placed),
    upstream: { judgeLogin: (login) => (login.clientId === 'other' ? 0 : judgeLogin(login)) },
  });

/** Stops the run as soon as such a piece is sent (→) or received (←). */
const stopAt = async (bench: Bench, arrow: '→' | '←', text: string) => {
  const controller = new AbortController();
  const direction = arrow === '→' ? 'sent' : 'received';
  const removeListener = bench.session.on('traffic', (item) => {
    if (item.direction === direction && Buffer.from(item.bytes).toString('latin1').includes(text)) controller.abort();
  });
  const report = await bench.provision(controller.signal);
  removeListener();
  return report;
};

/** Sends a typed line and returns its answer. */
const typed = async (bench: Bench, line: string): Promise<readonly string[]> => {
  const answer = await bench.clock.runUntil(bench.session.sendTyped(line));
  if (!answer.ok) return [String(answer.error.facts.answer ?? answer.error.code)];
  return [...answer.value.lines, answer.value.final];
};

/** Offline and not connecting: only then MIPCLOSE is refused. */
const nothingIsLeft = async (bench: Bench): Promise<void> => {
  expect(await typed(bench, 'AT+MQTTSTATU')).toEqual(['+MQTTSTATU :0', 'OK']);
  expect(await typed(bench, 'AT+MIPCLOSE')).toEqual(['+CME ERROR: 767']);
};

/** Sends commands like another program that used the port before. */
const anotherProgram = async (bench: Bench, lines: readonly string[]): Promise<void> => {
  for (const line of lines) {
    bench.module.receive(Buffer.from(`${line}\r`));
    await bench.clock.advance(1_000);
  }
};

const warningsOf = (report: Awaited<ReturnType<Bench['provision']>>): string[] =>
  report.steps.flatMap(({ warnings }) => (warnings ?? []).map(({ code }) => code));

const places: readonly [string, '→' | '←', string][] = [
  ['at the first contact', '→', 'AT'],
  ['while the module is checked', '→', 'AT+CPIN?'],
  ['when the upload is requested', '→', 'AT+FSWRITE'],
  ['in the middle of the upload', '→', '-----BEGIN'],
  ['while the file is read back', '→', 'AT+FSREAD'],
  ['while TLS is set up', '→', 'AT+SSLCFG="cacert"'],
  ['while it connects', '→', 'AT+SSLMIPSTART'],
  ['at CONNECT OK', '←', 'CONNECT OK'],
  ['while it logs in', '→', 'AT+MCONNECT'],
  ['at CONNACK OK', '←', 'CONNACK OK'],
  ['while it subscribes', '→', 'AT+MSUB'],
  ['at SUBACK', '←', 'SUBACK'],
];

describe('a stopped run', () => {
  it.each(places)('%s leaves no connection open, and the next run succeeds', async (_name, arrow, text) => {
    const bench = benchWith();
    const stopped = await stopAt(bench, arrow, text);
    expect(stopped).toMatchObject({ ok: false, exitCode: 130, mqtt: { connected: false, subscriptions: [] } });
    expect(stopped.steps.filter(({ status }) => status === 'stopped')).toHaveLength(1);
    await nothingIsLeft(bench);
    expect(bench.upstream.subscriptions()).toEqual([]);
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  });

  it.each(places)(
    '%s is followed by a run that succeeds at once, also without AT+MQTTSTATU',
    async (_name, arrow, text) => {
      const bench = benchWith('error@MQTTSTATU');
      await stopAt(bench, arrow, text);
      await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    },
  );

  it('while waiting for CONNECT OK closes the half-open connection', async () => {
    const bench = benchWith('connect-silent');
    const controller = new AbortController();
    bench.clock.after(20_000, () => controller.abort());
    const stopped = await bench.provision(controller.signal);
    expect(stopped.steps.find(({ status }) => status === 'stopped')?.id).toBe('connect.open');
    expect(warningsOf(stopped)).not.toContain('connection-not-closed');
    await nothingIsLeft(bench);
  });

  it('at any moment is followed by a run that succeeds, and leaves no half-open connection', async () => {
    const whole = benchWith();
    await whole.provision();
    const lastMs = whole.clock.nowMs();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: Math.round(lastMs) }), async (atMs) => {
        const bench = benchWith();
        const controller = new AbortController();
        bench.clock.after(atMs, () => controller.abort());
        const first = await bench.provision(controller.signal);
        const stoppedAt = first.steps.find(({ status }) => status === 'stopped')?.id;
        // After the connect stage the connection is complete. It stays open, and the session reports it.
        if (stoppedAt && !stoppedAt.startsWith('proof')) await nothingIsLeft(bench);
        expect(await bench.provision()).toMatchObject({ exitCode: 0 });
      }),
      { numRuns: 150, seed: 20_261_128 },
    );
  });

  it('in its proof keeps the connection, which is open and known', async () => {
    const bench = benchWith();
    const stopped = await stopAt(bench, '→', 'AT+MPUB');
    expect(stopped.mqtt).toMatchObject({ connected: true });
    expect(await typed(bench, 'AT+MQTTSTATU')).toEqual(['+MQTTSTATU :1', 'OK']);
  });

  it('in another stage keeps the connection of an earlier run', async () => {
    const bench = benchWith();
    await bench.provision();
    const controller = new AbortController();
    const removeListener = bench.session.on('traffic', ({ bytes }) => {
      if (Buffer.from(bytes).includes('AT+CSQ')) controller.abort();
    });
    await bench.clock.runUntil(bench.session.provision(bench.plan, controller.signal, null, ['module']));
    removeListener();
    expect(await typed(bench, 'AT+MQTTSTATU')).toEqual(['+MQTTSTATU :1', 'OK']);
  });

  it('warns if the module did not confirm that the connection is closed', async () => {
    const bench = benchWith('connect-silent', 'error@MIPCLOSE');
    const stopped = await stopAt(bench, '→', 'AT+SSLMIPSTART');
    expect(warningsOf(stopped)).toContain('connection-not-closed');
    expect(stopped).toMatchObject({ exitCode: 130 });
  });

  it('ends within its limit when the module is silent, and does not report the connection as closed', async () => {
    const bench = benchWith('connect-silent', 'mute@MIPCLOSE#2');
    const controller = new AbortController();
    bench.clock.after(5_000, () => controller.abort());
    const stopped = await bench.provision(controller.signal);
    expect(bench.clock.nowMs()).toBeLessThanOrEqual(5_000 + 10_000);
    expect(warningsOf(stopped)).toContain('connection-not-closed');
  });
});

describe('a connection that was not opened in time', () => {
  it('is closed, so that the next run succeeds', async () => {
    const bench = benchWith('connect-silent');
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 6 });
    await nothingIsLeft(bench);
    bench.module.setFault('connect-silent', false);
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  });
});

const leftBehind: readonly [string, readonly string[]][] = [
  ['a connection without a login', ['AT+MIPSTART="other.example",1883']],
  ['a login', ['AT+MCONFIG="other"', 'AT+MIPSTART="other.example",1883', 'AT+MCONNECT=1,60']],
  [
    'a socket after MDISCONNECT',
    ['AT+MCONFIG="other"', 'AT+MIPSTART="other.example",1883', 'AT+MCONNECT=1,60', 'AT+MDISCONNECT'],
  ],
];

describe('a connect stage', () => {
  it.each(leftBehind)('closes %s of another program first', async (_name, lines) => {
    const bench = benchWith();
    await anotherProgram(bench, lines);
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.upstream.dials.at(-1)).toMatchObject({ host: '49.4.93.24' });
  });

  it.each(leftBehind)('closes %s of another program also if AT+MQTTSTATU answers ERROR', async (_name, lines) => {
    const bench = benchWith('error@MQTTSTATU');
    await anotherProgram(bench, lines);
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.upstream.dials.at(-1)).toMatchObject({ host: '49.4.93.24' });
  });

  it.each(['connect-silent', 'error@MQTTSTATU'])(
    'closes a half-open connection of another program (%s)',
    async (also) => {
      const bench = benchWith('connect-silent', also);
      await anotherProgram(bench, ['AT+MIPSTART="other.example",1883']);
      bench.module.setFault('connect-silent', false);
      await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    },
  );

  it.each([
    ['CLOSED', 20],
    ['CLOSED', 120],
    ['CLOSED', 600],
    ['CONNECT FAIL', 120],
  ])('is not ended by the %s of the connection that it closed, %i ms after the OK', async (line, afterMs) => {
    const bench = scriptedBench([[/^AT\+MIPCLOSE/, [[afterMs, line]], 'pass']]);
    await anotherProgram(bench, leftBehind[1]?.[1] ?? []);
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.upstream.dials).toHaveLength(2);
  });

  it.each(['CLOSED', 'CONNECT FAIL'])(
    'is not ended by the %s of the connection that it closed, however late it arrives',
    async (line) => {
      for (let afterMs = 1_000; afterMs <= 9_000; afterMs += 130) {
        const bench = scriptedBench([[/^AT\+MIPCLOSE/, [[afterMs, line]], 'pass']]);
        await anotherProgram(bench, leftBehind[1]?.[1] ?? []);
        const report = await bench.provision();
        expect([afterMs, report.exitCode, report.mqtt.proof]).toEqual([afterMs, 0, 'returned']);
      }
    },
  );

  it('is not ended by the CLOSED of a connection that something else closed', async () => {
    for (let afterMs = 50; afterMs <= 1_000; afterMs += 50) {
      // A user typed the commands, or another program or opening did: this run has nothing to close.
      const bench = scriptedBench([[/^AT\+MCONFIG/, [[afterMs, 'CLOSED']], 'pass']]);
      const report = await bench.provision();
      expect([afterMs, report.exitCode, report.mqtt.proof]).toEqual([afterMs, 0, 'returned']);
    }
  });

  it('does not wait for a CLOSED when there was no connection', async () => {
    const bench = benchWith();
    await bench.provision();
    const [query, ...after] = bench.traffic.filter(({ bytes }) =>
      /AT\+(?:MQTTSTATU|SSLCFG)/.test(String(Buffer.from(bytes))),
    );
    expect((after.at(-1)?.atMs ?? Infinity) - (query?.atMs ?? 0)).toBeLessThan(1_000);
  });

  it('queries, closes and queries again before it sends its own commands', async () => {
    const bench = benchWith();
    await anotherProgram(bench, leftBehind[1]?.[1] ?? []);
    await bench.provision();
    const sent = bench.commands();
    const first = sent.indexOf('AT+MQTTSTATU');
    expect(sent.slice(first, first + 5)).toEqual([
      'AT+MQTTSTATU',
      'AT+MDISCONNECT',
      'AT+MIPCLOSE',
      'AT+MQTTSTATU',
      expect.stringMatching(/^AT\+SSLCFG/),
    ]);
  });

  it('ends a session with MDISCONNECT before MIPCLOSE, also if the state cannot be queried', async () => {
    const bench = benchWith('error@MQTTSTATU');
    await anotherProgram(bench, leftBehind[1]?.[1] ?? []);
    await bench.provision();
    const sent = bench.commands();
    expect(sent.indexOf('AT+MDISCONNECT')).toBeGreaterThan(sent.indexOf('AT+MQTTSTATU'));
    expect(sent.indexOf('AT+MIPCLOSE')).toBe(sent.indexOf('AT+MDISCONNECT') + 1);
  });

  it('after ALREADY CONNECT closes and opens again with a warning, and logs in only over its own connection', async () => {
    // Neither the query nor the close works at first: only the module's answer reveals the connection.
    const bench = benchWith('error@MQTTSTATU', 'error@MIPCLOSE#1');
    await anotherProgram(bench, leftBehind[0]?.[1] ?? []);
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 0 });
    expect(warningsOf(report)).toContain('already-connected');
    expect(bench.traffic.map(({ bytes }) => Buffer.from(bytes).toString()).join('')).toContain('ALREADY CONNECT');
    expect(bench.upstream.dials.at(-1)).toMatchObject({ host: '49.4.93.24' });
  });

  it('after +CME ERROR: 767 closes a half-open connection and opens again', async () => {
    const bench = benchWith('connect-silent', 'error@MIPCLOSE#1');
    await anotherProgram(bench, ['AT+MIPSTART="other.example",1883']);
    bench.module.setFault('connect-silent', false);
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 0 });
    expect(bench.commands().filter((line) => line.startsWith('AT+SSLMIPSTART'))).toHaveLength(2);
  });

  it('sends no login over a connection of another program that cannot be closed', async () => {
    const bench = benchWith('error@MIPCLOSE', 'error@MDISCONNECT');
    await anotherProgram(bench, leftBehind[1]?.[1] ?? []);
    const report = await bench.provision();
    expect(report).toMatchObject({ exitCode: 6, evidence: ['+MQTTSTATU :1'] });
    expect(report.steps.find(({ status }) => status === 'failed')?.error?.code).toBe('connect/not-closed');
    expect(bench.commands().join('\n')).not.toMatch(/MCONFIG|MIPSTART|MCONNECT/);
  });

  it('sends no login over an existing connection that cannot be closed, if the state cannot be queried', async () => {
    const bench = benchWith('error@MQTTSTATU', 'error@MIPCLOSE', 'error@MDISCONNECT');
    await anotherProgram(bench, leftBehind[0]?.[1] ?? []);
    const report = await bench.provision();
    expect(report.steps.find(({ status }) => status === 'failed')).toMatchObject({
      id: 'connect.open',
      error: { code: 'connect/not-closed', facts: { answer: 'ALREADY CONNECT' } },
    });
    expect(bench.commands().join('\n')).not.toContain('MCONNECT');
  });
});

describe('the end of a connection', () => {
  const connected = async (...faults: readonly string[]): Promise<Bench> => {
    const bench = benchWith(...faults);
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
    return bench;
  };
  const disconnect = (bench: Bench) => bench.clock.runUntil(bench.session.disconnect());

  it('is reported as closed when the module says so', async () => {
    await expect(disconnect(await connected())).resolves.toBe('closed');
  });

  it('is reported as closed when the module has nothing to close but had a connection before', async () => {
    // The first MIPCLOSE was sent by the run, the second one here.
    await expect(disconnect(await connected('error@MIPCLOSE#2'))).resolves.toBe('closed');
  });

  it('is not reported as closed when there was none', async () => {
    await expect(disconnect(benchWith())).resolves.toBe('none');
  });

  it('is not reported as closed when it is still open', async () => {
    const bench = await connected('error@MDISCONNECT', 'error@MIPCLOSE');
    await expect(disconnect(bench)).resolves.toBe('still-open');
    expect(bench.upstream.subscriptions()).not.toEqual([]);
  });

  it('is not reported as closed when the module does not report the state', async () => {
    const bench = await connected('error@MDISCONNECT', 'error@MIPCLOSE', 'error@MQTTSTATU');
    await expect(disconnect(bench)).resolves.toBe('unknown');
  });

  it('is not reported as closed when the module does not answer', async () => {
    const bench = await connected();
    bench.module.setFault('mute', true);
    await expect(disconnect(bench)).resolves.toBe('unknown');
  });
});
