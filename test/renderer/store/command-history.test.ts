import { expect, it } from 'vitest';
import { historyText, readHistory, withCommand } from '../../../renderer/store/command-history.ts';

it('keeps what was sent, the same line twice in a row once', () => {
  expect(withCommand(withCommand(withCommand([], 'AT'), 'AT'), 'ATI')).toEqual(['AT', 'ATI']);
});

it('leaves lines with secrets out of what is stored', () => {
  const text = historyText([
    'AT',
    'AT+MCONFIG="id","user","pass"',
    'at+cpin="1234"',
    'AT+CPIN?',
    'AT;+CPWD="SC","1","2"',
  ]);
  expect(readHistory(text)).toEqual(['AT', 'AT+CPIN?']);
});

it.each([null, '', '{', '"AT"', '[1,null,""]'])('reads %j with distrust', (stored) => {
  expect(readHistory(stored)).toEqual([]);
});
