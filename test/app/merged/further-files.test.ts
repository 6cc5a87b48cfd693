import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createApp } from '../../../electron/app/create-app.ts';
import { createMergedService } from '../../../electron/app/services/merged/merged-service.ts';
import { createTrafficHistory } from '../../../electron/app/services/session/traffic-history.ts';
import { createViewStore } from '../../../electron/app/view-store.ts';
import { fail } from '../../../shared/outcome.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

it('the recording of a merged view continues in further files, is read over all of them, and names the one that is written', async () => {
  const clock = new VirtualClock(Date.UTC(2026, 10, 23, 6));
  const platform = createTempPlatform();
  const fileLimits = { sizeBytes: 600, ageMs: Number.POSITIVE_INFINITY };
  const app = createApp({ platform, clock, openLink: async () => fail('stopped'), version: 'test', fileLimits });
  const viewStore = createViewStore(sampleView());
  const sessions = new Map(['s1', 's2'].map((id) => [id, createTrafficHistory({ clock, reader: app.reader })]));
  for (const id of sessions.keys()) viewStore.publish({ type: 'session-opened', session: sampleSession({ id }) });
  const service = createMergedService({ viewStore, clock, app, traffic: (id) => sessions.get(id) ?? null });
  await service.handlers['merged.open']({ sessionIds: ['s1', 's2'] });
  for (let number = 0; number < 40; number += 1) {
    sessions.get(number % 2 === 0 ? 's1' : 's2')?.push({
      ...{ atMs: clock.wallMs(), direction: 'received', owner: 'unclaimed', commandId: 0, name: '' },
      ...{ isRecorded: true, position: null, bytes: Buffer.from(`line ${number} ${'x'.repeat(40)}\r\n`) },
    });
    await clock.advance(200);
  }
  const lines = service.lines('m1');
  lines?.flush();
  const names = readdirSync(join(platform.dataFolder, 'recordings'));
  expect(names.length).toBeGreaterThan(3);
  const number = (name: string): number => Number(/\.(\d+)\.jsonl$/.exec(name)?.[1] ?? 1);
  const files = [...names].sort((one, other) => number(one) - number(other));
  expect(viewStore.view().merged.m1?.recording.name).toBe(files.at(-1));
  const paths = files.map((name) => join(platform.dataFolder, 'recordings', name));
  await clock.advance(100);
  const read = await app.reader.pieces(paths, 0, 40, 1_000_000);
  expect(read.ok && read.value.map(({ bytes }) => Number(/\d+/.exec(Buffer.from(bytes).toString())?.[0]))).toEqual(
    Array.from({ length: 40 }, (_, index) => index),
  );
  expect(read.ok && read.value.every(({ port }) => port === 1 || port === 2)).toBe(true);
  expect(lines?.recordingAt(0)).toBe(paths[0]);
  expect(lines?.recordingAt(39)).toBe(paths.at(-1));
  service.close();
  await app.close();
});
