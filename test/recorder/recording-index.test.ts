import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CutPiece, CutWriter } from '../../electron/recorder/cuts.ts';
import { createRecordingIndex, type RecordingIndex } from '../../electron/recorder/recording-index.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile } from './memory-file.ts';

/** A recorder, and pieces of what it records. */
const setUp = () => {
  const clock = new VirtualClock();
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '1', address: '/dev/ttyUSB2', epoch: 1 } });
  const positions = { sent: 0, received: 0 };
  const cuts = new CutWriter();
  const pieces: TrafficPiece[] = [];
  const flushCuts = (): void => {
    if (!cuts.isEmpty) recorder.cuts(cuts.take());
  };
  const add = (piece: Pick<TrafficPiece, 'direction' | 'bytes'> & Partial<CutPiece>, isOwn = false): void => {
    const { direction, bytes } = piece;
    const whole: TrafficPiece = {
      ...{ sequence: pieces.length, atMs: clock.wallMs(), direction, bytes, isRecorded: true },
      ...{ owner: piece.owner ?? 'unclaimed', commandId: piece.commandId ?? 0, name: piece.name ?? '' },
    };
    pieces.push(whole);
    const length = bytes.length;
    cuts.add({ ...whole, length, position: isOwn ? null : positions[direction], ownBytes: isOwn ? bytes : null });
    if (!isOwn) positions[direction] += length;
  };
  const line = (text: string, owner: TrafficPiece['owner'] = 'unclaimed'): void => {
    recorder.received(Buffer.from(text, 'latin1'));
    add({ direction: 'received', owner, bytes: Buffer.from(text, 'latin1') });
  };
  const index = (): RecordingIndex =>
    createRecordingIndex((offset, limit) => Promise.resolve(ok(file.content().subarray(offset, offset + limit))));
  const flush = async (): Promise<void> => {
    flushCuts();
    recorder.flush();
    await clock.advance(100);
  };
  return { clock, file, recorder, pieces, positions, add, line, index, flush, flushCuts };
};

const valuesOf = (pieces: readonly TrafficPiece[]) =>
  pieces.map(({ bytes, ...piece }) => ({ ...piece, text: Buffer.from(bytes).toString('latin1') }));

const all = async (index: RecordingIndex): Promise<readonly TrafficPiece[]> => {
  const found: TrafficPiece[] = [];
  for (let from = index.first; from < index.next; ) {
    const window = await index.pieces(from, index.next, 5_000);
    if (!window.ok) throw new Error(window.error.code);
    if (window.value.length === 0) break;
    found.push(...window.value);
    from = (window.value.at(-1)?.sequence ?? from) + 1;
  }
  return found;
};

describe('the index of a recording', () => {
  it('gives every piece as it was shown, whatever its parts in the file', async () => {
    const step = fc.record({
      direction: fc.constantFrom('sent' as const, 'received' as const),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
      reads: fc.integer({ min: 1, max: 3 }),
      flush: fc.boolean(),
      waitMs: fc.constantFrom(0, 1, 20, 200),
      divider: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), async (steps) => {
        const { clock, recorder, pieces, add, index, flush, flushCuts } = setUp();
        for (const { direction, bytes, reads, flush: isFlushed, waitMs, divider } of steps) {
          for (let read = 0; read < reads; read += 1) {
            if (direction === 'sent') recorder.sent(bytes);
            else recorder.received(bytes);
          }
          add({ direction, bytes: Buffer.concat(new Array(reads).fill(bytes)) });
          if (divider) add({ direction: 'received', owner: 'divider', name: 'opened', bytes: Buffer.from('é') }, true);
          if (isFlushed) flushCuts();
          await clock.advance(waitMs);
        }
        await flush();
        const read = index();
        await read.update();
        expect([read.first, read.next]).toEqual([0, pieces.length]);
        expect(valuesOf(await all(read))).toEqual(valuesOf(pieces));
      }),
      { numRuns: 60 },
    );
  });

  it('begins a window at any piece, without reading the file from its beginning', async () => {
    const { clock, file, line, pieces, flush, flushCuts } = setUp();
    for (let number = 0; number < 12_000; number += 1) {
      line(`+LINE: ${number} ${'x'.repeat(number % 50)}\r\n`);
      if (number % 40 === 0) {
        flushCuts();
        await clock.advance(20);
      }
    }
    await flush();
    let readBytes = 0;
    const index = createRecordingIndex((offset, limit) => {
      const part = file.content().subarray(offset, offset + limit);
      readBytes += part.length;
      return Promise.resolve(ok(part));
    });
    await index.update();
    expect(readBytes).toBe(file.content().length);
    for (const from of [0, 1, 39, 4_000, 7_777, 11_990, 11_999]) {
      readBytes = 0;
      const window = await index.pieces(from, from + 20, 1_000_000);
      expect(window.ok && valuesOf(window.value)).toEqual(valuesOf(pieces.slice(from, from + 20)));
      expect(readBytes).toBeLessThan(600_000);
    }
  });

  it('grows with the file', async () => {
    const { line, index, flush, pieces } = setUp();
    const read = index();
    await read.update();
    expect([read.first, read.next]).toEqual([0, 0]);
    line('one\r\n');
    await flush();
    await read.update();
    expect(read.next).toBe(1);
    line('two\r\n');
    await flush();
    await read.update();
    expect(valuesOf(await all(read))).toEqual(valuesOf(pieces));
  });

  it('leaves out what the disk refused, and finds everything after it', async () => {
    const { clock, file, recorder, add, line, index, flush, flushCuts, pieces } = setUp();
    line('before\r\n');
    await flush();
    file.room = 700;
    file.tears = true;
    // Several short entries, of which the first ones are written before the disk is full, and all of them again later.
    for (let number = 0; number < 40; number += 1) {
      recorder.sent(Buffer.from('AT\r'));
      add({ direction: 'sent', owner: 'probe', bytes: Buffer.from('AT\r') });
    }
    for (let number = 0; number < 3_000; number += 1) {
      line(`${'lost '.repeat(100)}${number}\r\n`);
      if (number % 50 === 0) {
        flushCuts();
        await clock.advance(20);
      }
    }
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(2_000);
    line('after\r\n');
    recorder.sent(Buffer.from('ATI\r'));
    add({ direction: 'sent', owner: 'command', bytes: Buffer.from('ATI\r') });
    await flush();
    const read = index();
    await read.update();
    const texts = valuesOf(await all(read));
    expect(texts[0]).toEqual(valuesOf(pieces)[0]);
    expect(texts.at(-1)).toEqual(valuesOf(pieces).at(-1));
    expect(texts.length).toBeLessThan(pieces.length);
    for (const found of texts) expect(found).toEqual(valuesOf([pieces[found.sequence] as TrafficPiece])[0]);
  });

  it('survives any content of the file', async () => {
    const words = fc.constantFrom(
      '[0,0,"r","QVQ="]',
      '[1,0,"t","QVQ="]',
      '[2,0,"c","#0 @0 r0 8.2 s0 0.2"]',
      '[3,0,"c","#0 @0 r1 8.2"]',
      '[3,0,"c",5]',
      '[4,0,"m",{"gap":{"entries":1,"bytes":2},"to":{"receivedBytes":-5,"sentBytes":"x"}}]',
      '[4,0,"m",{"gap":null,"to":{"receivedBytes":0,"sentBytes":9}}]',
      '',
      'x',
      '{}',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(words, fc.string())), async (lines) => {
        const bytes = Buffer.from(lines.join('\n'));
        const index = createRecordingIndex((offset, limit) =>
          Promise.resolve(ok(bytes.subarray(offset, offset + limit))),
        );
        await index.update();
        await all(index);
      }),
    );
  });
});

it('leaves out a piece of an edited recording that claims more bytes than the file has', async () => {
  const text = [
    [0, 0, 'r', 'QUJDREVG'],
    [1, 0, 'm', { gap: { entries: 1, bytes: 1 }, to: { sentBytes: 0, receivedBytes: 900_000_000_000_000 } }],
    [2, 0, 'r', 'QUJDREVG'],
    [3, 0, 'c', '#0 @0 r0 26.1 900000000000003'],
    [4, 0, 'r', 'R0hJ'],
    [5, 0, 'c', '#2 @0 r900000000000006 26.3'],
  ].map((entry) => `${JSON.stringify(entry)}\n`);
  const file = new TextEncoder().encode(text.join(''));
  const index = createRecordingIndex((offset, limit) => Promise.resolve(ok(file.subarray(offset, offset + limit))));
  await index.update();
  const read = await index.pieces(0, 9, 1_000);
  expect(read.ok && valuesOf(read.value).map(({ sequence, text: shown }) => [sequence, shown])).toEqual([
    [0, 'A'],
    [2, 'GHI'],
  ]);
});
