import { describe, expect, it } from 'vitest';
import type { LineSettings, PortControl } from '../../electron/base/byte-link.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { fail, ok } from '../../shared/outcome.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const address = '/dev/ttyUSB2';
const even = { ...defaultFrame, parity: 'even' } as const;

/** A session on a scripted port; `keepsFrame`: the frame cannot be changed while it is open. */
const openPort = async ({ port = address, keepsFrame = true, rate = (wanted: number) => wanted } = {}) => {
  const calls: unknown[] = [];
  const control: PortControl = {
    setBaudRate: async (baudRate) => {
      calls.push(baudRate);
      return baudRate === 50 ? fail('link/unsupported', { detail: 'baud rate' }) : ok(rate(baudRate));
    },
    setFrame: async (frame) => {
      if (keepsFrame) return fail('link/unsupported', { detail: 'frame' });
      calls.push(frame);
      return ok(frame);
    },
    setLines: async (lines) => {
      calls.push(lines);
      return ok(undefined);
    },
    setBreak: async (isOn) => {
      calls.push(isOn);
      return ok(undefined);
    },
    readLines: async () => ok({ cts: true, dsr: true, dcd: false, ri: null }),
  };
  const openings: LineSettings[] = [];
  const bench = createSessionServiceBench({
    control,
    whileOpening: async (_module, _clock, line) => void openings.push(line),
  });
  const open = async (baudRate = 115_200): Promise<string> => {
    const opened = await bench.ask('session.open', { address: port, baudRate });
    if (!opened.ok) throw new Error(opened.error.code);
    return opened.value.sessionId;
  };
  return { bench, calls, openings, open, sessionId: await open(), kept: () => bench.viewStore.view().settings.ports };
};

describe('the baud rate of an open port', () => {
  it('changes without closing it, is shown, recorded and kept for this port', async () => {
    const { bench, calls, openings, kept, sessionId } = await openPort();
    const changed = await bench.ask('port.change', { address, baudRate: 74_880 });
    expect(changed).toEqual({ ok: true, value: { reopens: false } });
    expect(calls).toEqual([74_880]);
    expect(openings).toHaveLength(1);
    expect(bench.session()).toMatchObject({ baudRate: 74_880, state: { kind: 'open' } });
    expect(kept()).toEqual([{ key: address, address, baudRate: 74_880, line: null }]);
    await bench.ask('session.close', { sessionId });
    expect(bench.recorded().some((line) => line.includes('74880'))).toBe(true);
  });

  it('is the one that the port really has', async () => {
    const { bench, kept } = await openPort({ rate: () => 57_600 });
    await bench.ask('port.change', { address, baudRate: 57_000 });
    expect(bench.session().baudRate).toBe(57_600);
    expect(kept()).toMatchObject([{ baudRate: 57_600 }]);
  });

  it('stays when only the encoding and the sending of texts are chosen, which are kept for the port', async () => {
    const { bench, calls, kept } = await openPort();
    const sending = { form: 'hex', lineEnding: 'lf', checksum: 'xor8', range: { first: 2, leftOut: 1 } } as const;
    const changed = await bench.ask('port.change', { address, encoding: 'gbk', sending });
    expect(changed).toEqual({ ok: true, value: { reopens: false } });
    expect(calls).toEqual([]);
    expect(kept()).toMatchObject([{ key: address, encoding: 'gbk', sending }]);
  });

  it('stays when a pause is to end a line, which is kept for the port and applies at once and at the next opening', async () => {
    const { bench, kept, open, sessionId } = await openPort();
    // The module echoes what is sent to it, without a line end.
    const echo = async (text: string): Promise<void> => {
      await bench.ask('terminal.sendBytes', { sessionId, bytesBase64: Buffer.from(text).toString('base64') });
      await bench.clock.advance(50);
    };
    await bench.ask('port.change', { address, packetMs: 20 });
    expect(kept()).toMatchObject([{ key: address, packetMs: 20 }]);
    const packets = (): readonly string[] =>
      bench
        .traffic()
        .filter(({ owner }) => owner === 'packet')
        .map(({ bytes }) => Buffer.from(bytes).toString());
    await echo('one');
    expect(packets()).toEqual(['one']);
    await bench.ask('session.close', { sessionId });
    await open();
    await echo('two');
    expect(packets()).toEqual(['one', 'two']);
    await bench.ask('port.change', { address, packetMs: null });
    await echo('three');
    expect(packets()).toEqual(['one', 'two']);
  });

  it('that the driver refuses stays, and is not kept', async () => {
    const { bench, kept } = await openPort();
    expect(await bench.ask('port.change', { address, baudRate: 50 })).toMatchObject({
      ok: false,
      error: { code: 'link/unsupported' },
    });
    expect(bench.session().baudRate).toBe(115_200);
    expect(kept()).toEqual([]);
  });

  it('that it already has is not set again', async () => {
    const { bench, calls } = await openPort();
    await bench.ask('port.change', { address, baudRate: 115_200 });
    expect(calls).toEqual([]);
  });
});

describe('the frame of a port', () => {
  it('that the driver sets only at the opening applies to the next one, which is said', async () => {
    const { bench, openings, open, sessionId } = await openPort();
    const changed = await bench.ask('port.change', { address, line: even });
    expect(changed).toEqual({ ok: true, value: { reopens: true } });
    const back = await bench.ask('port.change', { address, line: defaultFrame });
    expect(back).toEqual({ ok: true, value: { reopens: false } });
    await bench.ask('port.change', { address, line: even });
    await bench.ask('session.close', { sessionId });
    await open();
    expect(openings.map(({ frame }) => frame)).toEqual([defaultFrame, even]);
    expect(await bench.ask('port.change', { address, line: even })).toEqual({ ok: true, value: { reopens: false } });
  });

  it('of a server of RFC 2217 changes at once', async () => {
    const port = 'rfc2217://desk:2217';
    const { bench, calls } = await openPort({ port, keepsFrame: false });
    const changed = await bench.ask('port.change', { address: port, line: even });
    expect(changed).toEqual({ ok: true, value: { reopens: false } });
    expect(calls).toEqual([even]);
  });

  it('of a port that is not open is kept for its next opening', async () => {
    const { bench, openings, open, sessionId } = await openPort();
    await bench.ask('session.close', { sessionId });
    const changed = await bench.ask('port.change', { address, line: even, baudRate: 9_600 });
    expect(changed).toEqual({ ok: true, value: { reopens: false } });
    await open(9_600);
    expect(openings.at(-1)).toEqual({ baudRate: 9_600, frame: even });
  });

  it('of one port leaves the others alone', async () => {
    const { bench, openings } = await openPort();
    await bench.ask('port.change', { address, line: even });
    await bench.ask('session.open', { address: '/dev/ttyUSB9', baudRate: 115_200 });
    expect(openings.at(-1)).toEqual({ baudRate: 115_200, frame: defaultFrame });
  });
});

describe('the lines of a port', () => {
  it('are read and switched', async () => {
    const { bench, calls, sessionId } = await openPort();
    expect(await bench.ask('port.setLines', { sessionId, dtr: false, brk: true })).toEqual({ ok: true, value: {} });
    expect(calls).toEqual([{ dtr: false }, true]);
    expect(await bench.ask('port.lines', { sessionId })).toEqual({
      ok: true,
      value: {
        outputs: { dtr: false, rts: true, brk: true },
        inputs: { cts: true, dsr: true, dcd: false, ri: null },
      },
    });
  });

  it('are those of a new opening after the port was opened again', async () => {
    const { bench, open, sessionId } = await openPort();
    await bench.ask('port.setLines', { sessionId, rts: false });
    await bench.ask('session.close', { sessionId });
    expect(await bench.ask('port.lines', { sessionId })).toMatchObject({ ok: false });
    expect(await bench.ask('port.setLines', { sessionId, rts: true })).toMatchObject({ ok: false });
    await open();
    expect(await bench.ask('port.lines', { sessionId })).toMatchObject({ value: { outputs: { rts: true } } });
  });

  it('of a virtual module do not exist', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    expect(await bench.ask('port.lines', { sessionId })).toEqual({ ok: true, value: { outputs: null, inputs: null } });
    expect(await bench.ask('port.setLines', { sessionId, dtr: false })).toMatchObject({
      error: { code: 'link/unsupported' },
    });
    expect(await bench.ask('port.change', { address: 'sim:', baudRate: 9_600 })).toMatchObject({
      error: { code: 'link/unsupported' },
    });
  });
});
