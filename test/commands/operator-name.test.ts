import { expect, it } from 'vitest';
import { operatorName } from '../../electron/commands/operator-name.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['number', '+COPS: 0,2,"46001",7', { name: '46001', format: 'numeric', accessTechnology: 7 }],
  ['long name', '+COPS: 0,0,"CHINA MOBILE",7', { name: 'CHINA MOBILE', format: 'long', accessTechnology: 7 }],
  ['short name, no technology', '+COPS: 0,1,"CMCC"', { name: 'CMCC', format: 'short', accessTechnology: null }],
  ['not registered', '+COPS: 0', { name: null, format: null, accessTechnology: null }],
])('reads the operator: %s', (_name, line, expected) => {
  expect(textOf(operatorName.line())).toBe('AT+COPS?');
  expect(resultOf(operatorName, undefined, [line, 'OK'])).toEqual(expected);
});

it('reads a name in UTF-8, which the engine passes byte by byte', () => {
  const latin1 = String.fromCharCode(...new TextEncoder().encode('中国移动'));
  expect(resultOf(operatorName, undefined, [`+COPS: 0,0,"${latin1}",7`, 'OK']).name).toBe('中国移动');
});

it('is optional, and does not parse an OK alone', () => {
  expect(operatorName.optional).toBe(true);
  expectUnreadable(operatorName, undefined, ['OK']);
});
