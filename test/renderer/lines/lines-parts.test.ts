import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { copyNow } from '../../../renderer/lines/copy-text.ts';
import { byteGroups, hexText } from '../../../renderer/lines/row-bytes.ts';
import { cutAt, estimatedRows, longestRows } from '../../../renderer/lines/row-text.ts';
import { everything, selectedPart, stepped, wordAt } from '../../../renderer/lines/selection.ts';
import { lineAtTime, timeOfDay } from '../../../renderer/lines/time-jump.ts';
import { byteHits } from '../../../shared/lines/spans.ts';
import type { TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { testTraffic } from './source-of.ts';

const asIs = (lines: string): string => lines;
const textLength = ({ text }: { readonly text: string }): number => text.length;

describe('a long text', () => {
  it('is cut where its row is full, and never within a character', () => {
    expect(cutAt('abcdef', 4)).toBe(4);
    expect(cutAt('温度温度', 5)).toBe(2);
    expect(cutAt('a😀😀', 4)).toBe(3);
    expect(cutAt('short', 400)).toBe(5);
  });

  it('takes at most five rows', () => {
    expect(estimatedRows('', 80)).toBe(1);
    expect(estimatedRows('x'.repeat(81), 80)).toBe(2);
    expect(estimatedRows('温'.repeat(41), 80)).toBe(2);
    expect(estimatedRows('x'.repeat(100_000), 80)).toBe(longestRows);
  });
});

describe('the bytes of a row', () => {
  const bytes = new TextEncoder().encode('\r\nAT+CSQ\r\n');

  it('are grouped by what they are, three characters each', () => {
    const groups = byteGroups(bytes, 0, [{ start: 2, end: 4 }], { start: 3, end: 5 });
    expect(
      groups.map(({ start, text, isLineEnd, found, selected }) => [start, text, isLineEnd, found, selected]),
    ).toEqual([
      [0, '0D 0A ', true, false, false],
      [2, '41 ', false, true, false],
      [3, '54 ', false, true, true],
      [4, '2B ', false, false, true],
      [5, '43 53 51 ', false, false, false],
      [8, '0D 0A ', true, false, false],
    ]);
  });

  it('are sixteen, and joined are all bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70 }), (all) => {
        let text = '';
        for (let at = 0; at < all.length; at += 16) {
          for (const group of byteGroups(all, at, [], null)) text += group.text;
        }
        expect(text.trim()).toBe(hexText(all));
      }),
    );
  });

  it('are found', () => {
    expect(byteHits(bytes, Uint8Array.of(0x0d, 0x0a))).toEqual([
      { start: 0, end: 2 },
      { start: 8, end: 10 },
    ]);
    expect(byteHits(bytes, Uint8Array.of(0x0a, 0x0d))).toEqual([]);
  });
});

describe('the selection', () => {
  const { source, say } = testTraffic();
  say('command', 'AT+CSQ\r');
  say('blank', '\r\n');
  say('answer', '+CSQ: 18,99\r\n');
  say('final', 'OK\r\n');
  const selection = { from: { sequence: 2, column: 6 }, to: { sequence: 0, column: 3 } };

  it('is a part of each line, in either direction', () => {
    expect(selectedPart(selection, 0)).toEqual({ start: 3, end: Number.MAX_SAFE_INTEGER });
    expect(selectedPart(selection, 2)).toEqual({ start: 0, end: 6 });
    expect(selectedPart(selection, 3)).toBeNull();
  });

  it('give a report what the program says of them and between them, and other copies only themselves', () => {
    const { source, say } = testTraffic();
    say('command', 'AT+CSQ\r\n');
    say('divider', '', { name: 'lost' });
    say('late', '+CSQ: 20,99\r\n');
    const remarks = ['begins here', 'Port lost', ''];
    const copied = {
      source,
      selection: null,
      isHexView: false,
      remarkOf: ({ sequence }: TrafficLine) => remarks[sequence] ?? '',
    };
    const report = (lines: string, count: number): string => `${count} ${lines}`;
    const text = copyNow({ ...copied, form: 'report', report })?.replaceAll(/\d\d:\d\d:\d\d\.\d{3}/g, 'T');
    expect(text).toBe('2 T  TX   AT+CSQ   <-- begins here\nT  --   Port lost\nT  RX   +CSQ: 20,99\n');
    expect(copyNow({ ...copied, form: 'text', report })).toBe('AT+CSQ\n+CSQ: 20,99\n');
  });

  it('is copied exactly, with times as whole lines, and as hex', () => {
    expect(copyNow({ source, selection: selection, form: 'text', isHexView: false, report: asIs })).toBe('CSQ\n+CSQ: ');
    expect(copyNow({ source, selection: selection, form: 'times', isHexView: false, report: asIs })).toMatch(
      /^[\d:.]{12} {2}TX {3}AT\+CSQ\n[\d:.]{12} {2}RX {3}\+CSQ: 18,99\n$/,
    );
    const portOf = () => 'COM3';
    expect(copyNow({ source, selection: selection, form: 'times', isHexView: false, report: asIs, portOf })).toMatch(
      / {2}COM3 {2}TX {3}AT\+CSQ\n/,
    );
    expect(copyNow({ source, selection: selection, form: 'hex', isHexView: false, report: asIs })).toBe(
      '41 54 2B 43 53 51 0D\n0D 0A 2B 43 53 51 3A 20 31 38 2C 39 39 0D 0A',
    );
    expect(copyNow({ source, selection: null, form: 'text', isHexView: false, report: asIs })).toBe(
      'AT+CSQ\n+CSQ: 18,99\nOK\n',
    );
  });

  it('of everything, and of bytes', () => {
    const all = everything(source, textLength);
    expect(all && copyNow({ source, selection: all, form: 'text', isHexView: false, report: asIs })).toBe(
      'AT+CSQ\n+CSQ: 18,99\nOK',
    );
    const bytes = { from: { sequence: 2, column: 0 }, to: { sequence: 2, column: 3 } };
    expect(copyNow({ source, selection: bytes, form: 'text', isHexView: true, report: asIs })).toBe('0D 0A 2B');
  });

  it('moves with the arrow keys, over the ends of lines', () => {
    const move = (sequence: number, column: number, step: Parameters<typeof stepped>[2]) =>
      Object.values(stepped(source, { sequence, column }, step, textLength));
    expect(move(0, 6, 'right')).toEqual([2, 0]);
    expect(move(2, 0, 'left')).toEqual([0, 6]);
    expect(move(2, 4, 'down')).toEqual([3, 4]);
    expect(move(3, 4, 'left')).toEqual([3, 1]);
    expect(move(0, 2, 'up')).toEqual([0, 0]);
    expect(move(2, 3, 'lineEnd')).toEqual([2, 11]);
  });

  it('takes a word', () => {
    expect(wordAt('AT+CSQ="abc",5', { sequence: 1, column: 9 })).toEqual({
      from: { sequence: 1, column: 8 },
      to: { sequence: 1, column: 11 },
    });
  });
});

describe('a jump to a time', () => {
  it('reads a time of the day', () => {
    expect(timeOfDay('00:01')).toBe(60_000);
    expect(timeOfDay(' 12:34:56.7 ')).toBe(((12 * 60 + 34) * 60 + 56) * 1_000 + 700);
    for (const wrong of ['', '12', '24:00', '12:60', 'now']) expect(timeOfDay(wrong)).toBeNull();
  });

  it('goes to the first line then, and to the newest if there is none', async () => {
    const { source, say } = testTraffic();
    const noon = new Date(2026, 5, 1, 12, 0, 0).getTime();
    for (const seconds of [0, 10, 20]) say('answer', `s${seconds}`, { atMs: noon + seconds * 1_000 });
    const at = (text: string): Promise<number | null> => lineAtTime(source, timeOfDay(text) ?? 0);
    const times = ['12:00:05', '12:00:10', '11:00', '12:00:20', '13:00'];
    expect(await Promise.all(times.map(at))).toEqual([1, 1, 0, 2, 2]);
  });
});
