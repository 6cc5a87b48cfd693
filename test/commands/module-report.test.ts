import { expect, it } from 'vitest';
import { moduleReport } from '../../electron/commands/module-report.ts';
import { expectUnreadable, play, resultOf, textOf } from './support.ts';

const lines = [
  'Manufacturer: AirM2M',
  'Model: Air780E',
  'Revision: AirM2M_780E_V1120_LTE_AT',
  'HWver: A12',
  'Buildtime: Mar  6 2023 20:04:22',
  'IMEI: 864040000000000',
  'ICCID: 898600000000000000X0',
  'IMSI: 460060000000000 ',
];

const expected = {
  manufacturer: 'AirM2M',
  model: 'Air780E',
  revision: 'AirM2M_780E_V1120_LTE_AT',
  hardwareVersion: 'A12',
  buildTime: 'Mar  6 2023 20:04:22',
  imei: '864040000000000',
  iccid: '898600000000000000X0',
  imsi: '460060000000000',
};

it.each([
  ['as the example of the manual', lines],
  ['without blanks, other capitals', lines.map((line) => line.replace(': ', ':').replace('HWver', 'HWVer'))],
  ['values in quotes', lines.map((line) => line.replace(/: (.*\S)/, ': "$1"'))],
  ['URCs between', lines.flatMap((line) => [line, '+CGEV: ME PDN ACT 1'])],
])('reads everything: %s', (_name, received) => {
  expect(textOf(moduleReport.line())).toBe('AT*I');
  expect(resultOf(moduleReport, undefined, [...received, '', 'OK'])).toEqual(expected);
});

it('leaves missing fields empty, and ignores other lines', () => {
  const { outcome, unclaimed } = play(moduleReport, undefined, ['Model: Air720H', 'ICCID:', 'Modelling: x', 'OK']);
  expect(outcome).toMatchObject({ ok: true, value: { model: 'Air720H', iccid: null, imsi: null } });
  expect(unclaimed).toEqual(['Modelling: x']);
  expectUnreadable(moduleReport, undefined, ['OK']);
});
