import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createViewStore } from '../../../electron/app/view-store.ts';
import { recordingName } from '../../../electron/recorder/recording-name.ts';
import { ok } from '../../../shared/outcome.ts';
import { recordLines } from '../../support/recorded-lines.ts';
import { recordingsServiceOf } from '../../support/recordings-service.ts';
import { sampleView } from '../../support/sample-view.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const hour = 3_600_000;
const startMs = Date.UTC(2026, 10, 23, 6);
/** Long after the files of a test were written. */
const laterMs = startMs + 20 * 365 * 24 * hour;

const benchOf = () => {
  const platform = createTempPlatform();
  const folder = join(platform.dataFolder, 'recordings');
  mkdirSync(folder);
  const viewStore = createViewStore(sampleView());
  const onBug = (bug: unknown): void => {
    throw bug;
  };
  const service = recordingsServiceOf({ viewStore, platform, clock: new VirtualClock(laterMs), onBug });
  const write = async (atMs: number, address: string, text = 'OK'): Promise<string> => {
    const name = recordingName(atMs, address);
    const { content } = await recordLines([['urc', `${text}\r\n`]], { startMs: atMs, address });
    writeFileSync(join(folder, name), content);
    return name;
  };
  return { folder, viewStore, service, handlers: service.handlers, write };
};

const listed = (bench: ReturnType<typeof benchOf>): readonly string[] =>
  bench.viewStore.view().recordings.map(({ name }) => name);

describe('old recordings', () => {
  it('are deleted by the rule of the settings, with their notes and indexes; without a rule none is', async () => {
    const bench = benchOf();
    const old = await bench.write(startMs, 'COM3');
    const kept = await bench.write(startMs + hour, 'COM4');
    const fresh = await bench.write(laterMs - hour, 'COM5');
    for (const end of ['notes.json', 'index']) writeFileSync(join(bench.folder, old.replace(/jsonl$/, end)), '{}');
    await bench.handlers['recordings.refresh']({});
    await bench.handlers['recordings.describe']({ name: kept, remarks: { isPinned: true } });
    expect(await bench.handlers['recordings.deleteOutdated']({})).toEqual({ ok: true, value: { deleted: 0 } });
    const { settings } = bench.viewStore.view();
    bench.viewStore.publish({ type: 'settings', settings: { ...settings, retention: { days: 30, megabytes: null } } });
    expect(await bench.handlers['recordings.deleteOutdated']({})).toEqual({ ok: true, value: { deleted: 1 } });
    expect(listed(bench)).toEqual([fresh, kept]);
    expect(readdirSync(bench.folder).some((name) => name.startsWith(old.replace(/\.jsonl$/, '')))).toBe(false);
  });
});

describe('what is written about a recording', () => {
  it('is in the list, without secrets, and stays when its file is read again', async () => {
    const bench = benchOf();
    const name = await bench.write(startMs, 'COM3');
    await bench.service.refresh();
    await bench.handlers['recordings.describe']({ name, remarks: { title: ' Ticket 7 ', tags: ['a', 'a', ' '] } });
    await bench.handlers['recordings.describe']({ name, remarks: { note: 'second' } });
    await bench.service.refresh();
    const [listedOne] = bench.viewStore.view().recordings;
    expect(listedOne?.remarks).toEqual({ title: 'Ticket 7', note: 'second', tags: ['a'], isPinned: false });
    expect(await bench.handlers['recordings.describe']({ name: '../x.jsonl', remarks: {} })).toMatchObject({
      ok: false,
    });
  });
});

describe('a recording that a page looks at', () => {
  it('is read as lines by its id, and is closed when its file is deleted', async () => {
    const bench = benchOf();
    const name = await bench.write(startMs, 'COM3', 'hello');
    await bench.service.refresh();
    const opened = await bench.handlers['recordings.open']({ name });
    if (!opened.ok) throw new Error(opened.error.code);
    const { id } = opened.value;
    const now = () => bench.viewStore.view().opened[id];
    await expect.poll(() => now()?.isComplete).toBe(true);
    expect(now()).toMatchObject({ name, lines: 1, first: 0, next: 1, failure: null });
    const pieces = await bench.service.lines(id)?.read(0, 1, 1_000);
    expect(pieces?.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(['hello\r\n']);
    const window = { id, ids: [], fromMs: 0, toMs: 1, parts: 1 };
    expect(await bench.handlers['recordings.series'](window)).toEqual(ok({ found: [], curves: [], gaps: [] }));
    expect(await bench.handlers['recordings.open']({ name })).toEqual(opened);
    await bench.handlers['recordings.delete']({ name });
    expect(now()).toBeUndefined();
    expect(await bench.handlers['recordings.details']({ id })).toMatchObject({ ok: false });
    expect(await bench.handlers['recordings.series'](window)).toMatchObject({ ok: false });
  });

  it('is one of a few: the one that was opened first is closed for another', async () => {
    const bench = benchOf();
    const names = await Promise.all(Array.from({ length: 8 }, (_, at) => bench.write(startMs + at * hour, 'COM3')));
    await bench.service.refresh();
    for (const name of names) await bench.handlers['recordings.open']({ name });
    expect(Object.values(bench.viewStore.view().opened).map((one) => one.name)).toEqual(names.slice(2));
  });

  it('is not opened by a path, or by a name that is not in the list', async () => {
    const bench = benchOf();
    for (const name of ['../../etc/passwd', 'other.jsonl']) {
      expect(await bench.handlers['recordings.open']({ name })).toMatchObject({ ok: false });
    }
  });

  it('is found by a text in its lines, and compared with another', async () => {
    const bench = benchOf();
    const [one, other] = [await bench.write(startMs, 'COM3', 'needle'), await bench.write(startMs + hour, 'COM4')];
    await bench.service.refresh();
    expect(await bench.handlers['recordings.find']({ names: [other, one], text: 'NEEDLE' })).toMatchObject({
      value: { found: [{ name: one, places: 1, first: { text: 'needle' } }], done: 2 },
    });
    const options = { ignoreIds: true, ignoreTimes: true, from: 0 };
    expect(await bench.handlers['recordings.compare']({ a: one, b: other, ...options })).toMatchObject({
      value: { total: 0, firstResult: null },
    });
  });
});
