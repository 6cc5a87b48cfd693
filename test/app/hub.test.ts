import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventSchema, type RequestName, requests } from '../../shared/contract.ts';
import { fail, failure } from '../../shared/outcome.ts';
import { createHubBench, settle, someView } from '../support/hub-bench.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';

const events = arbitraryOf(eventSchema);

describe('pages that mirror the truth', () => {
  it('hold the same view, whenever they joined and whatever happened', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { maxLength: 20 }), fc.nat(20), async (all, joinAt) => {
        const bench = createHubBench();
        const first = bench.join(structuredClone).client;
        let second = first;
        for (const [index, event] of all.entries()) {
          if (index === joinAt) second = bench.join(structuredClone).client;
          bench.truth.publish(event);
          if (index % 3 === 0) await settle();
        }
        await settle();
        expect(first.view()).toEqual(bench.truth.view());
        expect(second.view()).toEqual(bench.truth.view());
      }),
      { numRuns: 60 },
    );
  });

  it('catch up with a snapshot when a frame was damaged on its way', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(events, { minLength: 3, maxLength: 15 }), fc.nat(12), async (all, damaged) => {
        const bench = createHubBench();
        let carried = 0;
        const { client } = bench.join((frame) => {
          carried += 1;
          return carried === damaged + 2 ? { kind: 'event', sequence: -1 } : structuredClone(frame);
        });
        for (const event of all) bench.truth.publish(event);
        await settle();
        bench.truth.publish({ type: 'settings', settings: someView.settings });
        await settle();
        expect(client.view()).toEqual(bench.truth.view());
      }),
      { numRuns: 60 },
    );
  });

  it('hears nothing more once its connection closed', async () => {
    const bench = createHubBench();
    const { client, pair } = bench.join();
    await settle();
    pair.close();
    bench.truth.publish({ type: 'profiles', profiles: [] });
    bench.truth.publish({ type: 'settings', settings: { ...someView.settings, lastBaudRate: 9_600 } });
    await settle();
    expect(client.view()?.settings).toEqual(someView.settings);
  });
});

describe('requests', () => {
  it('are answered on the connection they came from, each with its own answer', async () => {
    const bench = createHubBench({
      handlers: {
        'profiles.save': async ({ name }) => ({ ok: true, value: { id: name } }),
        'session.open': async () => fail('link/busy', { path: '/dev/ttyUSB2' }),
      },
    });
    const [one, two] = [bench.join().client, bench.join().client];
    const answers = await Promise.all([
      one.request('profiles.save', { name: 'one', asCopy: false }),
      two.request('profiles.save', { name: 'two', asCopy: false }),
      two.request('session.open', { address: '/dev/ttyUSB2', baudRate: 115_200 }),
    ]);
    expect(answers).toEqual([
      { ok: true, value: { id: 'one' } },
      { ok: true, value: { id: 'two' } },
      fail('link/busy', { path: '/dev/ttyUSB2' }),
    ]);
  });

  it('that an exception ended are answered as a bug, which is told where developers look', async () => {
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

  it('are answered with a failure when the program goes away before', async () => {
    const bench = createHubBench({ handlers: { 'ports.refresh': () => new Promise(() => undefined) } });
    const { client, pair } = bench.join();
    const waiting = client.request('ports.refresh', {});
    await settle();
    pair.close();
    expect(await waiting).toEqual(fail('link/lost', { detail: 'program' }));
    expect(await client.request('ports.refresh', {})).toEqual(fail('link/lost', { detail: 'program' }));
  });

  it('beyond 64 that wait are refused, and the others are still answered', async () => {
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
  ])('%j reaches no handler and breaks nothing', async (frame) => {
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
