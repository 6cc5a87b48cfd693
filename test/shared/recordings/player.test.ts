import { describe, expect, it } from 'vitest';
import { createPlayer, type PlayerOptions, type PlayerState } from '../../../shared/recordings/player.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const setUp = (timesMs: readonly number[], options: Partial<PlayerOptions> = {}) => {
  const clock = new VirtualClock();
  const times = [...timesMs];
  const played: (readonly [atMs: number, index: number])[] = [];
  const states: PlayerState[] = [];
  const player = createPlayer({
    clock,
    source: {
      get count() {
        return times.length;
      },
      timeMs: (index) => times[index] ?? 0,
    },
    onItems: (from, to) => {
      for (let index = from; index < to; index += 1) played.push([clock.nowMs(), index]);
    },
    onState: (state) => states.push(state),
    ...options,
  });
  return { clock, player, played, states, times };
};

describe('a player', () => {
  it('plays each item at its time, the first one at once', async () => {
    const { clock, player, played, states } = setUp([5_000, 5_100, 5_100, 6_600]);
    player.play();
    await clock.advance(10_000);
    expect(played).toEqual([
      [0, 0],
      [100, 1],
      [100, 2],
      [1_600, 3],
    ]);
    expect(states).toEqual(['playing', 'ended']);
    expect(player).toMatchObject({ state: 'ended', position: 4, timeMs: 6_600 });
  });

  it('plays ten times as fast', async () => {
    const { clock, player, played } = setUp([0, 1_000, 1_500], { speed: 10 });
    player.play();
    await clock.advance(1_000);
    expect(played.map(([atMs]) => atMs)).toEqual([0, 100, 150]);
  });

  it('plays as fast as possible in turns, so that it can be paused in between', async () => {
    const count = 2_500;
    const turns: number[] = [];
    const { clock, player } = setUp(
      Array.from({ length: count }, (_, index) => index * 1_000),
      { speed: 'max', onItems: (from, to) => turns.push(to - from) },
    );
    player.play();
    await clock.advance(0);
    expect(turns).toEqual([1_000, 1_000, 500]);
    expect(player.state).toBe('ended');
  });

  it('plays silence over 2 s as 2 s, or in full', async () => {
    const skipping = setUp([0, 60_000, 61_000]);
    skipping.player.play();
    await skipping.clock.advance(100_000);
    expect(skipping.played.map(([atMs]) => atMs)).toEqual([0, 2_000, 3_000]);
    const whole = setUp([0, 60_000, 61_000], { skipsSilence: false });
    whole.player.play();
    await whole.clock.advance(100_000);
    expect(whole.played.map(([atMs]) => atMs)).toEqual([0, 60_000, 61_000]);
  });

  it('goes on after a pause where it was', async () => {
    const { clock, player, played } = setUp([0, 1_000]);
    player.play();
    await clock.advance(400);
    player.pause();
    expect(player.timeMs).toBe(400);
    await clock.advance(5_000);
    expect(played).toHaveLength(1);
    player.play();
    await clock.advance(599);
    expect(played).toHaveLength(1);
    await clock.advance(1);
    expect(played).toHaveLength(2);
  });

  it('changes its speed in the middle of a silence', async () => {
    const { clock, player, played } = setUp([0, 2_000]);
    player.play();
    await clock.advance(1_000);
    player.setSpeed(10);
    await clock.advance(100);
    expect(played).toEqual([
      [0, 0],
      [1_100, 1],
    ]);
  });

  it('stops waiting when silence is skipped from now on', async () => {
    const { clock, player, played } = setUp([0, 60_000], { skipsSilence: false });
    player.play();
    await clock.advance(1_000);
    player.setSkipsSilence(true);
    await clock.advance(2_000);
    expect(played.map(([atMs]) => atMs)).toEqual([0, 3_000]);
  });

  it('plays step by step', async () => {
    const { clock, player, played, states } = setUp([0, 1_000, 2_000]);
    player.play();
    await clock.advance(10);
    player.step();
    expect(player).toMatchObject({ state: 'paused', position: 2, timeMs: 1_000 });
    await clock.advance(10_000);
    expect(played.map(([, index]) => index)).toEqual([0, 1]);
    player.step();
    player.step();
    expect(played.map(([, index]) => index)).toEqual([0, 1, 2]);
    expect(states).toEqual(['playing', 'paused', 'ended']);
  });

  it('goes to another place, playing or not', async () => {
    const { clock, player, played } = setUp([0, 1_000, 2_000, 3_000]);
    player.seek(2);
    expect(player).toMatchObject({ state: 'paused', position: 2 });
    player.play();
    await clock.advance(500);
    player.seek(0);
    await clock.advance(0);
    expect(played.map(([, index]) => index)).toEqual([2, 0]);
    player.seek(99);
    expect(player.position).toBe(4);
  });

  it('can be paused by what it plays', async () => {
    const bench = setUp([0, 0, 10], {
      onItems: () => {
        bench.player.pause();
      },
    });
    bench.player.play();
    await bench.clock.advance(1_000);
    expect(bench.player).toMatchObject({ state: 'paused', position: 2 });
  });

  it('does not make up for the time in which the machine was asleep', async () => {
    const { clock, player, played } = setUp([0, 1_000, 2_000, 3_000]);
    let sleptMs = 0;
    const waking = createPlayer({
      clock: { nowMs: () => clock.nowMs() + sleptMs, after: (delayMs, action) => clock.after(delayMs, action) },
      source: { count: 4, timeMs: (index) => index * 1_000 },
      onItems: (from) => played.push([clock.nowMs(), from]),
    });
    waking.play();
    await clock.advance(500);
    sleptMs = 3_600_000;
    await clock.advance(2_500);
    expect(played.map(([atMs]) => atMs)).toEqual([0, 1_000, 2_000, 3_000]);
    player.end();
  });

  it('goes on where a recording has grown', async () => {
    const { clock, player, played, times } = setUp([0]);
    player.play();
    await clock.advance(10);
    expect(player.state).toBe('ended');
    times.push(100);
    player.grown();
    player.play();
    await clock.advance(0);
    expect(played).toHaveLength(2);
  });

  it('without an item has ended', () => {
    const { player, states } = setUp([]);
    player.play();
    player.step();
    expect(player).toMatchObject({ state: 'ended', position: 0, timeMs: 0 });
    expect(states).toEqual(['ended']);
  });
});
