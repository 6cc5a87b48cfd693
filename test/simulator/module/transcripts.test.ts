import { expect, test } from 'vitest';
import { createBench } from './bench.ts';

/** One exchange of a transcript: the sent line and the received lines, with patterns where modules differ. */
type Exchange = readonly [sent: string, ...received: (string | RegExp)[]];

const version = /^AirM2M_\w+_V\d+_LTE_AT$/;

// Transcript 02: Air780E, MQTT without TLS.
const plain: readonly Exchange[] = [
  ['ATI', version, 'OK'],
  ['AT+CGREG?', '+CGREG: 0,1', 'OK'],
  ['AT+CGATT?', '+CGATT: 1', 'OK'],
  ['AT+MCONFIG=868488076771714,root,luat123456', 'OK'],
  ['AT+MIPSTART="airtest.openluat.com","1883"', 'OK', 'CONNECT OK'],
  ['AT+MCONNECT=1,60', 'OK', 'CONNACK OK'],
  ['AT+MSUB="mqtt/pub",0', 'OK', 'SUBACK'],
  ['AT+MPUB="mqtt/sub",0,0,"data from 4G module"', 'OK'],
  ['AT+MDISCONNECT', 'OK'],
  ['AT+MIPCLOSE', 'OK'],
];

const certificate = 'x'.repeat(1212);

// Transcript 03: Air780E, MQTTS with verification of the server.
const oneWay: readonly Exchange[] = [
  ['AT+CGATT?', '+CGATT: 1', 'OK'],
  ['AT+FSCREATE="ca.crt"', 'OK'],
  ['AT+FSWRITE="ca.crt",0,1212,15', '>'],
  [certificate, 'OK'],
  ['AT+SSLCFG="cacert",88,"ca.crt"', 'OK'],
  ['AT+SSLCFG="seclevel",88,1', 'OK'],
  ['AT+MCONFIG=868488076771714,root,luat123456', 'OK'],
  ['AT+SSLMIPSTART="airtest.openluat.com","8883"', 'OK', 'CONNECT OK'],
  ['AT+MCONNECT=1,60', 'OK', 'CONNACK OK'],
  ['AT+MSUB="mqtt/pub",0', 'OK', 'SUBACK'],
];

// Transcript 12: Air780EP, files. Only the free space differs.
const files: readonly Exchange[] = [
  ['AT+FSMKDIR="/testdir"', 'OK'],
  ['AT+FSMKDIR="/testdir/testdir"', 'OK'],
  ['AT+FSCREATE="/testdir/test.txt"', 'OK'],
  ['AT+FSLS="/testdir"', 'test.txt', 'testdir\\', 'OK'],
  ['AT+FSWRITE="/testdir/test.txt",0,10,10', '>'],
  ['1234567890', 'OK'],
  ['AT+FSREAD="/testdir/test.txt",0,10,10', '1234567890', 'OK'],
  ['AT+FSMEM', /^\+FSMEM: \d+ bytes$/, 'OK'],
  ['AT+FSFLSIZE="/testdir/test.txt"', '+FSFLSIZE: 10', 'OK'],
  ['AT+FSDEL="/testdir/test.txt"', 'OK'],
  ['AT+FSRMDIR="/testdir/testdir"', 'OK'],
];

test.each([
  ['02', plain],
  ['03', oneWay],
  ['12', files],
])('transcript %s: the same lines in the same order', async (_, exchanges) => {
  const bench = await createBench();
  for (const [sent, ...expected] of exchanges) {
    const isData = !sent.startsWith('AT');
    const text = await bench.exchange(isData ? sent : `${sent}\r`);
    const lines = text.split(/[\r\n]+/).filter((line) => line !== '');
    expect(lines).toEqual(expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))));
  }
});

test('transcript 09: the drop is reported, MIPCLOSE is refused with 767, and a new connection is possible', async () => {
  const bench = await createBench();
  const session: readonly Exchange[] = [
    ['AT+MCONFIG="866289037465624","user","password"', 'OK'],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', 'OK', 'CONNECT OK'],
    ['AT+MCONNECT=1,60', 'OK', 'CONNACK OK'],
  ];
  for (const [sent, ...expected] of session) expect(await bench.lines(sent)).toEqual(expected);
  bench.upstream.dropAll();
  expect(bench.chunks.at(-1)).toBe('\r\nCLOSED\r\n');
  expect(await bench.lines('AT+MIPCLOSE')).toEqual(['+CME ERROR: 767']);
  for (const [sent, ...expected] of session) expect(await bench.lines(sent)).toEqual(expected);
});

test('transcript 27: a second MIPSTART answers ALREADY CONNECT, a second MCONNECT is refused', async () => {
  const bench = await createBench();
  for (const [sent, ...expected] of [
    ['AT+MCONFIG="866289037465624","user","password"', 'OK'],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', 'OK', 'CONNECT OK'],
    ['AT+MIPSTART="lbsmqtt.airm2m.com","1884"', 'OK', 'ALREADY CONNECT'],
    ['AT+MCONNECT=1,600', 'OK', 'CONNACK OK'],
    ['AT+MCONNECT=1,600', '+CME ERROR: 767'],
  ] as const) {
    expect(await bench.lines(sent)).toEqual(expected);
  }
});
