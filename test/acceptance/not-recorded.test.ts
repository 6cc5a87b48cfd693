import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { startCliProcess } from '../support/cli-process.ts';
import { startFlood } from '../support/kill-bench.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

describe.skipIf(!existsSync('/dev/full'))('monitor on a full disk', () => {
  it.each([
    ['en', 'not recorded when shown'],
    ['zh', '显示时未录制'],
  ])('continues and marks every line (%s)', async (language, mark) => {
    const flood = await startFlood();
    const platform = createTempPlatform();
    const own = ['--port', flood.address, '--data', platform.dataFolder, '--record', '/dev/full'];
    const monitor = startCliProcess(['monitor', ...own, '--lang', language]);
    try {
      await monitor.untilOut(/LINE 00000500 .*\n/);
      monitor.kill('SIGINT');
      const { out, err } = await monitor.ended;
      const lines = out.split('\n').filter((line) => line.includes('LINE '));
      expect(lines.length).toBeGreaterThan(500);
      expect(lines.filter((line) => !line.endsWith(`[${mark}]`))).toEqual([]);
      // Reported once, not with every line.
      expect(err.split('/dev/full')).toHaveLength(3);
    } finally {
      monitor.kill('SIGKILL');
      await monitor.ended;
      platform.remove();
      await flood.close();
    }
  });
});
