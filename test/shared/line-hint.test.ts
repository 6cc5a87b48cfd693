import { expect, it } from 'vitest';
import { hintOfLine } from '../../shared/words/line-hint.ts';

it.each([
  ['+CSQ: 18,99', '', '−77 dBm'],
  ['+CSQ: 99,99', '', null],
  ['+CME ERROR: 10', '', 'SIM not inserted'],
  ['+CME ERROR: SIM busy', '', 'the SIM card is busy'],
  ['STATE: IP STATUS', '', 'the data path is up, there is no connection'],
  ['0, TCP ERROR:11', '', 'the host refused the connection'],
  ['CONNACK OK', 'login-accepted', 'the broker accepted the login'],
  ['+CGEV: NW PDN DEACT 1', 'packet-event', 'the network ended the data connection'],
  ['+MSUB: "t",1 byte,x', 'message', null],
  ['OK', '', null],
  ['+CSQ: 18,99 (+CME ERROR: 3)', '', '−77 dBm'],
])('reads %j', (text, name, hint) => {
  expect(hintOfLine(text, name, 'en')).toBe(hint);
});

it('is available in Chinese', () => {
  expect(hintOfLine('STATE: IP STATUS', '', 'zh')).toBe('数据通道已建立，没有连接');
});
