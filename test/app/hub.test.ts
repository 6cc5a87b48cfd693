import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTrafficRing, type TrafficRing } from '../../electron/app/services/session/traffic-ring.ts';
import type { TrafficSource } from '../../electron/app/traffic-source.ts';
import { eventSchema, type RequestName, requests, type ViewEvent } from '../../shared/contract.ts';
import { decodeFrame, encodeFrame, type ServerFrame } from '../../shared/frames.ts';
import { fail, failure, ok } from '../../shared/outcome.ts';
import { decodeTraffic } from '../../shared/traffic.ts';
import { dropped } from '../support/connection-pair.ts';
import { createHubBench, settle, someView } from '../support/hub-bench.ts';
import { sampleSession, sampleView } from '../support/sample-view.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const events = arbitraryOf(eventSchema);

describe('pages that mirror the view', () => {
  it.each<[string, (frame: unknown) => unknown]>([
    ['a pair in memory', (frame) => frame],
    ['structured clones, as between processes', structuredClone],
    ['messages of a WebSocket', (frame) => decodeFrame(encodeFrame(frame as ServerFrame))],
  ])('have the same view over %s, whenever they connected and whatever events follow', async (_name, carry) => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 20 }), fc.nat(20), async (all, joinAt) => {
        const bench = createHubBench();
        const first = bench.join(carry).client;
        let second = first;
        for (const [index, event] of all.entries()) {
          if (index === joinAt) second = bench.join(carry).client;
          bench.viewStore.publish(event);
          if (index % 3 === 0) await settle();
        }
        await settle();
        expect(first.view()).toEqual(bench.viewStore.view());
        expect(second.view()).toEqual(bench.viewStore.view());
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['damaged on its way', { kind: 'event', sequence: -1 }],
    ['lost on its way', dropped],
  ])('request a snapshot when a frame was %s', async (_how, instead) => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 3, maxLength: 15 }), fc.nat(12), async (all, damaged) => {
        const bench = createHubBench();
        let carried = 0;
        const { client } = bench.join((frame) => {
          carried += 1;
          return carried === damaged + 2 ? instead : structuredClone(frame);
        });
        for (const event of all) bench.viewStore.publish(event);
        // A page detects a gap at the next event. Two events follow, so that the lost one is never the last.
        for (let event = 0; event < 2; event += 1) {
          bench.viewStore.publish({ type: 'settings', settings: someView.settings });
          await settle();
        }
        expect(client.view()).toEqual(bench.viewStore.view());
      }),
      { numRuns: 60 },
    );
  });

  it('accept names from devices, files and other pages that are properties of every object', () => {
    const { viewStore } = createHubBench();
    const simulator = { running: false, faults: [], device: { id: '', secret: '' }, cloud: null };
    expect(() => viewStore.publish({ type: 'simulator', address: '__proto__', simulator })).toThrow(
      'outside the contract',
    );
  });

  it('receives nothing after its connection was closed', async () => {
    const bench = createHubBench();
    const { client, pair } = bench.join();
    await settle();
    pair.close();
    bench.viewStore.publish({ type: 'profiles', profiles: [] });
    bench.viewStore.publish({ type: 'settings', settings: { ...someView.settings, lastBaudRate: 9_600 } });
    await settle();
    expect(client.view()?.settings).toEqual(someView.settings);
  });
});

describe('a page that disconnected', () => {
  it('costs nothing for later events', async () => {
    const bench = createHubBench({ view: sampleView() });
    const pages = Array.from({ length: 5 }, () => bench.join());
    await settle();
    // Both the store and each connected page read the type of an event.
    const looksAt = (number: number): number => {
      let looks = 0;
      const event: ViewEvent = { type: 'session-opened', session: sampleSession({ id: `s${number}` }) };
      bench.viewStore.publish(
        new Proxy(event, {
          get: (target, name) => {
            if (name === 'type') looks += 1;
            return Reflect.get(target, name);
          },
        }),
      );
      return looks;
    };
    const byFive = looksAt(1);
    for (const { pair } of pages.slice(1)) pair.close();
    const byOne = looksAt(2);
    pages[0]?.pair.close();
    const byNone = looksAt(3);
    expect(byOne).toBeGreaterThan(byNone);
    expect(byFive - byNone).toBe(5 * (byOne - byNone));
  });
});

describe('traffic', () => {
  const inFlightLimitBytes = 256 * 1024;
  const piece = { atMs: 0, direction: 'received', owner: 'answer', commandId: 0, name: '', isRecorded: true } as const;
  const filledRing = (count: number): TrafficRing => {
    const ring = createTrafficRing();
    for (let index = 0; index < count; index += 1) ring.push({ ...piece, bytes: new Uint8Array(10_000) });
    return ring;
  };

  it('is sent completely to a page that acknowledges', async () => {
    const bench = createHubBench({ traffic: filledRing(100) });
    const got: number[] = [];
    bench
      .join(structuredClone)
      .client.onTraffic('s1', 0, (pieces) => got.push(...pieces.map(({ sequence }) => sequence)));
    await bench.clock.advance(100);
    expect(got).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  it('stops while nothing is acknowledged, and continues afterwards', async () => {
    const bench = createHubBench({ traffic: filledRing(100) });
    const { frames, send } = bench.joinBare();
    const batches = () => frames.flatMap((frame) => (frame.kind === 'traffic' ? [frame.bytes] : []));
    const sentBytes = () => batches().reduce((sum, { length }) => sum + length, 0);
    send({ kind: 'traffic-from', sessionId: 's1', sequence: 0 });
    await bench.clock.advance(1_000);
    const stalledAt = sentBytes();
    expect(stalledAt).toBeGreaterThanOrEqual(inFlightLimitBytes);
    expect(stalledAt).toBeLessThan(inFlightLimitBytes * 2);
    await bench.clock.advance(1_000);
    expect(sentBytes()).toBe(stalledAt);
    const [first] = batches();
    const taken = decodeTraffic(first ?? new Uint8Array());
    const last = taken.ok ? taken.value.at(-1)?.sequence : undefined;
    send({ kind: 'traffic-ack', sessionId: 's1', sequence: (last ?? 0) + 1 });
    await bench.clock.advance(1_000);
    expect(sentBytes()).toBeGreaterThan(stalledAt);
  });

  /** Counts the listeners: each keeps all the traffic of its session in memory. */
  const watchedRing = () => {
    const ring = createTrafficRing();
    let listeners = 0;
    const source: TrafficSource = {
      first: 0,
      next: 0,
      slice: ring.slice,
      onMore: (listener) => {
        listeners += 1;
        const undo = ring.onMore(listener);
        return () => {
          listeners -= 1;
          undo();
        };
      },
    };
    return { source, listeners: () => listeners };
  };
  const opened = (id: string): ViewEvent => ({ type: 'session-opened', session: sampleSession({ id }) });

  it('is released when the page does not show it any more', async () => {
    const { source, listeners } = watchedRing();
    const bench = createHubBench({ traffic: source });
    const { client } = bench.join();
    const first = client.onTraffic('s1', 0, () => undefined);
    const second = client.onTraffic('s1', 0, () => undefined);
    await settle();
    expect(listeners()).toBe(1);
    first();
    await settle();
    expect(listeners()).toBe(1);
    second();
    await settle();
    expect(listeners()).toBe(0);
  });

  it('is released when the session is removed', async () => {
    const { source, listeners } = watchedRing();
    const bench = createHubBench({ traffic: source, view: sampleView() });
    const { send } = bench.joinBare();
    for (const id of ['s1', 's2']) bench.viewStore.publish(opened(id));
    send({ kind: 'traffic-from', sessionId: 's1', sequence: 0 });
    await settle();
    expect(listeners()).toBe(1);
    bench.viewStore.publish({ type: 'session-forgotten', sessionId: 's2' });
    expect(listeners()).toBe(1);
    bench.viewStore.publish({ type: 'session-forgotten', sessionId: 's1' });
    expect(listeners()).toBe(0);
  });

  it('is released when the page disconnects', async () => {
    const { source, listeners } = watchedRing();
    const bench = createHubBench({ traffic: source });
    const { client, pair } = bench.join();
    client.onTraffic('s1', 0, () => undefined);
    await settle();
    pair.close();
    expect(listeners()).toBe(0);
  });
});

describe('requests', () => {
  it('are answered on their own connection, each with its own answer', async () => {
    const bench = createHubBench({
      handlers: {
        'profiles.save': async ({ name }) => ({ ok: true, value: { id: name } }),
        'session.open': async () => fail('link/busy', { path: '/dev/ttyUSB2' }),
      },
    });
    const [one, two] = [bench.join().client, bench.join().client];
    const answers = await Promise.all([
      one.request('profiles.save', { sessionId: null, name: 'one', asCopy: false }),
      two.request('profiles.save', { sessionId: null, name: 'two', asCopy: false }),
      two.request('session.open', { address: '/dev/ttyUSB2', baudRate: 115_200 }),
    ]);
    expect(answers).toEqual([
      { ok: true, value: { id: 'one' } },
      { ok: true, value: { id: 'two' } },
      fail('link/busy', { path: '/dev/ttyUSB2' }),
    ]);
  });

  it('that throw are answered as a bug, which is reported to the developer', async () => {
    const broken = new Error('a handler broke');
    const bench = createHubBench({
      handlers: {
        'ports.refresh': () => {
          throw broken;
        },
      },
    });
    expect(await bench.join().client.request('ports.refresh', {})).toEqual({
      ok: false,
      error: failure('program/bug'),
    });
    expect(bench.bugs).toEqual([broken]);
  });

  it('are answered with a failure when the program ends first', async () => {
    const bench = createHubBench({ handlers: { 'ports.refresh': () => new Promise(() => undefined) } });
    const { client, pair } = bench.join();
    const waiting = client.request('ports.refresh', {});
    await settle();
    pair.close();
    expect(await waiting).toEqual(fail('link/lost', { detail: 'program' }));
    expect(await client.request('ports.refresh', {})).toEqual(fail('link/lost', { detail: 'program' }));
  });

  it('count against the limit only until they are answered', async () => {
    const bench = createHubBench({ handlers: { 'ports.refresh': async () => ok({}) } });
    const { client } = bench.join();
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(Array.from({ length: 64 }, () => client.request('ports.refresh', {})));
      expect(answers.filter((answer) => answer.ok)).toHaveLength(64);
    }
  });

  it.each<[string, () => Promise<ReturnType<typeof fail>>]>([
    ['failed', async () => fail('link/busy')],
    [
      'an exception ended',
      () => {
        throw new Error('a handler broke');
      },
    ],
  ])('that %s do not count against the limit any more', async (_how, end) => {
    const bench = createHubBench({ handlers: { 'session.open': end } });
    const { client } = bench.join();
    const codes = new Set<string>();
    for (let count = 0; count < 130; count += 1) {
      const answer = await client.request('session.open', { address: 'sim:', baudRate: 115_200 });
      codes.add(answer.ok ? 'ok' : answer.error.code);
    }
    expect(codes.size).toBe(1);
    expect(codes).not.toContain('usage/invalid');
  });

  it('beyond 64 pending ones are refused, and the others are still answered', async () => {
    const waiting: (() => void)[] = [];
    const bench = createHubBench({
      handlers: {
        'ports.refresh': () => new Promise((resolve) => waiting.push(() => resolve({ ok: true, value: {} }))),
      },
    });
    const { client } = bench.join();
    const all = Array.from({ length: 70 }, () => client.request('ports.refresh', {}));
    await settle();
    for (const answer of waiting) answer();
    const answers = await Promise.all(all);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(64);
    expect(answers.at(-1)).toEqual(fail('usage/invalid', { field: 'request', problem: 'too-many' }));
  });
});

describe('what a page sends', () => {
  const touched: string[] = [];
  const watched = Object.fromEntries(
    Object.keys(requests).map((name) => [
      name,
      async () => {
        touched.push(name);
        return { ok: true, value: {} };
      },
    ]),
  );

  it.each([
    [null],
    [undefined],
    ['text'],
    [[]],
    [{}],
    [{ kind: 'request' }],
    [{ kind: 'request', id: -1, name: 'ports.refresh', params: {} }],
    [{ kind: 'request', id: 1.5, name: 'ports.refresh', params: {} }],
    [{ kind: 'request', id: 1, name: 'ports.refresh', params: {}, extra: 1 }],
    [{ kind: 'request', id: 1, name: 'x'.repeat(1_000), params: {} }],
    [{ kind: 'request', id: 1, name: '__proto__', params: {} }],
    [{ kind: 'request', id: 1, name: 'toString', params: {} }],
    [{ kind: 'traffic-from', sessionId: '../s1', sequence: 0 }],
    [{ kind: 'traffic-ack', sessionId: 's1', sequence: Number.NaN }],
    [{ kind: 'event', sequence: 1, event: {} }],
  ])('%j reaches no handler and does no harm', async (frame) => {
    const bench = createHubBench({ handlers: watched });
    const { client, pair } = bench.join();
    touched.length = 0;
    pair.client.send(frame as never);
    await settle();
    expect(touched).toEqual([]);
    expect(bench.bugs).toEqual([]);
    expect((await client.request('ports.refresh', {})).ok).toBe(true);
  });

  it.each(Object.keys(requests) as RequestName[])(
    'with %s, parameters of a wrong form reach no handler',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.anything(), fc.record({ __proto__: fc.anything(), more: fc.anything() })),
          async (params) => {
            fc.pre(!requests[name].params.safeParse(params).success);
            const bench = createHubBench({ handlers: watched });
            const { client } = bench.join();
            touched.length = 0;
            const answer = await client.request(name, params as never);
            expect(answer).toEqual(fail('usage/invalid', { field: 'params', problem: 'malformed' }));
            expect(touched).toEqual([]);
          },
        ),
        { numRuns: 30 },
      );
    },
  );
});
