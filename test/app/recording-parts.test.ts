import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createViewStore } from '../../electron/app/view-store.ts';
import { entryLine, headerLine, type RecordingOrigin } from '../../electron/recorder/recording-format.ts';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { recordingsServiceOf } from '../support/recordings-service.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const hour = 3_600_000;
const startMs = Date.UTC(2026, 10, 23, 6);

it('the list of recordings shows the files of a long one as its parts, and deletes each with its notes', async () => {
  const platform = createTempPlatform();
  const folder = join(platform.dataFolder, 'recordings');
  mkdirSync(folder);
  const viewStore = createViewStore(sampleView());
  const clock = new VirtualClock(startMs + 20 * 365 * 24 * hour);
  const { refresh, handlers } = recordingsServiceOf({ viewStore, platform, clock, onBug: () => undefined });
  const write = (name: string, startedAtMs: number, origin?: RecordingOrigin): string => {
    const header = headerLine({ app: '1', address: 'COM3', epoch: 1 }, startedAtMs, origin);
    writeFileSync(join(folder, name), Buffer.concat([header, entryLine(0, 5, 'r', Buffer.from('OK'))]));
    return name;
  };
  const first = write(recordingName(startMs, '127.0.0.2'), startMs);
  const named = (number: number): string => first.replace(/\.jsonl$/, `.${number}.jsonl`);
  let before = first;
  for (const part of [2, 3, 10]) {
    const origin = { first, file: before, part, sentBytes: 0, receivedBytes: 2 };
    before = write(named(part), startMs + part * hour, origin);
  }
  const later = write(recordingName(startMs + 20 * hour, 'COM3'), startMs + 20 * hour);
  const shown = () => viewStore.view().recordings.map(({ name, part }) => [name, part]);
  await refresh();
  expect(shown()).toEqual([
    [later, null],
    [named(10), { number: 10, of: 10 }],
    [named(3), { number: 3, of: 10 }],
    [named(2), { number: 2, of: 10 }],
    [first, { number: 1, of: 10 }],
  ]);
  const notes = first.replace(/\.jsonl$/, '.2.notes.json');
  writeFileSync(join(folder, notes), '{}');
  expect(await handlers['recordings.delete']({ name: named(2) })).toEqual({ ok: true, value: {} });
  expect(readdirSync(folder)).not.toContain(notes);
  expect(shown().map(([name]) => name)).toEqual([later, named(10), named(3), first]);
});
