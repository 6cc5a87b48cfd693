import { describe, expect, it } from 'vitest';
import { type ControllablePort, controlDeadlineMs, createSerialControl } from '../../electron/link/serial-control.ts';
import { defaultFrame } from '../../shared/contract.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const setUp = (part: Partial<ControllablePort> = {}) => {
  const clock = new VirtualClock();
  const calls: unknown[] = [];
  const control = createSerialControl(
    {
      set: async (outputs) => void calls.push(outputs),
      update: async (options) => void calls.push(options),
      get: async () => ({ cts: true, dsr: false, dcd: true }),
      ...part,
    },
    '/dev/ttyUSB2',
    clock,
  );
  return { clock, calls, control };
};

const unsupported = (detail: string) => ({
  ok: false,
  error: { code: 'link/unsupported', facts: { path: '/dev/ttyUSB2', detail } },
});

describe('an open serial port', () => {
  it('changes its baud rate', async () => {
    const { control, calls } = setUp();
    expect(await control.setBaudRate(9600)).toEqual({ ok: true, value: 9600 });
    expect(calls).toEqual([{ baudRate: 9600 }]);
  });

  it.each([0, -1, 1.5, 4_294_967_295])('refuses the baud rate %s without asking the driver', async (baudRate) => {
    const { control, calls } = setUp();
    expect(await control.setBaudRate(baudRate)).toMatchObject(unsupported('baud rate'));
    expect(calls).toEqual([]);
  });

  it('sets one line and keeps the others as they were', async () => {
    const { control, calls } = setUp();
    await control.setLines({ dtr: false });
    await control.setBreak(true);
    await control.setLines({ rts: false });
    await control.setBreak(false);
    expect(calls).toEqual([
      { dtr: false, rts: true, brk: false },
      { dtr: false, rts: true, brk: true },
      { dtr: false, rts: false, brk: true },
      { dtr: false, rts: false, brk: false },
    ]);
  });

  it('keeps a line that the driver did not set', async () => {
    const calls: unknown[] = [];
    let refuses = true;
    const { control } = setUp({
      set: async (outputs) => {
        if (refuses) throw new Error('Error: Inappropriate ioctl for device');
        calls.push(outputs);
      },
    });
    expect(await control.setLines({ dtr: false, rts: false })).toMatchObject(unsupported('DTR RTS'));
    refuses = false;
    await control.setBreak(true);
    expect(calls).toEqual([{ dtr: true, rts: true, brk: true }]);
  });

  it('reads its inputs', async () => {
    expect(await setUp().control.readLines()).toEqual({
      ok: true,
      value: { cts: true, dsr: false, dcd: true, ri: null },
    });
  });

  it('does not change its frame', async () => {
    expect(await setUp().control.setFrame(defaultFrame)).toMatchObject(unsupported('frame'));
  });

  it('says what a driver refuses, does not have, or does not answer', async () => {
    const refuse = async () => Promise.reject(new Error('no'));
    const refused = setUp({ set: refuse, update: refuse, get: refuse }).control;
    expect(await refused.setBreak(true)).toMatchObject(unsupported('BREAK'));
    expect(await refused.setBaudRate(9600)).toMatchObject(unsupported('baud rate'));
    expect(await refused.readLines()).toMatchObject(unsupported('modem lines'));
    const bare = createSerialControl({ set: refuse }, '/dev/ttyUSB2', new VirtualClock());
    expect(await bare.setBaudRate(9600)).toMatchObject(unsupported('baud rate'));
    expect(await bare.readLines()).toMatchObject(unsupported('modem lines'));
    const { clock, control } = setUp({ get: () => new Promise(() => undefined) });
    expect(await clock.runUntil(control.readLines())).toMatchObject(unsupported('modem lines'));
    expect(clock.nowMs()).toBe(controlDeadlineMs);
  });
});
