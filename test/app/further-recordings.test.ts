import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestRecording } from '../../electron/app/services/recordings/recording-digest.ts';
import { createFilePlaces } from '../../electron/app/services/session/file-places.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createRecordingReader } from '../../electron/recorder/recording-reader.ts';
import { ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

const reader = createRecordingReader(async (path, offset, limitBytes) =>
  ok(new Uint8Array(readFileSync(path)).subarray(offset, offset + limitBytes)),
);
const shown = (pieces: readonly TrafficPiece[]) =>
  pieces.map(({ bytes, ...piece }) => ({ ...piece, text: Buffer.from(bytes).toString('latin1') }));

describe('a session whose recording continues in further files', () => {
  const setUp = async () => {
    const bench = createSessionServiceBench({ fileLimits: { sizeBytes: 3_000, ageMs: Number.POSITIVE_INFINITY } });
    const sessionId = await bench.open();
    const first = bench.recordingPath();
    await bench.setUp();
    await bench.ask('session.close', { sessionId });
    await bench.open();
    await bench.clock.advance(5_000);
    const folder = dirname(first);
    const count = readdirSync(folder).length;
    const paths = Array.from({ length: count }, (_, index) =>
      index === 0 ? first : first.replace(/\.jsonl$/, `.${index + 1}.jsonl`),
    );
    return { bench, sessionId, paths };
  };

  it('reads back as it was shown over all of its files, over openings', async () => {
    const { bench, paths } = await setUp();
    expect(paths.length).toBeGreaterThan(3);
    const traffic = bench.traffic();
    const read = await reader.pieces(paths, 0, traffic.length, Number.POSITIVE_INFINITY);
    expect(read.ok && shown(read.value)).toEqual(shown(traffic));
  });

  it('names the file that is written, also after the port was opened again', async () => {
    const { bench, paths } = await setUp();
    expect(bench.recordingPath()).toBe(paths.at(-1));
    bench.failRecording();
    expect(bench.session().recording).toMatchObject({ name: basename(paths.at(-1) ?? ''), failed: true });
  });

  it('names the file that is written without another opening, and its failures', async () => {
    const bench = createSessionServiceBench({ fileLimits: { sizeBytes: 3_000, ageMs: Number.POSITIVE_INFINITY } });
    await bench.open();
    const first = bench.recordingPath();
    await bench.setUp();
    const now = bench.recordingPath();
    expect([now, readdirSync(dirname(first)).includes(basename(now))]).not.toEqual([first, true]);
    bench.service.noteRecordingFailure(first);
    expect(bench.session().recording).toMatchObject({ name: basename(now), failed: false });
    bench.failRecording();
    expect(bench.session().recording).toMatchObject({ name: basename(now), failed: true });
  });

  it('knows for each line which file has it', async () => {
    const { bench, sessionId, paths } = await setUp();
    const places = bench
      .traffic()
      .map(({ sequence }) => paths.indexOf(bench.service.recordingAt(sessionId, sequence) ?? ''));
    expect([...new Set(places)]).toEqual(paths.map((_, index) => index));
    for (const [index, path] of paths.entries()) {
      const received = [...readRecording(readFileSync(path))].map((entry) =>
        'bytes' in entry ? Buffer.from(entry.bytes).toString('latin1') : '',
      );
      const begins = bench
        .traffic()
        .find((piece, at) => places[at] === index && piece.direction === 'sent' && piece.owner === 'command');
      if (begins) expect(received.join('')).toContain(Buffer.from(begins.bytes).toString('latin1'));
    }
  });

  it('has the module and the run in the digest of each file that follows them', async () => {
    const { bench, sessionId, paths } = await setUp();
    await bench.ask('session.close', { sessionId });
    await bench.service.close();
    const digests = paths.map((path) => digestRecording(readFileSync(path), null));
    expect(digests.map(({ hasSummary }) => hasSummary)).toEqual(paths.map(() => true));
    expect(digests.slice(1).map(({ model }) => model)).toEqual(paths.slice(1).map(() => 'Air720H'));
    expect(digests.at(-1)?.result).toMatchObject({ state: 'done' });
    expect(digests.map(({ empty }) => empty)).toEqual(paths.map(() => false));
    expect(digests.every(({ durationMs }) => durationMs !== null && durationMs < 3_600_000)).toBe(true);
  });
});

describe('the file of a piece', () => {
  it('is the one with its beginning', () => {
    const places = createFilePlaces();
    places.begin('R', 0);
    places.note({ direction: 'received', position: 0 }, 0);
    places.continueIn({ path: 'R.2', receivedBytes: 10, sentBytes: 5 });
    places.note({ direction: 'received', position: 8 }, 1);
    places.note({ direction: 'received', position: null }, 2);
    places.note({ direction: 'sent', position: 5 }, 3);
    places.continueIn({ path: 'R.3', receivedBytes: 12, sentBytes: 9 });
    places.continueIn({ path: 'R.4', receivedBytes: 12, sentBytes: 9 });
    places.note({ direction: 'received', position: 12 }, 4);
    expect([0, 1, 2, 3, 4].map(places.at)).toEqual(['R', 'R', 'R', 'R.2', 'R.4']);
    places.begin('S', 5);
    expect([4, 5].map(places.at)).toEqual(['R.4', 'S']);
  });
});
