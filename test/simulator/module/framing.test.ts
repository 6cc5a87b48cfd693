import { expect, test } from 'vitest';
import { createBench } from './bench.ts';

// Transcript 29: Air724UG, exact bytes, host sends CR only.
test.each([
  ['AT+CGMI\r', 'AT+CGMI\r\r\n+CGMI: "AirM2M"\r\n\r\nOK\r\n'],
  ['AT+CGMR\r', 'AT+CGMR\r\r\n+CGMR: "AirM2M_720H_V1104_LTE_AT"\r\n\r\nOK\r\n'],
  ['AT+CSQ\r', 'AT+CSQ\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n'],
  ['at+csq\r', 'at+csq\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n'],
  ['AT\r', 'AT\r\r\nOK\r\n'],
  ['ATI\r', 'ATI\r\r\nAirM2M_720H_V1104_LTE_AT\r\n\r\nOK\r\n'],
  ['AT+CSQ\r\n', 'AT+CSQ\r\n\r\n+CSQ: 25,99\r\n\r\nOK\r\n'],
  ['AT+CIICRR\r', 'AT+CIICRR\r\r\nERROR\r\n'],
  ['AT + CSQ\r', 'AT + CSQ\r\r\nERROR\r\n'],
  ['AT+CPIN? \r', 'AT+CPIN? \r\r\n+CPIN: READY\r\n\r\nOK\r\n'],
  ['AT+FSFLSIZE="none"\r', 'AT+FSFLSIZE="none"\r\r\n+CME ERROR: 62\r\n'],
  ['AT+MPUBEX="t",0,0,4\r', 'AT+MPUBEX="t",0,0,4\r\r\nERROR\r\n'],
  ['AT+CSQ=?\r', 'AT+CSQ=?\r\r\nOK\r\n'],
  ['AT+CMEE?\r', 'AT+CMEE?\r\r\n+CMEE :1\r\n\r\nOK\r\n'],
  ['\r', '\r'],
])('%j is answered byte for byte', async (sent, received) => {
  const bench = await createBench({ echo: true });
  expect(await bench.exchange(sent)).toBe(received);
});

test('ATE0 itself is echoed, later commands are not, and AT&W keeps that across a restart', async () => {
  const bench = await createBench({ echo: true });
  expect(await bench.exchange('ATE0\r')).toBe('ATE0\r\r\nOK\r\n');
  expect(await bench.exchange('AT\r')).toBe('\r\nOK\r\n');
  bench.module.restart();
  await bench.clock.advance(10_000);
  expect(await bench.exchange('ATE0\r')).toBe('ATE0\r\r\nOK\r\n');
  await bench.exchange('AT&W\r');
  bench.module.restart();
  await bench.clock.advance(10_000);
  expect(await bench.exchange('AT\r')).toBe('\r\nOK\r\n');
});

test('joined commands give all answers and one OK, and stop at the first error', async () => {
  const bench = await createBench();
  expect(await bench.exchange('AT+CFUN=1;+CIMI;+VER\r')).toBe(
    '\r\n460040010000018\r\n\r\nAirM2M_720H_V1104_LTE_AT\r\n\r\nOK\r\n',
  );
  expect(await bench.exchange('ATE0I\r')).toBe('\r\nAirM2M_720H_V1104_LTE_AT\r\n\r\nOK\r\n');
  expect(await bench.exchange('AT+CIMI;+NONE;+VER\r')).toBe('\r\n460040010000018\r\n\r\nERROR\r\n');
  expect(await bench.lines('AT+MCONFIG="a;b";+CMEE?')).toEqual(['+CMEE :1', 'OK']);
});

test.each([
  [0, 'ERROR'],
  [1, '+CME ERROR: 62'],
  [2, '+CME ERROR: file not exist'],
])('AT+CMEE=%i selects the form of an error', async (mode, line) => {
  const bench = await createBench();
  await bench.lines(`AT+CMEE=${mode}`);
  expect(await bench.lines('AT+FSDEL="none"')).toEqual([line]);
});

test('any chunking of the same bytes gives the same answers', async () => {
  const sent = 'AT+CSQ\r\nAT+CGATT?\rATE0\rAT+FSCREATE="a"\r';
  const whole = await createBench({ echo: true });
  const expected = await whole.exchange(sent);
  for (let cut = 1; cut < sent.length; cut += 1) {
    const bench = await createBench({ echo: true });
    bench.module.receive(Buffer.from(sent.slice(0, cut)));
    await bench.exchange(sent.slice(cut));
    expect(bench.chunks.join('').replaceAll('\r\n', '')).toBe(expected.replaceAll('\r\n', ''));
  }
});

test('the module survives a line without AT, noise, and a line without an end', async () => {
  const bench = await createBench();
  expect(await bench.exchange('hello\r')).toBe('');
  expect(await bench.exchange(Uint8Array.of(0, 255, 0x80, 13))).toBe('');
  expect(await bench.exchange(`AT+MPUB="${'x'.repeat(20_000)}\r`)).toBe('\r\n+CME ERROR: 818\r\n');
  expect(await bench.exchange(new Uint8Array(300_000).fill(0x41))).toBe('');
  await bench.exchange('\r');
  expect(await bench.lines('AT')).toEqual(['OK']);
});

test('with automatic baud rate only an upper-case AT sets the rate', async () => {
  const bench = await createBench();
  expect(await bench.lines('AT+IPR=0;&W')).toEqual(['OK']);
  bench.module.restart();
  await bench.clock.advance(10_000);
  expect(await bench.exchange('aT\r')).toBe('');
  expect(await bench.exchange('At\r')).toBe('');
  expect(await bench.lines('AT')).toEqual(['OK']);
  expect(await bench.lines('aT+cmee?')).toEqual(['+CMEE :1', 'OK']);
});

test('the log contains no passwords and PINs', async () => {
  const bench = await createBench();
  await bench.lines('AT+MCONFIG="id","user","canary-1"');
  await bench.lines('AT+CMEE=1;+mconfig=id,user,canary-2');
  await bench.lines('AT+CPIN=98765');
  expect(bench.notes.join('\n')).not.toMatch(/canary|98765/);
  expect(bench.notes.join('\n')).toContain('AT+MCONFIG=…');
});
