import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTrafficHistory } from '../../electron/app/services/session/traffic-history.ts';
import { headerLine } from '../../electron/recorder/recording-format.ts';
import { createRecordingIndex } from '../../electron/recorder/recording-index.ts';
import { createRecordingReader } from '../../electron/recorder/recording-reader.ts';
import { createLineDecoder } from '../../shared/lines/decode-line.ts';
import { createLineTest, everyLine, type LineCondition } from '../../shared/lines/line-condition.ts';
import { createMatcher } from '../../shared/lines/matcher.ts';
import { createTrafficLog } from '../../shared/lines/traffic-lines.ts';
import { ok } from '../../shared/outcome.ts';
import { decodeTraffic, type TrafficPiece } from '../../shared/traffic.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const readableFile = (path: string) => (offset: number, limitBytes: number) =>
  Promise.resolve(ok(new Uint8Array(readFileSync(path)).subarray(offset, offset + limitBytes)));

const shown = (pieces: readonly TrafficPiece[]) =>
  pieces.map(({ bytes, ...piece }) => ({ ...piece, text: Buffer.from(bytes).toString('latin1') }));

describe('the traffic of a session', () => {
  it('can be read from its recording as it was shown: over openings, with prompts, payloads, dividers and masked secrets', async () => {
    const bench = createSessionServiceBench({ script: [[/^AT\+HALF/, [[20, 'OK']], 'pass']] });
    const sessionId = await bench.open();
    await bench.setUp();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CPIN="1234"' });
    await bench.ask('terminal.send', { sessionId, line: 'AT+HALF' });
    await bench.clock.advance(1_000);
    const path = bench.recordingPath();
    await bench.ask('session.close', { sessionId });
    await bench.open();
    await bench.clock.advance(5_000);
    const traffic = bench.traffic();
    expect(traffic.some(({ owner }) => owner === 'divider')).toBe(true);
    expect(traffic.some(({ owner }) => owner === 'payload')).toBe(true);
    const index = createRecordingIndex(readableFile(path));
    await index.update();
    expect([index.first, index.next]).toEqual([0, traffic.length]);
    const read = await index.pieces(0, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
    expect(read.ok && shown(read.value)).toEqual(shown(traffic));
  });

  it('is answered to a page in parts', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.setUp();
    const answer = await bench.ask('terminal.read', { sessionId, from: 5, to: 9 });
    const pieces = answer.ok ? decodeTraffic(Buffer.from(answer.value.piecesBase64, 'base64')) : answer;
    expect(pieces.ok && shown(pieces.value)).toEqual(shown(bench.traffic().slice(5, 9)));
    const unknown = await bench.ask('terminal.read', { sessionId: 'none', from: 0, to: 9 });
    expect(unknown).toMatchObject({ ok: true, value: { piecesBase64: '' } });
  });
});

/** A history that keeps three pieces in memory, and recordings in which the pieces are written at once. */
const historyOf = (clock = new VirtualClock()) => {
  const files = new Map<string, string>();
  const history = createTrafficHistory({
    clock,
    limits: { pieces: 3, bytes: 1_000 },
    reader: createRecordingReader(
      (path, offset, limitBytes) =>
        Promise.resolve(ok(new TextEncoder().encode(files.get(path) ?? '').subarray(offset, offset + limitBytes))),
      () => clock.nowMs(),
    ),
  });
  let entry = 0;
  const append = (path: string, letter: string, content: string): void => {
    files.set(path, `${files.get(path) ?? ''}[${entry},0,"${letter}","${content}"]\n`);
    entry += 1;
  };
  const positions = new Map<string, number>();
  let path = '';
  let current = { path };
  const recordIn = (next: string): void => {
    const recording = { path: next };
    current = recording;
    path = next;
    history.recordIn(next, (text) => append(recording.path, 'c', text));
  };
  const goOnIn = (next: string): void => {
    const receivedBytes = positions.get(path) ?? 0;
    current.path = next;
    path = next;
    positions.set(next, receivedBytes);
    entry = 0;
    const continues = { first: 'one', file: 'one', part: 2, sentBytes: 0, receivedBytes };
    files.set(next, Buffer.from(headerLine({ app: '', address: '', epoch: 1 }, 0, continues)).toString());
    history.goOnIn({ path: next, sentBytes: 0, receivedBytes });
  };
  const say = (text: string): void => {
    const position = positions.get(path) ?? 0;
    positions.set(path, position + Buffer.byteLength(text));
    append(path, 'r', Buffer.from(text).toString('base64'));
    history.push({
      ...{ atMs: clock.wallMs(), direction: 'received', owner: 'unclaimed', commandId: 0, name: '', isRecorded: true },
      ...{ bytes: Buffer.from(text), position },
    });
  };
  const read = async (from: number, to: number): Promise<string> =>
    (await history.read(from, to, 1_000))
      .map(({ sequence, bytes }) => `${sequence}${Buffer.from(bytes).toString()}`)
      .join(' ');
  return { clock, history, recordIn, goOnIn, say, read, files };
};

describe('older traffic', () => {
  it('comes from the recording that has it, newer traffic from memory', async () => {
    const { clock, recordIn, say, read, history } = historyOf();
    recordIn('one');
    for (const text of ['a', 'b', 'c', 'd']) say(text);
    await clock.advance(100);
    recordIn('two');
    for (const text of ['e', 'f', 'g', 'h']) say(text);
    history.flush();
    expect(history.first).toBe(5);
    expect(await read(0, 3)).toBe('0a 1b 2c');
    expect(await read(2, 8)).toBe('2c 3d');
    expect(await read(4, 8)).toBe('4e');
    expect(await read(5, 8)).toBe('5f 6g 7h');
    expect(await read(6, 7)).toBe('6g');
  });

  it('grows with the recording', async () => {
    const { recordIn, say, read, history } = historyOf();
    recordIn('one');
    for (const text of ['a', 'b', 'c', 'd']) say(text);
    history.flush();
    expect(await read(0, 9)).toBe('0a');
    for (const text of ['e', 'f']) say(text);
    history.flush();
    expect(await read(1, 9)).toBe('1b 2c');
  });

  it('comes from all files of a recording that continues in further ones', async () => {
    const { recordIn, goOnIn, say, read, history, files } = historyOf();
    recordIn('one');
    for (const text of ['a', 'b']) say(text);
    goOnIn('two');
    for (const text of ['c', 'd']) say(text);
    goOnIn('three');
    for (const text of ['e', 'f', 'g', 'h']) say(text);
    history.flush();
    expect(files.size).toBe(3);
    expect(await read(0, 5)).toBe('0a 1b 2c 3d 4e');
    expect([0, 1, 2, 3, 4].map(history.recordingAt)).toEqual(['one', 'one', 'two', 'two', 'three']);
    const matched = await history.match(0, 5, everyLine);
    expect([matched.to, ...matched.bits]).toEqual([5, 0b11111]);
    files.delete('one');
    expect(await read(1, 5)).toBe('2c 3d 4e');
  });

  it('of a deleted recording is left out', async () => {
    const { recordIn, say, read, history, files } = historyOf();
    recordIn('one');
    for (const text of ['a', 'b', 'c', 'd']) say(text);
    history.flush();
    files.delete('one');
    expect(await read(0, 9)).toBe('1b 2c 3d');
  });
});

describe('a filter over the traffic of a session', () => {
  it('finds what a page would find that keeps every line, in recordings and in memory', async () => {
    const text = fc.constantFrom('+CREG: 1\r\n', '\r\n', 'ERROR\r\n', 'a line\r\n', 'x'.repeat(300), 'é\r\n');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.constantFrom('l', 'E', '', 'é', 'Ã'),
        fc.constantFrom('utf-8', 'latin1'),
        fc.integer({ min: 0, max: 10 }),
        async (parts, letter, encoding, from) => {
          const { history, recordIn, say } = historyOf();
          const pieces: TrafficPiece[] = [];
          for (const [index, texts] of parts.entries()) {
            recordIn(`file ${index}`);
            for (const each of texts) {
              say(each);
              pieces.push(...history.slice(history.next - 1, 1));
            }
          }
          history.flush();
          const queries = letter === '' ? [] : [{ kind: 'text' as const, text: letter }];
          const condition: LineCondition = { ...everyLine, queries, from, encoding };
          const found: number[] = [];
          for (let at = 0; at < history.next; ) {
            const { to, bits } = await history.match(at, history.next, condition);
            expect(to).toBeGreaterThan(at);
            for (let place = 0; place < to - at; place += 1) {
              if (((bits[place >> 3] ?? 0) >> (place & 7)) & 1) found.push(at + place);
            }
            at = to;
          }
          const log = createTrafficLog();
          log.add(pieces);
          const decode = createLineDecoder(encoding);
          const passes = createLineTest(condition, (query) => createMatcher(query, () => null), decode);
          expect(found).toEqual(
            log
              .lines()
              .filter((line) => passes?.(line))
              .map(({ sequence }) => sequence),
          );
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is answered for a shorter part where each line takes long, in recordings and in memory', async () => {
    let time = 0;
    class SlowClock extends VirtualClock {
      override nowMs(): number {
        time += 300;
        return time;
      }
    }
    const { recordIn, say, history } = historyOf(new SlowClock());
    recordIn('one');
    for (let line = 0; line < 6; line += 1) say(`b${line}\r\n`);
    history.flush();
    const condition: LineCondition = { ...everyLine, queries: [{ kind: 'text', text: 'b' }] };
    expect(await history.match(0, 3, condition)).toEqual({ to: 2, bits: Uint8Array.of(0b11) });
    expect(await history.match(2, 3, condition)).toEqual({ to: 3, bits: Uint8Array.of(1) });
    expect(await history.match(3, 6, condition)).toEqual({ to: 4, bits: Uint8Array.of(1) });
    expect(await history.match(4, 6, condition)).toEqual({ to: 5, bits: Uint8Array.of(1) });
  });

  it('leaves out what is in no recording, and continues after it', async () => {
    const { history, recordIn, say, files } = historyOf();
    recordIn('one');
    for (const each of ['a', 'b', 'c', 'd']) say(each);
    history.flush();
    files.delete('one');
    expect(await history.match(0, 4, everyLine)).toMatchObject({ to: 1, bits: Uint8Array.of(0) });
    expect(await history.match(1, 4, everyLine)).toEqual({ to: 4, bits: Uint8Array.of(0b111) });
  });

  it('is answered to a page', async () => {
    const bench = createSessionServiceBench();
    const sessionId = await bench.open();
    await bench.setUp();
    const condition: LineCondition = { ...everyLine, kinds: ['sent'] };
    const answer = await bench.ask('terminal.match', { sessionId, from: 0, to: 8, condition });
    const sent = bench.traffic().slice(0, 8);
    const expected = sent.reduce((bits, { direction }, at) => bits | (direction === 'sent' ? 1 << at : 0), 0);
    expect(answer.ok && Buffer.from(answer.value.bitsBase64, 'base64')).toEqual(Buffer.of(expected));
    expect(answer).toMatchObject({ ok: true, value: { to: 8 } });
  });
});
