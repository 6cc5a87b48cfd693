import { describe, expect, it } from 'vitest';
import {
  createRepeater,
  intervalOf,
  shortestIntervalMs,
} from '../../../../../renderer/panes/terminal/sending/repeat.ts';
import { fail } from '../../../../../shared/outcome.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { createTestPort } from './test-port.ts';

const bench = () => {
  const clock = new VirtualClock();
  const pass = (ms: number): Promise<void> => clock.advance(ms);
  const port = createTestPort<string>();
  const repeater = createRepeater(clock);
  return { clock, pass, port, repeater, start: (ms: number) => repeater.start('AT', () => port.send('AT'), ms) };
};

describe('a text that is sent every n ms', () => {
  it('is sent at once and then in this interval, and counted', async () => {
    const { pass, port, repeater, start } = bench();
    start(100);
    await pass(350);
    expect(port.sent).toHaveLength(4);
    expect(repeater.count.getState()).toBe(4);
    expect(repeater.text.getState()).toBe('AT');
    expect(repeater.state.getState()).toEqual({ kind: 'running' });
  });

  it('waits for the one before, and does not catch up', async () => {
    const { pass, port, start } = bench();
    port.beSlow();
    start(100);
    await pass(1_000);
    expect(port.sent).toHaveLength(1);
    port.written();
    await pass(50);
    expect(port.sent).toHaveLength(2);
  });

  it('ends when it is stopped, also in the middle of a write', async () => {
    const { pass, port, repeater, start, clock } = bench();
    start(100);
    await pass(150);
    repeater.stop();
    await pass(1_000);
    expect(port.sent).toHaveLength(2);
    expect(repeater.state.getState()).toEqual({ kind: 'stopped', failure: null });
    port.beSlow();
    start(100);
    repeater.stop();
    port.written();
    await pass(1_000);
    expect([port.sent.length, clock.pendingTimers]).toEqual([3, 0]);
  });

  it('ends at a refusal, which it names', async () => {
    const { pass, repeater } = bench();
    let calls = 0;
    repeater.start(
      'AT',
      async () => {
        calls += 1;
        return calls < 3 ? { ok: true, value: undefined } : fail('link/lost');
      },
      100,
    );
    await pass(1_000);
    expect(calls).toBe(3);
    expect(repeater.count.getState()).toBe(2);
    expect(repeater.state.getState()).toMatchObject({ kind: 'stopped', failure: { code: 'link/lost' } });
  });

  it('never has a shorter interval than the shortest one', async () => {
    const { pass, port, start } = bench();
    start(0);
    await pass(10 * shortestIntervalMs);
    expect(port.sent).toHaveLength(11);
  });
});

describe('a typed interval', () => {
  it.each([
    ['1000', 1_000],
    [' 10 ', 10],
    ['9', null],
    ['', null],
    ['1.5', null],
    ['-20', null],
    ['86400000', 86_400_000],
    ['86400001', null],
    ['9999999999999999', null],
  ])('"%s" is %s', (typed, ms) => {
    expect(intervalOf(typed)).toBe(ms);
  });
});
