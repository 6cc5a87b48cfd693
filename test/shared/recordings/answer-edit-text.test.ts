import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatAnswerEdit, readAnswerEdit } from '../../../shared/recordings/answer-edit-text.ts';
import { answerEditSchema } from '../../../shared/recordings/answer-edits.ts';
import { arbitraryOf } from '../../support/schema-arbitrary.ts';

describe('an edit of an answer, as it is typed', () => {
  it.each([
    [
      'replace@MIPCLOSE#1=+CME ERROR: 767',
      { kind: 'replace', command: '+MIPCLOSE', occurrence: 1, lines: ['+CME ERROR: 767'] },
    ],
    [
      'replace@AT+SSLMIPSTART=OK\\nCONNECT FAIL',
      { kind: 'replace', command: '+SSLMIPSTART', occurrence: null, lines: ['OK', 'CONNECT FAIL'] },
    ],
    ['delay@csq=5s', { kind: 'delay', command: '+CSQ', occurrence: null, delayMs: 5_000 }],
    ['drop@MCONNECT#2', { kind: 'drop', command: '+MCONNECT', occurrence: 2 }],
    ['inject@MPUB:2s=CLOSED', { kind: 'inject', command: '+MPUB', occurrence: null, line: 'CLOSED', delayMs: 2_000 }],
    ['cut@FSREAD=100', { kind: 'cut', command: '+FSREAD', occurrence: null, atByte: 100 }],
    [
      'replace@CGATT?=+CGATT: 0\\nOK',
      { kind: 'replace', command: '+CGATT?', occurrence: null, lines: ['+CGATT: 0', 'OK'] },
    ],
    ['drop@AT', { kind: 'drop', command: 'AT', occurrence: null }],
    ['drop@ATI', { kind: 'drop', command: 'I', occurrence: null }],
    ['drop@E0', { kind: 'drop', command: 'E0', occurrence: null }],
    ['drop@^DATAINFO', { kind: 'drop', command: '^DATAINFO', occurrence: null }],
  ])('%s', (text, edit) => {
    expect(readAnswerEdit(text)).toEqual(edit);
  });

  it.each([
    '',
    'drop',
    'drop@',
    'drop@CSQ=1',
    'delay@CSQ',
    'delay@CSQ=5',
    'delay@CSQ=2h30',
    'cut@CSQ=x',
    'lose@CSQ',
    'replace@CSQ',
    'replace@CSQ=',
    'delay@CSQ:1s=2s',
    'drop@CSQ#0',
    'delay@CSQ=48h',
  ])('refuses "%s"', (text) => {
    expect(readAnswerEdit(text)).toBeNull();
  });

  it('is read again from what is shown', () => {
    const commands = fc.constantFrom('+CSQ', '+CGATT?', '+CGDCONT=?', 'AT', 'I', 'E0', '&W');
    fc.assert(
      fc.property(arbitraryOf(answerEditSchema), commands, (edit, command) => {
        const named = { ...edit, command };
        // `\n` separates lines, so no line can contain it.
        if (
          edit.kind === 'replace' &&
          (edit.lines.some((one) => one.includes('\\n') || one !== one.trim()) || edit.lines.join('') === '')
        )
          return;
        if (edit.kind === 'inject' && edit.line !== edit.line.trim()) return;
        expect(readAnswerEdit(formatAnswerEdit(named))).toEqual(named);
      }),
    );
  });
});
