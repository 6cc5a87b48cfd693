import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { indexStore } from '../../../electron/host/node/index-store.ts';
import { readPart } from '../../../electron/host/node/read-limited.ts';
import { createRecordingReader, type RecordingReader } from '../../../electron/recorder/recording-reader.ts';
import { everyLine } from '../../../shared/lines/line-condition.ts';
import { printTable } from '../figures.ts';
import { needle, writeLongRecording } from './long-recording.ts';

const sizeBytes = Number(process.env.ATELIER_BENCH_RECORDING_MB ?? 1_500) * 1_000_000;

describe('a long recording', () => {
  const folder = mkdtempSync(join(tmpdir(), 'long-'));
  const path = join(folder, 'long.jsonl');
  let lines = 0;
  beforeAll(() => {
    lines = writeLongRecording(path, sizeBytes);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const timed = async <Value>(action: () => Promise<Value>): Promise<number> => {
    const start = performance.now();
    await action();
    return performance.now() - start;
  };
  const survey = async (reader: RecordingReader): Promise<void> => {
    for (;;) {
      const state = await reader.survey([path]);
      if (!state.ok || state.value.isAtEnd) return;
    }
  };
  const matchAll = async (reader: RecordingReader, text: string): Promise<void> => {
    const condition = { ...everyLine, queries: [{ kind: 'text', text }] } as const;
    for (let from = 0; from < lines; ) {
      const matched = await reader.match([path], from, lines, condition);
      if (!matched.ok) return;
      from = matched.value.to;
    }
  };

  it('is opened, read at any place, and searched', { timeout: 1_200_000 }, async () => {
    const newReader = (): RecordingReader => createRecordingReader(readPart, () => performance.now(), indexStore);
    const reader = newReader();
    const firstMs = await timed(() => reader.survey([path]));
    const surveyMs = await timed(() => survey(reader));
    const jumps: number[] = [];
    for (let at = 1; at <= 20; at += 1) {
      const from = Math.floor((lines * at) / 21 / 512) * 512;
      jumps.push(await timed(() => reader.pieces([path], from, from + 512, 64 * 1024)));
    }
    const findMs = await timed(() => reader.find([path], 'nothing has this'));
    const matchMs = await timed(() => matchAll(reader, needle));
    const again = newReader();
    const againMs = await timed(() => survey(again));
    const megabytes = statSync(path).size / 1e6;
    printTable({
      title: `a recording of ${Math.round(megabytes)} MB with ${lines} lines`,
      columns: ['value'],
      rows: [
        { name: 'first lines after, ms', figures: [firstMs] },
        { name: 'read for the first time, s', figures: [surveyMs / 1_000] },
        { name: 'opened with its index, s', figures: [againMs / 1_000] },
        { name: 'slowest of 20 jumps, ms', figures: [Math.max(...jumps)] },
        { name: 'search of the list of recordings, MB/s', figures: [megabytes / (findMs / 1_000)] },
        { name: 'search in the viewer, MB/s', figures: [megabytes / (matchMs / 1_000)] },
        { name: 'memory, MB', figures: [process.memoryUsage().rss / 1e6] },
      ],
    });
  });
});
