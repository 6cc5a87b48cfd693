import { expect, it } from 'vitest';
import { fileSize } from '../../electron/commands/file-size.ts';
import { expectNoInjection, expectUnreadable, play, resultOf, textOf } from './support.ts';

const file = { file: '/testdir/test.txt' };

it.each([
  ['transcript 12', '+FSFLSIZE: 10', 10],
  ['no blank', '+FSFLSIZE:1402', 1402],
  ['an empty file', '+FSFLSIZE: 0', 0],
])('reads the size: %s', (_name, line, sizeBytes) => {
  expect(textOf(fileSize.line(file))).toBe('AT+FSFLSIZE="/testdir/test.txt"');
  expect(resultOf(fileSize, file, [textOf(fileSize.line(file)), '', line, '', 'OK'])).toEqual({ sizeBytes, line });
});

it.each(['+CME ERROR: 62', '+CME ERROR: 100', 'ERROR'])('fails with %s for a missing file', (line) => {
  expect(play(fileSize, file, [line]).failedBy).toBe(line);
});

it.each([[['OK']], [['+FSFLSIZE: -1', 'OK']], [['+FSFLSIZE: many', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(fileSize, file, received);
});

it('keeps the name inside its quotes', () => {
  expectNoInjection(fileSize, (name) => ({ file: name }), 1);
});
