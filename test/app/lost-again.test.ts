import { describe, expect, it } from 'vitest';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { createPlacesBench, deviceContent, type PlacesBench } from '../support/places-bench.ts';

const online = async () => {
  const bench = createPlacesBench();
  const id = await bench.open('sim:');
  await bench.run(id);
  await bench.clock.advance(10_000);
  return { bench, id, socket: bench.socket('sim:') };
};

const dividers = (bench: PlacesBench, id: string): readonly string[] =>
  bench
    .traffic(id)
    .filter(({ owner }) => owner === 'divider')
    .map(({ name }) => name);

describe('a port that opens and is lost at once, repeatedly', () => {
  it('is tried at increasing intervals', async () => {
    const { bench, socket } = await online();
    socket.breaksOff(20);
    const before = bench.attempts.length;
    socket.drop();
    await bench.clock.advance(60_000);
    // 250, 500, 1000, 2000 ms, then every 5 s and 20 ms.
    expect(bench.attempts.length - before).toBe(15);
  });

  it.each([20, 3_000])('shows only its first opening (lost after %s ms)', async (afterMs) => {
    const { bench, id, socket } = await online();
    socket.breaksOff(afterMs);
    socket.drop();
    await bench.clock.advance(20_000);
    const before = bench.traffic(id).length;
    const { openings } = bench.session(id);
    await bench.clock.advance(300_000);
    expect(bench.traffic(id)).toHaveLength(before);
    expect(dividers(bench, id)).toEqual(['lost', 'opened', 'lost']);
    expect(bench.session(id).openings).toHaveLength(openings.length);
    expect(bench.session(id).openings.slice(0, 2)).toEqual(openings.slice(0, 2));
    expect(openings[1]).toMatchObject({ number: 2 });
    expect(bench.session(id).run).toMatchObject({ state: 'done', number: 1 });
  });

  it('is shown as open and asked once it stays open', async () => {
    const { bench, id, socket } = await online();
    socket.breaksOff(20);
    socket.drop();
    await bench.clock.advance(20_000);
    socket.breaksOff(null);
    await bench.clock.advance(20_000);
    expect(dividers(bench, id)).toEqual(['lost', 'opened', 'lost', 'opened']);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, identity: 'same', run: { number: 1 } });
    const numbers = bench.session(id).openings.map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });

  it('is shown as open before a command that is typed then', async () => {
    const { bench, id, socket } = await online();
    socket.breaksOff(4_000);
    socket.drop();
    await bench.clock.advance(20_000);
    while (bench.session(id).state.kind !== 'open') await bench.clock.advance(100);
    socket.breaksOff(null);
    const seen = bench.traffic(id).length;
    await bench.ask('terminal.send', { sessionId: id, line: 'AT+CSQ' });
    expect(bench.traffic(id)[seen]).toMatchObject({ owner: 'divider', name: 'opened' });
  });

  it('is shown as closed when the user closes it', async () => {
    const { bench, id, socket } = await online();
    socket.breaksOff(4_000);
    socket.drop();
    await bench.clock.advance(20_000);
    while (bench.session(id).state.kind !== 'open') await bench.clock.advance(100);
    await bench.ask('session.close', { sessionId: id });
    expect(dividers(bench, id)).toEqual(['lost', 'opened', 'lost', 'closed']);
  });
});

describe('a request to open a port that is waited for', () => {
  it('tries at once; after a failure the wait continues at the earlier baud rate', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(4_000);
    await expect(bench.ask('session.open', { address: 'sim:', baudRate: 9_600 })).resolves.toMatchObject({
      error: { code: 'link/missing' },
    });
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', failure: { code: 'link/lost' }, reopens: true });
    socket.plug();
    await bench.clock.advance(60_000);
    expect(bench.session(id)).toMatchObject({ state: { kind: 'open' }, baudRate: 115_200 });
    expect(bench.lineRates.at(-1)).toBe(115_200);
    expect(bench.session(id).openings).toHaveLength(2);
  });

  it('that fails starts no wait if there was none', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(1_000);
    await bench.ask('session.stopReopening', { sessionId: id });
    await bench.ask('session.open', { address: 'sim:', baudRate: 115_200 });
    expect(bench.session(id).state).toMatchObject({ kind: 'lost', reopens: false });
    const before = bench.attempts.length;
    await bench.clock.advance(60_000);
    expect(bench.attempts).toHaveLength(before);
  });

  it('keeps a single wait, however often it fails', async () => {
    const { bench, id, socket } = await online();
    socket.pull();
    await bench.clock.advance(20_000);
    for (let count = 0; count < 3; count += 1) await bench.ask('session.open', { address: 'sim:', baudRate: 115_200 });
    const before = bench.attempts.length;
    await bench.clock.advance(20_000);
    // 0.25, 0.5, 1, 2, 5, 5, 5 s: the delays start over, because a user is present.
    expect(bench.attempts.length - before).toBe(7);
    await bench.ask('session.stopReopening', { sessionId: id });
    await bench.clock.advance(20_000);
    expect(bench.attempts.length - before).toBe(7);
  });
});

describe('the reason why a port was lost', () => {
  const lostOnline = async () => {
    const all = await online();
    all.socket.pull();
    await all.bench.clock.advance(1_000);
    expect(all.bench.session(all.id).online).toMatchObject({ kind: 'offline', failure: { code: 'link/lost' } });
    return all;
  };

  it.each(['automatically', 'by the user'])('is not shown after the port was reopened %s', async (by) => {
    const { bench, id, socket } = await lostOnline();
    socket.plug();
    if (by === 'by the user') await bench.open('sim:');
    else await bench.clock.advance(10_000);
    expect(bench.session(id).state).toMatchObject({ kind: 'open' });
    while (bench.session(id).online.kind !== 'online') {
      const { online } = bench.session(id);
      if (online.kind !== 'online') expect([undefined, 'mqtt/dropped']).toContain(online.failure?.code);
      await bench.clock.advance(100);
    }
  });

  it('is not shown after the user closed the port', async () => {
    const { bench, id } = await lostOnline();
    await bench.ask('session.close', { sessionId: id });
    expect(bench.session(id)).toMatchObject({ state: { kind: 'closed' }, online: { kind: 'offline', failure: null } });
  });
});

describe('closing the port of a module that is online', () => {
  const closed = async (prepare: (bench: PlacesBench, id: string) => Promise<void>): Promise<readonly string[]> => {
    const { bench, id } = await online();
    await prepare(bench, id);
    const before = bench.traffic(id).length;
    await bench.ask('session.close', { sessionId: id });
    const later = bench.traffic(id).slice(before);
    return later.flatMap(({ direction, bytes }) => (direction === 'sent' ? [latin1Of(bytes).trim()] : []));
  };
  const silence = async (bench: PlacesBench, id: string): Promise<void> => {
    bench.socket('sim:').module.setFault('mute', true);
    await expect(bench.run(id, ['module'])).resolves.toMatchObject({ failure: { code: 'module/no-answer' } });
  };
  const otherProfile = (bench: PlacesBench, id: string): void =>
    bench.drafts.of(id)?.open(deviceContent({ name: 'Greenhouse 7' }), null);

  it('disconnects a module that answers, also when another profile was opened meanwhile', async () => {
    await expect(closed(async (bench, id) => otherProfile(bench, id))).resolves.toContain('AT+MDISCONNECT');
  });

  it('sends nothing to a module that did not answer, with any profile', async () => {
    await expect(
      closed(async (bench, id) => {
        await silence(bench, id);
        otherProfile(bench, id);
      }),
    ).resolves.toEqual([]);
  });

  it('disconnects a module that has answered again', async () => {
    await expect(
      closed(async (bench, id) => {
        await silence(bench, id);
        bench.socket('sim:').module.setFault('mute', false);
        await bench.clock.advance(70_000);
        await bench.ask('terminal.send', { sessionId: id, line: 'AT+CSQ' });
      }),
    ).resolves.toContain('AT+MDISCONNECT');
  });
});

describe('an earlier recording', () => {
  it('does not affect the state of the current recording', async () => {
    const { bench, id } = await online();
    const first = bench.session(id).recording?.name ?? '';
    bench.failRecording(id);
    await bench.ask('session.close', { sessionId: id });
    await bench.clock.advance(2_000);
    await bench.open('sim:');
    const second = bench.session(id).recording;
    expect(second?.name).not.toBe(first);
    bench.failRecording(id, first);
    expect(bench.session(id).recording).toEqual(second);
    await bench.ask('session.close', { sessionId: id });
    bench.deleteRecording(first);
    await bench.open('sim:');
    expect(bench.session(id).recording?.name).toBe(second?.name);
  });
});
