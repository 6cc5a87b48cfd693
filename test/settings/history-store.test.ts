import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { boundedHistory, openHistoryStore } from '../../electron/settings/history-store.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const benchOf = (content?: string) => {
  const platform = createTempPlatform();
  const path = join(platform.dataFolder, 'command-history.json');
  if (content !== undefined) writeFileSync(path, content);
  const clock = new VirtualClock();
  return { path, clock, store: openHistoryStore(platform, clock) };
};

describe('the histories of command lines', () => {
  it('are read back as saved', async () => {
    const { store, clock } = benchOf();
    const histories = [{ key: 'imei:860000000000000', lines: ['AT', 'AT+CSQ'] }];
    expect(await clock.runUntil(store.save(histories))).toMatchObject({ ok: true });
    expect(await store.load()).toEqual(histories);
  });

  it('are 64 at most: the newest', async () => {
    const { store, clock } = benchOf();
    const histories = Array.from({ length: 70 }, (_, index) => ({ key: `port:${index}`, lines: ['AT'] }));
    await clock.runUntil(store.save(histories));
    expect(await store.load()).toEqual(histories.slice(6));
  });

  it.each([undefined, '', '{', '[]', '{"version":2,"histories":[]}', '{"version":1,"histories":[{"key":1}]}'])(
    'are empty when the file has %j, and reading changes nothing',
    async (content) => {
      const { store, path } = benchOf(content);
      expect(await store.load()).toEqual([]);
      expect(existsSync(path) ? readFileSync(path, 'utf8') : undefined).toBe(content);
    },
  );

  it('have no secret, even if somebody wrote one into the file', async () => {
    const lines = ['AT', 'AT+CPIN="1234"', 'a'.repeat(5_000), 'ATI'];
    const { store } = benchOf(JSON.stringify({ version: 1, histories: [{ key: 'port:a', lines }] }));
    expect(await store.load()).toEqual([{ key: 'port:a', lines: ['AT', 'ATI'] }]);
  });

  it('have a limited size: the oldest lines go', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `AT+X="${String(index).padStart(894, '0')}"`);
    expect(boundedHistory(lines)).toEqual(lines.slice(-22));
  });
});
