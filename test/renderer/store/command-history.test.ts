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

it('does not store what may be a part of a secret on several lines', () => {
  const key = [
    '-----BEGIN PRIVATE KEY-----',
    `MIIEvQ${'a'.repeat(58)}`,
    `ATq+${'b'.repeat(59)}=`,
    '-----END PRIVATE KEY-----',
  ];
  const login = ['AT+MCONFIG="id","user",', '"passw0rd"'];
  expect(readHistory(historyText([...key, ...login, 'AT+FSLS', 'at+csq']))).toEqual(['AT+FSLS', 'at+csq']);
});

it.each([null, '', '{', '"AT"', '[1,null,""]'])('reads %j without failing', (stored) => {
  expect(readHistory(stored)).toEqual([]);
});
