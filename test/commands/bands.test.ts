import { expect, it } from 'vitest';
import { allowedBands, bandInUse, bandLock, setAllowedBands, setBandLock } from '../../electron/commands/bands.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['*BANDIND: 0, 40, 7', 40],
  ['*BANDIND:1,3,7', 3],
  ['*BANDIND: 0', null],
])('reads the band in use from %j', (line, band) => {
  expect(resultOf(bandInUse, undefined, ['AT*BANDIND?', line, 'OK'])).toEqual({ band });
});

it('reads the allowed bands', () => {
  expect(resultOf(allowedBands, undefined, ['+ECBAND: 1,3,5,8,34,38,39,40,41', 'OK'])).toEqual({
    bands: [1, 3, 5, 8, 34, 38, 39, 40, 41],
  });
});

it.each([
  ['+SETLOCK: 1,0,8,34,38', [8, 34, 38]],
  ['+SETLOCK: 0,0', []],
])('reads the lock from %j', (line, bands) => {
  expect(resultOf(bandLock, undefined, ['AT+SETLOCK=2,0', line, 'OK'])).toEqual({ bands });
});

it('locks and frees', () => {
  expect(textOf(setBandLock.line({ bands: [8, 34, 38] }))).toBe('AT+SETLOCK=1,0,8,34,38');
  expect(textOf(setBandLock.line({ bands: [] }))).toBe('AT+SETLOCK=0,0');
  expect(textOf(setAllowedBands.line({ bands: [3, 40] }))).toBe('AT+ECBAND=3,40');
  expectPlainAnswer(setBandLock, { bands: [] });
  expectPlainAnswer(setAllowedBands, { bands: [3] });
});

it.each([[[1, 3, 5, 8, 34, 38]], [[0]], [[100]], [[1.5]]])('refuses to lock %j', (bands) => {
  expect(() => setBandLock.line({ bands })).toThrow(RangeError);
});

it('needs at least one allowed band', () => {
  expect(() => setAllowedBands.line({ bands: [] })).toThrow(RangeError);
});

it('does not parse other answers', () => {
  expectUnreadable(bandInUse, undefined, ['OK']);
  expectUnreadable(allowedBands, undefined, ['+ECBAND: ', 'OK']);
  expectUnreadable(bandLock, undefined, ['OK']);
});
