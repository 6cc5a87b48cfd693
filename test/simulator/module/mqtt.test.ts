import { expect, test } from 'vitest';
import type { TlsRequest } from '../../../electron/base/upstream.ts';
import { createBench, linesOf, logIn, upload } from './bench.ts';

const status = async (bench: Awaited<ReturnType<typeof createBench>>): Promise<string | undefined> =>
  (await bench.lines('AT+MQTTSTATU'))[0];

test('the state is 0, 2, 1, 0 in turn, and each step has its second phase', async () => {
  const bench = await createBench();
  expect(await status(bench)).toBe('+MQTTSTATU :0');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['+CME ERROR: 3']);
  await bench.lines('AT+MCONFIG="id","user","password"');
  expect(await bench.exchange('AT+MIPSTART="broker.example","1883"\r')).toBe('\r\nOK\r\n\r\nCONNECT OK\r\n');
  expect(await status(bench)).toBe('+MQTTSTATU :2');
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['OK', 'ALREADY CONNECT']);
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['OK', 'CONNACK OK']);
  expect(await status(bench)).toBe('+MQTTSTATU :1');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['+CME ERROR: 767']);
  expect(await bench.lines('AT+MSUB="a/+",1')).toEqual(['OK', 'SUBACK']);
  expect(await bench.lines('AT+MUNSUB="a/+"')).toEqual(['OK', 'UNSUBACK']);
  expect(await bench.lines('AT+MDISCONNECT')).toEqual(['OK']);
  expect(await status(bench)).toBe('+MQTTSTATU :0');
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['OK']);
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['+CME ERROR: 767']);
  expect(bench.upstream.dials[0]?.tls).toBeNull();
});

test('a half-open connection has state 0, refuses another with 767, and is closed by MIPCLOSE only', async () => {
  const bench = await createBench({ faults: ['connect-silent'] });
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['OK']);
  bench.module.setFault('connect-silent', false);
  await bench.clock.advance(600_000);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    expect(await status(bench)).toBe('+MQTTSTATU :0');
    expect(await bench.lines('AT+SSLMIPSTART="broker.example",8883')).toEqual(['+CME ERROR: 767']);
  }
  expect(await bench.lines('AT+MDISCONNECT')).toEqual(['ERROR']);
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['OK']);
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['OK', 'CONNECT OK']);
});

test('MDISCONNECT ends the session, not the socket, which prevents a new connection until MIPCLOSE although the state is 0', async () => {
  const bench = await createBench();
  await logIn(bench);
  expect(await bench.lines('AT+MDISCONNECT')).toEqual(['OK']);
  expect(await status(bench)).toBe('+MQTTSTATU :0');
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['OK', 'ALREADY CONNECT']);
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['OK']);
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['OK', 'CONNECT OK']);
});

test.each([
  ['0', ['OK']],
  ['1', ['OK', 'PUBACK']],
  ['2', ['OK', 'PUBREC', 'PUBCOMP']],
])('a publish of QoS %s', async (qos, expected) => {
  const bench = await createBench();
  await logIn(bench);
  expect(await bench.lines(`AT+MPUB="t",${qos},0,"m"`)).toEqual(expected);
  expect(bench.upstream.publishes).toMatchObject([{ topic: 't', qos: Number(qos), retain: false }]);
});

test('escapes become bytes, UTF-8 is unchanged, and the limit counts the result', async () => {
  const bench = await createBench();
  await logIn(bench);
  await bench.lines('AT+MPUB="设备/t",0,1,"{\\22a\\22:\\5C\\0D\\0A€\\zz}"');
  expect(bench.upstream.publishes[0]).toMatchObject({ topic: '设备/t', retain: true });
  expect(Buffer.from(bench.upstream.publishes[0]?.payload ?? []).toString()).toBe('{"a":\\\r\n€\\zz}');
  expect(await bench.lines(`AT+MPUB="t",0,0,"${'\\0A'.repeat(1360)}"`)).toEqual(['OK']);
  expect(await bench.lines(`AT+MPUB="t",0,0,"${'\\0A'.repeat(1361)}"`)).toEqual(['+CME ERROR: 50']);
  expect(await bench.lines('AT+MPUB="t",0,0,bare')).toEqual(['ERROR']);
  expect(await bench.lines('AT+MPUB="t",0,0,"{"a":1}"')).toEqual(['ERROR']);
  expect(await bench.lines('AT+MQTTMODE=1')).toEqual(['OK']);
  expect(await bench.lines('AT+MPUB="t",0,0,"313233ab"')).toEqual(['OK']);
  expect([...(bench.upstream.publishes.at(-1)?.payload ?? [])]).toEqual([0x31, 0x32, 0x33, 0xab]);
  expect(await bench.lines('AT+MPUB="t",0,0,"xyz"')).toEqual(['+CME ERROR: 50']);
});

const tooLong = 'x'.repeat(257);
test.each([
  ['AT+MCONFIG="id"', 'OK'],
  ['AT+MCONFIG="id","user"', '+CME ERROR: 3'],
  ['AT+MCONFIG="id","",""', '+CME ERROR: 765'],
  [`AT+MCONFIG="${tooLong}"`, '+CME ERROR: 50'],
  [`AT+MCONFIG="${tooLong.slice(1)}","u","p"`, 'OK'],
  ['AT+MCONFIG="id","u","p",1,0,"will","gone"', 'OK'],
  ['AT+MCONFIG="id","u","p",1,0,will,"gone"', '+CME ERROR: 50'],
  ['AT+MIPSTART="broker.example"', 'ERROR'],
  ['AT+MIPSTART="broker.example",0', 'ERROR'],
  ['AT+MIPSTART="broker.example",65536', 'ERROR'],
  ['AT+MSUB="t",0', '+CME ERROR: 3'],
  ['AT+MPUB="t",0,0,"m"', '+CME ERROR: 3'],
  ['AT+MDISCONNECT', 'ERROR'],
  ['AT+MQTTMSGSET=2', '+CME ERROR: 50'],
])('%s while off line ends in %s', async (command, end) => {
  const bench = await createBench();
  expect(await bench.lines(command)).toEqual([end]);
});

test('a direct message is raw, with its length in bytes; one that is too long is lost', async () => {
  const bench = await createBench();
  await logIn(bench);
  await bench.lines('AT+MSUB="t/#",0');
  bench.upstream.deliver('t/1', Uint8Array.from(Buffer.from('{\r\nOK\r\n"€"}')));
  const from = bench.chunks.length;
  await bench.clock.advance(10);
  expect(from).toBeGreaterThan(0);
  expect(Buffer.from(bench.chunks.at(-1) ?? '', 'latin1').toString()).toBe(
    '\r\n+MSUB: "t/1",13 byte,{\r\nOK\r\n"€"}\r\n',
  );
  const before = bench.chunks.length;
  bench.upstream.deliver('t/1', new Uint8Array(1_361));
  await bench.clock.advance(10);
  expect(bench.chunks.length).toBe(before);
});

test('cached mode stores four messages, overwrites the oldest, and frees the slots when they are read', async () => {
  const bench = await createBench();
  await logIn(bench);
  await bench.lines('AT+MSUB="t",0;+MQTTMSGSET=1');
  const from = bench.chunks.length;
  for (const text of ['m1', 'm2', 'm3', 'm4', 'm5']) bench.upstream.deliver('t', Uint8Array.from(Buffer.from(text)));
  expect(linesOf(bench.chunks.slice(from).join(''))).toEqual([0, 1, 2, 3, 0].map((slot) => `+MSUB: ${slot}`));
  expect(await bench.lines('AT+MQTTMSGGET?')).toEqual([
    ...[0, 1, 2, 3].map((slot) => `+MQTTMSGGET: ${slot},VALID`),
    'OK',
  ]);
  expect(await bench.lines('AT+MQTTMSGGET')).toEqual([
    ...['m2', 'm3', 'm4', 'm5'].map((text) => `+MSUB: "t",2 byte,${text}`),
    'OK',
  ]);
  expect(await bench.lines('AT+MQTTMSGGET')).toEqual(['OK']);
  expect((await bench.lines('AT+MQTTMSGGET?'))[0]).toBe('+MQTTMSGGET: 0,INVALID');
});

test('an idle connection is closed by the broker, an unknown host fails in two lines with a blank', async () => {
  const bench = await createBench({ upstream: { hosts: ['broker.example'] } });
  expect(await bench.lines('AT+MIPSTART="broker.example",1883', 10_000)).toEqual(['OK', 'CONNECT OK', 'CLOSED']);
  expect(await bench.exchange('AT+MIPSTART="nobody.example",1883\r')).toBe(
    '\r\nOK\r\n\r\nSTATE: IP STATUS\r\n\r\nCONNECT FAIL\r\n',
  );
  expect(await bench.lines('AT+MIPSTART="broker.example",”1883”')).toEqual(['OK', 'STATE: IP STATUS', 'CONNECT FAIL']);
  expect(bench.notes.join('\n')).toContain('nobody.example:1883 → unknown-host');
});

test('with CIPMUX=1 the connection lines carry the number 7', async () => {
  const bench = await createBench();
  await bench.lines('AT+CIPMUX=1');
  expect(await bench.lines('AT+MIPSTART="broker.example",1883')).toEqual(['OK', '7,CONNECT OK']);
});

test('a refused login, a closed connection and a refused topic', async () => {
  const bench = await createBench({
    upstream: {
      judgeLogin: ({ password }) => (password === 'right' ? 0 : 4),
      refusesTopic: (topic) => topic === '$oc',
    },
  });
  await bench.lines('AT+MCONFIG="id","user","wrong"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['OK', 'ERROR', 'CLOSED']);
  await bench.lines('AT+MCONFIG="id","user","right"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['OK', 'CONNACK OK']);
  expect(await bench.lines('AT+MSUB="$oc",0')).toEqual(['OK', 'ERROR']);
  bench.upstream.dropAll();
  expect(linesOf(bench.chunks.at(-1) ?? '')).toEqual(['CLOSED']);
  expect(await status(bench)).toBe('+MQTTSTATU :0');
});

test('a broker that closes during the login leads to CLOSED', async () => {
  const bench = await createBench();
  await bench.lines('AT+MCONFIG="id","user","password"');
  await bench.lines('AT+MIPSTART="broker.example",1883');
  bench.module.receive(Buffer.from('AT+MCONNECT=1,60\r'));
  await bench.clock.advance(100);
  bench.upstream.dropAll();
  await bench.clock.advance(1_000);
  expect(linesOf(bench.chunks.join('')).slice(-2)).toEqual(['OK', 'CLOSED']);
});

test.each<[string, readonly string[], Partial<TlsRequest>]>([
  ['nothing set: nothing is checked', [], { ca: null, verifyServer: false, checkDatesAtMs: null, serverName: null }],
  ['a level of 1 checks the dates by the module clock', ['"seclevel",88,1'], { verifyServer: true, serverName: null }],
  [
    'ignorelocaltime disables the check of dates',
    ['"seclevel",88,2', '"ignorelocaltime",88,1'],
    { checkDatesAtMs: null },
  ],
  ['a host name is sent and checked', ['"hostname",88,"iot.example"'], { serverName: 'iot.example' }],
  [
    'another context does not count',
    ['"seclevel",153,1', '"hostname",0,"x"'],
    { verifyServer: false, serverName: null },
  ],
  ['an empty value erases', ['"seclevel",88,1', '"seclevel",88,'], { verifyServer: false }],
])('TLS context: %s', async (_, settings, expected) => {
  const bench = await createBench();
  for (const setting of settings) expect(await bench.lines(`AT+SSLCFG=${setting}`)).toEqual(['OK']);
  await bench.lines('AT+SSLMIPSTART="broker.example",8883');
  expect(bench.upstream.dials[0]?.tls).toMatchObject(expected);
});

test('the certificates of the context are the contents of the files, and the time is that of CCLK', async () => {
  const bench = await createBench();
  for (const name of ['ca', 'cert', 'key']) await upload(bench, name, `content of ${name}`);
  for (const [key, file] of [
    ['cacert', 'ca'],
    ['clientcert', 'cert'],
    ['clientkey', 'key'],
  ] as const) {
    expect(await bench.lines(`AT+SSLCFG="${key}",88,"${file}"`)).toEqual(['OK']);
  }
  await bench.lines('AT+SSLCFG="seclevel",88,2;+CCLK="19/07/17,13:00:00+32"');
  await bench.lines('AT+SSLMIPSTART="broker.example",8883', 10);
  await bench.clock.advance(1_000);
  const tls = bench.upstream.dials[0]?.tls;
  const text = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();
  expect([text(tls?.ca), text(tls?.clientCertificate), text(tls?.clientKey)]).toEqual(
    ['ca', 'cert', 'key'].map((name) => `content of ${name}`),
  );
  expect(Math.abs((tls?.checkDatesAtMs ?? 0) - Date.UTC(2019, 6, 17, 5))).toBeLessThan(5_000);
});

test.each([
  ['0', []],
  ['1', []],
  ['2', ['cert', 'key']],
])('at security level %s the client certificate of an earlier setting is sent: %j', async (level, expected) => {
  const bench = await createBench();
  for (const name of ['cert', 'key']) {
    await upload(bench, name, name);
    await bench.lines(`AT+SSLCFG="client${name}",88,"${name}"`);
  }
  await bench.lines(`AT+SSLCFG="seclevel",88,${level}`);
  await bench.lines('AT+SSLMIPSTART="broker.example",8883');
  const { clientCertificate = null, clientKey = null } = bench.upstream.dials[0]?.tls ?? {};
  const shown = [clientCertificate, clientKey].flatMap((file) => (file ? [Buffer.from(file).toString()] : []));
  expect(shown).toEqual(expected);
});

test.each([
  ['AT+SSLCFG="cacert",88,"none"', 'ERROR'],
  ['AT+SSLCFG="nothing",88,1', '+CME ERROR: 50'],
  ['AT+SSLCFG="constructor",88,1', '+CME ERROR: 50'],
  ['AT+SSLCFG="seclevel",88,3', '+CME ERROR: 50'],
  ['AT+SSLCFG="seclevel",77,1', '+CME ERROR: 50'],
  ['AT+SSLCFG="negotiatetimeout",88,9', '+CME ERROR: 50'],
  ['AT+SSLCFG=?', 'OK'],
])('%s ends in %s', async (command, end) => {
  const bench = await createBench();
  expect(await bench.lines(command)).toEqual([end]);
});

test('SSL settings can be queried; they and the MQTT settings are lost after a restart', async () => {
  const bench = await createBench();
  await bench.lines('AT+SSLCFG="seclevel",88,1;+SSLCFG="hostname",88,"iot.example";+MQTTMSGSET=1');
  expect(await bench.lines('AT+SSLCFG="seclevel",88')).toEqual(['+SSLCFG: "seclevel",88,1', 'OK']);
  expect(await bench.lines('AT+SSLCFG="hostname",88')).toEqual(['+SSLCFG: "hostname",88,"iot.example"', 'OK']);
  await logIn(bench);
  bench.module.restart();
  await bench.clock.advance(10_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+SSLCFG="seclevel",88')).toEqual(['+SSLCFG: "seclevel",88,0', 'OK']);
  expect(await bench.lines('AT+SSLCFG="hostname",88')).toEqual(['+SSLCFG: "hostname",88,""', 'OK']);
  expect(await bench.lines('AT+MQTTMSGSET?')).toEqual(['+MQTTMSGSET: 0', 'OK']);
  await bench.lines('AT+MIPSTART="broker.example",1883');
  expect(await bench.lines('AT+MCONNECT=1,60')).toEqual(['+CME ERROR: 3']);
});

test('a certificate that was deleted after SSLCFG makes the connection fail', async () => {
  const bench = await createBench();
  await upload(bench, 'ca', 'x');
  await bench.lines('AT+SSLCFG="cacert",88,"ca";+FSDEL="ca"');
  expect(await bench.lines('AT+SSLMIPSTART="broker.example",8883')).toEqual(['OK', 'STATE: IP STATUS', 'CONNECT FAIL']);
});
