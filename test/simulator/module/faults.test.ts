import { expect, test } from 'vitest';
import { type FaultName, faultNames, faults, isFaultName } from '../../../electron/simulator/faults.ts';
import { createBench, fileText, linesOf, logIn, upload } from './bench.ts';

test('every fault is described in both languages', () => {
  for (const name of faultNames) {
    expect(faults[name].en).not.toBe('');
    expect(faults[name].zh).toMatch(/[\u4e00-\u9fff]/);
    expect(isFaultName(name)).toBe(true);
  }
  expect(isFaultName('toString')).toBe(false);
});

const connectFails = ['OK', 'STATE: IP INITIAL', 'CONNECT FAIL'];
test.each<[FaultName, string, readonly string[]]>([
  ['no-sim', 'AT+CPIN?', ['+CME ERROR: 10']],
  ['no-sim', 'AT+CIMI', ['+CME ERROR: 10']],
  ['no-sim', 'AT+CREG?', ['+CREG: 0,0', 'OK']],
  ['no-sim', 'AT+MIPSTART="broker.example",1883', connectFails],
  ['sim-pin', 'AT+CPIN?', ['+CPIN: SIM PIN', 'OK']],
  ['sim-pin', 'AT+CIMI', ['+CME ERROR: 11']],
  ['sim-pin', 'AT+ICCID', ['+ICCID: 898604001022C0000018', 'OK']],
  ['sim-busy', 'AT+CPIN?', ['+CME ERROR: 14']],
  ['not-registered', 'AT+CEREG?', ['+CEREG: 0,2', 'OK']],
  ['not-registered', 'AT+COPS?', ['+COPS: 0', 'OK']],
  ['not-registered', 'AT+CGATT?', ['+CGATT: 0', 'OK']],
  ['registration-denied', 'AT+CGREG?', ['+CGREG: 0,3', 'OK']],
  ['not-attached', 'AT+CEREG?;+CGATT?', ['+CEREG: 0,1', '+CGATT: 0', 'OK']],
  ['not-attached', 'AT+CGATT=1', ['+CME ERROR: 148']],
  ['not-attached', 'AT+CGDCONT?', ['+CGDCONT: 1,"IP","cmiot","",0,0', 'OK']],
  ['not-attached', 'AT+MIPSTART="broker.example",1883', connectFails],
  ['weak-signal', 'AT+CSQ', ['+CSQ: 5,99', 'OK']],
  ['old-firmware', 'ATI', ['AirM2M_720H_V1009_LTE_AT', 'OK']],
  ['old-firmware', 'AT+SSLCFG="seclevel",88,1', ['ERROR']],
  ['wrong-clock', 'AT+CCLK?', ['+CCLK: "80/01/06,00:00:00+00"', 'OK']],
  ['connect-fail', 'AT+MIPSTART="broker.example",1883', ['OK', 'STATE: IP STATUS', 'CONNECT FAIL']],
  ['drop-after-connect', 'AT+MIPSTART="broker.example",1883', ['OK', 'CONNECT OK', 'CLOSED']],
  ['mute', 'AT', []],
  ['storage-full', 'AT+FSMEM', ['+FSMEM: 0 bytes', 'OK']],
  ['cereg-as-cgreg', 'AT+CEREG?', ['+CGREG: 0,1', 'OK']],
  ['trailing-blanks', 'AT+CPIN?', ['+CPIN: READY    ', 'OK']],
])('%s: %s', async (fault, command, expected) => {
  const bench = await createBench({ faults: [fault] });
  expect(await bench.lines(command)).toEqual(expected);
});

test('sim-pin: the right PIN unlocks the card and registration follows, three wrong ones lock it permanently', async () => {
  const bench = await createBench({ faults: ['sim-pin'] });
  expect(await bench.lines('AT+CPIN=0000')).toEqual(['+CME ERROR: 16']);
  expect((await bench.lines('AT+CPIN="1234"', 10)).at(-1)).toBe('OK');
  expect(await bench.lines('AT+CREG?', 2_000)).toContain('^MODE: 17,17');
  expect(await bench.lines('AT+CREG?')).toEqual(['+CREG: 0,1', 'OK']);
  bench.module.restart();
  await bench.clock.advance(10_000);
  await bench.lines('ATE0');
  for (let attempt = 0; attempt < 3; attempt += 1) await bench.lines('AT+CPIN=0000');
  expect(await bench.lines('AT+CPIN=1234')).toEqual(['+CME ERROR: 12']);
  bench.module.restart();
  await bench.clock.advance(10_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+CPIN?')).toEqual(['+CPIN: SIM PUK', 'OK']);
});

test('sim-busy: ready 5 s after the start, registered soon after; the same when it is set while running', async () => {
  const bench = await createBench({ faults: ['sim-busy'] });
  await bench.clock.advance(5_000);
  expect(await bench.lines('AT+CPIN?', 2_000)).toEqual(['+CPIN: READY', 'OK']);
  expect(await bench.lines('AT+CGATT?')).toEqual(['+CGATT: 1', 'OK']);
  bench.module.setFault('sim-busy', true);
  expect(await bench.lines('AT+CPIN?', 5_000)).toEqual(['+CME ERROR: 14']);
  expect(await bench.lines('AT+CPIN?')).toEqual(['+CPIN: READY', 'OK']);
});

test('wrong-clock: the clock can be set, and the network time does not correct it', async () => {
  const bench = await createBench({ faults: ['wrong-clock'] });
  await bench.lines('AT+CCLK="26/11/23,06:00:00+00"', 10);
  expect((await bench.lines('AT+CCLK?'))[0]).toContain('26/11/23,06:00:00');
  expect(linesOf(await bench.exchange('AT+RESET\r', 10_000)).join()).not.toContain('NITZ');
  expect((await bench.lines('AT+CCLK?')).join()).toContain('80/01/06');
});

test('connect-silent: no result arrives, and until MIPCLOSE no other connection is possible', async () => {
  const bench = await createBench({ faults: ['connect-silent'] });
  expect(await bench.lines('AT+MIPSTART="broker.example",1883', 600_000)).toEqual(['OK']);
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['+CME ERROR: 767']);
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['OK']);
  expect(bench.upstream.dials).toEqual([]);
});

test('wrong-password: refused like by the broker, with any password', async () => {
  const bench = await createBench({ faults: ['wrong-password'] });
  await bench.lines('AT+MCONFIG="id","user","password"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['OK', 'ERROR', 'CLOSED']);
});

test('drop-after-connect: no MCONNECT is possible in between', async () => {
  const bench = await createBench({ faults: ['drop-after-connect'] });
  await bench.lines('AT+MCONFIG="id","user","password"');
  let sent = false;
  bench.module.onOutput((bytes) => {
    if (sent || !Buffer.from(bytes).includes('CONNECT OK')) return;
    sent = true;
    bench.module.receive(Buffer.from('AT+MCONNECT=1,60\r'));
  });
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual([
    'OK',
    'CONNECT OK',
    'CLOSED',
    '+CME ERROR: 3',
  ]);
});

test('drop-after-login, no-suback, no-puback', async () => {
  const dropped = await createBench({ faults: ['drop-after-login'] });
  await logIn(dropped);
  expect(linesOf(dropped.chunks.join('')).slice(-2)).toEqual(['CONNACK OK', 'CLOSED']);
  const bench = await createBench({ faults: ['no-suback', 'no-puback'] });
  await logIn(bench);
  expect(await bench.lines('AT+MSUB="t",1', 60_000)).toEqual(['OK']);
  expect(await bench.lines('AT+MPUB="x",1,0,"m"', 60_000)).toEqual(['OK']);
  expect(await bench.lines('AT+MPUB="x",2,0,"m"', 60_000)).toEqual(['OK']);
});

test.each<[FaultName, string | undefined, string | null]>([
  ['write-error', 'ERROR', ''],
  ['short-write', 'OK', '01234567890123456789012345678901234567'],
  ['storage-full', '+CME ERROR: 20', ''],
  ['no-prompt', undefined, ''],
  ['payload-echo', 'OK', '012345678901234567890123456789012345678'],
  ['prompt-blank', 'OK', '012345678901234567890123456789012345678'],
  ['prompt-line', 'OK', '012345678901234567890123456789012345678'],
])('%s: an upload ends in %s', async (fault, end, stored) => {
  const bench = await createBench({ faults: [fault] });
  expect(await upload(bench, 'a', '012345678901234567890123456789012345678')).toBe(end);
  expect(fileText(bench, 'a')).toBe(stored);
  expect(await bench.lines('AT')).toEqual(['OK']);
});

test('corrupt-write: same size, one bit different', async () => {
  const bench = await createBench({ faults: ['corrupt-write'] });
  expect(await upload(bench, 'a', 'content of a file')).toBe('OK');
  const stored = bench.module.files.get('a') ?? new Uint8Array(0);
  const sent = Buffer.from('content of a file');
  const differences = [...sent]
    .map((byte, index) => byte ^ (stored[index] ?? 0))
    .filter((difference) => difference > 0);
  expect(stored.length).toBe(sent.length);
  expect(differences).toEqual([1]);
});

test('write-timeout: the module waits for the lost bytes until the time limit', async () => {
  const bench = await createBench({ faults: ['write-timeout'] });
  await bench.lines('AT+FSCREATE="a"');
  await bench.lines('AT+FSWRITE="a",0,1402,15');
  expect(await bench.exchange('x'.repeat(1402), 13_000)).toBe('');
  expect(await bench.lines('AT', 3_000)).toEqual(['TimeOut']);
  expect(await bench.lines('AT')).toEqual(['OK']);
});

test('write-timeout: OK if the host sends the missing number of bytes', async () => {
  const bench = await createBench({ faults: ['write-timeout'] });
  await bench.lines('AT+FSCREATE="a"');
  await bench.lines('AT+FSWRITE="a",0,1402,15');
  await bench.exchange('x'.repeat(1402));
  expect(linesOf(await bench.exchange('\n'.repeat(16)))).toEqual(['OK']);
});

test.each<[FaultName, string]>([
  ['prompt-blank', '\r\n> '],
  ['prompt-line', '\r\n>\r\n'],
])('%s: the bytes around the prompt', async (fault, expected) => {
  const bench = await createBench({ faults: [fault] });
  await bench.lines('AT+FSCREATE="a"');
  expect(await bench.exchange('AT+FSWRITE="a",0,2,15\r')).toBe(expected);
});

test('payload-echo and echo-on', async () => {
  const bench = await createBench({ faults: ['payload-echo', 'echo-on'] });
  await bench.lines('AT+FSCREATE="a"');
  expect(await bench.exchange('ATE0\r')).toBe('ATE0\r\r\nOK\r\n');
  await bench.lines('AT+FSWRITE="a",0,5,15');
  expect(await bench.exchange('hello')).toBe('hello\r\nOK\r\n');
});

test('reset-on-write: restarts in the middle of the data; settings are lost, files are not', async () => {
  const bench = await createBench();
  await upload(bench, 'kept', 'kept');
  bench.module.setFault('reset-on-write', true);
  await bench.lines('AT+SSLCFG="seclevel",88,1;+FSCREATE="a"');
  await bench.lines('AT+FSWRITE="a",0,1000,15');
  expect(linesOf(await bench.exchange('x'.repeat(1000), 20_000))).toEqual([
    'RDY',
    'SMS READY',
    'UART Boot Completed',
    '^MODE: 17,17',
    '+E_UTRAN Service',
    '+CGEV: ME PDN ACT 1,0',
    expect.stringContaining('+NITZ: '),
  ]);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+SSLCFG="seclevel",88')).toEqual(['+SSLCFG: "seclevel",88,0', 'OK']);
  expect([fileText(bench, 'a'), fileText(bench, 'kept')]).toEqual(['', 'kept']);
});

test('reset-on-connect: OK, then the boot lines instead of a result', async () => {
  const bench = await createBench({ faults: ['reset-on-connect'] });
  expect(await bench.lines('AT+MIPSTART="broker.example",1883', 2_500)).toEqual(['OK', 'RDY']);
});

test('mute-after-upload: silent after the OK of a file, until a restart', async () => {
  const bench = await createBench({ faults: ['mute-after-upload'] });
  expect(await upload(bench, 'a', 'x')).toBe('OK');
  expect(await bench.exchange('AT\r', 60_000)).toBe('');
  bench.module.restart();
  await bench.clock.advance(10_000);
  expect(await bench.lines('ATE0')).toContain('OK');
});

test('byte-by-byte: every chunk is one byte, and the text is the same', async () => {
  const bench = await createBench({ faults: ['byte-by-byte'] });
  expect(await bench.exchange('AT+CSQ\r')).toBe('\r\n+CSQ: 25,99\r\n\r\nOK\r\n');
  expect(bench.chunks.every((chunk) => chunk.length === 1)).toBe(true);
});

test('urc-storm: unrelated lines between any two lines, never inside counted data, none of them a restart or a drop', async () => {
  const bench = await createBench({ faults: ['urc-storm'], echo: true });
  const stormLine = /^(\+CGEV: (ME PDN ACT|NW MODIFY) 1,0|\+NITZ: .*|\^MODE: 17,17|\+E_UTRAN Service|\+CMTI: "SM",3)$/;
  const own = (lines: readonly string[]): readonly string[] => lines.filter((line) => !stormLine.test(line));
  const storm = (lines: readonly string[]): readonly boolean[] => lines.map((line) => stormLine.test(line));
  const csq = await bench.lines('AT+CSQ');
  expect(storm(csq)).toEqual([false, true, false, true, false]);
  await bench.lines('AT+FSCREATE="a"');
  await bench.lines('AT+FSCREATE="b"');
  const list = await bench.lines('AT+FSLS');
  expect(own(list)).toEqual(['AT+FSLS', 'a', 'b', 'OK']);
  expect(list.length).toBe(7);
  expect(await bench.exchange('AT+FSWRITE="a",0,16,15\r')).toMatch(/\r\n>$/);
  await bench.exchange('data\r\nof 16 byte');
  expect(await bench.exchange('AT+FSREAD="a",0,10240,0\r')).toContain('\r\ndata\r\nof 16 byte\r\n');
  await logIn(bench);
  await bench.lines('AT+MSUB="t",0');
  const published = await bench.exchange('AT+MPUB="t",2,0,"a\\0D\\0Ab"\r');
  expect(published).toContain('+MSUB: "t",4 byte,a\r\nb\r\n');
  expect(own(linesOf(published)).slice(1)).toEqual(['OK', '+MSUB: "t",4 byte,a', 'b', 'PUBREC', 'PUBCOMP']);
});

test('late-answers: every third answer arrives after 12 s, in order', async () => {
  const bench = await createBench({ faults: ['late-answers'] });
  expect(await bench.lines('AT+CMEE?')).toEqual(['+CMEE :1', 'OK']);
  expect(await bench.lines('AT+CSQ', 11_900)).toEqual([]);
  expect(await bench.lines('AT', 0)).toEqual([]);
  await bench.clock.advance(200);
  expect(linesOf(bench.chunks.join('')).slice(-3)).toEqual(['+CSQ: 25,99', 'OK', 'OK']);
});

test('boot-in-the-middle: once, instead of the tenth answer', async () => {
  const bench = await createBench({ faults: ['boot-in-the-middle'] });
  for (let count = 2; count < 10; count += 1) expect(await bench.lines('AT')).toEqual(['OK']);
  expect((await bench.lines('AT', 20_000)).slice(0, 2)).toEqual(['RDY', 'SMS READY']);
  for (let count = 0; count < 20; count += 1) expect(await bench.lines('AT')).toContain('OK');
});

test('read-extra-line-ends: none, one, two, and again', async () => {
  const bench = await createBench({ faults: ['read-extra-line-ends'] });
  await upload(bench, 'a', 'data');
  for (const lineEnds of ['', '\r\n', '\r\n\r\n', '']) {
    expect(await bench.exchange('AT+FSREAD="a",0,10,0\r')).toBe(`\r\ndata${lineEnds}OK\r\n`);
  }
});
