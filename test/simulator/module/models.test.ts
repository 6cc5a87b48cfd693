import { describe, expect, test } from 'vitest';
import { type ModelName, modelNames } from '../../../electron/simulator/module/models.ts';
import { createBench, linesOf, logIn } from './bench.ts';

test('models have names', () => {
  expect(modelNames).toEqual(['air720h', 'air724ug', 'air780e', 'air780ep']);
});

const reads = (model: ModelName, old: boolean) =>
  createBench({ module: { model }, faults: old ? ['old-firmware'] : [] });

test.each<[ModelName, boolean, string, readonly string[]]>([
  ['air720h', false, 'ATI', ['AirM2M_720H_V1104_LTE_AT', 'OK']],
  ['air720h', true, 'ATI', ['AirM2M_720H_V1009_LTE_AT', 'OK']],
  ['air724ug', false, 'ATI', ['AirM2M_Air724UG_V401875_LTE_AT', 'OK']],
  ['air724ug', true, 'ATI', ['AirM2M_Air724UG_V409_LTE_AT', 'OK']],
  ['air780e', false, 'AT+CGMR', ['+CGMR: "AirM2M_780E_V1169_LTE_AT"', 'OK']],
  ['air780ep', false, 'AT+CGMR', ['+CGMR: "AirM2M_780EP_V1010_LTE_AT"', 'OK']],
  ['air724ug', false, 'AT+CGMM', ['+CGMM: "Air724UG"', 'OK']],
  ['air780e', false, 'AT+CGMM', ['+CGMM: "Air780E"', 'OK']],
  ['air780ep', false, 'AT+CGMM', ['+CGMM: "Air780EP"', 'OK']],
  ['air724ug', false, 'AT+CSQ', ['+CSQ: 25,99', 'OK']],
  ['air780e', false, 'AT+CSQ', ['+CSQ: 25,0', 'OK']],
  ['air780e', false, 'AT+CEREG?', ['+CEREG: 0,1', 'OK']],
  ['air780ep', false, 'AT+CEREG?', ['+CGREG: 0,1', 'OK']],
  ['air780ep', true, 'AT+CEREG?', ['+CEREG: 0,1 ', 'OK']],
  ['air724ug', false, 'AT+FSMEM', ['+FSMEM: 1300000 bytes', 'OK']],
  ['air780e', false, 'AT+FSMEM', ['+FSMEM: 262144 bytes', 'OK']],
  ['air780ep', false, 'AT+FSMEM', ['+FSMEM: 64100 bytes', 'OK']],
  ['air780ep', true, 'AT+FSMEM', ['+FSMEM: 64100 bytes']],
  ['air780e', false, 'AT+FSFLSIZE="none"', ['+CME ERROR: 62']],
  ['air780ep', false, 'AT+FSFLSIZE="none"', ['+CME ERROR: 100']],
  ['air780ep', false, 'AT+FSDEL="none"', ['+CME ERROR: 100']],
  ['air724ug', false, 'AT+FSLS', ['OK']],
  ['air724ug', true, 'AT+FSLS', ['ERROR']],
  ['air724ug', false, 'AT+ICCID', ['+ICCID: 898604001022C0000018', 'OK']],
  ['air724ug', true, 'AT+ICCID', ['ERROR']],
  ['air780e', true, 'AT+SSLCFG="seclevel",88,1', ['OK']],
])('%s, old firmware %s: %s', async (model, old, command, expected) => {
  expect(await (await reads(model, old)).lines(command)).toEqual(expected);
});

test.each<[ModelName, boolean, string]>([
  ['air720h', false, '\r\n>'],
  ['air724ug', true, '\r\n>'],
  ['air724ug', false, '\r\n> '],
  ['air780e', false, '\r\n>\r\n'],
  ['air780ep', false, '\r\n>\r\n'],
])('%s, old firmware %s: the prompt', async (model, old, expected) => {
  const bench = await reads(model, old);
  await bench.lines('AT+FSCREATE="a"');
  expect(await bench.exchange('AT+FSWRITE="a",0,3,15\r')).toBe(expected);
});

test.each<[ModelName, boolean, number]>([
  ['air720h', false, 1_360],
  ['air724ug', true, 1_360],
  ['air724ug', false, 2_384],
  ['air780e', false, 4_100],
  ['air780ep', false, 4_100],
])('%s, old firmware %s: publishes at most %i bytes, escapes not counted', async (model, old, limit) => {
  const bench = await reads(model, old);
  await logIn(bench);
  expect(await bench.lines(`AT+MPUB="t",0,0,"${'\\22'.repeat(limit)}"`)).toEqual(['OK']);
  expect(await bench.lines(`AT+MPUB="t",0,0,"${'x'.repeat(limit + 1)}"`)).toEqual(['+CME ERROR: 50']);
  expect(bench.upstream.publishes.map(({ payload }) => payload.length)).toEqual([limit]);
});

describe('MPUBEX', () => {
  test.each<[ModelName, boolean]>([
    ['air720h', false],
    ['air724ug', true],
  ])('%s, old firmware %s, does not have it', async (model, old) => {
    const bench = await reads(model, old);
    await logIn(bench);
    expect(await bench.lines('AT+MPUBEX="t",0,0,4')).toEqual(['ERROR']);
  });

  test.each<[ModelName]>([['air724ug'], ['air780e'], ['air780ep']])(
    '%s accepts a given number of raw bytes',
    async (model) => {
      const bench = await reads(model, false);
      await logIn(bench);
      expect(await bench.exchange('AT+MPUBEX="t",1,0,5\r')).toContain('>');
      expect(linesOf(await bench.exchange(Uint8Array.of(0, 0x1a, 0x22, 0xff, 0x0d)))).toEqual(['OK', 'PUBACK']);
      expect(bench.upstream.publishes[0]?.payload).toEqual(Uint8Array.of(0, 0x1a, 0x22, 0xff, 0x0d));
    },
  );

  test('without a length, 0x1A or a gap of 5 s ends the data', async () => {
    const bench = await reads('air780e', false);
    await logIn(bench);
    await bench.exchange('AT+MPUBEX="t",0,0\r');
    expect(linesOf(await bench.exchange('abc\x1a'))).toEqual(['OK']);
    await bench.exchange('AT+MPUBEX="t",0,0\r');
    expect(await bench.exchange('d', 4_000)).toBe('');
    expect(await bench.exchange('e', 4_900)).toBe('');
    expect(linesOf(await bench.exchange('', 200))).toEqual(['OK']);
    expect(bench.upstream.publishes.map(({ payload }) => Buffer.from(payload).toString())).toEqual(['abc', 'de']);
    expect(await bench.lines('AT')).toEqual(['OK']);
  });

  test('requires a login, and a length within the limit', async () => {
    const bench = await reads('air780e', false);
    expect(await bench.lines('AT+MPUBEX="t",0,0,4')).toEqual(['+CME ERROR: 3']);
    await logIn(bench);
    expect(await bench.lines('AT+MPUBEX="t",0,0,4101')).toEqual(['+CME ERROR: 50']);
  });
});

test.each<[ModelName, readonly string[]]>([
  ['air720h', ['RDY', 'SMS READY', 'UART Boot Completed', '^MODE: 17,17', '+E_UTRAN Service', '+CGEV: ME PDN ACT 1,0']],
  ['air724ug', ['RDY', '+CPIN: READY', '^MODE: 17,17', '+E_UTRAN Service', '+CGEV: ME PDN ACT 1,0']],
  ['air780e', ["^boot.rom'v'!\\n", 'RDY', '^MODE: 17,17', '+E_UTRAN Service', '+CGEV: ME PDN ACT 1']],
  ['air780ep', ["^boot.rom'v'!\\n", 'RDY', 'RDY', '^MODE: 17,17', '+E_UTRAN Service', '+CGEV: ME PDN ACT 1,0']],
])('%s starts with its own lines', async (model, expected) => {
  const bench = await reads(model, false);
  bench.module.restart();
  const lines = linesOf(await bench.exchange('', 10_000));
  expect(lines.slice(0, -1)).toEqual(expected);
  expect(lines.at(-1)).toMatch(
    model === 'air780e' ? /^\+NITZ: 2026\/11\/23,\S+\+0,0$/ : /^\+NITZ: 26\/11\/23,\S+\+32,0$/,
  );
});

describe('a change of the SIM card', () => {
  const network = '\r\n^MODE: 0,0\r\n\r\n+NO Service\r\n\r\n+CGEV: NW PDN DEACT 1\r\n\r\n+CGEV: ME DETACH\r\n';

  test.each<[ModelName, boolean, string]>([
    ['air780e', false, '+CPIN: SIM REMOVED 0\r\n'],
    ['air780e', true, '+CPIN: SIM REMOVED 0'],
    ['air780ep', false, '+CPIN: SIM REMOVED 0\r\n'],
    ['air724ug', false, '\r\n+CPIN: SIM REMOVED\r\n'],
  ])('%s, old firmware %s, is reported in the form of the model', async (model, old, line) => {
    const bench = await reads(model, old);
    await bench.lines('AT+CSDT=1');
    bench.module.setFault('no-sim', true);
    expect(await bench.exchange('', 10)).toBe('');
    expect(bench.chunks.join('')).toContain(`${network}${line}`);
  });

  test('is followed by the registration, and by the short form of NITZ as in transcript 14', async () => {
    const bench = await reads('air780e', false);
    await bench.lines('AT+CSDT=1');
    bench.module.setFault('no-sim', true);
    bench.module.setFault('no-sim', false);
    const text = await bench.exchange('', 5_000);
    expect(text).toContain('+CPIN: READY 0\r\n');
    expect(text).toMatch(/\r\n\+NITZ: 2026\/11\/23,\d\d:\d\d:\d\d\+0, \r\n/);
  });

  test('is not reported unless AT+CSDT=1 was sent', async () => {
    const bench = await reads('air780e', false);
    bench.module.setFault('no-sim', true);
    expect(await bench.lines('AT+CPIN?')).toEqual(['+CME ERROR: 10']);
    expect(bench.chunks.join('')).not.toContain('REMOVED');
  });
});

test('old firmware: a 724 does not report that the server closed, a 780E sends no server name and limits the keep-alive', async () => {
  const silent = await reads('air724ug', true);
  await logIn(silent);
  silent.upstream.dropAll();
  expect(await silent.lines('AT+MQTTSTATU')).toEqual(['+MQTTSTATU :0', 'OK']);
  const nameless = await reads('air780e', true);
  await nameless.lines('AT+SSLCFG="hostname",88,"broker.example"');
  await nameless.lines('AT+MCONFIG="c","u","p"');
  await nameless.lines('AT+SSLMIPSTART="broker.example",8883');
  await nameless.lines('AT+MCONNECT=1,600');
  expect(nameless.upstream.dials[0]?.tls?.serverName).toBeNull();
  expect(nameless.upstream.logins[0]?.keepAliveSeconds).toBe(300);
});
