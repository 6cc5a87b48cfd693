import { expect, it } from 'vitest';
import { operatorSearch } from '../../electron/commands/operator-search.ts';
import { resultOf, textOf } from './support.ts';

it('may take 300 s', () => {
  expect(textOf(operatorSearch.line())).toBe('AT+COPS=?');
  expect(operatorSearch.deadlineMs()).toBe(300_000);
});

it('reads operators, without the lists of modes and formats', () => {
  const line =
    '+COPS: (2,"CHN-UNICOM","UNICOM","46001",7),(1,"CHINA (MOBILE)","CMCC","46000",7),(3,"","CHN-CT","46011"),,(0,1,2,3,4),(0,1,2)';
  expect(resultOf(operatorSearch, undefined, ['AT+COPS=?', line, '', 'OK'])).toEqual({
    operators: [
      { state: 'current', name: 'CHN-UNICOM', number: '46001', accessTechnology: 7 },
      { state: 'available', name: 'CHINA (MOBILE)', number: '46000', accessTechnology: 7 },
      { state: 'forbidden', name: 'CHN-CT', number: '46011', accessTechnology: null },
    ],
  });
});

it('shows characters of a name that would turn the text around', () => {
  const line = Buffer.from('+COPS: (1,"\u202egnp.exe 中国","","99999",7)', 'utf8').toString('latin1');
  expect(resultOf(operatorSearch, undefined, [line, 'OK'])).toMatchObject({
    operators: [{ name: '\\u202egnp.exe 中国' }],
  });
});

it.each([[['OK']], [['+COPS: ', 'OK']], [['+COPS: ,,(0,1,2,3,4),(0,1,2)', 'OK']]])('finds none in %j', (received) => {
  expect(resultOf(operatorSearch, undefined, received)).toEqual({ operators: [] });
});
