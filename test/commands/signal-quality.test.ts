import { expect, it } from 'vitest';
import { signalQuality } from '../../electron/commands/signal-quality.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['transcript 29', '+CSQ: 20,99', 20, -73, 99, 'good'],
  ['780EP', '+CSQ: 25,0', 25, -63, 0, 'good'],
  ['the strongest', '+CSQ: 31,0', 31, -51, 0, 'good'],
  ['lowest good', '+CSQ: 18,0', 18, -77, 0, 'good'],
  ['highest weak', '+CSQ: 17,0', 17, -79, 0, 'weak'],
  ['lowest weak', '+CSQ: 11,0', 11, -91, 0, 'weak'],
  ["between the vendor's words", '+CSQ: 10,0', 10, -93, 0, 'poor'],
  ['the weakest', '+CSQ: 0,0', 0, -113, 0, 'poor'],
  ['unknown', '+CSQ: 99,99', 99, null, 99, 'none'],
  ['outside the range', '+CSQ: 147,0', 147, null, 0, 'none'],
  ['blanks and no second field', '+CSQ :  20 ', 20, -73, 99, 'good'],
])('reads and judges the signal: %s', (_name, line, rssi, dbm, bitErrorRate, judgement) => {
  expect(textOf(signalQuality.line())).toBe('AT+CSQ');
  const received = ['AT+CSQ', line, '', 'OK'];
  expect(resultOf(signalQuality, undefined, received)).toEqual({ rssi, dbm, bitErrorRate, judgement });
});

it.each([[['OK']], [['+CSQ: ', 'OK']], [['+CSQ: -5,0', 'OK']], [['+CSQ: x,y', 'OK']]])(
  'does not parse %j',
  (received) => {
    expectUnreadable(signalQuality, undefined, received);
  },
);
