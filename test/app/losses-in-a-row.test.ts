import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlacesBench } from '../support/places-bench.ts';

/** Virtual time: the longest response time of an open command, and the commands before and after the silence. */
const soonMs = 20_000;

const withResults = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  await bench.run(id, ['module']);
  return { bench, id, socket: bench.socket('sim:') };
};
type WithResults = Awaited<ReturnType<typeof withResults>>;

const untilOpen = async ({ bench, id }: WithResults): Promise<void> => {
  while (bench.session(id).state.kind !== 'open') await bench.clock.advance(50);
};

interface Loss {
  /** How long the port is open before it is lost. */
  readonly openMs: number;
  /** The cable is pulled, and the module restarts. Otherwise only the port is lost. */
  readonly isPulled: boolean;
}

const loseInARow = async (place: WithResults, losses: readonly Loss[]): Promise<void> => {
  const { bench, socket } = place;
  for (const { openMs, isPulled } of losses) {
    await bench.clock.advance(openMs);
    if (isPulled) socket.pull();
    else socket.drop();
    await bench.clock.advance(1);
    if (isPulled) socket.plug();
    await untilOpen(place);
  }
};

/** Right after a query was sent, or at any time. */
const openMs = fc.oneof(fc.integer({ min: 140, max: 170 }), fc.integer({ min: 0, max: 5_000 }));
const loss = fc.record({ openMs, isPulled: fc.integer({ min: 0, max: 3 }).map((number) => number === 0) });
/** The probe was answered, and the query was sent. */
const justAskedMs = 152;
const cut = (openMs: number): Loss => ({ openMs, isPulled: false });

describe('a port that is lost several times in a row', () => {
  it('identifies the module soon after the last loss', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(loss, { minLength: 2, maxLength: 8 }), async (losses) => {
        const place = await withResults();
        const { bench, id } = place;
        await loseInARow(place, losses);
        await bench.clock.advance(soonMs);
        expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, identity: 'same' });
        expect(bench.session(id).openings.at(-1)).toMatchObject({ isOther: false });
        expect(bench.bugs).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('each time right after a query, does not wait a minute for an answer', async () => {
    const place = await withResults();
    const { bench, id } = place;
    await loseInARow(place, [cut(0), ...Array.from({ length: 6 }, () => cut(justAskedMs))]);
    expect(bench.session(id).identity).toBe('asking');
    await bench.clock.advance(soonMs);
    expect(bench.session(id).identity).toBe('same');
  });

  it('identifies another module just as soon', async () => {
    const place = await withResults();
    const { bench, id, socket } = place;
    await loseInARow(place, [cut(0), ...Array.from({ length: 6 }, () => cut(justAskedMs))]);
    socket.pull();
    socket.plug(2);
    await untilOpen(place);
    await bench.clock.advance(soonMs);
    expect(bench.session(id)).toMatchObject({ identity: 'same', run: null, lastRun: { run: { number: 1 } } });
    expect(bench.session(id).openings.at(-1)).toMatchObject({ isOther: true });
  });
});

describe('a module that restarts while its identity is read', () => {
  it('is asked again after the restart', async () => {
    const place = await withResults();
    const { bench, id, socket } = place;
    socket.pull();
    await bench.clock.advance(1);
    socket.plug();
    await untilOpen(place);
    expect(bench.session(id).identity).toBe('asking');
    await bench.clock.advance(soonMs);
    expect(bench.session(id).identity).toBe('same');
  });
});
