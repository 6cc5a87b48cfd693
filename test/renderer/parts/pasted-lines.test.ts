import { expect, it } from 'vitest';
import { pastedLines } from '../../../renderer/parts/use-entry-notes.ts';

it.each([
  ['AT\nAT+CSQ\n', '', 0, 0, 'AT', ['AT+CSQ']],
  ['AT\r\nAT+CSQ\r\nATI', '', 0, 0, 'AT', ['AT+CSQ', 'ATI']],
  ['\r\n\r\nAT\r\r\n  \nATI\n\n', '', 0, 0, 'AT', ['ATI']],
  // Into a text: the text after the caret follows the last line.
  ['+CSQ\nAT+CREG', 'AT?', 2, 2, 'AT+CSQ', ['AT+CREG?']],
  // In place of a selection.
  ['ATI\nAT', 'AT+CSQ', 0, 6, 'ATI', ['AT']],
  ['ATI\nAT', 'AT', null, null, 'ATATI', ['AT']],
])('%j pasted into %j at %j to %j', (pasted, value, from, to, first, following) => {
  expect(pastedLines(pasted, value, from, to)).toEqual({ first, following });
});

it.each([['AT'], ['AT\n'], ['\r\nAT\r\n'], ['']])('%j is one line', (pasted) => {
  expect(pastedLines(pasted, '', 0, 0)).toBeNull();
});
