import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppendFile } from '../../electron/base/platform.ts';
import { CutWriter } from '../../electron/recorder/cuts.ts';
import type { FileLimits, FurtherFile } from '../../electron/recorder/further-files.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createRecordingReader } from '../../electron/recorder/recording-reader.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { everyLine } from '../../shared/lines/line-condition.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const day = 24 * 60 * 60 * 1_000;

/** A recorder whose files are in memory: `R.jsonl`, `R.2.jsonl` … */
const setUp = (limits: Partial<FileLimits>, first: AppendFile = createMemoryFile('/x/R.jsonl')) => {
  const clock = new VirtualClock();
  const files = new Map<string, MemoryFile>();
  files.set(first.path, first as MemoryFile);
  const refusals: Outcome<AppendFile>[] = [];
  const secrets = createSecretSet();
  const failures: string[] = [];
  let attempts = 0;
  const recorder = createSessionRecorder({
    ...{ clock, file: first, secrets, header: { app: '1', address: 'COM3', epoch: 1 } },
    further: {
      limits: { sizeBytes: Number.POSITIVE_INFINITY, ageMs: Number.POSITIVE_INFINITY, ...limits },
      create: (number) => {
        attempts += 1;
        const refused = refusals.shift();
        if (refused) return refused;
        const file = createMemoryFile(`/x/R.${number}.jsonl`);
        files.set(file.path, file);
        return ok(file);
      },
    },
    onFailure: ({ code }) => failures.push(code),
  });
  const begun: FurtherFile[] = [];
  recorder.onFurtherFile((file) => begun.push(file));
  const paths = (): readonly string[] => [first.path, ...begun.map(({ path }) => path)];
  const entriesOf = (path: string) => {
    const reader = readRecording(files.get(path)?.content() ?? new Uint8Array(0));
    return { entries: [...reader], header: reader.header, report: reader.report };
  };
  const bytesIn = (path: string, kind: 'received' | 'sent' = 'received'): string =>
    entriesOf(path)
      .entries.map((entry) => (entry.kind === kind ? latin1(entry.bytes) : ''))
      .join('');
  const say = async (text: string): Promise<void> => {
    recorder.received(Buffer.from(text, 'latin1'));
    await clock.advance(20);
  };
  return {
    ...{ clock, recorder, files, refusals, secrets, failures, begun, paths, entriesOf, bytesIn, say },
    attempts: () => attempts,
  };
};

const whole = { furtherParts: 0, badLines: 0, isTorn: false, repeatedEntries: 0, missingEntries: 0 };

describe('a recording whose file has reached its size', () => {
  it('continues in a further file with the next traffic, which says what it continues', async () => {
    const { recorder, clock, say, begun, entriesOf, bytesIn, files } = setUp({ sizeBytes: 300 });
    recorder.summarise(() => ({ module: { model: 'Air720H', imei: '86', firmware: null }, run: null }));
    await say('a'.repeat(300));
    recorder.sent(Buffer.from('AT\r'));
    await say('second');
    recorder.close();
    await recorder.ended;
    const first = entriesOf('/x/R.jsonl');
    const second = entriesOf('/x/R.2.jsonl');
    expect([first.report, second.report]).toEqual([whole, whole]);
    expect([bytesIn('/x/R.jsonl'), bytesIn('/x/R.2.jsonl')]).toEqual(['a'.repeat(300), 'second']);
    expect(begun).toEqual([{ path: '/x/R.2.jsonl', receivedBytes: 300, sentBytes: 0 }]);
    expect(second.header).toMatchObject({
      ...{ address: 'COM3', epoch: 1, startedAt: new Date(clock.wallMs() - 20).toISOString() },
      continues: { first: 'R.jsonl', file: 'R.jsonl', part: 2, sentBytes: 0, receivedBytes: 300 },
    });
    expect(first.entries.at(-1)).toMatchObject({
      event: 'summary',
      facts: { sentBytes: 0, receivedBytes: 300, module: { model: 'Air720H' }, continuesIn: 'R.2.jsonl' },
    });
    expect(second.entries[0]).toMatchObject({ seq: 0, timeUs: 0, event: 'module', facts: { model: 'Air720H' } });
    expect([...files.values()].map(({ isClosed, syncs }) => [isClosed, syncs > 0])).toEqual([
      [true, true],
      [true, true],
    ]);
  });

  it('counts in each summary the bytes of its own file', async () => {
    const { recorder, say } = setUp({ sizeBytes: 300 });
    await say('a'.repeat(300));
    await say('second');
    expect(recorder.soFar).toMatchObject({ receivedBytes: 6, sentBytes: 0 });
  });

  it('stays in one file without further traffic', async () => {
    const { recorder, clock, say, attempts } = setUp({ sizeBytes: 300, ageMs: day });
    await say('a'.repeat(300));
    await clock.advance(3 * day);
    recorder.event('closed', {});
    recorder.close();
    expect(attempts()).toBe(0);
  });

  it('counts what was in the file before', async () => {
    const { say, begun } = setUp({ sizeBytes: 1_000 }, { ...createMemoryFile('/x/R.jsonl'), sizeBytes: 1_000 });
    await say('a');
    expect(begun).toHaveLength(1);
  });

  it('stays in a pipe or a device, which has no size', async () => {
    const { sizeBytes: _, ...pipe } = createMemoryFile('/dev/stdout');
    const { say, attempts } = setUp({ sizeBytes: 10 }, pipe);
    await say('a'.repeat(100));
    await say('b');
    expect(attempts()).toBe(0);
  });
});

describe('a recording whose file has reached its age', () => {
  it('continues with the first traffic after that, and again a day later', async () => {
    const { clock, say, begun } = setUp({ ageMs: day });
    await say('a');
    await clock.advance(day - 1_000);
    await say('b');
    expect(begun).toHaveLength(0);
    await clock.advance(1_000);
    await say('c');
    expect(begun).toHaveLength(1);
    await clock.advance(day / 2);
    await say('d');
    expect(begun).toHaveLength(1);
    await clock.advance(day / 2);
    await say('e');
    expect(begun.map(({ path, receivedBytes }) => [path, receivedBytes])).toEqual([
      ['/x/R.2.jsonl', 2],
      ['/x/R.3.jsonl', 4],
    ]);
  });
});

describe('what lies across two files', () => {
  it.each([4, 9, 14])('is masked if it is a secret, whose first %i bytes came before', async (length) => {
    const { recorder, clock, secrets, paths, bytesIn } = setUp({ sizeBytes: 300 });
    const secret = 'c4naryS3cretValue';
    secrets.register(secret);
    recorder.received(Buffer.from('x'.repeat(300)));
    await clock.advance(20);
    recorder.received(Buffer.from(`begin ${secret.slice(0, length)}`));
    recorder.received(Buffer.from(`${secret.slice(length)} end`));
    await clock.advance(100);
    const all = paths().map((path) => bytesIn(path));
    expect(all.length).toBeGreaterThan(1);
    expect(all.join('')).toBe(`${'x'.repeat(300)}begin ${'*'.repeat(secret.length)} end`);
  });

  it('keeps the order and the time of bytes that the masker holds back at the border', async () => {
    const { recorder, clock, secrets, bytesIn, entriesOf } = setUp({ sizeBytes: 300 });
    secrets.register('c4naryS3cretValue');
    recorder.received(Buffer.from('x'.repeat(300)));
    await clock.advance(20);
    const heldAtMs = clock.wallMs();
    // The first of them is due for the further file; it is held back there, over no border.
    recorder.received(Buffer.from('c4nary'));
    await clock.advance(10);
    recorder.received(Buffer.from(' no secret'));
    await clock.advance(100);
    expect(bytesIn('/x/R.2.jsonl')).toBe('c4nary no secret');
    const { header, entries } = entriesOf('/x/R.2.jsonl');
    const timesMs = entries.map(({ timeUs }) => Date.parse(header?.startedAt ?? '') + timeUs / 1_000 - heldAtMs);
    expect(timesMs).toEqual([0, 10]);
  });

  it('has the time at which it came if it was held back before the border', async () => {
    const { recorder, clock, secrets, files, entriesOf } = setUp({ ageMs: 1_000 });
    secrets.register('c4naryS3cretValue');
    await clock.advance(970);
    const heldAtMs = clock.wallMs();
    recorder.received(Buffer.from('c4nary'));
    await clock.advance(35);
    recorder.received(Buffer.from('S3cretValue'));
    await clock.advance(100);
    expect(files.size).toBe(2);
    const { header, entries } = entriesOf('/x/R.2.jsonl');
    expect(entries.map((entry) => ('bytes' in entry ? latin1(entry.bytes) : entry.kind))).toEqual([
      '******',
      '*'.repeat(11),
    ]);
    const timesMs = entries.map(({ timeUs }) => Date.parse(header?.startedAt ?? '') + timeUs / 1_000 - heldAtMs);
    expect(timesMs).toEqual([0, 35]);
  });
});

describe('a further file that cannot be begun', () => {
  it('leaves the recording in its file; it is tried again after a sixteenth of the limit', async () => {
    const { refusals, say, attempts, begun, bytesIn } = setUp({ sizeBytes: 3_200 });
    refusals.push(fail('file/denied', { path: 'R.2.jsonl' }));
    await say('a'.repeat(3_000));
    await say('b');
    await say('c');
    expect([attempts(), begun.length]).toEqual([1, 0]);
    await say('d'.repeat(200));
    await say('e');
    expect([attempts(), begun.length]).toEqual([2, 1]);
    expect(bytesIn('/x/R.jsonl')).toBe(`${'a'.repeat(3_000)}bc${'d'.repeat(200)}`);
    expect(bytesIn('/x/R.2.jsonl')).toBe('e');
  });

  it('because the disk is full loses nothing, and is begun when there is room', async () => {
    const file = createMemoryFile('/x/R.jsonl');
    const { clock, say, begun, failures, bytesIn, entriesOf, files } = setUp({ sizeBytes: 400 }, file);
    await say('a'.repeat(300));
    file.room = 0;
    await say('b');
    expect([failures, begun.length]).toEqual([['file/disk-full'], 0]);
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(1_000);
    await say('c');
    expect(begun).toHaveLength(1);
    expect([bytesIn('/x/R.jsonl'), bytesIn('/x/R.2.jsonl')]).toEqual([`${'a'.repeat(300)}b`, 'c']);
    expect(entriesOf('/x/R.jsonl').report).toMatchObject({ missingEntries: 0, repeatedEntries: 0 });
    expect(files.size).toBe(2);
  });

  it('whose disk refuses its first lines is written when there is room, and what was written before counts as recorded', async () => {
    const { recorder, clock, files, say, bytesIn, refusals } = setUp({ sizeBytes: 300 });
    const shown: (readonly [string, boolean])[] = [];
    recorder.onWritten(({ bytes, isRecorded }) => shown.push([latin1(bytes), isRecorded]));
    const full = createMemoryFile('/x/R.2.jsonl');
    full.room = 0;
    files.set(full.path, full);
    refusals.push(ok(full));
    await say('a'.repeat(300));
    recorder.received(Buffer.from('b'));
    await clock.advance(20);
    full.room = Number.POSITIVE_INFINITY;
    await clock.advance(1_000);
    await say('c');
    expect(shown).toEqual([
      ['a'.repeat(300), true],
      ['b', false],
      ['c', true],
    ]);
    expect(bytesIn('/x/R.2.jsonl')).toBe('bc');
  });
});

it('bytes that were written just before the change of files count as recorded', async () => {
  const { recorder, clock, refusals } = setUp({ ageMs: 1_000 });
  const shown: (readonly [string, boolean])[] = [];
  recorder.onWritten(({ bytes, isRecorded }) => shown.push([latin1(bytes), isRecorded]));
  const full = createMemoryFile('/x/R.2.jsonl');
  full.room = 0;
  refusals.push(ok(full));
  await clock.advance(994);
  recorder.received(Buffer.from('a'));
  await clock.advance(2);
  recorder.received(Buffer.from('b'));
  await clock.advance(8);
  recorder.received(Buffer.from('c'));
  await clock.advance(100);
  expect(shown).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ]);
});

describe('any traffic over files of any size', () => {
  const step = fc.record({
    direction: fc.constantFrom('sent' as const, 'received' as const),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 60 }),
    reads: fc.integer({ min: 1, max: 3 }),
    flush: fc.boolean(),
    waitMs: fc.constantFrom(0, 1, 20, 200),
    divider: fc.boolean(),
  });

  it('reads back as it was shown, also where a piece lies in several files; each file is whole', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 200, max: 2_000 }),
        fc.boolean(),
        async (steps, sizeBytes, readsOften) => {
          const { clock, recorder, files, paths, entriesOf } = setUp({ sizeBytes });
          const reader = createRecordingReader(async (path, offset, limitBytes) =>
            ok((files.get(path)?.content() ?? new Uint8Array(0)).subarray(offset, offset + limitBytes)),
          );
          const cuts = new CutWriter();
          const positions = { sent: 0, received: 0 };
          const pieces: TrafficPiece[] = [];
          const add = (direction: TrafficPiece['direction'], bytes: Uint8Array, isOwn: boolean): void => {
            const piece: TrafficPiece = {
              ...{ sequence: pieces.length, atMs: clock.wallMs(), direction, bytes, isRecorded: true },
              ...{ owner: isOwn ? 'divider' : 'unclaimed', commandId: 0, name: '' },
            };
            pieces.push(piece);
            const position = isOwn ? null : positions[direction];
            cuts.add({ ...piece, length: bytes.length, position, ownBytes: isOwn ? bytes : null });
            if (!isOwn) positions[direction] += bytes.length;
          };
          const flushCuts = (): void => {
            if (!cuts.isEmpty) recorder.cuts(cuts.take());
          };
          for (const { direction, bytes, reads, flush, waitMs, divider } of steps) {
            for (let read = 0; read < reads; read += 1) recorder[direction](bytes);
            add(direction, Buffer.concat(new Array<Uint8Array>(reads).fill(bytes)), false);
            if (divider) add('received', Buffer.from('é'), true);
            if (flush) flushCuts();
            await clock.advance(waitMs);
            // Read while it grows.
            if (readsOften) await reader.pieces(paths(), 0, pieces.length, 1_000);
          }
          flushCuts();
          recorder.flush();
          const read = await reader.pieces(paths(), 0, pieces.length, 1_000_000);
          const text = ({ bytes, ...piece }: TrafficPiece) => ({ ...piece, text: latin1(bytes) });
          expect(read.ok && read.value.map(text)).toEqual(pieces.map(text));
          const middle = Math.floor(pieces.length / 2);
          const rest = await reader.pieces(paths(), middle, pieces.length, 1_000_000);
          expect(rest.ok && rest.value.map(text)).toEqual(pieces.slice(middle).map(text));
          const matched = await reader.match(paths(), 0, pieces.length, everyLine);
          expect(matched.ok && matched.value.to).toBe(pieces.length);
          for (const path of paths()) expect(entriesOf(path).report).toEqual(whole);
        },
      ),
      { numRuns: 150 },
    );
  });
});
