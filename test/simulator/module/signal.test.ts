import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../../electron/simulator/faults.ts';
import { identity } from '../../../electron/simulator/module/identity.ts';
import type { ModelName } from '../../../electron/simulator/module/models.ts';
import { seededRandom } from '../../../electron/simulator/seeded-random.ts';
import { createBench, linesOf } from './bench.ts';

const moving = (seed: number, faults: readonly FaultName[] = []) =>
  createBench({ faults, module: { random: seededRandom(seed) } });

const cell = `460,00,${identity.imsi},0,40`;

test.each<[ModelName, string, readonly string[]]>([
  ['air720h', 'AT*CSQ?', ['*CSQ:0', 'OK']],
  ['air720h', 'AT*CSQ=?', ['*CSQ = (0,1)', 'OK']],
  ['air720h', 'AT*CSQ=2', ['+CME ERROR: 50']],
  ['air720h', 'AT+CCED=?', ['+CCED: (0,1,2),(1,2,8)', 'OK']],
  ['air720h', 'AT+CCED', ['+CME ERROR: 3']],
  ['air720h', 'AT+CCED=0,3', ['+CME ERROR: 50']],
  ['air720h', 'AT+CCED=0,1', [`+CCED:LTE current cell:${cell},n100,39148,45624855,58,26,10135,41,351`, 'OK']],
  ['air780ep', 'AT+CCED=0,1', [`+CCED:LTE current cell: ${cell},5,39148,45624855,58,26,10135,41,351`, 'OK']],
  ['air720h', 'AT*BANDIND?', ['*BANDIND: 0, 40, 7', 'OK']],
  ['air720h', 'AT*BANDIND=1;*BANDIND?', ['*BANDIND: 1, 40, 7', 'OK']],
  ['air720h', 'AT*BANDIND=?', ['*BANDIND: (0,1)', 'OK']],
  ['air720h', 'AT^SYSINFO', ['^SYSINFO:2,3,0,17,1,7', 'OK']],
  ['air780e', 'AT+ECBAND?', ['+ECBAND: 1,3,5,8,34,38,39,40,41', 'OK']],
  ['air780e', 'AT+ECBAND=3', ['+CME ERROR: 3']],
  ['air780e', 'AT+ECBAND=7', ['+CME ERROR: 50']],
  ['air724ug', 'AT+SETLOCK=1,0,8,34,38;+SETLOCK=2,0', ['+SETLOCK: 1,0,8,34,38', 'OK']],
  ['air724ug', 'AT+SETLOCK=1,0,1,3,5,8,34,38', ['+CME ERROR: 50']],
  ['air720h', 'AT+SETLOCK=2,0', ['ERROR']],
  ['air780e', 'AT+SETLOCK=2,0', ['ERROR']],
  ['air720h', 'AT+ECBAND?', ['ERROR']],
  ['air780ep', 'AT+EEMGINFO?', ['ERROR']],
  ['air720h', 'AT+EEMGINFO?', ['+EEMGINFO : 3, 2', 'OK']],
  ['air780e', 'AT+EEMGINFO?', ['+EEMGINFO:3,2', 'OK']],
  ['air720h', 'AT+EEMOPT=2', ['+CME ERROR: 50']],
])('%s: %s', async (model, command, expected) => {
  const bench = await createBench({ module: { model } });
  expect(await bench.lines(command)).toEqual(expected);
});

test('neighbour cells: seven lines, then OK', async () => {
  const bench = await createBench();
  const lines = await bench.lines('AT+CCED=0,2');
  expect(lines).toHaveLength(8);
  expect(lines[0]).toBe('+CCED:LTE neighbor cell:460,00,38950,45623285,52,24,10135,31,350');
  expect(lines.at(-1)).toBe('OK');
});

test('the serving cell repeatedly, until it is stopped', async () => {
  const bench = await createBench();
  const once = (await bench.lines('AT+CCED=0,1'))[0];
  expect(await bench.lines('AT+CCED=1,1', 5_000)).toEqual([once, 'OK', once, once]);
  await bench.lines('AT+CCED=2,1', 100);
  expect(await bench.exchange('', 60_000)).toBe('');
});

test('reports of the neighbours crash an old 780E', async () => {
  const bench = await createBench({ module: { model: 'air780e' }, faults: ['old-firmware'] });
  expect(await bench.lines('AT+CCED=1,2', 2_000)).toEqual(['OK', "^boot.rom'v'!\\n", 'RDY']);
});

describe('engineering data', () => {
  test('OK comes first, then 30 fields of the serving cell and nine of each neighbour', async () => {
    const bench = await createBench();
    await bench.lines('AT+EEMOPT=1');
    const lines = await bench.lines('AT+EEMGINFO?');
    expect(lines.slice(0, 3)).toEqual([
      '+EEMGINFO : 3, 2',
      'OK',
      '+EEMLTESVC:1120, 2, 0, 10135, 351, 39148, 39148, 40, 5, 45624855, 0, 58, 26, 15, 58, 56, 26, 26, 72, 12, -8, 1, 1, 10, 0, 0, 65535, 779, 146, -1012345678',
    ]);
    expect(lines[2]?.split(',')).toHaveLength(30);
    expect(lines[3]).toBe('+EEMLTEINTRA: 0, 352, 39148, 46, 19, 1120, 0, 10135, 45624856');
    expect(lines[4]).toBe('+EEMLTEINTER: 0, 350, 38950, 52, 24, 1120, 0, 10135, 45623285');
    expect(lines).toHaveLength(10);
  });

  test('every few seconds, until it is switched off', async () => {
    const bench = await createBench();
    const lines = await bench.lines('AT+EEMOPT=2,8', 17_000);
    expect(lines.filter((line) => line.startsWith('+EEMLTESVC:'))).toHaveLength(2);
    await bench.lines('AT+EEMOPT=0');
    expect(await bench.exchange('', 60_000)).toBe('');
  });

  test('without a network there is no cell', async () => {
    const bench = await createBench({ faults: ['not-registered'] });
    await bench.lines('AT+EEMOPT=1');
    expect(await bench.lines('AT+EEMGINFO?')).toEqual(['+EEMGINFO : 0, 2', 'OK']);
    expect(await bench.lines('AT+CCED=0,1;*BANDIND?')).toEqual(['*BANDIND: 0', 'OK']);
  });
});

test.each<[FaultName, number]>([
  ['registration-denied', 7],
  ['denied-device', 6],
  ['denied-operator', 11],
])('%s: mode 3 and the engineering data contain the cause', async (fault, cause) => {
  const bench = await createBench({ faults: [fault] });
  expect(await bench.lines('AT+CEREG?')).toEqual(['+CEREG: 0,3', 'OK']);
  expect(await bench.lines('AT+CEREG=3;+CEREG?')).toEqual([`+CEREG: 3,3,,,,0,${cause}`, 'OK']);
  expect(await bench.lines('AT+CREG=3;+CREG?')).toEqual([`+CREG: 3,3,,,,0,${cause}`, 'OK']);
  await bench.lines('AT+EEMOPT=1');
  const fields = (await bench.lines('AT+EEMGINFO?'))[2]?.split(', ') ?? [];
  expect(fields.slice(25, 27)).toEqual(['1', String(cause)]);
  expect(await bench.lines('AT+CFUN=0;+CFUN=1', 3_000)).toEqual(
    expect.arrayContaining([`+CREG: 3,,,,0,${cause}`, `+CEREG: 3,,,,0,${cause}`]),
  );
});

describe('signal reports', () => {
  test('the values at once in three lines, and again only when they have changed', async () => {
    const still = await createBench();
    expect(await still.lines('AT*CSQ=1', 60_000)).toEqual([
      'OK',
      '+CSQ: 25,99',
      '+CESQ: 99,99,255,255,26,58',
      '*CESQ: 99,99,255,255,26,58,15',
    ]);
    expect(await still.lines('AT*CSQ?', 10)).toEqual(['*CSQ:1', 'OK']);
    still.module.setFault('weak-signal', true);
    expect(linesOf(await still.exchange('', 3_000))).toEqual([
      '+CSQ: 5,99',
      '+CESQ: 99,99,255,255,6,18',
      '*CESQ: 99,99,255,255,6,18,1',
    ]);
    await still.lines('AT*CSQ=0');
    still.module.setFault('weak-signal', false);
    expect(await still.exchange('', 60_000)).toBe('');
  });

  test('a restart ends them', async () => {
    const bench = await moving(1);
    await bench.lines('AT*CSQ=1');
    bench.module.restart();
    expect(await bench.exchange('', 60_000)).not.toContain('CSQ');
    expect(await bench.lines('AT*CSQ?')).toContain('*CSQ:0');
  });

  test('are one timer, however often they are switched on', async () => {
    const bench = await createBench();
    for (let count = 0; count < 100; count += 1) await bench.lines('AT*CSQ=1;+CCED=1,1;+CCED=1,2;+EEMOPT=2,1', 10);
    expect(bench.clock.pendingTimers).toBeLessThan(10);
  });

  test('move with the seed, within bounds, the same each time', async () => {
    const run = async (seed: number, faults: readonly FaultName[] = []): Promise<readonly string[]> =>
      (await moving(seed, faults)).lines('AT*CSQ=1', 3_600_000);
    const lines = await run(7);
    expect(await run(7)).toEqual(lines);
    expect(await run(8)).not.toEqual(lines);
    const strengths = (all: readonly string[]): number[] =>
      all.flatMap((line) => /^\+CSQ: (\d+),/.exec(line)?.slice(1).map(Number) ?? []);
    expect(strengths(lines).length).toBeGreaterThan(500);
    expect(Math.min(...strengths(lines))).toBeGreaterThanOrEqual(20);
    expect(Math.max(...strengths(lines))).toBeLessThanOrEqual(29);
    const weak = strengths(await run(7, ['weak-signal']));
    expect([Math.min(...weak), Math.max(...weak)]).toEqual([4, 6]);
  });

  test('do not depend on how often the signal is read', async () => {
    const often = await moving(3);
    for (let count = 0; count < 60; count += 1) await often.lines('AT+CSQ');
    const seldom = await moving(3);
    await seldom.clock.advance(60_000);
    expect(await often.lines('AT+CESQ')).toEqual(await seldom.lines('AT+CESQ'));
  });
});

test.each<[ModelName, string, string]>([
  ['air780e', 'AT+CFUN=0;+ECBAND=3;+CFUN=1', 'AT+CFUN=0;+ECBAND=1,3,5,8,34,38,39,40,41;+CFUN=1'],
  ['air724ug', 'AT+SETLOCK=1,0,3;+RESET', 'AT+SETLOCK=0,0;+RESET'],
])('%s: a lock to another band finds no network, also after a restart', async (model, lock, free) => {
  const bench = await createBench({ module: { model } });
  await bench.lines(`${lock};&W`, 20_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+CREG?')).toEqual(['+CREG: 0,2', 'OK']);
  bench.module.restart();
  await bench.lines('', 20_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+CREG?')).toEqual(['+CREG: 0,2', 'OK']);
  await bench.lines(free, 20_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+CREG?')).toEqual(['+CREG: 0,1', 'OK']);
});

describe('operators', () => {
  const found =
    '+COPS: (2,"CHINA MOBILE","CMCC","46000",7),(3,"CHN-UNICOM","UNICOM","46001",7),(3,"CHN-CT","CT","46011",7),(3,"","","46015",7),,(0,1,2,3,4),(0,1,2)';

  test('the search takes 25 s, and later commands wait for it', async () => {
    const bench = await createBench();
    expect(await bench.lines('AT+COPS=?', 24_000)).toEqual([]);
    expect(await bench.lines('AT+CMEE?', 500)).toEqual([]);
    expect(linesOf(await bench.exchange('', 1_000))).toEqual([found, 'OK', '+CMEE :1', 'OK']);
  });

  test('without radio there is no search', async () => {
    const bench = await createBench();
    expect(await bench.lines('AT+CFUN=0;+COPS=?')).toContain('+CME ERROR: 3');
  });

  test('the network can be left and joined again', async () => {
    const bench = await createBench();
    expect(await bench.lines('AT+COPS=2')).toEqual(['OK', '+CGEV: ME DETACH']);
    expect(await bench.lines('AT+COPS?;+CREG?')).toEqual(['+COPS: 2', '+CREG: 0,0', 'OK']);
    expect(await bench.lines('AT+COPS=0', 3_000)).toContain('^MODE: 17,17');
    expect(await bench.lines('AT+COPS=1,2,"46000"')).toEqual(['OK']);
    expect(await bench.lines('AT+COPS?')).toEqual(['+COPS: 1,2,"46000",7', 'OK']);
    expect(await bench.lines('AT+COPS=1,2,"46001"')).toEqual(['+CME ERROR: 30']);
  });
});

test('the band is reported when a network was found, if that was asked for', async () => {
  const bench = await createBench();
  await bench.lines('AT+CFUN=0');
  expect(await bench.lines('AT+CFUN=1', 3_000)).not.toContain('*BANDIND: 40, 7');
  await bench.lines('AT*BANDIND=1;+CFUN=0');
  expect(await bench.lines('AT+CFUN=1', 3_000)).toContain('*BANDIND: 40, 7');
});

test('a report of the registration has the place from mode 2 on', async () => {
  const bench = await createBench();
  await bench.lines('AT+CREG=2;+CFUN=0');
  expect(await bench.lines('AT+CFUN=1', 3_000)).toContain('+CREG: 1,"2797","02B82E17",7');
});
