import { describe, expect, it } from 'vitest';
import { emptyContent } from '../../electron/app/services/draft/initial-draft.ts';
import { runPlanOf, stageInputsOf } from '../../electron/app/services/draft/stage-inputs.ts';
import { createByteCounters } from '../../electron/app/services/session/byte-counters.ts';
import { messageView } from '../../electron/app/services/session/message-view.ts';
import { createRunTrack } from '../../electron/app/services/session/run-track.ts';
import { createTrafficRing, type TrafficRing } from '../../electron/app/services/session/traffic-ring.ts';
import { createViewStore, type ViewStore } from '../../electron/app/view-store.ts';
import { noFindings } from '../../electron/procedures/context.ts';
import { type Counters, noFacts, type ViewEvent } from '../../shared/contract.ts';
import { failure } from '../../shared/outcome.ts';
import { planOf } from '../support/provision-bench.ts';
import { sampleView } from '../support/sample-view.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const push = (ring: TrafficRing, bytes: number): void =>
  ring.push({
    ...{ atMs: 0, direction: 'received', owner: 'answer', commandId: 1, name: '', isRecorded: true },
    bytes: new Uint8Array(bytes),
  });

describe('kept traffic', () => {
  it('is bounded in number; sequence numbers continue', () => {
    const ring = createTrafficRing({ pieces: 10, bytes: 1_000_000 });
    for (let count = 0; count < 1_000; count += 1) push(ring, 1);
    expect([ring.first, ring.next]).toEqual([990, 1_000]);
    expect(ring.slice(0, 1_000).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 10 }, (_, index) => 990 + index),
    );
  });

  it('is bounded in bytes, but the newest piece always stays', () => {
    const ring = createTrafficRing({ pieces: 1_000, bytes: 100 });
    for (let count = 0; count < 20; count += 1) push(ring, 30);
    expect(ring.slice(0, 1_000)).toHaveLength(3);
    push(ring, 500);
    expect(ring.slice(0, 1_000).map(({ sequence }) => sequence)).toEqual([20]);
  });

  it('is read from a number on, in limited parts of at least one piece', () => {
    const ring = createTrafficRing();
    for (let count = 0; count < 10; count += 1) push(ring, 40);
    expect(ring.slice(4, 100).map(({ sequence }) => sequence)).toEqual([4, 5, 6]);
    expect(ring.slice(9, 1)).toHaveLength(1);
    expect(ring.slice(10, 100)).toEqual([]);
  });

  it('reports more traffic until no listener is left', () => {
    const ring = createTrafficRing();
    let published = 0;
    const removeListener = ring.onMore(() => {
      published += 1;
    });
    push(ring, 1);
    removeListener();
    push(ring, 1);
    expect(published).toBe(1);
  });
});

describe('a message is shown', () => {
  const shown = (payload: Uint8Array) =>
    messageView({ number: 1, direction: 'down', atMs: 0, topic: 't', qos: null, payload, complete: true });
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it.each([
    ['text with line ends and tabs', bytes('a\r\n\tb 温'), 'a\r\n\tb 温', 'text'],
    ['a control character', bytes('a\u0000'), '6100', 'hex'],
    ['no UTF-8', Uint8Array.of(0xff, 0x41), 'ff41', 'hex'],
    ['cut UTF-8', Uint8Array.of(0xe6, 0xb8), 'e6b8', 'hex'],
    ['nothing', new Uint8Array(), '', 'text'],
  ] as const)('%s', (_name, payload, text, encoding) => {
    expect(shown(payload)).toMatchObject({ payload: text, encoding, sizeBytes: payload.length });
  });

  it('truncated, with its full size, and never in the middle of a character', () => {
    const long = shown(bytes(`x${'😀'.repeat(5_000)}`));
    expect(long.payload.length).toBe(8_191);
    expect(long.payload.endsWith('😀')).toBe(true);
    expect(long.sizeBytes).toBe(20_001);
    expect(shown(new Uint8Array(10_000)).payload).toBe('00'.repeat(4_096));
  });
});

describe('byte counters', () => {
  const count = () => {
    const clock = new VirtualClock();
    const published: Counters[] = [];
    return { clock, published, counters: createByteCounters(clock, (counters) => published.push(counters)) };
  };

  it('cost no timer while the line is idle', async () => {
    const { clock, published, counters } = count();
    expect(clock.pendingTimers).toBe(0);
    counters.add('sent', 10);
    await clock.advance(5_000);
    expect(clock.pendingTimers).toBe(0);
    expect(published.at(-1)).toEqual({ sentBytes: 10, receivedBytes: 0, sentPerSecond: 0, receivedPerSecond: 0 });
  });

  it('report the rate of the last second, twice a second, and no value twice', async () => {
    const { clock, published, counters } = count();
    for (let ms = 0; ms < 3_000; ms += 100) {
      counters.add('received', 10);
      await clock.advance(100);
    }
    expect(published.length).toBeLessThanOrEqual(6);
    expect(published.at(-1)?.receivedPerSecond).toBe(100);
    await clock.advance(10_000);
    expect(new Set(published.map((counters) => JSON.stringify(counters))).size).toBe(published.length);
  });

  it('report the last bytes when the port is closed', () => {
    const { clock, published, counters } = count();
    counters.add('sent', 3);
    counters.pause();
    expect(published).toEqual([{ sentBytes: 3, receivedBytes: 0, sentPerSecond: 0, receivedPerSecond: 0 }]);
    expect(clock.pendingTimers).toBe(0);
  });
});

const planned = {
  plan: planOf({}),
  shown: runPlanOf(emptyContent, { profileId: null, subject: 'punsaved' }),
  inputs: stageInputsOf(emptyContent),
};
/** The inputs of one draft that is not edited. */
const trackOver = (viewStore: ViewStore, clock = new VirtualClock()) =>
  createRunTrack({
    ...{ viewStore, clock, sessionId: 's1' },
    nextTraffic: () => 7,
    draft: () => ({ subject: 'unsaved-1', inputs: planned.inputs }),
    module: () => ({ imei: null, iccid: null, model: null }),
    facts: () => noFacts,
    onChangedStages: () => undefined,
    onSeenFiles: () => undefined,
  });

it('progress is reported five times a second, and its end always', async () => {
  const clock = new VirtualClock();
  const viewStore = createViewStore(sampleView());
  const events: ViewEvent[] = [];
  viewStore.onEvent((event) => events.push(event));
  const track = trackOver(viewStore, clock);
  track.begin(planned, ['certificate']);
  track.note({ id: 'certificate.upload', item: 'ca', status: 'running', ms: 0, warnings: [] });
  const before = events.length;
  for (let done = 1; done <= 100; done += 1) {
    track.progress({ id: 'certificate.upload', kind: 'bytes', doneBytes: done, totalBytes: 100 });
    await clock.advance(10);
  }
  const published = events.slice(before).flatMap((event) => (event.type === 'step' ? [event.step] : []));
  expect(published.length).toBeLessThanOrEqual(6);
  expect(published.at(-1)).toMatchObject({ trafficFrom: 7, progress: { doneBytes: 100, totalBytes: 100 } });
});

it('a run that never had the line keeps from the earlier report only the module', () => {
  const viewStore = createViewStore(sampleView());
  const track = trackOver(viewStore);
  const begin = (): void => track.begin(planned, ['module']);
  begin();
  track.end(null, { steps: [], failure: null, findings: { ...noFindings(), imei: '866475030000019' } });
  expect(track.run()?.report).toMatchObject({ ok: true, exitCode: 0 });
  begin();
  track.end(failure('link/lost'), null);
  expect(track.run()?.report).toMatchObject({
    ok: false,
    exitCode: 3,
    module: { imei: '866475030000019' },
    mqtt: { connected: false, subscriptions: [] },
  });
  expect(track.run()?.report?.steps[0]).toMatchObject({ id: 'module.answer', status: 'waiting' });
});

it('the first run has a report even if it never had the line', () => {
  const viewStore = createViewStore(sampleView());
  const track = trackOver(viewStore);
  track.begin(planned, ['module']);
  track.end(failure('stopped'), null);
  expect(track.run()?.report).toMatchObject({ ok: false, exitCode: 130, certificates: [] });
});
