import { describe, expect, it } from 'vitest';
import { createRecordingReader, type RecordingReader } from '../../electron/recorder/recording-reader.ts';
import { createCutDeriver } from '../../electron/recordings/derive-cuts.ts';
import { piecesOf } from '../../electron/recordings/pieces-of.ts';
import { readRecordedTraffic } from '../../electron/recordings/recorded-traffic.ts';
import { everyLine } from '../../shared/lines/line-condition.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { recordLines } from '../support/recorded-lines.ts';

const resultOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

const headerOf = (facts: object = {}): string => {
  const header = { v: 2, kind: 'atelier-recording', startedAt: '2026-11-23T06:00:00.000Z', app: '1', address: 'COM7' };
  return JSON.stringify({ ...header, epoch: 1, ...facts });
};

type Line = readonly [letter: '>' | '<', text: string];

/** A recording without cuts: 10 ms apart. */
const partOf = (lines: readonly Line[], header: object = {}): string => {
  const entries = lines.map(([letter, text], seq) => {
    const base64 = Buffer.from(text, 'latin1').toString('base64');
    return JSON.stringify([seq, (seq + 1) * 10_000, letter === '>' ? 't' : 'r', base64]);
  });
  return [headerOf(header), ...entries, ''].join('\n');
};

const exchange: readonly Line[] = [
  ['>', 'AT+CSQ\r'],
  ['<', 'AT+CSQ\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n'],
  ['<', '+CGEV: ME PDN ACT 1\r\n'],
  ['>', 'AT+CGDCONT?\r'],
  ['<', '\r\n+CME '],
  ['<', 'ERROR: 767\r\n'],
];

const readerOf = (content: () => Uint8Array): RecordingReader =>
  createRecordingReader(
    (_, offset, limit) => Promise.resolve(ok(content().subarray(offset, offset + limit))),
    undefined,
    null,
    createCutDeriver,
  );

const files = ['r.jsonl'];

const surveyed = async (reader: RecordingReader) => {
  for (;;) {
    const state = resultOf(await reader.survey(files));
    if (state.isAtEnd) return state;
  }
};

const plain = ({ sequence, atMs, direction, owner, commandId, name, bytes }: TrafficPiece) => ({
  ...{ sequence, atMs, direction, owner, commandId, name },
  text: Buffer.from(bytes).toString('latin1'),
});

const allOf = async (reader: RecordingReader, to: number) =>
  resultOf(await reader.pieces(files, 0, to, 64 * 1024 * 1024)).map(plain);

describe('a recording that kept no cuts', () => {
  it.each([1, 2])('has the lines that this program finds, in version %d', async (v) => {
    const content = Buffer.from(partOf(exchange, { v }));
    const reader = readerOf(() => content);
    const state = await surveyed(reader);
    expect(state).toMatchObject({ isDerived: true, lines: 7, scannedBytes: content.length });
    expect(state.counts).toEqual({ sent: 2, received: 3, urc: 1, error: 1 });
    const { answers } = await reader.details(files);
    expect(answers.map(({ name, errors, medianMs }) => [name, errors, medianMs])).toEqual([
      ['AT+CGDCONT?', 1, 20],
      ['AT+CSQ', 0, 10],
    ]);
    const matched = resultOf(
      await reader.match(files, 0, state.next, { ...everyLine, queries: [{ kind: 'text', text: 'cme error' }] }),
    );
    expect(matched.bits.some((bits) => bits !== 0)).toBe(true);
    expect(resultOf(await reader.commands(files))).toHaveLength(2);
  });

  it('has the same pieces as one that is read as a whole, from any place, over parts and in long files', async () => {
    const many = Array.from({ length: 400 }, () => exchange).flat();
    const content = Buffer.from(partOf(many) + partOf(exchange, { epoch: 2 }) + partOf(many, { epoch: 3 }));
    expect(content.length).toBeGreaterThan(200 * 1024);
    const reader = readerOf(() => content);
    const { next, scannedBytes } = await surveyed(reader);
    const expected = [...piecesOf(() => [content]).pieces].map(plain);
    expect(await allOf(reader, next)).toEqual(expected);
    expect(scannedBytes).toBe(content.length);
    for (const from of [1, 1_000, 3_211, next - 5]) {
      const read = resultOf(await reader.pieces(files, from, from + 3, 1_024));
      expect(read.map(plain)).toEqual(expected.slice(from, from + 3));
    }
  });

  it('is read on while it is written, cut at any byte', async () => {
    const whole = Buffer.from(partOf(exchange));
    const expected = [...piecesOf(() => [whole]).pieces].map(plain);
    for (let cut = 0; cut < whole.length; cut += 1) {
      let content: Uint8Array = whole.subarray(0, cut);
      const reader = readerOf(() => content);
      await surveyed(reader);
      content = whole;
      const { next } = await surveyed(reader);
      const read = await allOf(reader, next);
      const text = (pieces: readonly { readonly text: string }[]): string => pieces.map((one) => one.text).join('');
      expect(text(read)).toBe(text(expected));
    }
  });

  it('has a line that is too long, and goes on after it', async () => {
    const long = `[0,0,"r","${'A'.repeat(3 * 1024 * 1024)}"]\n`;
    const content = Buffer.from(`${headerOf()}\n${long}${partOf(exchange)}`);
    const reader = readerOf(() => content);
    expect(await surveyed(reader)).toMatchObject({ lines: 7, scannedBytes: content.length });
  });
});

describe('a recording with cuts', () => {
  it('has them', async () => {
    const { content } = await recordLines([
      ['command', 'AT\r', 1],
      ['final', 'OK\r\n', 1],
    ]);
    const reader = readerOf(() => content);
    expect(await surveyed(reader)).toMatchObject({ isDerived: false, lines: 2 });
  });

  it('is not cut while it is too young to have them', async () => {
    const begin = '[0,0,"q",{"kind":"begin","atMs":0}]\n[1,0,"t","QVQN"]\n[2,0,"r","T0sNCg=="]\n';
    let content = Buffer.from(`${headerOf()}\n${begin}`);
    const reader = readerOf(() => content);
    expect(await surveyed(reader)).toMatchObject({ isDerived: false, next: 0 });
    content = Buffer.concat([content, Buffer.from('[3,50000,"c","#0 @1795413600200 s0 0.3.1.typed r0 10.4.1"]\n')]);
    expect(await surveyed(reader)).toMatchObject({ isDerived: false, lines: 2 });
  });
});

describe('a virtual module by a recording without cuts', () => {
  it('has its commands and answers', async () => {
    const content = Buffer.from(partOf(exchange));
    const readPart = (path: string, offset: number, limit: number) =>
      Promise.resolve(path === 'r.jsonl' ? ok(content.subarray(offset, offset + limit)) : fail('file/missing', {}));
    const { pieces } = resultOf(await readRecordedTraffic({ readPart }, 'r.jsonl'));
    expect(
      pieces.filter(({ owner }) => owner === 'command' || owner === 'final').map(({ commandId }) => commandId),
    ).toEqual([1, 1, 2, 2]);
  });
});
