import { expect, it } from 'vitest';
import { deltaText, isSlowAnswer } from '../../../renderer/lines/delta.ts';
import type { TrafficOwner } from '../../../shared/traffic.ts';
import { testTraffic } from './source-of.ts';

it('the time since the line before has its unit', () => {
  expect([null, 17.4, 1_800, 219_000, 3_599_000, 7_530_000].map(deltaText)).toEqual([
    ...['', '+17', '+1.8 s', '+3:39 min', '+59:59 min', '+2:05 h'],
  ]);
});

it('a slow answer is distinguished from an idle pause', () => {
  const after = (owner: TrafficOwner, deltaMs: number | null): boolean => {
    const { source, say } = testTraffic();
    say(owner, 'OK\r\n');
    const line = source.lineAt(0);
    if (!line) throw new Error('no line');
    return isSlowAnswer({ ...line, deltaMs });
  };
  expect([after('final', 1_001), after('second-phase', 5_000), after('answer', 2_000)]).toEqual([true, true, true]);
  expect([after('final', 900), after('final', null), after('urc', 9_000), after('command', 9_000)]).not.toContain(true);
});
