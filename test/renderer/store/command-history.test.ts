import { expect, it } from 'vitest';
import { historyText, readHistory, withCommand } from '../../../renderer/store/command-history.ts';

it('keeps sent lines, repeated ones once', () => {
  expect(withCommand(withCommand(withCommand([], 'AT'), 'AT'), 'ATI')).toEqual(['AT', 'ATI']);
});

it('does not store lines with secrets', () => {
  const text = historyText([
    'AT',
    'AT+MCONFIG="id","user","pass"',
    'at+cpin="1234"',
    'AT+CPIN?',
    'AT;+CPWD="SC","1","2"',
  ]);
  expect(readHistory(text)).toEqual(['AT', 'AT+CPIN?']);
});

it.each([null, '', '{', '"AT"', '[1,null,""]'])('reads %j without failing', (stored) => {
  expect(readHistory(stored)).toEqual([]);
});
