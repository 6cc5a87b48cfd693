import { expect, it } from 'vitest';
import { cmeErrorKey, meansMissingFile, missingFile, readCmeError } from '../../electron/commands/cme-errors.ts';

it.each([
  ['+CME ERROR: 10', { number: 10, text: '10', key: 'sim-not-inserted' }],
  ['+CME ERROR:767', { number: 767, text: '767', key: 'operation-failed' }],
  ['+CME ERROR: 65535  ', { number: 65_535, text: '65535', key: 'other' }],
  ['+CME ERROR: 4711', { number: 4711, text: '4711', key: null }],
  ['+CME ERROR: SIM busy', { number: null, text: 'SIM busy', key: 'sim-busy' }],
  ['+CMS ERROR: unknown error', { number: null, text: 'unknown error', key: 'unknown' }],
  [
    '+CME ERROR: PDP authentication failure',
    { number: null, text: 'PDP authentication failure', key: 'packet-authentication-failed' },
  ],
  ['+CMS ERROR: 10', { number: 10, text: '10', key: null }],
  ['+CME ERROR: constructor', { number: null, text: 'constructor', key: null }],
])('reads %s', (line, expected) => {
  expect(readCmeError(line)).toEqual(expected);
});

it.each(['ERROR', 'OK', 'TCP ERROR:11', '+CME', 'x+CME ERROR: 3'])('does not parse %s', (line) => {
  expect(readCmeError(line)).toBeNull();
});

it.each([3, 4, 10, 50, 62, 100, 765, 767, 65_535])('has a key for %i, which was seen on real modules', (number) => {
  expect(cmeErrorKey(number)).not.toBeNull();
});

it('recognises a missing file by 62 and 100, as number or text', () => {
  expect(['+CME ERROR: 62', '+CME ERROR: 100', '+CME ERROR: FILE NOT EXIST'].every(meansMissingFile)).toBe(true);
  expect(['+CME ERROR: 63', 'ERROR', '+CME ERROR: SIM busy'].some(meansMissingFile)).toBe(false);
});

it.each(['+CME ERROR: 62', '+CME ERROR:100', '+CME ERROR: FILE NOT EXIST', '+CME ERROR: 63', '+CME ERROR: 620'])(
  'the pattern and the function for a missing file agree on %s',
  (line) => expect(missingFile.test(line)).toBe(meansMissingFile(line)),
);
