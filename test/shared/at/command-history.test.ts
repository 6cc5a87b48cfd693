import { expect, it } from 'vitest';
import { historyLimit, longestKeptLine, withCommand } from '../../../shared/at/command-history.ts';
import { mayBeKept } from '../../../shared/at/kept-lines.ts';

it('keeps sent lines, repeated ones once', () => {
  expect(withCommand(withCommand(withCommand([], 'AT'), 'AT'), 'ATI')).toEqual(['AT', 'ATI']);
});

it('has a limit', () => {
  const lines = Array.from({ length: historyLimit + 1 }, (_, index) => `AT+X=${index}`);
  expect(lines.reduce(withCommand, [])).toEqual(lines.slice(1));
});

it('does not keep lines with secrets', () => {
  const lines = ['AT', 'AT+MCONFIG="id","user","pass"', 'at+cpin="1234"', 'AT+CPIN?', 'AT;+CPWD="SC","1","2"'];
  expect(lines.filter(mayBeKept)).toEqual(['AT', 'AT+CPIN?']);
});

it('does not keep what may be a part of a secret on several lines', () => {
  const key = [
    '-----BEGIN PRIVATE KEY-----',
    `MIIEvQ${'a'.repeat(58)}`,
    `ATq+${'b'.repeat(59)}=`,
    '-----END PRIVATE KEY-----',
  ];
  const login = ['AT+MCONFIG="id","user",', '"passw0rd"'];
  expect([...key, ...login, 'AT+FSLS', 'at+csq'].filter(mayBeKept)).toEqual(['AT+FSLS', 'at+csq']);
});

it('does not keep what a module takes as another line', () => {
  const corrected = ['AT+CPIX\bN="1234"', 'AT+CPIX\x7fN="1234"', 'AT\r\n1234', 'AT+MCONFIG\v="a","b","c"', 'ATI\u009b'];
  const joined = ['AT+CSQ;CPIN=1234', 'AT+CSQ;+MCONFG="a","b","c"'];
  expect([...corrected, ...joined, 'AT+CSQ;\t+CREG?'].filter(mayBeKept)).toEqual(['AT+CSQ;\t+CREG?']);
});

it('does not keep a payload', () => {
  expect(mayBeKept(`AT+MPUB="t",0,0,"${'a'.repeat(longestKeptLine)}"`)).toBe(false);
});
