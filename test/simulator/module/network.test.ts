import { expect, test } from 'vitest';
import { identity } from '../../../electron/simulator/module/identity.ts';
import { createBench, linesOf } from './bench.ts';

test('the IMEI ends in a valid Luhn digit', () => {
  const sum = [...identity.imei].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  expect(identity.imei).toMatch(/^\d{15}$/);
  expect(sum % 10).toBe(0);
});

test.each([
  ['AT+CGMM', ['+CGMM: "Air720H"', 'OK']],
  ['AT+CGSN', [identity.imei, 'OK']],
  ['AT+GSN', [identity.imei, 'OK']],
  ['AT+CIMI', [identity.imsi, 'OK']],
  ['AT+ICCID', [`+ICCID: ${identity.iccid}`, 'OK']],
  ['AT+CCID', [identity.iccid, 'OK']],
  ['AT+CESQ', ['+CESQ: 99,99,255,255,26,58', 'OK']],
  ['AT+CFUN?', ['+CFUN: 1', 'OK']],
  ['AT+CREG?', ['+CREG: 0,1', 'OK']],
  ['AT+CEREG=2;+CEREG?', ['+CEREG: 2,1,"2797","02B82E17",7', 'OK']],
  ['AT+CEREG=?', ['+CEREG: (0,1,2,3,4,5)', 'OK']],
  ['AT+CREG=4', ['+CME ERROR: 50']],
  ['AT+COPS?', ['+COPS: 0,2,"46000",7', 'OK']],
  ['AT+COPS=3,0;+COPS?', ['+COPS: 0,0,"CHINA MOBILE",7', 'OK']],
  ['AT+CGDCONT?', ['+CGDCONT: 1,"IP","cmiot","10.74.149.48",0,0', 'OK']],
  ['AT+CGDCONT=1,"IP","private";+CGDCONT?', ['+CGDCONT: 1,"IP","private","10.74.149.48",0,0', 'OK']],
  ['AT+CGACT?', ['+CGACT: 1,1', 'OK']],
  ['AT+CGPADDR=1', ['+CGPADDR: 1,"10.74.149.48"', 'OK']],
  ['AT+CPNETAPN=2,"a","u","p",1;+CPNETAPN?', ['MODE:2', 'APN:a', 'USR:u', 'PWD:p', 'AUTHMODE:1', 'OK']],
  ['AT+CIPSTATUS', ['OK', 'STATE: IP INITIAL']],
  ['AT+CIFSR', ['+CME ERROR: 3']],
  ['AT+CIICR', ['+CME ERROR: 3']],
  ['AT+CSTT;+CIICR;+CIFSR', ['10.74.149.48']],
  ['AT+CSTT;+CSTT', ['+CME ERROR: 3']],
  ['AT+CIPSHUT', ['SHUT OK']],
  ['AT+IPR?', ['+IPR: 115200', 'OK']],
  ['AT+IPR=12345', ['+CME ERROR: 50']],
  ['AT&F', ['OK']],
])('%s', async (command, expected) => {
  const bench = await createBench();
  expect(await bench.lines(command)).toEqual(expected);
});

test('CIPSTATUS answers OK, a blank line, then the state', async () => {
  const bench = await createBench();
  expect(await bench.exchange('AT+CIPSTATUS\r')).toBe('\r\nOK\r\n\r\nSTATE: IP INITIAL\r\n');
});

test.each([
  ['26/11/23,14:00:00+32', '+CCLK: "26/11/23,14:00:01+32"'],
  ['99/12/31,23:59:59-08', '+CCLK: "00/01/01,00:00:00-08"'],
])('the clock runs after it was set to %s', async (text, shown) => {
  const bench = await createBench();
  expect(await bench.lines(`AT+CCLK="${text}"`, 1_100)).toEqual(['OK']);
  expect(await bench.lines('AT+CCLK?')).toEqual([shown, 'OK']);
});

test.each(['26/13/01,00:00:00+00', '26/02/30,00:00:00+00', 'now', '26/11/23 14:00:00'])(
  '%s is not a valid time',
  async (text) => {
    const bench = await createBench();
    expect(await bench.lines(`AT+CCLK="${text}"`)).toEqual(['+CME ERROR: 50']);
  },
);

test('the clock follows the network time by default', async () => {
  const bench = await createBench({ module: { wallClock: () => Date.UTC(2030, 0, 2, 3, 4, 5) } });
  expect((await bench.lines('AT+CCLK?'))[0]).toBe('+CCLK: "30/01/02,03:04:05+00"');
});

const bootText = (time: string): string =>
  `^boot.rom'v'!\\n\r\nRDY\r\n\r\n^MODE: 17,17\r\n\r\n+E_UTRAN Service\r\n\r\n+CGEV: ME PDN ACT 1\r\n\r\n+NITZ: ${time}+0,0\r\n`;

test.each(['AT+RESET\r', 'AT+CFUN=1,1\r'])('%j answers OK and boots as in transcript 27', async (command) => {
  const bench = await createBench({ module: { model: 'air780e' } });
  expect(await bench.exchange(command, 10_000)).toBe(`\r\nOK\r\n${bootText('2026/11/23,06:00:06')}`);
});

test('before RDY nothing is received, before the card is ready it is busy, then the module registers', async () => {
  const bench = await createBench();
  bench.module.restart();
  expect(linesOf(await bench.exchange('AT\r', 1_600))).toEqual(['RDY']);
  await bench.lines('ATE0', 10);
  expect(await bench.lines('AT+CPIN?', 10)).toEqual(['+CME ERROR: 14']);
  expect(await bench.lines('AT+CGATT?', 1_500)).toEqual(['+CGATT: 0', 'OK', 'SMS READY', 'UART Boot Completed']);
  expect(await bench.lines('AT+CPIN?', 10)).toEqual(['+CPIN: READY', 'OK']);
  expect(await bench.lines('AT+CREG?', 4_000)).toContain('+CREG: 0,2');
  expect(await bench.lines('AT+CREG?', 10)).toEqual(['+CREG: 0,1', 'OK']);
});

test('radio off detaches and drops the connection; radio on registers automatically, with a report if enabled', async () => {
  const bench = await createBench();
  await bench.lines('AT+MIPSTART="broker.example",1883;+CREG=1');
  expect(await bench.lines('AT+CFUN=0')).toEqual(['OK', '+CGEV: ME DETACH', 'CLOSED']);
  expect(await bench.lines('AT+CSQ;+CGATT?;+COPS?')).toEqual(['+CSQ: 99,99', '+CGATT: 0', '+COPS: 0', 'OK']);
  expect(await bench.lines('AT+CFUN=1', 3_000)).toEqual([
    'OK',
    '^MODE: 17,17',
    '+E_UTRAN Service',
    '+CREG: 1',
    '+CGEV: ME PDN ACT 1,0',
    expect.stringMatching(/^\+NITZ: 26\/11\/23,06:00:\d\d\+32,0$/),
  ]);
});

test('nothing runs after dispose', async () => {
  const bench = await createBench();
  await bench.lines('AT+MIPSTART="broker.example",1883');
  bench.module.restart();
  bench.module.dispose();
  expect(bench.clock.pendingTimers).toBe(0);
  expect(await bench.exchange('AT\r')).toBe('');
});
