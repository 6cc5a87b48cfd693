import { expect, it } from 'vitest';
import { fileDelete } from '../../electron/commands/file-delete.ts';
import { expectNoInjection, expectPlainAnswer, play, textOf } from './support.ts';

it('builds the line of transcript 12 and may be repeated', () => {
  expect(textOf(fileDelete.line({ file: '/testdir/test.txt' }))).toBe('AT+FSDEL="/testdir/test.txt"');
  expect(fileDelete.repeatable).toBe(true);
  expectPlainAnswer(fileDelete, { file: 'ca.crt' });
});

it.each(['+CME ERROR: 62', '+CME ERROR: 100'])('fails with %s for a missing file', (line) => {
  expect(play(fileDelete, { file: 'ca.crt' }, [line]).failedBy).toBe(line);
});

it('keeps the name inside its quotes', () => {
  expectNoInjection(fileDelete, (file) => ({ file }), 1);
});
