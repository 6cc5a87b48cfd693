import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createViewStore } from '../../electron/app/view-store.ts';
import type { Platform } from '../../electron/base/platform.ts';
import { readPart } from '../../electron/host/node/read-limited.ts';
import { entryLine, headerLine } from '../../electron/recorder/recording-format.ts';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { noRemarks } from '../../shared/contract/recordings.ts';
import { noFacts, type SessionView } from '../../shared/contract.ts';
import { fail } from '../../shared/outcome.ts';
import { recordingsServiceOf } from '../support/recordings-service.ts';
import { headOf, sampleSession, sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const hour = 3_600_000;
const startMs = Date.UTC(2026, 10, 23, 6);

/** Long after the files of a test were written. */
const laterMs = startMs + 20 * 365 * 24 * hour;

const benchOf = (change: Partial<Platform> = {}) => {
  const platform = { ...createTempPlatform(), ...change };
  const folder = join(platform.dataFolder, 'recordings');
  mkdirSync(folder);
  const viewStore = createViewStore(sampleView());
  const bugs: unknown[] = [];
  const clock = new VirtualClock(laterMs);
  const service = recordingsServiceOf({ viewStore, platform, clock, onBug: (bug) => bugs.push(bug) });
  const write = (startedAtMs: number, address: string): string => {
    const name = recordingName(startedAtMs, address);
    const bytes = new TextEncoder().encode('OK');
    writeFileSync(
      join(folder, name),
      Buffer.concat([headerLine({ app: '1', address, epoch: 1 }, startedAtMs), entryLine(0, 5, 'r', bytes)]),
    );
    return name;
  };
  return { folder, viewStore, service, handlers: service.handlers, write, bugs };
};

const recorded = (name: string, state: SessionView['state'] = { kind: 'open' }): SessionView =>
  sampleSession({ state, recording: { name, startedAtMs: startMs, failed: false, hasGap: false } });

const listed = (bench: ReturnType<typeof benchOf>): readonly string[] =>
  bench.viewStore.view().recordings.map(({ name }) => name);

/** Lets everything in progress end. The folder of a test answers without delay. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the list of recordings', () => {
  it('is newest first, with time, port and size', async () => {
    const bench = benchOf();
    const older = bench.write(startMs, '/dev/ttyUSB2');
    const newer = bench.write(startMs + hour, '串口 7');
    expect(await bench.handlers['recordings.refresh']({})).toEqual({ ok: true, value: {} });
    const [first, second] = bench.viewStore.view().recordings;
    expect(first).toMatchObject({ name: newer, startedAtMs: startMs + hour, address: '串口 7', live: false });
    expect(second).toMatchObject({ name: older, startedAtMs: startMs, address: '/dev/ttyUSB2', live: false });
    expect(second?.sizeBytes).toBeGreaterThan(80);
  });

  it('is read again after an exception, which the caller receives', async () => {
    const broken = new Error('a folder broke');
    let isBroken = true;
    const { listFolder } = createTempPlatform();
    const bench = benchOf({
      listFolder: (path) => (isBroken ? Promise.reject(broken) : listFolder(path)),
    });
    const name = bench.write(startMs, 'COM3');
    await expect(bench.service.refresh()).rejects.toBe(broken);
    expect(bench.bugs).toEqual([]);
    bench.viewStore.publish({ type: 'session-opened', session: recorded(name) });
    await settled();
    expect(bench.bugs).toEqual([broken]);
    isBroken = false;
    expect(await bench.service.refresh()).toEqual({ ok: true, value: undefined });
    expect(listed(bench)).toEqual([name]);
  });

  it('is empty without a folder', async () => {
    const viewStore = createViewStore(sampleView());
    const service = recordingsServiceOf({
      viewStore,
      platform: createTempPlatform(),
      clock: new VirtualClock(),
      onBug: () => undefined,
    });
    expect(await service.refresh()).toEqual({ ok: true, value: undefined });
    expect(viewStore.view().recordings).toEqual([]);
  });

  it('lists a file with an invalid header without time and port, and skips other kinds of files', async () => {
    const bench = benchOf();
    writeFileSync(join(bench.folder, '20260101-broken.jsonl'), '{"v":1,"kind":"something"}\n\0\0');
    writeFileSync(join(bench.folder, 'notes.txt'), 'x');
    writeFileSync(join(bench.folder, '.hidden.jsonl'), 'x');
    symlinkSync('/etc/passwd', join(bench.folder, 'link.jsonl'));
    await bench.service.refresh();
    expect(bench.viewStore.view().recordings).toEqual([
      {
        remarks: noRemarks,
        name: '20260101-broken.jsonl',
        startedAtMs: null,
        address: null,
        sizeBytes: 29,
        live: false,
        durationMs: null,
        model: null,
        imei: null,
        result: null,
        others: [],
        part: null,
        empty: false,
      },
    ]);
  });

  it('marks the recording that is being written, from the start of its session until the port is closed', async () => {
    const bench = benchOf();
    const name = bench.write(startMs, 'COM3');
    const session = recorded(name);
    bench.viewStore.publish({ type: 'session-opened', session });
    await settled();
    expect(bench.viewStore.view().recordings).toMatchObject([{ name, live: true }]);
    const closed = recorded(name, { kind: 'closed', atMs: 1 });
    const head = headOf(closed);
    bench.viewStore.publish({ type: 'session', sessionId: session.id, head });
    await settled();
    expect(bench.viewStore.view().recordings).toMatchObject([{ name, live: false }]);
  });

  it('holds at most a thousand', async () => {
    const bench = benchOf();
    for (let number = 0; number < 1_005; number += 1) bench.write(startMs + number, 'COM3');
    await bench.service.refresh();
    expect(listed(bench)).toHaveLength(1_000);
    expect(listed(bench)[0]).toBe(recordingName(startMs + 1_004, 'COM3'));
  });
});

describe('the entry of a recording in the list', () => {
  const summaryEntry = (facts: object): Uint8Array =>
    entryLine(9, 2_000_000, 'e', {
      kind: 'summary',
      facts: { startedAt: new Date(startMs).toISOString(), sentBytes: 4, receivedBytes: 4, ...facts },
    });
  const module = { model: 'Air720H', imei: '866475030000019' };
  const run = { result: 'done', stages: ['module', 'proof'], step: null, code: null, online: true };

  it('has the module, the result and the duration', async () => {
    const bench = benchOf();
    appendFileSync(join(bench.folder, bench.write(startMs, 'COM3')), summaryEntry({ module, run }));
    await bench.service.refresh();
    expect(bench.viewStore.view().recordings).toMatchObject([
      { ...module, durationMs: 2_000, result: { state: 'done', stage: 'proof', online: true }, empty: false },
    ]);
  });

  it('comes from its session while it is written', async () => {
    const bench = benchOf();
    const name = bench.write(startMs, 'COM3');
    bench.viewStore.publish({ type: 'session-opened', session: recorded(name) });
    await settled();
    expect(bench.viewStore.view().recordings).toMatchObject([{ imei: null, durationMs: null, empty: false }]);
    const source = { atMs: startMs, command: 'AT+CGSN' };
    const facts = { ...noFacts, imei: { text: module.imei, ...source }, model: { text: 'Air720H', ...source } };
    bench.viewStore.publish({ type: 'facts', sessionId: 's1', facts });
    await settled();
    expect(bench.viewStore.view().recordings).toMatchObject([{ ...module, live: true, result: null }]);
  });

  it('reads only the ends of a thousand long files, and nothing of unchanged ones', async () => {
    let reads = 0;
    let readBytes = 0;
    const bench = benchOf({
      readPart: async (path, offset, limitBytes) => {
        const part = await readPart(path, offset, limitBytes);
        reads += 1;
        if (part.ok) readBytes += part.value.length;
        return part;
      },
    });
    for (let number = 0; number < 1_000; number += 1) {
      const path = join(bench.folder, bench.write(startMs + number, 'COM3'));
      // A file of one megabyte with little content.
      truncateSync(path, 1_000_000);
      if (number % 2 === 0) appendFileSync(path, Buffer.concat([Buffer.from('\n'), summaryEntry({ module, run })]));
    }
    await bench.service.refresh();
    expect(bench.viewStore.view().recordings.filter(({ imei }) => imei === module.imei)).toHaveLength(500);
    expect(reads).toBe(500 * 2 + 500 * 4);
    expect(readBytes).toBe(500 * 8 * 1_024 + 500 * 40 * 1_024);
    await bench.service.refresh();
    expect(reads).toBe(3_000);
  });

  it('is read again when the file has changed', async () => {
    const bench = benchOf();
    const name = bench.write(startMs, 'COM3');
    await bench.service.refresh();
    expect(bench.viewStore.view().recordings).toMatchObject([{ imei: null }]);
    appendFileSync(join(bench.folder, name), summaryEntry({ module }));
    await bench.service.refresh();
    expect(bench.viewStore.view().recordings).toMatchObject([{ imei: module.imei }]);
  });
});

describe('empty openings', () => {
  const writeEmpty = (bench: ReturnType<typeof benchOf>, atMs: number): string => {
    const name = recordingName(atMs, 'COM9');
    const closed = entryLine(0, 5, 'e', { kind: 'closed', facts: {} });
    writeFileSync(
      join(bench.folder, name),
      Buffer.concat([headerLine({ app: '1', address: 'COM9', epoch: 1 }, atMs), closed]),
    );
    return name;
  };

  it('are deleted together, and no other recordings', async () => {
    const bench = benchOf();
    const kept = bench.write(startMs, 'COM3');
    for (let number = 1; number < 4; number += 1) writeEmpty(bench, startMs + number * hour);
    await bench.service.refresh();
    expect(bench.viewStore.view().recordings.map(({ empty }) => empty)).toEqual([true, true, true, false]);
    expect(await bench.handlers['recordings.deleteEmpty']({})).toEqual({ ok: true, value: {} });
    expect(readdirSync(bench.folder)).toEqual([kept]);
    expect(listed(bench)).toEqual([kept]);
  });

  it('that were appended to meanwhile, or are being written, are kept', async () => {
    const bench = benchOf();
    const [grown, live] = [writeEmpty(bench, startMs), writeEmpty(bench, startMs + hour)];
    await bench.service.refresh();
    appendFileSync(join(bench.folder, grown), entryLine(1, 9, 'r', new TextEncoder().encode('OK')));
    bench.viewStore.publish({ type: 'session-opened', session: recorded(live) });
    await bench.handlers['recordings.deleteEmpty']({});
    expect(listed(bench)).toEqual([live, grown]);
    expect(bench.viewStore.view().recordings.map(({ empty }) => empty)).toEqual([false, false]);
  });

  it('that another program is writing are kept', async () => {
    const bench = benchOf();
    const name = recordingName(startMs, 'COM3');
    const path = join(bench.folder, name);
    writeFileSync(
      path,
      Buffer.concat([
        headerLine({ app: '1', address: 'COM3', epoch: 1 }, startMs),
        entryLine(0, 5, 'e', { kind: 'closed', facts: {} }),
      ]),
    );
    utimesSync(path, new Date(laterMs), new Date(laterMs));
    await bench.handlers['recordings.deleteEmpty']({});
    expect(listed(bench)).toEqual([name]);
  });

  it('that cannot be deleted are reported', async () => {
    const bench = benchOf({ removeFile: async (path) => fail('file/denied', { path }) });
    writeEmpty(bench, startMs);
    await bench.service.refresh();
    expect(await bench.handlers['recordings.deleteEmpty']({})).toMatchObject({ error: { code: 'file/denied' } });
  });
});

describe('a recording', () => {
  it('is read in parts of at most 192 kB until its end', async () => {
    const bench = benchOf();
    const content = Buffer.from(Array.from({ length: 500_000 }, (_, index) => index % 251));
    writeFileSync(join(bench.folder, '1.jsonl'), content);
    await bench.service.refresh();
    const parts: Buffer[] = [];
    for (let offset: number | null = 0; offset !== null; ) {
      const part = await bench.handlers['recordings.read']({ name: '1.jsonl', offset });
      if (!part.ok) throw new Error(part.error.code);
      parts.push(Buffer.from(part.value.contentBase64, 'base64'));
      offset = part.value.nextOffset;
    }
    expect(parts.map(({ length }) => length)).toEqual([196_608, 196_608, 106_784]);
    expect(Buffer.concat(parts).equals(content)).toBe(true);
  });

  it('is deleted with its notes and removed from the list', async () => {
    const bench = benchOf();
    const [name, other] = [bench.write(startMs, 'COM3'), bench.write(startMs + hour, 'COM3')];
    writeFileSync(join(bench.folder, name.replace('.jsonl', '.notes.json')), '{}');
    await bench.service.refresh();
    expect(await bench.handlers['recordings.delete']({ name })).toEqual({ ok: true, value: {} });
    expect(readdirSync(bench.folder)).toEqual([other]);
    expect(listed(bench)).toEqual([other]);
  });

  it('that is being written is not deleted', async () => {
    const bench = benchOf();
    const name = bench.write(startMs, 'COM3');
    bench.viewStore.publish({ type: 'session-opened', session: recorded(name) });
    await settled();
    expect(await bench.handlers['recordings.delete']({ name })).toMatchObject({
      error: { code: 'usage/invalid', facts: { problem: 'being-written' } },
    });
    expect(existsSync(join(bench.folder, name))).toBe(true);
  });

  const summary = {
    startedAt: new Date(startMs).toISOString(),
    sentBytes: 0,
    receivedBytes: 0,
    module: null,
    run: null,
  };
  const rows: readonly (readonly [string, number, 'open' | 'ended', 'kept' | 'deleted'])[] = [
    ['was in use just now', 0, 'open', 'kept'],
    ['was in use 29 s ago', 29_000, 'open', 'kept'],
    ['was in use 31 s ago, as after a kill', 31_000, 'open', 'deleted'],
    ['has ended just now', 0, 'ended', 'deleted'],
    ['is in use by a computer with another clock', -3_600_000, 'open', 'deleted'],
  ];
  it.each(rows)('of another program that %s (%i ms) and is %s: %s', async (_name, agoMs, state, outcome) => {
    const bench = benchOf();
    const name = bench.write(startMs, 'COM3');
    const path = join(bench.folder, name);
    if (state === 'ended') appendFileSync(path, entryLine(1, 9, 'e', { kind: 'summary', facts: summary }));
    const changedAt = new Date(laterMs - agoMs);
    utimesSync(path, changedAt, changedAt);
    await bench.service.refresh();
    expect(await bench.handlers['recordings.delete']({ name })).toMatchObject(
      outcome === 'deleted' ? { ok: true } : { error: { code: 'usage/invalid', facts: { problem: 'being-written' } } },
    );
    expect(existsSync(path)).toBe(outcome === 'kept');
  });

  it('of another program that began to write it again after it was listed is not deleted', async () => {
    const bench = benchOf();
    const name = bench.write(startMs, 'COM3');
    await bench.service.refresh();
    utimesSync(join(bench.folder, name), new Date(laterMs), new Date(laterMs));
    expect(await bench.handlers['recordings.delete']({ name })).toMatchObject({ ok: false });
    expect(existsSync(join(bench.folder, name))).toBe(true);
  });

  it.each([
    '../settings.json',
    '/etc/passwd',
    '..\\x.jsonl',
    '../recordings/1.jsonl',
    'missing.jsonl',
    'link.jsonl',
    '\0',
  ])('is neither read nor deleted under the name %j', async (name) => {
    const bench = benchOf();
    bench.write(startMs, 'COM3');
    writeFileSync(join(bench.folder, '..', 'settings.json'), '{}');
    symlinkSync('/etc/passwd', join(bench.folder, 'link.jsonl'));
    await bench.service.refresh();
    const missing = { error: { code: 'file/missing' } };
    expect(await bench.handlers['recordings.read']({ name, offset: 0 })).toMatchObject(missing);
    expect(await bench.handlers['recordings.delete']({ name })).toMatchObject(missing);
    expect(existsSync(join(bench.folder, '..', 'settings.json'))).toBe(true);
  });
});

describe('the folder of the recordings', () => {
  it('is opened by the host, or only named when the host cannot open it', async () => {
    const shown: string[] = [];
    const bench = benchOf({ showFolder: async (path) => shown.push(path) > 0 });
    expect(await bench.handlers['recordings.openFolder']({})).toEqual({
      ok: true,
      value: { path: bench.folder, opened: true },
    });
    expect(shown).toEqual([bench.folder]);
    const remote = benchOf();
    expect(await remote.handlers['recordings.openFolder']({})).toEqual({
      ok: true,
      value: { path: remote.folder, opened: false },
    });
  });
});
