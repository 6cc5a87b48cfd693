import { expect, it } from 'vitest';
import { buildRequest } from '../../electron/at/command-spec.ts';
import { fileRead } from '../../electron/commands/file-read.ts';
import { expectNoInjection, expectUnreadable, play, resultOf, textOf } from './support.ts';

const first = { file: '/testdir/test.txt', mode: 0, sizeBytes: 10, position: 0 } as const;

it('builds the line of transcript 12, and one with a position', () => {
  expect(textOf(fileRead.line({ ...first, position: 10 }))).toBe('AT+FSREAD="/testdir/test.txt",0,10,10');
  expect(textOf(fileRead.line({ file: 'ca.crt', mode: 1, sizeBytes: 10_240, position: 20_480 }))).toBe(
    'AT+FSREAD="ca.crt",1,10240,20480',
  );
});

it('is read by byte count, for any content', () => {
  expect(buildRequest(fileRead, first).countedBytes).toBe(10);
  const data = new TextEncoder().encode('\r\nOK\r\nERRO');
  expect(resultOf(fileRead, first, ['', 'OK'], data).bytes).toEqual(data);
});

it('does not accept a block that is too short', () => {
  expectUnreadable(fileRead, first, ['OK']);
});

it('fails with the error of a missing file', () => {
  expect(play(fileRead, first, ['+CME ERROR: 62']).failedBy).toBe('+CME ERROR: 62');
});

it('waits long enough for a full block at 9600 baud', () => {
  expect(fileRead.deadlineMs({ ...first, sizeBytes: 10_240 })).toBeGreaterThan((10_240 * 10_000) / 9_600 + 9_000 - 1);
});

it.each([0, 10_241, -1, 1.5])('refuses a block of %d bytes', (sizeBytes) => {
  expect(() => fileRead.line({ ...first, sizeBytes })).toThrow(RangeError);
});

it('keeps the name inside its quotes', () => {
  expectNoInjection(fileRead, (file) => ({ ...first, file }), 1);
});
