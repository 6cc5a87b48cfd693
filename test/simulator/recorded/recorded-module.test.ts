import { describe, expect, it } from 'vitest';
import { exchange, moduleOf, type Row } from './recorded-bench.ts';

const ok = '\r\nOK\r\n';
const lines = (...texts: readonly string[]): string => texts.map((text) => `\r\n${text}\r\n`).join('');

describe('a recording as a virtual module', () => {
  it('gives the nth answer at the nth time, and repeats the last one', async () => {
    const bench = moduleOf([
      ...exchange(0, 1, 'AT+CSQ', '+CSQ: 10,99', 'OK'),
      ...exchange(100, 2, 'AT+CSQ', '+CSQ: 20,99', 'OK'),
    ]);
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 10,99', 'OK'));
    expect(await bench.send('at+csq\r\n')).toBe(lines('+CSQ: 20,99', 'OK'));
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 20,99', 'OK'));
    bench.module.restart();
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 10,99', 'OK'));
  });

  it('finds a command by its line, else by name and number of arguments, else by name', async () => {
    const bench = moduleOf([
      ...exchange(0, 1, 'AT+CGDCONT=1,"IP","cmiot"', '+A: 1', 'OK'),
      ...exchange(100, 2, 'AT+CGDCONT=1', '+A: 2', 'OK'),
      ...exchange(200, 3, 'AT+SSLCFG="cacert",88,"a.crt"', '+A: 3', 'OK'),
      ...exchange(300, 4, 'AT+SSLCFG="seclevel",88,1', '+A: 4', 'OK'),
    ]);
    const answered: string[] = [];
    bench.module.onCommand(({ by }) => answered.push(by));
    expect(await bench.send('AT+CGDCONT=1\r')).toContain('+A: 2');
    expect(await bench.send('AT+CGDCONT=1,"IP","own.apn"\r')).toContain('+A: 1');
    expect(await bench.send('AT+CGDCONT=1,"IP"\r')).toContain('+A: 1');
    // Of the same setting.
    expect(await bench.send('AT+SSLCFG="seclevel",88,2\r')).toContain('+A: 4');
    expect(answered).toEqual(['line', 'arguments', 'name', 'arguments']);
  });

  it('does not answer a query like the command that sets', async () => {
    const bench = moduleOf([...exchange(0, 1, 'AT+CGATT=1', 'OK')]);
    expect(await bench.send('AT+CGATT?\r')).toBe(lines('ERROR'));
  });

  it('takes any text for masked bytes, of any length', async () => {
    const bench = moduleOf([
      ...exchange(0, 1, 'AT+MCONFIG="client-1","user","****************"', '+A: 1', 'OK'),
      ...exchange(100, 2, 'AT+MCONFIG="client-2","user","****************"', '+A: 2', 'OK'),
    ]);
    expect(await bench.send('AT+MCONFIG="client-2","user","own, \\22secret\\22"\r')).toContain('+A: 2');
    expect(await bench.send('AT+MCONFIG="client-1","user","x"\r')).toContain('+A: 1');
  });

  it('takes any text for the pseudonyms of an export', async () => {
    const bench = moduleOf([
      ...exchange(0, 1, 'AT+MCONFIG="DEVICE-1____","DEVICE-2","x"', '+A: 1', 'OK'),
      ...exchange(100, 2, 'AT+MIPSTART="A1_____",1883,"D12_"', '+A: 2', 'OK'),
      ...exchange(200, 3, 'AT+MPUB="D1_light",0', '+A: 3', 'OK'),
    ]);
    const answered: string[] = [];
    bench.module.onCommand(({ by }) => answered.push(by));
    expect(await bench.send('AT+MCONFIG="own-device","own","x"\r')).toContain('+A: 1');
    expect(await bench.send('AT+MIPSTART="10.0.0.2",1883,"own-device"\r')).toContain('+A: 2');
    expect(await bench.send('AT+MIPSTART="10.0.0.2",1884,"own-device"\r')).toContain('+A: 2');
    // A name that only begins like a pseudonym is a name.
    expect(await bench.send('AT+MPUB="D2_light",0\r')).toContain('+A: 3');
    expect(answered).toEqual(['line', 'line', 'arguments', 'arguments']);
  });

  it('answers an unknown command with ERROR and lists it', async () => {
    const bench = moduleOf([...exchange(0, 1, 'AT+CSQ', '+CSQ: 10,99', 'OK')]);
    expect(await bench.send('AT+FOO=1\r')).toBe(lines('ERROR'));
    expect(await bench.send('AT+FOO=1\rAT+BAR\r')).toBe(lines('ERROR', 'ERROR'));
    expect(await bench.send('no command\r')).toBe('');
    expect(bench.module.unknown).toEqual([
      { line: 'AT+FOO=1', count: 2 },
      { line: 'AT+BAR', count: 1 },
    ]);
  });

  it('keeps the times of the recording, or answers at once', async () => {
    const rows: readonly Row[] = [
      ...exchange(0, 1, 'AT+SSLMIPSTART="h",8883', 'OK'),
      [350, 'blank', 0, '\r\n'],
      [350, 'second-phase', 1, 'CONNECT OK\r\n'],
      [5_350, 'urc', 0, '\r\nCLOSED\r\n'],
    ];
    const slow = moduleOf(rows);
    expect(await slow.send('AT+SSLMIPSTART="h",8883\r', 4)).toBe('');
    expect(await slow.send('', 1)).toBe(ok);
    expect(await slow.send('', 344)).toBe('');
    expect(await slow.send('', 1)).toBe(lines('CONNECT OK'));
    expect(await slow.send('', 4_999)).toBe('');
    expect(await slow.send('', 1)).toBe(lines('CLOSED'));
    const fast = moduleOf(rows, { timing: 'fast' });
    expect(await fast.send('AT+SSLMIPSTART="h",8883\r', 0)).toBe(lines('OK', 'CONNECT OK'));
    expect(await fast.send('', 5_350)).toBe(lines('CLOSED'));
  });

  it('repeats lines that no command caused only when asked to', async () => {
    const rows: readonly Row[] = [...exchange(0, 1, 'AT+CSQ', 'OK'), [50, 'urc', 0, '\r\nCLOSED\r\n']];
    const once = moduleOf(rows);
    await once.send('AT+CSQ\r');
    expect(await once.send('AT+CSQ\r')).toBe(ok);
    const again = moduleOf(rows, { repeatsLines: true });
    await again.send('AT+CSQ\r');
    expect(await again.send('AT+CSQ\r')).toBe(lines('OK', 'CLOSED'));
  });

  it('echoes as the recorded module did', async () => {
    const bench = moduleOf([
      [0, 'probe', 0, '> AT\r'],
      [3, 'probe', 0, 'AT\r\r\n'],
      [3, 'probe', 0, 'OK\r\n'],
      [10, 'command', 1, 'ATE0\r'],
      [13, 'echo', 1, 'ATE0\r\r\n'],
      [13, 'final', 1, 'OK\r\n'],
      ...exchange(20, 2, 'AT+CSQ', '+CSQ: 1,99', 'OK'),
    ]);
    expect(await bench.send('AT\r')).toBe('AT\r\r\nOK\r\n');
    expect(await bench.send('AT+FOO\r')).toBe(`AT+FOO\r${lines('ERROR')}`);
    expect(await bench.send('ATE0\r')).toBe('ATE0\r\r\nOK\r\n');
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 1,99', 'OK'));
    expect(await bench.send('AT+FOO\r')).toBe(lines('ERROR'));
  });

  it('takes the next command when it has answered, also if several come at once', async () => {
    const bench = moduleOf([
      ...exchange(0, 1, 'AT+CSQ', '+CSQ: 10,99', 'OK'),
      ...exchange(9, 2, 'AT+CCID', '+CCID: 1', 'OK'),
    ]);
    expect(await bench.send('AT+CSQ\rAT+CCID\r')).toBe(lines('+CSQ: 10,99', 'OK', '+CCID: 1', 'OK'));
  });

  it('answers what the text of a user was answered', async () => {
    const bench = moduleOf([
      [0, 'raw', 0, '> AT+'],
      [1, 'raw', 0, '> CSQ\r'],
      [5, 'blank', 0, '\r\n'],
      [5, 'unclaimed', 0, '+CSQ: 3,99\r\n'],
      [5, 'blank', 0, '\r\n'],
      [5, 'unclaimed', 0, 'OK\r\n'],
    ]);
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 3,99', 'OK'));
  });

  it('shifts the clock of the module to now, by the error that it had', async () => {
    const bench = moduleOf([...exchange(0, 1, 'AT+CCLK?', '+CCLK: "26/01/05,11:59:00+32"', 'OK')]);
    // The virtual clock starts on 2026-11-23 06:00:00. The module was a minute late.
    expect(await bench.send('AT+CCLK?\r')).toBe(lines('+CCLK: "26/11/23,05:58:59+32"', 'OK'));
  });

  it('counts the state of a connection between the commands that change it', async () => {
    const bench = moduleOf([
      ...exchange(0, 1, 'AT+MQTTSTATU', '+MQTTSTATU :0', 'OK'),
      ...exchange(10, 2, 'AT+MCONNECT=1,60', 'OK'),
      ...exchange(20, 3, 'AT+MQTTSTATU', '+MQTTSTATU :1', 'OK'),
      ...exchange(30, 4, 'AT+MDISCONNECT', 'OK'),
      ...exchange(40, 5, 'AT+MQTTSTATU', '+MQTTSTATU :0', 'OK'),
    ]);
    expect(await bench.send('AT+MQTTSTATU\r')).toContain(':0');
    await bench.send('AT+MCONNECT=1,60\r');
    for (let time = 0; time < 4; time += 1) expect(await bench.send('AT+MQTTSTATU\r')).toContain(':1');
    await bench.send('AT+MDISCONNECT\r');
    expect(await bench.send('AT+MQTTSTATU\r')).toContain(':0');
    await bench.send('AT+MCONNECT=1,60\r');
    expect(await bench.send('AT+MQTTSTATU\r')).toContain(':1');
  });
});

const upload = (read: string): readonly Row[] => [
  ...exchange(0, 1, 'AT+FSCREATE="server.crt"', 'OK'),
  [10, 'command', 2, 'AT+FSWRITE="server.crt",0,5,15\r'],
  [12, 'prompt', 2, '\r\n>'],
  [12, 'payload', 2, 'abcde'],
  [42, 'final', 2, '\r\nOK\r\n'],
  ...exchange(50, 3, 'AT+FSFLSIZE="server.crt"', `+FSFLSIZE: ${read.length}`, 'OK'),
  [60, 'command', 4, 'AT+FSREAD="server.crt",0,5,0\r'],
  [62, 'data', 4, `\r\n${read}\r\n`.slice(2, -2)],
  [62, 'final', 4, '\r\nOK\r\n'],
];

describe('files on the virtual module of a recording', () => {
  it('are taken by their size and read back as they were written', async () => {
    const bench = moduleOf(upload('abcde'));
    await bench.send('AT+FSCREATE="own.crt"\r');
    expect(await bench.send('AT+FSWRITE="own.crt",0,8,15\r')).toBe('\r\n>');
    expect(await bench.send('AT\rOK\r\n>')).toBe(ok);
    expect(await bench.send('AT+FSFLSIZE="own.crt"\r')).toBe(lines('+FSFLSIZE: 8', 'OK'));
    expect(await bench.send('AT+FSREAD="own.crt",0,8,0\r')).toBe(`AT\rOK\r\n>${ok}`);
    expect(bench.module.unknown).toEqual([]);
  });

  it('differ at the same places as in the recording', async () => {
    const bench = moduleOf(upload('abXd'));
    await bench.send('AT+FSCREATE="own.crt"\r');
    await bench.send('AT+FSWRITE="own.crt",0,8,15\r');
    await bench.send('12345678');
    expect(await bench.send('AT+FSFLSIZE="own.crt"\r')).toBe(lines('+FSFLSIZE: 7', 'OK'));
    expect(await bench.send('AT+FSREAD="own.crt",0,8,0\r')).toBe(`12X4567${ok}`);
  });

  it('are those of the recording before anything was written', async () => {
    const bench = moduleOf(upload('abcde'));
    expect(await bench.send('AT+FSREAD="server.crt",0,5,0\r')).toBe(`abcde${ok}`);
  });
});

describe('messages of the virtual module of a recording', () => {
  const rows: readonly Row[] = [
    ...exchange(0, 1, 'AT+MCONFIG="device-1_0_0","device-1","******"', 'OK'),
    ...exchange(10, 2, 'AT+MSUB="/v1/device-1/command/#",0', 'OK'),
    ...exchange(20, 3, 'AT+MPUB="/v1/device-1/up",0,0,"{\\22a\\22:1}"', 'OK'),
    [26, 'message', 0, '\r\n+MSUB: "/v1/device-1/up",7 byte,{"a":1}'],
    [26, 'blank', 0, '\r\n'],
    [40, 'message', 0, '\r\n+MSUB: "/v1/device-1/command/7",2 byte,on'],
    [40, 'blank', 0, '\r\n'],
  ];

  it('return what is published now, as often as it is published', async () => {
    const bench = moduleOf(rows, { timing: 'fast' });
    const own = 'AT+MPUB="/v1/own/up",0,0,"hello, \\22world\\22"\r';
    const back = `${ok}\r\n+MSUB: "/v1/own/up",14 byte,hello, "world"\r\n`;
    expect(await bench.send(own, 5)).toBe(back);
    expect(await bench.send('', 1_000)).toContain('+MSUB: "/v1/device-1/command/7",2 byte,on');
    expect(await bench.send(own)).toBe(back);
  });

  it('name the device of now', async () => {
    const bench = moduleOf(rows);
    await bench.send('AT+MCONFIG="own-device_0_0","own-device","secret"\r');
    await bench.send('AT+MSUB="/v1/own-device/command/#",0\r');
    expect(await bench.send('AT+MPUB="/v1/own-device/up",0,0,"x"\r')).toContain(
      '+MSUB: "/v1/own-device/command/7",2 byte,on',
    );
  });
});

describe('an edit of the virtual module of a recording', () => {
  const rows: readonly Row[] = [
    ...exchange(0, 1, 'AT+CSQ', '+CSQ: 10,99', 'OK'),
    ...exchange(50, 2, 'AT+SSLMIPSTART="h",8883', 'OK'),
    [150, 'blank', 0, '\r\n'],
    [150, 'second-phase', 2, 'CONNECT OK\r\n'],
  ];
  const nth = { command: '+CSQ', occurrence: 2 } as const;

  it('replaces the answer of the nth time', async () => {
    const bench = moduleOf(rows, { edits: [{ ...nth, kind: 'replace', lines: ['+CME ERROR: 767'] }] });
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 10,99', 'OK'));
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CME ERROR: 767'));
    expect(await bench.send('AT+CSQ\r')).toBe(lines('+CSQ: 10,99', 'OK'));
  });

  it('replaces results too, at their times', async () => {
    const lost = { command: '+SSLMIPSTART', occurrence: null } as const;
    const refused = moduleOf(rows, { edits: [{ ...lost, kind: 'replace', lines: ['+CME ERROR: 3'] }] });
    expect(await refused.send('AT+SSLMIPSTART="h",8883\r')).toBe(lines('+CME ERROR: 3'));
    const failed = moduleOf(rows, { edits: [{ ...lost, kind: 'replace', lines: ['OK', 'CONNECT FAIL'] }] });
    expect(await failed.send('AT+SSLMIPSTART="h",8883\r', 99)).toBe(ok);
    expect(await failed.send('', 1)).toBe(lines('CONNECT FAIL'));
  });

  it('delays, drops, adds a line, and cuts', async () => {
    const every = { command: '+CSQ', occurrence: null } as const;
    const late = moduleOf(rows, { edits: [{ ...every, kind: 'delay', delayMs: 2_000 }] });
    expect(await late.send('AT+CSQ\r', 2_004)).toBe('');
    expect(await late.send('', 1)).toContain('OK');
    const silent = moduleOf(rows, { edits: [{ ...every, kind: 'drop' }] });
    expect(await silent.send('AT+CSQ\r', 60_000)).toBe('');
    expect(await silent.send('AT+SSLMIPSTART="h",8883\r')).toContain('CONNECT OK');
    const more = moduleOf(rows, { edits: [{ ...every, kind: 'inject', line: 'CLOSED', delayMs: 100 }] });
    expect(await more.send('AT+CSQ\r', 104)).toBe(lines('+CSQ: 10,99', 'OK'));
    expect(await more.send('', 1)).toBe(lines('CLOSED'));
    const cut = moduleOf(rows, { edits: [{ ...every, kind: 'cut', atByte: 6 }] });
    expect(await cut.send('AT+CSQ\r')).toBe('\r\n+CSQ');
  });

  it('fails an upload before or after its data', async () => {
    const place = { command: '+FSWRITE', occurrence: null } as const;
    const before = moduleOf(upload('abcde'), { edits: [{ ...place, kind: 'replace', lines: ['+CME ERROR: 60'] }] });
    expect(await before.send('AT+FSWRITE="server.crt",0,5,15\r')).toBe(lines('+CME ERROR: 60'));
    const after = moduleOf(upload('abcde'), { edits: [{ ...place, kind: 'replace', lines: ['>', 'TimeOut'] }] });
    expect(await after.send('AT+FSWRITE="server.crt",0,5,15\r')).toBe('\r\n>');
    expect(await after.send('abcde')).toBe(lines('TimeOut'));
  });

  it('answers a command that the recording does not have', async () => {
    const bench = moduleOf(rows, {
      edits: [{ command: 'AT+FOO=1', occurrence: null, kind: 'replace', lines: ['+FOO: 1', 'OK'] }],
    });
    expect(await bench.send('AT+FOO=1\r')).toBe(lines('+FOO: 1', 'OK'));
    expect(await bench.send('AT+FOO=2\r')).toBe(lines('ERROR'));
    expect(bench.module.unknown).toEqual([{ line: 'AT+FOO=2', count: 1 }]);
  });
});
