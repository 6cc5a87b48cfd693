import { describe, expect, it } from 'vitest';
import type { ConnectionRecord } from '../../electron/app/services/session/connection-record.ts';
import type { Opening } from '../../electron/app/services/session/opening.ts';
import { createPortIntent } from '../../electron/app/services/session/port-intent.ts';
import type { SessionHeadStore } from '../../electron/app/services/session/session-head-store.ts';
import { createSessionPort } from '../../electron/app/services/session/session-port.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { createRecordingReader } from '../../electron/recorder/recording-reader.ts';
import { fail, ok } from '../../shared/outcome.ts';
import { sampleView } from '../support/sample-view.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** The port of a session whose openings are scripted. Every call is in `calls`, in order. */
const createBench = ({ mayBeConnected = false, answers = true, opens = true } = {}) => {
  const calls: string[] = [];
  const call = (name: string) => async () => void calls.push(name);
  let current: Opening | null = null;
  let head = { state: { kind: 'closed' }, online: { kind: 'offline', failure: null }, baudRate: 9_600 };
  const opening = {
    end: call('end'),
    answers: () => answers,
    runs: { isRunning: () => false },
    session: {
      disconnect: call('disconnect'),
      close: async () => {
        calls.push('close');
        current = null;
      },
    },
  } as unknown as Opening;
  const intent = createPortIntent();
  const port = createSessionPort({
    viewStore: createViewStore(sampleView()),
    clock: new VirtualClock(),
    headStore: {
      head: () => head,
      set: (change: object) => {
        head = { ...head, ...change };
      },
    } as unknown as SessionHeadStore,
    connection: { note: () => undefined } as unknown as ConnectionRecord,
    module: { mayBeConnected: () => mayBeConnected },
    reopening: {
      begin: () => void calls.push('wait'),
      beginAgain: () => void calls.push('wait again'),
      pause: () => void calls.push('pause'),
      stop: () => void calls.push('stop'),
    },
    openings: {
      current: () => current,
      attach: (_, baudRate) => {
        calls.push(`open ${baudRate}`);
        current = opening;
        head = { ...head, baudRate, state: { kind: 'open' } };
      },
      ended: async () => undefined,
    },
    place: {
      open: async (_, onOpened) => {
        if (!opens) return fail('link/missing');
        const opened = { session: opening.session, recordingPath: 'a', address: 'test:' };
        onOpened(opened);
        return ok(opened);
      },
      keepTrying: () => () => undefined,
      adopt: () => true,
      endRecording: () => void calls.push('end recording'),
      reader: createRecordingReader(() => Promise.resolve(fail('stopped'))),
    },
    intent,
    beforeOpen: call('before open'),
  });
  const lose = (): void => {
    current = null;
    head = { ...head, state: { kind: 'lost', failure: { code: 'link/lost' }, reopens: true } as never };
  };
  return { calls, port, intent, lose };
};

describe('the port of a session', () => {
  it('is closed and opened again to change the baud rate, and not for the same rate', async () => {
    const { calls, port } = createBench();
    await port.open(9_600);
    calls.length = 0;
    await port.open(9_600);
    expect(calls).toEqual(['before open']);
    await port.open(115_200);
    expect(calls.slice(1)).toEqual(['before open', 'stop', 'end', 'close', 'pause', 'open 115200']);
  });

  it('is opened and closed in the order of the requests', async () => {
    const { calls, port } = createBench();
    await Promise.all([port.open(9_600), port.close(), port.open(19_200)]);
    expect(calls.filter((name) => /^(?:open|close)/.test(name))).toEqual(['open 9600', 'close', 'open 19200']);
  });

  it.each([
    ['disconnects a connected module', { mayBeConnected: true, answers: true }, ['end', 'disconnect', 'close']],
    ['does not disconnect a silent module', { mayBeConnected: true, answers: false }, ['end', 'close']],
    ['does not disconnect a module without a connection', { mayBeConnected: false }, ['end', 'close']],
  ])('before it is closed %s', async (_, options, expected) => {
    const { calls, port } = createBench(options);
    await port.open(9_600);
    calls.length = 0;
    await port.close();
    expect(calls.filter((name) => name !== 'stop')).toEqual(expected);
  });

  it('is closed immediately for sleep mode, without a command, and reopened afterwards', async () => {
    const { calls, port, intent, lose } = createBench({ mayBeConnected: true });
    await port.open(9_600);
    calls.length = 0;
    await port.suspend();
    expect(calls).toEqual(['pause', 'end', 'close', 'end recording']);
    expect(intent).toMatchObject({ isSuspended: true, closedForSleep: true });
    lose();
    port.resume();
    expect(calls.at(-1)).toBe('wait again');
    expect(intent).toMatchObject({ isSuspended: false, closedForSleep: false });
  });

  it('is waited for after a failed request, if it was lost', async () => {
    const { calls, port, lose } = createBench({ opens: false });
    await port.open(9_600);
    expect(calls).not.toContain('wait');
    lose();
    await expect(port.open(9_600)).resolves.toMatchObject({ ok: false });
    expect(calls).toContain('wait');
  });

  it('is not opened after the session has ended', async () => {
    const { calls, port, intent } = createBench();
    intent.isOver = true;
    await expect(port.open(9_600)).resolves.toMatchObject({ error: { code: 'stopped' } });
    expect(calls).toEqual([]);
  });
});
