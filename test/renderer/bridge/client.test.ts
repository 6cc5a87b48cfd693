import { describe, expect, it } from 'vitest';
import { createClient } from '../../../renderer/bridge/client.ts';
import type { ClientFrame } from '../../../shared/frames.ts';
import { failure } from '../../../shared/outcome.ts';
import { createConnectionPair } from '../../support/connection-pair.ts';
import { settle } from '../../support/hub-bench.ts';
import { sampleView } from '../../support/sample-view.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const readable = { kind: 'snapshot', sequence: 4, view: sampleView() } as const;
const unreadable = { ...readable, view: { ...sampleView(), sessions: 'not some' } };

/** Only the client; the test plays the program. */
const createBench = () => {
  const clock = new VirtualClock();
  const pair = createConnectionPair();
  const client = createClient(pair.client, clock);
  const sent: ClientFrame[] = [];
  pair.server.onFrame((frame) => sent.push(frame as ClientFrame));
  let unreadableSnapshots = 0;
  client.onUnreadable(() => {
    unreadableSnapshots += 1;
  });
  return {
    clock,
    client,
    pair,
    sent,
    unreadableSnapshots: () => unreadableSnapshots,
    asked: () => sent.filter(({ kind }) => kind === 'resync').length,
    say: async (frame: unknown) => {
      pair.server.send(frame as never);
      await settle();
    },
  };
};

describe('an unreadable snapshot', () => {
  it('is reported, and requested again with pauses until it can be read', async () => {
    const { client, clock, say, asked, unreadableSnapshots } = createBench();
    await say(unreadable);
    expect([client.view(), unreadableSnapshots(), asked()]).toEqual([null, 1, 0]);
    await clock.advance(5_000);
    expect(asked()).toBe(1);
    await say(unreadable);
    expect([unreadableSnapshots(), asked()]).toEqual([2, 1]);
    await clock.advance(5_000);
    expect(asked()).toBe(2);
    await say(readable);
    expect(client.view()).toEqual(sampleView());
    await clock.advance(60_000);
    expect([asked(), clock.pendingTimers]).toEqual([2, 0]);
  });

  it('is no longer requested after the connection closed', async () => {
    const { clock, pair, say } = createBench();
    await say(unreadable);
    pair.close();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('an unreadable event', () => {
  it('is replaced by a snapshot, with one request at a time', async () => {
    const { client, clock, say, asked } = createBench();
    await say(readable);
    for (const sequence of [5, 6, 7]) await say({ kind: 'event', sequence, event: { type: 'nothing known' } });
    expect([client.view(), asked()]).toEqual([null, 1]);
    await say({ ...readable, sequence: 7 });
    expect(client.view()).toEqual(sampleView());
    expect(clock.pendingTimers).toBe(0);
  });

  it('is recovered from even if the next snapshot cannot be read either', async () => {
    const { client, clock, say, asked } = createBench();
    await say(readable);
    await say({ kind: 'event', sequence: 5, event: {} });
    await say(unreadable);
    await clock.advance(5_000);
    expect(asked()).toBe(2);
    await say({ ...readable, sequence: 9 });
    await say({ kind: 'event', sequence: 10, event: { type: 'profiles', profiles: [] } });
    expect(client.view()?.profiles).toEqual([]);
  });
});

describe('an answer', () => {
  const bug = { ok: false, error: failure('program/bug') };

  it.each([
    ['with an invalid value', { kind: 'response', id: 1, outcome: { ok: true, value: { sessionId: 7 } } }],
    ['that is not an outcome', { kind: 'response', id: 1, outcome: 'yes' }],
    ['with an unknown code', { kind: 'response', id: 1, outcome: { ok: false, error: { code: 'new/code' } } }],
  ])('%s is reported to the caller as a bug of the program', async (_what, frame) => {
    const { client, say, asked } = createBench();
    await say(readable);
    const waiting = client.request('session.open', { address: 'sim:', baudRate: 115_200 });
    await say(frame);
    expect(await waiting).toEqual(bug);
    // It was not an event, so nothing is missing.
    expect([asked(), client.view()]).toEqual([0, sampleView()]);
  });
});
