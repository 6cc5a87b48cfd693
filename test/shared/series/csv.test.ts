import { expect, it } from 'vitest';
import { seriesCsv } from '../../../shared/series/csv.ts';

it('has a line for each value, by time; a name of a device is no formula', () => {
  const text = seriesCsv([
    { name: 'RSSI', unit: 'dBm', points: [{ atMs: 2_000, value: -73, sequence: 7 }] },
    { name: '=1+1,"x"', unit: '', points: [{ atMs: 1_000, value: 21.5, sequence: 3 }] },
  ]);
  expect(text.split('\r\n')).toEqual([
    'time,series,unit,value,line',
    `1970-01-01T00:00:01.000Z,"'=1+1,""x""",,21.5,3`,
    '1970-01-01T00:00:02.000Z,RSSI,dBm,-73,7',
    '',
  ]);
});
