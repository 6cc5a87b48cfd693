import { describe, expect, it } from 'vitest';
import type { PortControl } from '../../electron/base/byte-link.ts';
import { type ControllablePort, createSerialControl } from '../../electron/link/serial-control.ts';
import { createPortLines } from '../../electron/session/port-lines.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { fail } from '../../shared/outcome.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const openOn = (control: PortControl | undefined, address = '/dev/ttyUSB2') => {
  const recorded: unknown[] = [];
  const link = {
    ...{ epoch: 1, address, ...(control ? { control } : {}) },
    ...{ write: async () => fail('stopped'), onBytes: () => () => undefined, onClosed: () => () => undefined },
    close: async () => undefined,
  };
  const lines = createPortLines(link, { event: (kind, facts) => void recorded.push([kind, facts]) });
  return { lines, recorded };
};

/** A binding that records its calls. */
const scripted = (part: Partial<ControllablePort> = {}, address?: string) => {
  const calls: unknown[] = [];
  const port: ControllablePort = {
    set: async (outputs) => void calls.push(outputs),
    update: async (options) => void calls.push(options),
    get: async () => ({ cts: true, dsr: false, dcd: true }),
    ...part,
  };
  return { calls, ...openOn(createSerialControl(port, '/dev/ttyUSB2', new VirtualClock()), address) };
};

const cannot = (what: string) => async () => Promise.reject(new Error(`Error: Inappropriate ioctl, cannot ${what}`));
const pseudoTerminal: Partial<ControllablePort> = { set: cannot('set'), get: cannot('get') };

describe('the lines of a serial port', () => {
  it('are read, with both outputs up after the opening', async () => {
    expect(await scripted().lines.read()).toEqual({
      outputs: { dtr: true, rts: true, brk: false },
      inputs: { cts: true, dsr: false, dcd: true, ri: null },
    });
  });

  it('are switched one at a time, and each change is recorded', async () => {
    const { lines, calls, recorded } = scripted();
    expect(await lines.switch({ dtr: false })).toEqual({ ok: true, value: undefined });
    await lines.switch({ brk: true });
    await lines.switch({ rts: false, brk: false });
    expect(calls).toEqual([
      { dtr: false, rts: true, brk: false },
      { dtr: false, rts: true, brk: true },
      { dtr: false, rts: false, brk: true },
      { dtr: false, rts: false, brk: false },
    ]);
    expect((await lines.read()).outputs).toEqual({ dtr: false, rts: false, brk: false });
    expect(recorded).toEqual([
      ['port', { dtr: false }],
      ['port', { brk: true }],
      ['port', { rts: false }],
      ['port', { brk: false }],
    ]);
  });

  it('that the driver refuses stay as they were', async () => {
    const { lines, recorded } = scripted({ set: cannot('set') });
    const refused = { ok: false, error: { code: 'link/unsupported' } };
    expect(await lines.switch({ rts: false, brk: true })).toMatchObject(refused);
    expect(await lines.switch({ brk: true })).toMatchObject(refused);
    expect((await lines.read()).outputs).toEqual({ dtr: true, rts: true, brk: false });
    expect(recorded).toEqual([]);
  });

  it('nothing named is nothing done', async () => {
    const { lines, calls } = scripted();
    expect(await lines.switch({})).toMatchObject({ ok: true });
    expect(calls).toEqual([]);
  });
});

describe('settings of an open port', () => {
  it('the baud rate changes without closing it, and is recorded', async () => {
    const { lines, calls, recorded } = scripted();
    expect(await lines.setBaudRate(74_880)).toEqual({ ok: true, value: 74_880 });
    expect(calls).toEqual([{ baudRate: 74_880 }]);
    expect(recorded).toEqual([['port', { baudRate: 74_880 }]]);
  });

  it('the frame of a serial port needs a new opening', async () => {
    const { lines, recorded } = scripted();
    expect(await lines.setFrame(defaultFrame)).toMatchObject({ error: { code: 'link/unsupported' } });
    expect(recorded).toEqual([]);
  });
});

describe('a port that has none of it', () => {
  it('a pseudo-terminal has neither outputs nor inputs', async () => {
    expect(await scripted(pseudoTerminal).lines.read()).toEqual({ outputs: null, inputs: null });
  });

  it('tcp:// has no lines and no settings', async () => {
    const { lines } = openOn(undefined, 'tcp://desk:23');
    expect(await lines.read()).toEqual({ outputs: null, inputs: null });
    for (const [outcome, detail] of [
      [await lines.setBaudRate(9_600), 'baud rate'],
      [await lines.setFrame(defaultFrame), 'frame'],
      [await lines.switch({ dtr: true, rts: false }), 'DTR RTS'],
      [await lines.switch({ brk: true }), 'BREAK'],
    ] as const) {
      expect(outcome).toMatchObject({ error: { code: 'link/unsupported', facts: { path: 'tcp://desk:23', detail } } });
    }
  });

  it('a server of RFC 2217 that does not tell its inputs can still have outputs', async () => {
    expect(await scripted(pseudoTerminal, 'rfc2217://desk:2217').lines.read()).toEqual({
      outputs: { dtr: true, rts: true, brk: false },
      inputs: null,
    });
  });
});
