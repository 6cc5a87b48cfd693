import { describe, expect, it } from 'vitest';
import { bytesOf, contents, itemsOf, previewOf, warningsOf } from './sscom-fixtures.ts';

const text = (...lines: readonly string[]): Uint8Array => bytesOf(lines.join('\r\n'), 'utf-8');

describe('a test script of QCOM', () => {
  const section = (number: number, values: Readonly<Record<string, string>>): readonly string[] => [
    `[${number}]`,
    ...Object.entries({ Cho: '1', CMD: 'AT', Delay: '', HEX: '0', Enter: '1', ...values }).map(
      ([key, value]) => `${key}=${value}`,
    ),
  ];

  it('has its commands, delays and choice', () => {
    const preview = previewOf(
      text(
        '[SET]',
        'RunTimes=10',
        'DelayTime=1000',
        ...section(1, { CMD: 'AT+CSQ;+CREG?=#', Delay: '200' }),
        ...section(2, { Cho: '0', CMD: 'ATI' }),
        ...section(3, { CMD: '' }),
        ...section(29, { CMD: '4154', HEX: '1' }),
      ),
      'TP.ini',
    );
    expect([preview.format, preview.lineEnds, preview.groups[0]?.name]).toEqual(['qcom', 'crlf', 'TP']);
    expect(itemsOf(preview)).toEqual([
      { index: 1, text: 'AT+CSQ;+CREG?=#', delayMs: 200, factoryDefault: false },
      { index: 2, text: 'ATI', order: 0, delayMs: 1000, factoryDefault: false },
      { index: 29, hex: '41 54', delayMs: 1000, factoryDefault: false },
    ]);
    expect(preview.warnings).toEqual([
      { code: 'repeat-not-kept', count: 10 },
      { code: 'not-selected', index: 2 },
      { code: 'empty-skipped', count: 1 },
      { code: 'hex-without-line-end', index: 29 },
    ]);
  });

  it('whose items end differently carries the line ends in its texts', () => {
    const preview = previewOf(
      text(...section(1, {}), ...section(2, { CMD: '+++', Enter: '0' }), ...section(3, { CMD: 'ATO', Enter: '0' })),
    );
    expect([preview.lineEnds, ...contents(preview)]).toEqual(['none', 'AT\r\n', '+++', 'ATO']);
    expect(preview.warnings).toEqual([
      { code: 'line-end-in-text', index: 1 },
      { code: 'line-end-not-added', index: 3 },
    ]);
  });

  it('names what it cannot read', () => {
    const preview = previewOf(text('?', ...section(1, { Delay: 'soon' }), ...section(1, {}), 'x', ';comment'));
    expect(preview.warnings).toEqual([
      { code: 'line-skipped', line: 1, text: '?' },
      { code: 'line-skipped', line: 14, text: 'x' },
      { code: 'index-twice', index: 1, line: 8 },
      { code: 'number-not-read', index: 1, text: 'Delay soon' },
    ]);
  });

  it('is not its Config.ini, whose values are places in lists', () => {
    const preview = previewOf(text('[Set]', 'Baudrate=5', 'ByteSize=4', 'DTR_Enable=0', 'RTS_Enable=1', 'ShowInHEX=0'));
    expect(preview).toEqual({
      format: 'qcom',
      encoding: 'utf-8',
      lineEnds: 'none',
      settings: { dtr: false, rts: true, hexView: false },
      groups: [],
      warnings: [{ code: 'settings-are-places' }],
    });
  });
});

describe('a script of m-center', () => {
  it('has its plain lines, pauses and SENDAT', () => {
    const preview = previewOf(
      text(
        '/* head',
        ' * AT+NOT=1 */',
        'ATE0;+CMEE=2',
        'AT+UHTTP=0,1,"http://a.b" // read it',
        'PAUSE 100',
        'PAUSE(50);',
        'string resp = SENDAT("AT+CEREG?", 200, \'OK\');',
        'SENDAT(\'AT+X="a"\', 10000, "+X: \\"a\\"")',
        'resp = SENDAT("ATI");',
      ),
      'a.atl',
    );
    expect([preview.format, preview.lineEnds]).toEqual(['m-center', 'crlf']);
    expect(itemsOf(preview)).toEqual([
      { index: 1, text: 'ATE0;+CMEE=2', factoryDefault: false },
      { index: 2, text: 'AT+UHTTP=0,1,"http://a.b"', delayMs: 150, factoryDefault: false },
      { index: 3, text: 'AT+CEREG?', expect: 'OK', timeoutMs: 200, factoryDefault: false },
      { index: 4, text: 'AT+X="a"', expect: '+X: "a"', timeoutMs: 10_000, factoryDefault: false },
      { index: 5, text: 'ATI', factoryDefault: false },
    ]);
    expect(preview.warnings).toEqual([
      { code: 'comments-left-out', count: 3 },
      { code: 'line-end-assumed', text: 'crlf' },
    ]);
  });

  it('names the rest of its language', () => {
    const preview = previewOf(
      text(
        'PAUSE 10',
        'ECHO("hello {");',
        'ATTEMPTS = 3;',
        'if (registered){',
        '  AT+CFUN=1',
        '}',
        'else{',
        '  resp = SENDAT("AT", 100, "OK");',
        '}',
        'if (SENDAT("ATI", 1, "OK") == 1) STOP("x");',
        'SENDAT(command, 200, "OK");',
        'AT+CSQ',
      ),
    );
    expect(itemsOf(preview).map((item) => ['text' in item && item.text, item.order])).toEqual([
      ['AT+CFUN=1', 0],
      ['AT', 0],
      ['ATI', 0],
      ['AT+CSQ', undefined],
    ]);
    expect(warningsOf(preview, 'statement-not-read').map(({ line }) => line)).toEqual([2, 3, 4, 7, 10, 11]);
    expect(warningsOf(preview, 'inside-block').map(({ index }) => index)).toEqual([1, 2, 3]);
    expect(warningsOf(preview, 'pause-not-kept')).toEqual([{ code: 'pause-not-kept', line: 1 }]);
  });

  it('may wait for anything, and has the time-out of its own command', () => {
    const preview = previewOf(text('SENDAT("AT", 100)', 'SENDAT("ATI", 200)', 'if (a) { b("{"); }', 'AT+CSQ'));
    expect(itemsOf(preview)).toEqual([
      { index: 1, text: 'AT', timeoutMs: 100, factoryDefault: false },
      { index: 2, text: 'ATI', timeoutMs: 200, factoryDefault: false },
      { index: 3, text: 'AT+CSQ', factoryDefault: false },
    ]);
  });

  it('has comments of either kind at any place', () => {
    const preview = previewOf(text('/*x*/AT+A', 'AT+B/*/ AT+NOT */', 'AT+C;//c', '/**/', 'AT+D'), 'Name.ATL');
    expect(contents(preview)).toEqual(['AT+A', 'AT+B', 'AT+C;', 'AT+D']);
    expect(preview.groups[0]?.name).toBe('Name');
  });

  it('may be nothing but commands', () => {
    const preview = previewOf(text('AT', 'AT+CSQ'), 'commands.txt');
    expect([preview.format, ...contents(preview)]).toEqual(['m-center', 'AT', 'AT+CSQ']);
  });
});

describe('a macro of Tera Term', () => {
  it('has what it sends, waits for and pauses', () => {
    const preview = previewOf(
      text(
        '; comment',
        'timeout = 30',
        "sendln 'AT' ; and this",
        "wait 'OK' 'ERROR'",
        'mtimeout = 500',
        'SendLn "AT+X=" \'"a;b"\'',
        "waitln 'x'",
        'pause 1',
        'mpause 20',
      ),
      'a.ttl',
    );
    expect([preview.format, preview.lineEnds]).toEqual(['tera-term', 'cr']);
    expect(itemsOf(preview)).toEqual([
      { index: 1, text: 'AT', expect: 'OK', timeoutMs: 30_000, factoryDefault: false },
      { index: 2, text: 'AT+X="a;b"', expect: 'x', timeoutMs: 30_500, delayMs: 1020, factoryDefault: false },
    ]);
    expect(preview.warnings).toEqual([
      { code: 'only-first-answer', line: 4, text: 'OK' },
      { code: 'comments-left-out', count: 2 },
      { code: 'line-end-assumed', text: 'cr' },
    ]);
  });

  it('may send characters by number, and without a line end', () => {
    const preview = previewOf(text("send 'AT'#13#$0A", "sendln 'ATI'", 'send #255', 'sendln'), 'a.ttl');
    expect([preview.lineEnds, ...contents(preview)]).toEqual(['none', 'AT\r\n', 'ATI\r', '[FF]', '\r']);
    expect(preview.warnings.map(({ code }) => code)).toEqual(['bytes-as-hex', 'line-end-in-text', 'line-end-in-text']);
  });

  it('may send a line of bytes, and has the name of its file', () => {
    const preview = previewOf(text("sendln 'AT'", 'sendln #255'), 'Login.TTL');
    expect([preview.groups[0]?.name, ...contents(preview)]).toEqual(['Login', 'AT', '[FF 0D]']);
  });

  it('may have blanks of any kind between its texts', () => {
    expect(contents(previewOf(text("sendln 'a'\u000b'b'\u3000 'c'\t"), 'a.ttl'))).toEqual(['abc']);
  });

  it('names bytes that are not characters', () => {
    const preview = previewOf(text("sendln 'AT'", 'send #256', "send 'a'b"));
    expect(warningsOf(preview, 'statement-not-read').map(({ line }) => line)).toEqual([2, 3]);
  });

  it('names variables, jumps and conditions', () => {
    const preview = previewOf(
      text(
        "wait 'before'",
        "sendln 'AT'",
        'sendln command',
        "wait 'OK'",
        "wait 'again'",
        'if result=0 goto end',
        'if result=1 then',
        "  sendln 'ATI'",
        'endif',
        "sendln 'ATZ'",
        ':end',
      ),
    );
    expect(itemsOf(preview).map(({ order }) => order)).toEqual([undefined, 0, undefined]);
    expect(warningsOf(preview, 'statement-not-read').map(({ line }) => line)).toEqual([1, 3, 5, 6, 7, 9, 11]);
    expect(warningsOf(preview, 'inside-block')).toEqual([{ code: 'inside-block', index: 2, line: 8 }]);
  });
});
