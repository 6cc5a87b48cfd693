import { expect, it } from 'vitest';
import { cellInformation } from '../../electron/commands/cell-information.ts';
import { resultOf, textOf } from './support.ts';

const serving = { which: 'serving' } as const;
const neighbours = { which: 'neighbours' } as const;

it('asks once', () => {
  expect(textOf(cellInformation.line(serving))).toBe('AT+CCED=0,1');
  expect(textOf(cellInformation.line(neighbours))).toBe('AT+CCED=0,2');
});

const cell = {
  mcc: '460',
  mnc: '00',
  band: 40,
  earfcn: 39_148,
  cellId: 140_542_123,
  physicalCell: 351,
  areaCode: 6_334,
  rsrpDbm: -90,
  rsrqDb: -5.5,
};

it.each([
  [
    'the example of the manual, without the IMSI',
    '+CCED:LTE current cell:460,00,460000000000000,0,40,n100,39148,140542123,51,29,6334,34,351',
  ],
  ['780EPV', '+CCED:LTE current cell: 460,00,460000000000000,0,40,5,39148,140542123,51,29,6334,34,351'],
])('reads the serving cell: %s', (_name, line) => {
  const read = resultOf(cellInformation, serving, ['AT+CCED=0,1', line, '', 'OK']);
  expect(read).toEqual({ cells: [cell] });
  expect(JSON.stringify(read)).not.toContain('460000000000000');
});

it('reads neighbour cells', () => {
  const received = [
    '+CCED:LTE neighbor cell:460,00,38950,140540553,45,24,6334,24,350',
    '+CCED:LTE neighbor cell: 460,11,1300,26224401,97,34,6334,21,37',
    'OK',
  ];
  expect(resultOf(cellInformation, neighbours, received).cells).toMatchObject([
    { mnc: '00', band: null, earfcn: 38_950, cellId: 140_540_553, rsrpDbm: -96, rsrqDb: -8, physicalCell: 350 },
    { mnc: '11', rsrpDbm: -44, rsrqDb: -3, physicalCell: 37 },
  ]);
});

it.each([
  [['OK']],
  [['+CCED:GSM current cell info:460,00,1', 'OK']],
  [['+CCED:LTE current cell:460', 'OK']],
  [['+CCED:LTE current cell:x,y,,,,,,,51', 'OK']],
])('finds no cell in %j', (received) => {
  expect(resultOf(cellInformation, serving, received)).toEqual({ cells: [] });
});
