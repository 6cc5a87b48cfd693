import { describe, expect, test } from 'vitest';
import { type FaultSpec, readFault } from '../../../electron/simulator/placed-faults.ts';
import { type Bench, createBench, fileText, linesOf, logIn } from './bench.ts';

const fault = (text: string): FaultSpec => {
  const spec = readFault(text);
  if (spec === null) throw new Error(`unknown fault: ${text}`);
  return spec;
};

const benchWith = (...texts: readonly string[]): Promise<Bench> => createBench({ faults: texts.map(fault) });

const noise = Buffer.from([0x00, 0xff, 0x9d, 0x78, 0xf8, 0x1b, 0x5b, 0x80, 0xfe]).toString('latin1');

describe('in place of or before an answer', () => {
  test.each([
    ['error@CSQ', 'AT+CSQ', '\r\nERROR\r\n'],
    ['error@CSQ', 'AT+CGATT?', '\r\n+CGATT: 1\r\n\r\nOK\r\n'],
    ['lost-final@CSQ', 'AT+CSQ', '\r\n+CSQ: 25,99\r\n'],
    ['lost-final@FSFLSIZE', 'AT+FSFLSIZE="none"', ''],
    ['garbage@CSQ', 'AT+CSQ', `${noise}\r\n+CSQ: 25,99\r\n\r\nOK\r\n`],
    ['mute@CSQ', 'AT+CSQ', ''],
    ['error@AT', 'AT', '\r\nERROR\r\n'],
    ['error@ATI', 'ATI', '\r\nERROR\r\n'],
    ['error@CGATT', 'AT+CSQ;+CGATT?', '\r\nERROR\r\n'],
  ])('%s: %s', async (text, command, expected) => {
    expect(await (await benchWith(text)).exchange(`${command}\r`)).toBe(expected);
  });

  test('late: exactly 12 s', async () => {
    const bench = await benchWith('late@CSQ');
    expect(await bench.exchange('AT+CSQ\r', 12_000)).toBe('');
    expect(linesOf(await bench.exchange('', 10))).toEqual(['+CSQ: 25,99', 'OK']);
  });

  test('reset: the boot lines instead of the answer', async () => {
    expect(await (await benchWith('reset@CSQ')).lines('AT+CSQ', 2_000)).toEqual(['RDY']);
  });

  test('drop: CLOSED first, then the answer of the command without a connection', async () => {
    const bench = await benchWith('drop@MSUB');
    await logIn(bench);
    expect(await bench.lines('AT+MSUB="t",0')).toEqual(['CLOSED', '+CME ERROR: 3']);
  });

  test('mute lasts until the next restart', async () => {
    const bench = await benchWith('mute@CSQ');
    await bench.lines('AT+CSQ');
    expect(await bench.lines('AT')).toEqual([]);
    bench.module.restart();
    await bench.clock.advance(10_000);
    expect(await bench.lines('ATE0')).toContain('OK');
  });
});

test('without a place they act on every command', async () => {
  const bench = await createBench({ faults: [fault('lost-final')], echo: true });
  expect(await bench.exchange('AT+CSQ\r')).toBe('AT+CSQ\r\r\n+CSQ: 25,99\r\n');
  expect(await bench.exchange('AT\r')).toBe('AT\r');
});

test('the second occurrence, and only that', async () => {
  const bench = await benchWith('error@CSQ#2');
  expect(await bench.lines('AT+CSQ')).toContain('OK');
  expect(await bench.lines('AT+CGATT?')).toContain('OK');
  expect(await bench.lines('AT+CSQ')).toEqual(['ERROR']);
  expect(await bench.lines('AT+CSQ')).toContain('OK');
});

test('several at once, at several places and at the same one', async () => {
  const bench = await benchWith('error@CSQ', 'lost-final@CGATT', 'garbage@CGATT');
  expect(await bench.lines('AT+CSQ')).toEqual(['ERROR']);
  expect(await bench.exchange('AT+CGATT?\r')).toBe(`${noise}\r\n+CGATT: 1\r\n`);
});

describe('before the echo', () => {
  test('reset: not even the echo of the last bytes', async () => {
    const bench = await createBench({ faults: [fault('reset@CSQ:before-echo')], echo: true });
    expect(await bench.exchange('AT+CSQ\r', 1_000)).toBe('');
    expect(await bench.exchange('', 1_000)).toBe('\r\nRDY\r\n');
  });

  test('garbage: before the echo', async () => {
    const bench = await createBench({ faults: [fault('garbage@CSQ:before-echo')], echo: true });
    expect(await bench.exchange('AT+CSQ\r')).toBe(`${noise}AT+CSQ\r\r\n+CSQ: 25,99\r\n\r\nOK\r\n`);
  });
});

describe('during an upload', () => {
  const upload = async (text: string): Promise<{ bench: Bench; prompt: string; answer: string }> => {
    const bench = await benchWith(text);
    await bench.lines('AT+FSCREATE="a"');
    const prompt = await bench.exchange('AT+FSWRITE="a",0,10,15\r');
    const answer = await bench.exchange('0123456789', 2_000);
    return { bench, prompt, answer };
  };

  test.each([
    ['reset@FSWRITE:after-prompt', '\r\n>', '\r\nRDY\r\n', ''],
    ['reset@FSWRITE:mid-payload', '\r\n>', '\r\nRDY\r\n', ''],
    ['error@FSWRITE:mid-payload', '\r\n>', '\r\nERROR\r\n', ''],
    ['lost-final@FSWRITE:mid-payload', '\r\n>', '', '0123456789'],
    ['lost-final@FSWRITE', '\r\n>', '', '0123456789'],
    ['lost-final@FSWRITE:after-prompt', '\r\n>', '', '0123456789'],
    ['garbage@FSWRITE', `${noise}\r\n>`, '\r\nOK\r\n', '0123456789'],
    ['garbage@FSWRITE:after-prompt', `\r\n>${noise}`, '\r\nOK\r\n', '0123456789'],
    ['garbage@FSWRITE:mid-payload', '\r\n>', `${noise}\r\nOK\r\n`, '0123456789'],
    ['mute@FSWRITE:mid-payload', '\r\n>', '', '0123456789'],
    ['error@FSWRITE:after-ok', '\r\n>', '\r\nOK\r\n\r\nERROR\r\n', '0123456789'],
  ])('%s', async (text, prompt, answer, stored) => {
    const done = await upload(text);
    expect({ prompt: done.prompt, answer: done.answer, stored: fileText(done.bench, 'a') }).toEqual({
      prompt,
      answer,
      stored,
    });
  });

  test('error right after the prompt: the data are taken as a command line', async () => {
    const { bench, prompt } = await upload('error@FSWRITE:after-prompt');
    expect(prompt).toBe('\r\n>\r\nERROR\r\n');
    expect(await bench.lines('AT')).toEqual([]);
    expect(await bench.lines('AT')).toEqual(['OK']);
  });

  test('late after the prompt: the final result arrives 12 s later', async () => {
    const { bench, answer } = await upload('late@FSWRITE:after-prompt');
    expect(answer).toBe('');
    expect(await bench.lines('', 11_000)).toEqual(['OK']);
  });

  test('unplug in the middle: it is reported, the rest is lost, and the module stays at the prompt until its time limit', async () => {
    const bench = await benchWith('unplug@FSWRITE#1:mid-payload');
    let unplugged = 0;
    bench.module.onUnplugged(() => {
      unplugged += 1;
    });
    await bench.lines('AT+FSCREATE="a"');
    await bench.exchange('AT+FSWRITE="a",0,10,15\r');
    expect(await bench.exchange('0123456789', 2_000)).toBe('');
    expect(unplugged).toBe(1);
    expect(await bench.lines('AT', 1_000)).toEqual([]);
    expect(await bench.lines('', 15_000)).toEqual(['TimeOut']);
    expect(fileText(bench, 'a')).toBe('');
    expect(await bench.lines('AT')).toEqual(['OK']);
  });
});

describe('between OK and the second phase', () => {
  const dial = 'AT+MIPSTART="broker.example",1883';

  test.each([
    ['error@MIPSTART:after-ok', ['OK', 'ERROR'], 0],
    ['lost-final@MIPSTART:after-ok', ['OK'], 0],
    ['reset@MIPSTART:after-ok', ['OK', 'RDY'], 0],
    ['error@MIPSTART:before-second-phase', ['OK', 'ERROR'], 1],
    ['lost-final@MIPSTART:before-second-phase', ['OK'], 1],
    ['drop@MIPSTART:before-second-phase', ['OK', 'CLOSED'], 1],
    ['reset@MIPSTART:before-second-phase', ['OK', 'RDY'], 1],
    ['reset@SSLMIPSTART:before-second-phase', ['OK', 'CONNECT OK'], 1],
  ])('%s', async (text, lines, dials) => {
    const bench = await benchWith(text);
    expect(await bench.lines(dial, 2_500)).toEqual(lines);
    expect(bench.upstream.dials).toHaveLength(dials);
  });

  test.each([
    ['late@MIPSTART:after-ok', 'CONNECT OK'],
    // Before that time the broker closes a connection without a login.
    ['late@MIPSTART:before-second-phase', 'CLOSED'],
  ])('%s', async (text, line) => {
    const bench = await benchWith(text);
    expect(await bench.lines(dial, 4_000)).toEqual(['OK']);
    expect(await bench.lines('', 9_500)).toEqual([line]);
  });

  test.each([
    ['MCONNECT', 'AT+MCONNECT=1,60', false],
    ['MSUB', 'AT+MSUB="t",0', true],
    ['MUNSUB', 'AT+MUNSUB="t"', true],
    ['MPUB', 'AT+MPUB="t",1,0,"x"', true],
  ])('drop@%s:before-second-phase: OK, then CLOSED', async (name, command, online) => {
    const bench = await benchWith(`drop@${name}:before-second-phase`);
    await bench.lines('AT+MCONFIG="c","u","p"');
    await bench.lines(dial);
    if (online) await bench.lines('AT+MCONNECT=1,60');
    expect(await bench.lines(command)).toEqual(['OK', 'CLOSED']);
  });
});
