import { describe, expect, test } from 'vitest';
import type { FaultName } from '../../../electron/simulator/faults.ts';
import { identity } from '../../../electron/simulator/module/identity.ts';
import type { ModelName } from '../../../electron/simulator/module/models.ts';
import { seededRandom } from '../../../electron/simulator/seeded-random.ts';
import { type Bench, createBench, linesOf, logIn } from './bench.ts';

const on = (model: ModelName, faults: readonly FaultName[] = []): Promise<Bench> =>
  createBench({ module: { model }, faults });

const online = async (model: ModelName = 'air720h', faults: readonly FaultName[] = []): Promise<Bench> => {
  const bench = await on(model, faults);
  await bench.lines('AT+CSTT;+CIICR;+CIFSR');
  return bench;
};

const withBearer = async (model: ModelName): Promise<Bench> => {
  const bench = await on(model);
  await bench.lines('AT+SAPBR=3,1,"CONTYPE","GPRS";+SAPBR=3,1,"APN","";+SAPBR=1,1');
  return bench;
};

test.each<[ModelName, string, readonly string[]]>([
  ['air720h', 'AT+CBC', ['+CBC: 3800', 'OK']],
  ['air720h', 'AT+CBC=3300,3200', ['ERROR']],
  ['air780e', 'AT+CADC=0,1;+CADC=0,2', ['+CADC: 0,1086', 'OK']],
  ['air780e', 'AT+CADC=0,2', ['+CME ERROR: 3']],
  ['air780e', 'AT+CADC=2,1', ['+CME ERROR: 50']],
  ['air780e', 'AT*EXINFO?', ['*EXINFO: 0', 'OK']],
  ['air780e', 'AT+ECNPICFG?', ['+ECNPICFG: "rfCaliDone":1,"rfNSTDone":1', 'OK']],
  ['air780e', 'AT+RNDISCALL?', ['+RNDISCALL:1', 'OK']],
  ['air780e', 'AT+RNDISCALL=0;+RNDISCALL?', ['+RNDISCALL:0', 'OK']],
  ['air780e', 'AT+UPGRADE?', ['+UPGRADE:0', 'OK']],
  ['air780e', 'AT+UPGRADE="AUTO"', ['+UPGRADE:"AUTO",1', 'OK']],
  ['air780e', 'AT+UPGRADE="AUTO",0;+UPGRADE="AUTO"', ['+UPGRADE:"AUTO",0', 'OK']],
  ['air780e', 'AT+UPGRADE="PERIOD"', ['+UPGRADE:"PERIOD",86400', 'OK']],
  ['air780e', 'AT+UPGRADE="PERIOD",59', ['+CME ERROR: 50']],
  ['air780e', 'AT+UPGRADE="toString"', ['+CME ERROR: 50']],
  ['air780e', 'AT+WISN?', ['1234567890', 'OK']],
  ['air780e', 'AT+WISN="line 4, unit 12";+WISN?', ['line 4, unit 12', 'OK']],
  ['air780e', `AT+WISN="${'x'.repeat(65)}"`, ['+CME ERROR: 50']],
  ['air780e', 'AT^HVER', ['^HVER: EC618', 'OK']],
  ['air780ep', 'AT^HVER', ['^HVER: EC718', 'OK']],
  ['air720h', 'AT+CNUM', ['+CNUM: "","+861064800000018",145', 'OK']],
  ['air780ep', 'AT+CNUM', ['ERROR']],
  ['air720h', 'AT*SIMDETEC=1', ['*SIMDETEC: 1, SIM', 'OK']],
  ['air720h', 'AT+EPIN?', ['+EPIN:3,3,10,10', 'OK']],
  ['air720h', 'AT+CPINR="SIM PIN"', ['ERROR']],
  ['air780e', 'AT+CPINR="SIM PIN"', ['+CPINR: "SIM PIN",3,3', 'OK']],
  ['air780e', 'AT+CPINR="constructor"', ['+CME ERROR: 50']],
  [
    'air780e',
    'AT+CPINR',
    ['+CPINR: "SIM PIN",3,3', '+CPINR: "SIM PUK",10,10', '+CPINR: "SIM PIN2",3,3', '+CPINR: "SIM PUK2",10,10', 'OK'],
  ],
  ['air780e', 'AT+EPIN?', ['ERROR']],
  ['air780e', 'AT+CLCK="SC",2', ['+CLCK: 0', 'OK']],
  ['air780e', 'AT^DATAINFO?', ['^DATAINFO: 0,30', 'OK']],
  ['air780e', 'AT^DATAINFO', ['+CME ERROR: 3']],
  ['air780e', 'AT^DATAINFO=1,29', ['+CME ERROR: 50']],
  ['air780e', 'AT^DATAINFO=1,30;^DATAINFO', ['^DATAINFO: 0,0', 'OK']],
  ['air780e', 'AT+CIPPING?', ['+CIPPING: 4,32,100,64', 'OK']],
  ['air780e', 'AT+CIPPING="223.5.5.5"', ['+CME ERROR: 3']],
  ['air780e', 'AT+CDNSGIP="broker.example"', ['+CME ERROR: 3']],
  ['air780e', 'AT+CDNSCFG?', ['PrimaryDns: 211.136.17.107', 'SecondaryDns: 211.136.20.203', 'OK']],
  ['air780e', 'AT+SAPBR=2,1', ['+SAPBR: 1,3,"0.0.0.0"', 'OK']],
  ['air780e', 'AT+SAPBR=1,1;+SAPBR=2,1', ['+SAPBR: 1,1,"10.74.149.48"', 'OK']],
  ['air780e', 'AT+SAPBR=0,1', ['+CME ERROR: 3']],
  ['air780e', 'AT+SAPBR=3,1,"constructor","x"', ['+CME ERROR: 50']],
  ['air780e', `AT+SAPBR=3,1,"APN","${'x'.repeat(51)}"`, ['+CME ERROR: 50']],
  ['air780e', 'AT+CIPGSMLOC=1,1', ['+CIPGSMLOC: 601', 'OK']],
  ['air780e', 'AT+CIPGSMLOC=3,1', ['+CME ERROR: 50']],
  ['air780e', 'AT+GSMLOCFG?', ['+GSMLOCFG: bs.openluat.com:12411', 'OK']],
  ['air720h', 'AT+WIFILOC=1,1', ['ERROR']],
  ['air720h', 'AT+WIFISCAN', ['ERROR']],
  ['air720h', 'AT+RNDISCALL?', ['ERROR']],
  ['air724ug', 'AT+ECNPICFG?', ['ERROR']],
])('%s: %s', async (model, command, expected) => {
  expect(await (await on(model)).lines(command)).toEqual(expected);
});

test.each<[string]>([['AT*EXINFO?'], ['AT+RNDISCALL?'], ['AT+WIFISCAN']])('an old 780E has no %s', async (command) => {
  expect(await (await on('air780e', ['old-firmware'])).lines(command)).toEqual(['ERROR']);
});

test('AT*I has eight fields', async () => {
  expect(await (await on('air780e')).lines('AT*I')).toEqual([
    'Manufacturer: AirM2M',
    'Model: Air780E',
    'Revision: AirM2M_780E_V1169_LTE_AT',
    'HWver: EC618',
    'Buildtime: Mar  6 2023 20:04:22',
    `IMEI: ${identity.imei}`,
    `ICCID: ${identity.iccid}`,
    `IMSI: ${identity.imsi}`,
    'OK',
  ]);
});

test('the bytes of an answer that looks unlike the others', async () => {
  const bench = await online();
  expect(await bench.exchange('AT+CDNSGIP="broker.example"\r')).toBe(
    '\r\nOK\r\n\r\n+CDNSGIP: 1,"broker.example","198.19.176.238"\r\n',
  );
  expect(await bench.exchange('AT+CIPPING="223.5.5.5",1\r')).toBe('\r\n+CIPPING: 1,"223.5.5.5",35,54\r\n\r\nOK\r\n');
  expect(await bench.exchange('AT+CPOWD=1\r')).toBe('\r\nNORMAL POWER DOWN\r\n');
});

describe('a ping', () => {
  test('sends each line with its reply, one second apart, and OK after the last', async () => {
    const bench = await online();
    expect(await bench.lines('AT+CIPPING="36.152.44.96"', 40)).toEqual(['+CIPPING: 1,"36.152.44.96",35,54']);
    expect(linesOf(await bench.exchange('', 1_035))).toEqual(['+CIPPING: 2,"36.152.44.96",35,54']);
    expect(linesOf(await bench.exchange('', 5_000))).toEqual([
      '+CIPPING: 3,"36.152.44.96",35,54',
      '+CIPPING: 4,"36.152.44.96",35,54',
      'OK',
    ]);
  });

  test('loses echoes while the signal is weak: 600 ms and a time to live of 255', async () => {
    const bench = await createBench({ faults: ['weak-signal'], module: { random: seededRandom(5) } });
    await bench.lines('AT+CSTT;+CIICR;+CIFSR');
    const lines = await bench.lines('AT+CIPPING="36.152.44.96",100,32,10', 300_000);
    expect(lines).toHaveLength(101);
    const lost = lines.filter((line) => line.endsWith(',600,255'));
    expect(lost.length).toBeGreaterThan(10);
    expect(lost.length).toBeLessThan(60);
  });

  test('does not know a host that does not exist, and neither does a look-up', async () => {
    const bench = await createBench({ upstream: { hosts: ['broker.example'] } });
    await bench.lines('AT+CSTT;+CIICR;+CIFSR');
    expect(await bench.lines('AT+CIPPING="elsewhere.example"')).toEqual(['+CME ERROR: 3']);
    expect(await bench.lines('AT+CDNSGIP="elsewhere.example"')).toEqual(['OK', '+CDNSGIP:0,10']);
  });

  test.each(['0', '101', 'x'])('of %s echoes is refused', async (count) => {
    expect(await (await online()).lines(`AT+CIPPING="1.1.1.1",${count}`)).toEqual(['+CME ERROR: 50']);
  });
});

test('data are counted while the counter is on, also across a restart', async () => {
  const bench = await online();
  await bench.lines('AT^DATAINFO=1,30;+CIPPING="1.1.1.1",2,32', 5_000);
  expect(await bench.lines('AT^DATAINFO')).toEqual(['^DATAINFO: 120,120', 'OK']);
  await logIn(bench);
  await bench.lines('AT+MPUB="topic",1,0,"payload"');
  const [first = ''] = await bench.lines('AT^DATAINFO');
  const [up = 0, down = 0] = first.slice('^DATAINFO: '.length).split(',').map(Number);
  expect(up).toBeGreaterThan(300);
  expect(down).toBeGreaterThan(200);
  bench.module.restart();
  await bench.exchange('ATE0\r', 20_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT^DATAINFO')).toEqual([first, 'OK']);
  await bench.lines('AT^DATAINFO=0');
  expect(await bench.lines('AT^DATAINFO')).toEqual(['+CME ERROR: 3']);
});

describe('places', () => {
  test('by cells: before OK, after a quarter of a second', async () => {
    const bench = await withBearer('air780e');
    expect(await bench.lines('AT+CIPGSMLOC=1,1', 240)).toEqual([]);
    expect(linesOf(await bench.exchange('', 10))).toEqual([
      '+CIPGSMLOC: 0,34.7983328,114.3214505,2026/11/23,14:00:01',
      'OK',
    ]);
    expect(await bench.lines('AT+CIPGSMLOC=2,1')).toEqual(['+CIPGSMLOC: 0,2026/11/23,14:00:01', 'OK']);
  });

  test('an Air720 pads the latitude', async () => {
    const bench = await withBearer('air720h');
    expect((await bench.lines('AT+CIPGSMLOC=1,1'))[0]).toContain(' 0,034.7983328,114.3214505,');
  });

  test('by WiFi: nothing for 25 s', async () => {
    const bench = await withBearer('air780e');
    expect(await bench.lines('AT+WIFILOC=1,1', 25_000)).toEqual([]);
    expect(linesOf(await bench.exchange('', 10))).toEqual([
      '+WIFILOC: 0,34.7983328,114.3214505,2026/11/23,14:00:26',
      'OK',
    ]);
  });

  test('a lost network closes the bearer', async () => {
    const bench = await withBearer('air780e');
    expect(await bench.lines('AT+CFUN=0')).toEqual(['OK', '+CGEV: ME DETACH', '+SAPBR 1: DEACT']);
    expect(await bench.lines('AT+SAPBR=2,1;+SAPBR=1,1')).toEqual(['+SAPBR: 1,3,"0.0.0.0"', '+CME ERROR: 3']);
  });

  test('stations: after OK without an end, or before OK', async () => {
    const bench = await on('air780e');
    const [done, ...stations] = await bench.lines('AT+WIFISCAN', 5_000);
    expect(done).toBe('OK');
    expect(stations).toHaveLength(6);
    expect(stations[0]).toBe('+WIFISCAN: "02:00:00:00:00:01",-42,11');
    expect(await bench.lines('AT+WIFISCAN?', 5_000)).toEqual([...stations, 'OK']);
    expect(await bench.lines('AT+WIFISCAN=0,1,11', 5_000)).toEqual([stations[0], 'OK']);
    await bench.lines('AT+WIFISCANCOUNT=1');
    expect(await bench.lines('AT+WIFISCAN', 5_000)).toEqual(['OK', '+WIFISCAN COUNT: 6', ...stations]);
  });
});

describe('the lock of the SIM card', () => {
  const left = async (bench: Bench): Promise<string | undefined> => (await bench.lines('AT+CPINR="SIM PIN"'))[0];
  const restarted = async (bench: Bench): Promise<void> => {
    bench.module.restart();
    await bench.exchange('', 20_000);
    await bench.lines('ATE0');
  };

  test('is switched on and off, and acts after the next start', async () => {
    const bench = await on('air780e');
    expect(await bench.lines('AT+CPWD="SC","1234","5678"')).toEqual(['+CME ERROR: 3']);
    expect(await bench.lines('AT+CLCK="SC",1,"1234"')).toEqual(['OK']);
    expect(await bench.lines('AT+CLCK="SC",2;+CPIN?')).toEqual(['+CLCK: 1', '+CPIN: READY', 'OK']);
    expect(await bench.lines('AT+CPWD="SC","1234","5678"')).toEqual(['OK']);
    await restarted(bench);
    expect(await bench.lines('AT+CPIN?')).toEqual(['+CPIN: SIM PIN', 'OK']);
    expect(await bench.lines('AT+CPIN=1234')).toEqual(['+CME ERROR: 16']);
    expect(await left(bench)).toBe('+CPINR: "SIM PIN",2,3');
    expect((await bench.lines('AT+CPIN=5678', 10)).slice(0, 2)).toEqual(['+CPIN: READY', 'OK']);
    expect(await left(bench)).toBe('+CPINR: "SIM PIN",3,3');
    expect(await bench.lines('AT+CLCK="SC",0,"5678"')).toContain('OK');
    await restarted(bench);
    expect(await bench.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
  });

  test('blocks the card after three wrong PINs; the PUK sets a new one', async () => {
    const bench = await on('air780e');
    for (const tries of [2, 1, 0]) {
      expect(await bench.lines('AT+CLCK="SC",1,"0000"')).toEqual(['+CME ERROR: 16']);
      expect(await left(bench)).toBe(`+CPINR: "SIM PIN",${tries},3`);
    }
    expect(await bench.lines('AT+CPIN?')).toEqual(['+CPIN: SIM PUK', 'OK']);
    expect(await bench.lines('AT+CPIN="00000000","4321"')).toEqual(['+CME ERROR: 16']);
    expect(await bench.lines('AT+CPINR="SIM PUK"')).toEqual(['+CPINR: "SIM PUK",9,10', 'OK']);
    expect((await bench.lines('AT+CPIN="12345678","4321"')).slice(0, 2)).toEqual(['+CPIN: READY', 'OK']);
    expect(await left(bench)).toBe('+CPINR: "SIM PIN",3,3');
  });

  test('is permanent after ten wrong PUKs, until the card is replaced', async () => {
    const bench = await on('air720h', ['sim-pin']);
    for (let count = 0; count < 3; count += 1) await bench.lines('AT+CPIN=0000');
    for (let count = 0; count < 10; count += 1) await bench.lines('AT+CPIN="00000000","4321"');
    expect(await bench.lines('AT+EPIN?')).toEqual(['+EPIN:0,3,0,10', 'OK']);
    expect(await bench.lines('AT+CPIN="12345678","4321"')).toEqual(['+CME ERROR: 13']);
    bench.module.setFault('sim-pin', false);
    expect(await bench.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
  });

  test('no PIN and no PUK is in the log', async () => {
    const bench = await on('air780e');
    await bench.lines('AT+CLCK="SC",1,"98765"');
    await bench.lines('AT+CPWD="SC","98765","56789"');
    await bench.lines('AT+SAPBR=3,1,"PWD","canary"');
    expect(bench.notes.join('\n')).not.toMatch(/98765|56789|canary/);
  });

  test.each(['AT+CPINR="SIM PIN"', 'AT+CPINR', 'AT+CLCK="SC",2', 'AT+CNUM'])('without a card: %s', async (command) => {
    expect(await (await on('air780e', ['no-sim'])).lines(command)).toEqual(['+CME ERROR: 10']);
  });
});

describe('supply', () => {
  const read = async (bench: Bench): Promise<number> => Number((await bench.lines('AT+CBC', 10))[0]?.slice(6));

  test.each<[readonly FaultName[], number]>([
    [[], 3_740],
    [['voltage-drop'], 3_280],
  ])('with %j it falls to %i mV while the module registers', async (faults, expected) => {
    const bench = await on('air780e', faults);
    expect(await read(bench)).toBe(3_800);
    await bench.lines('AT+CFUN=0');
    expect(await read(bench)).toBe(3_800);
    await bench.lines('AT+CFUN=1', 200);
    expect(await read(bench)).toBe(expected);
    await bench.exchange('', 3_000);
    expect(await read(bench)).toBe(3_800);
  });

  test('varies a little', async () => {
    const bench = await createBench({ module: { random: seededRandom(2) } });
    const values: number[] = [];
    for (let count = 0; count < 20; count += 1) values.push(await read(bench));
    expect(new Set(values).size).toBeGreaterThan(3);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(3_790);
    expect(Math.max(...values)).toBeLessThanOrEqual(3_810);
  });
});

describe('power', () => {
  test('off by command: a last line, then silence until it is switched on again', async () => {
    const bench = await on('air780e');
    const power: boolean[] = [];
    bench.module.onPower((isOn) => power.push(isOn));
    expect(await bench.lines('AT+CPOWD=1', 5_000)).toEqual(['NORMAL POWER DOWN']);
    expect(await bench.exchange('AT\r', 60_000)).toBe('');
    expect(bench.clock.pendingTimers).toBe(0);
    bench.module.setFault('powered-off', false);
    expect(linesOf(await bench.exchange('', 10_000))).toContain('RDY');
    await bench.lines('ATE0');
    expect(await bench.lines('AT*EXINFO?')).toEqual(['*EXINFO: 0', 'OK']);
    expect(power).toEqual([false, true]);
  });

  test('off at once: no output', async () => {
    const bench = await on('air780e');
    expect(await bench.exchange('AT+CPOWD=0\r', 10_000)).toBe('');
    expect(await bench.exchange('AT\r', 10_000)).toBe('');
  });

  test('the last line is complete on a slow line', async () => {
    const bench = await createBench({ module: { paceBaud: 1_200 } });
    await bench.exchange('', 1_000);
    expect(await bench.exchange('AT+CPOWD=1\r', 5_000)).toContain('NORMAL POWER DOWN\r\n');
  });

  test('a module that begins without power', async () => {
    const bench = await on('air780e', ['powered-off']);
    expect(await bench.exchange('AT\r', 5_000)).toBe('');
    bench.module.restart();
    expect(linesOf(await bench.exchange('', 10_000))).toContain('RDY');
  });

  test.each<[string, number]>([
    ['AT+RESET', 3],
    ['AT+CFUN=1,1', 3],
  ])('%s: the reason of the start is %i', async (command, reason) => {
    const bench = await on('air780e');
    await bench.lines(command, 20_000);
    await bench.lines('ATE0');
    expect(await bench.lines('AT*EXINFO?')).toEqual([`*EXINFO: ${reason}`, 'OK']);
  });
});

test('an update is refused after a while', async () => {
  const bench = await on('air780e');
  expect(await bench.lines('AT+UPGRADE', 3_000)).toEqual(['OK', '+UPGRADEIND: -1003']);
});

test('settings of the update and the serial number survive a restart, unless they were not to be stored', async () => {
  const bench = await on('air780e');
  await bench.lines('AT+UPGRADE="AUTO",0;+UPGRADE="PERIOD",600,1;+WISN="12"');
  expect(await bench.lines('AT+UPGRADE="PERIOD"')).toEqual(['+UPGRADE:"PERIOD",600', 'OK']);
  bench.module.restart();
  await bench.exchange('', 20_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+UPGRADE="AUTO";+UPGRADE="PERIOD";+WISN?')).toEqual([
    '+UPGRADE:"AUTO",0',
    '+UPGRADE:"PERIOD",86400',
    '12',
    'OK',
  ]);
});

test('commands that report later keep one timer each', async () => {
  const bench = await online('air780e');
  for (let count = 0; count < 200; count += 1) {
    await bench.lines('AT+WIFISCAN;+UPGRADE;+CDNSGIP="broker.example"', 5);
  }
  expect(bench.clock.pendingTimers).toBeLessThan(5);
});
