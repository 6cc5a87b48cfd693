import { expect, it } from 'vitest';
import { createRecorders, inUseMs } from '../../electron/app/recorders.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

it('shows on a quiet line that a recording is in use, from its start to its end', async () => {
  const clock = new VirtualClock();
  const touched: number[] = [];
  const file = { ...createMemoryAppendFile(), touch: (wallMs: number) => void touched.push(wallMs) };
  const platform = { ...createTempPlatform(), openAppend: () => ({ ok: true, value: file }) as const };
  const recorders = createRecorders({ platform, clock, secrets: createSecretSet(), version: '1' });
  const beganMs = clock.wallMs();
  recorders.start('COM3', 1, 'memory.jsonl');
  await clock.advance(10 * inUseMs);
  const gaps = touched.map((atMs, index) => atMs - (touched[index - 1] ?? beganMs));
  expect(gaps.length).toBeGreaterThanOrEqual(20);
  expect(Math.max(...gaps)).toBeLessThan(inUseMs / 2);
  recorders.closeAll();
  await recorders.settled();
  const before = touched.length;
  await clock.advance(10 * inUseMs);
  expect([touched.length, clock.pendingTimers]).toEqual([before, 0]);
});
