import { expect, it } from 'vitest';
import { engineeringData, engineeringMode, readEngineeringLine } from '../../electron/commands/engineering-data.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

const fields = (cause: number): string =>
  `1120, 2, 0, 10135, 351, 39148, 39148, 40, 5, 45624855, 0, 51, 29, 12, 51, 49, 29, 29, 65, 12, -1, 1, 1, 10, 0, 0, ${cause}, 779, 146, -1012345678`;

it('is switched on first', () => {
  expect(textOf(engineeringMode.line())).toBe('AT+EEMOPT=1');
  expectPlainAnswer(engineeringMode, undefined);
});

it.each([
  ['+EEMGINFO:3,2', true],
  ['+EEMGINFO : 3, 2', true],
  ['+EEMGINFO: 0, 2', false],
])('tells from %j whether data follow', (line, follows) => {
  expect(resultOf(engineeringData, undefined, ['AT+EEMGINFO?', line, '', 'OK'])).toEqual({ follows });
});

it.each([
  ['+EEMLTESVC:', 65_535, null],
  ['+EEMLTESVC : ', 0, null],
  ['+EEMLTESVC: ', 15, 15],
])('reads the line after OK: %j, cause %d', (head, cause, rejectCause) => {
  expect(readEngineeringLine(`${head}${fields(cause)}`)).toEqual({
    band: 40,
    earfcn: 39_148,
    physicalCell: 351,
    areaCode: 10_135,
    cellId: 45_624_855,
    rsrpDbm: -90,
    rsrqDb: -5.5,
    sinr: 12,
    transmitPowerDbm: -1,
    rejectCause,
  });
});

it.each(['+EEMLTESVC:1, 2, 3', '+EEMLTEINTRA: 0, 350, 39148, 45, 24', 'OK', ''])('does not read %j', (line) => {
  expect(readEngineeringLine(line)).toBeNull();
});

it('does not parse an answer without a state', () => {
  expectUnreadable(engineeringData, undefined, ['OK']);
});
