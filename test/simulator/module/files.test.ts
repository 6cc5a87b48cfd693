import { expect, test } from 'vitest';
import { createBench, fileText, linesOf, upload } from './bench.ts';

test('names with a drive, a slash or no prefix are the same file, which survives a restart', async () => {
  const bench = await createBench();
  await upload(bench, '/ca.crt', 'content');
  expect(await bench.lines('AT+FSFLSIZE="C:/ca.crt"')).toEqual(['+FSFLSIZE: 7', 'OK']);
  bench.module.restart();
  await bench.clock.advance(10_000);
  await bench.lines('ATE0');
  expect(await bench.lines('AT+FSFLSIZE=ca.crt')).toEqual(['+FSFLSIZE: 7', 'OK']);
  expect(bench.module.files.get('ca.crt')?.length).toBe(7);
});

test('mode 0 keeps the end of a longer old file, mode 1 appends', async () => {
  const bench = await createBench();
  await upload(bench, 'a', '0123456789');
  await bench.lines('AT+FSWRITE="a",0,3,15');
  await bench.exchange('abc');
  expect(fileText(bench, 'a')).toBe('abc3456789');
  await bench.lines('AT+FSWRITE="a",1,2,15');
  await bench.exchange('XY');
  expect(fileText(bench, 'a')).toBe('abc3456789XY');
});

const longName = 'n'.repeat(65);
test.each([
  ['AT+FSCREATE="a"', 'ERROR'],
  [`AT+FSCREATE="${longName}"`, '+CME ERROR: 50'],
  [`AT+FSCREATE="${longName.slice(1)}"`, 'OK'],
  ['AT+FSCREATE=""', '+CME ERROR: 50'],
  ['AT+FSCREATE="a', 'ERROR'],
  ['AT+FSCREATE="none/b"', '+CME ERROR: 98'],
  ['AT+FSCREATE="D:/b"', '+CME ERROR: 61'],
  ['AT+FSWRITE="a",0,10', '+CME ERROR: 3'],
  ['AT+FSWRITE="a",2,10,15', '+CME ERROR: 50'],
  ['AT+FSWRITE="a",0,0,15', '+CME ERROR: 50'],
  ['AT+FSWRITE="a",0,10241,15', '+CME ERROR: 50'],
  ['AT+FSWRITE="a",0,10,0', '+CME ERROR: 50'],
  ['AT+FSWRITE="none",0,10,15', '+CME ERROR: 62'],
  ['AT+FSREAD="none",0,10,0', '+CME ERROR: 62'],
  ['AT+FSREAD="a",0,10241,0', '+CME ERROR: 50'],
  ['AT+FSFLSIZE="none"', '+CME ERROR: 62'],
  ['AT+FSDEL="none"', '+CME ERROR: 62'],
  ['AT+FSLS="none"', '+CME ERROR: 98'],
  ['AT+FSMKDIR="a"', '+CME ERROR: 97'],
  ['AT+FSRMDIR="none"', '+CME ERROR: 98'],
])('%s ends in %s', async (command, end) => {
  const bench = await createBench();
  await upload(bench, 'a', 'x');
  expect(await bench.lines(command)).toEqual([end]);
});

test('file data is read raw, by position and size, with one line end before OK', async () => {
  const bench = await createBench();
  await upload(bench, 'a', 'line 1\r\nOK\r\n\r\nend');
  expect(await bench.exchange('AT+FSREAD="a",0,10240,5\r')).toBe('\r\nline 1\r\nOK\r\n\r\nend\r\nOK\r\n');
  expect(await bench.exchange('AT+FSREAD="a",1,4,6\r')).toBe('\r\n\r\nOK\r\nOK\r\n');
  expect(await bench.exchange('AT+FSREAD="a",1,4,17\r')).toBe('\r\n\r\nOK\r\n');
});

test('the free space decreases, and a file that does not fit is refused before the prompt', async () => {
  const bench = await createBench();
  expect(await bench.lines('AT+FSMEM')).toEqual(['+FSMEM: 819200 bytes', 'OK']);
  await bench.lines('AT+FSCREATE="big"');
  for (let part = 0; part < 80; part += 1) {
    await bench.lines('AT+FSWRITE="big",1,10240,15');
    await bench.exchange(new Uint8Array(10_240));
  }
  expect(await bench.lines('AT+FSMEM')).toEqual(['+FSMEM: 0 bytes', 'OK']);
  expect(await bench.lines('AT+FSWRITE="big",1,1,15')).toEqual(['+CME ERROR: 20']);
});

test('exactly the announced number of bytes is data, and the rest is command lines', async () => {
  const bench = await createBench();
  await bench.lines('AT+FSCREATE="a"');
  await bench.lines('AT+FSWRITE="a",0,8,15');
  expect(await bench.exchange('AT\rAT\r')).toBe('');
  expect(linesOf(await bench.exchange('xyAT+CMEE?\r'))).toEqual(['OK', '+CMEE :1', 'OK']);
  expect(fileText(bench, 'a')).toBe('AT\rAT\rxy');
});

test('after the time limit the module sends TimeOut, stores nothing, and accepts commands again', async () => {
  const bench = await createBench();
  await bench.lines('AT+FSCREATE="a"');
  await bench.lines('AT+FSWRITE="a",0,100,15', 0);
  await bench.clock.advance(10);
  expect(await bench.exchange('AT\r', 14_900)).toBe('');
  expect(await bench.exchange('', 200)).toBe('\r\nTimeOut\r\n');
  expect(fileText(bench, 'a')).toBe('');
  expect(await bench.lines('AT')).toEqual(['OK']);
});

test('the longest possible time limit works', async () => {
  const bench = await createBench();
  await bench.lines('AT+FSCREATE="a"');
  await bench.lines('AT+FSWRITE="a",0,100,4294967295');
  expect(await bench.exchange('', 86_400_000)).toBe('');
});

test('bytes sent before the prompt are lost', async () => {
  const bench = await createBench();
  await bench.lines('AT+FSCREATE="a"');
  expect(linesOf(await bench.exchange('AT+FSWRITE="a",0,4,5\rabcd'))).toEqual(['>']);
  expect(linesOf(await bench.exchange('wx', 10_000))).toEqual(['TimeOut']);
});

test.each([
  ['\r', '', 'TimeOut'],
  ['\r\n', '\nabc', 'OK'],
])('a first data byte LF after a line end of %j: the file is %j', async (lineEnd, stored, end) => {
  const bench = await createBench();
  await bench.lines('AT+FSCREATE="a"');
  await bench.exchange(`AT+FSWRITE="a",0,4,5${lineEnd}`);
  expect(linesOf(await bench.exchange('\nabc', 10_000))).toEqual([end]);
  expect(fileText(bench, 'a')).toBe(stored);
});
