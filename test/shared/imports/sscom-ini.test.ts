import { describe, expect, it } from 'vitest';
import { importPreviewSchema } from '../../../shared/imports/preview.ts';
import { bytesOf, codesOf, comma, contents, itemsOf, list510, previewOf, saved, warningsOf } from './sscom-fixtures.ts';

describe('a list of SSCOM 5.10 to 5.13', () => {
  const read = () =>
    previewOf(
      saved([
        ';SSCOM',
        'N101=1,attach,500',
        'N1=A,AT+CGATT=1',
        '',
        'N102=3,,1000',
        `N2=A,AT+MIPSTART="a"${comma}1`,
        'N103=2,3无注释,1000',
        'N3=H,41540D0A',
        'N104=0,NULL,20',
        'N4=A,  two  blanks ',
        'N105=0,,1000',
        'N5=A,',
        'N1057=,Y',
        'N1059=,N',
        'N1060=,1',
        'N1061=,Y',
        'N1062=,N',
        'N1064=,Y',
        'N1065=,20',
        'N1074=,2',
        'N1075=,1',
        'N1080=,COM7',
        'N1081=,115200',
        'N1082=,792',
        'N1100=,汉语',
        ';end',
      ]),
      'C:\\tools\\sscom51.ini',
    );

  it('has its text, hex, label, order and delay', () => {
    expect(read().groups).toEqual([
      {
        name: 'sscom51',
        items: [
          { index: 1, text: 'AT+CGATT=1', label: 'attach', order: 1, delayMs: 500, factoryDefault: false },
          { index: 2, text: 'AT+MIPSTART="a",1', order: 3, delayMs: 1000, factoryDefault: false },
          { index: 3, hex: '41 54 0D 0A', order: 2, delayMs: 1000, factoryDefault: false },
          { index: 4, text: '  two  blanks ', order: 0, delayMs: 20, factoryDefault: false },
        ],
      },
    ]);
  });

  it('has its settings by the names of the port settings', () => {
    const { format, encoding, lineEnds, settings } = read();
    expect({ format, encoding, lineEnds, settings }).toEqual({
      format: 'sscom-5.10',
      encoding: 'gb18030',
      lineEnds: 'crlf',
      settings: {
        path: 'COM7',
        baudRate: 115_200,
        dtr: true,
        rts: false,
        hexView: false,
        packetMs: 20,
        checksum: 'crc16-modbus',
        range: { first: 2, leftOut: 1 },
      },
    });
  });

  it('says what was left out', () => {
    const preview = read();
    expect(preview.warnings).toEqual([
      { code: 'settings-not-used', count: 2 },
      { code: 'empty-skipped', count: 1 },
    ]);
    expect(importPreviewSchema.parse(preview)).toEqual(preview);
  });
});

describe('the generation', () => {
  it.each([
    ['sscom-3.2', ['N1=A,AT', 'N33=,main', 'N37=,Y', 'N80=,COM3', 'N81=,9600']],
    ['sscom-3.3', ['N101=,label', 'N1=A,AT', 'N37=,Y']],
    ['sscom-5.0', ['N100=,汉语', 'N101=label', 'N1=A,AT', 'N57=,Y']],
    ['sscom-5.0', ['N101=1,label,1000', 'N1=A,AT', 'N57=,Y']],
    ['sscom-5.10', ['N101=1,label,1000', 'N1=A,AT', 'N1057=,Y']],
    // A list without its settings.
    ['sscom-5.10', ['N160=1,label,1000', 'N60=A,AT']],
    ['sscom-5.10', ['N101=1,label,1000', 'N1=A,AT']],
    ['sscom-5.10', ['N151=label', 'N51=A,AT']],
    ['sscom-5.0', ['N150=label', 'N50=A,AT']],
    ['sscom-5.0', ['N133=label', 'N33=A,AT']],
    ['sscom-3.3', ['N132=label', 'N32=A,AT']],
  ])('%s is known by %j', (format, lines) => {
    expect(previewOf(saved(lines)).format).toBe(format);
  });

  it('decides which number is which setting', () => {
    const frames = [
      previewOf(saved(['N1=A,AT', 'N37=,Y', 'N38=,700', 'N80=,COM3', 'N81=,9600', 'N82=,7', 'N83=,1.5'])),
      previewOf(saved(['N101=,a', 'N1=A,AT', 'N37=,N', 'N39=,Y', 'N84=,2', 'N85=,0'])),
      previewOf(
        saved(['N100=,English', 'N1=A,AT', 'N57=,Y', 'N59=,Y', 'N61=,N', 'N62=,Y', 'N80=,COM16', 'N81=,2000000']),
      ),
    ];
    expect(frames.map(({ lineEnds, settings }) => ({ lineEnds, ...settings }))).toEqual([
      { lineEnds: 'crlf', listIntervalMs: 700, path: 'COM3', baudRate: 9600, dataBits: 7, stopBits: 1.5 },
      { lineEnds: 'none', hexView: true, parity: 'even', flowControl: 'none' },
      { lineEnds: 'crlf', hexView: true, dtr: false, rts: true, path: 'COM16', baudRate: 2_000_000 },
    ]);
  });

  it('an unknown flow control and an unknown baud rate are named', () => {
    const preview = previewOf(saved(['N101=,a', 'N1=A,x', 'N37=,N', 'N81=,fast', 'N85=,3']));
    expect(preview.settings).toEqual({});
    expect(warningsOf(preview, 'setting-not-read').map(({ text }) => text)).toEqual(['baudRate fast', 'flowControl 3']);
  });
});

it('a pause ends a packet only where packets are on', () => {
  const settings = (split: string) =>
    previewOf(list510(['A,x'], ['N1057=,Y', `N1064=,${split}`, 'N1065=,20'])).settings;
  expect([settings('Y'), settings('N')]).toEqual([{ packetMs: 20 }, {}]);
});

describe('the port of SSCOM may be a network connection', () => {
  const settings = (port: string) => ['N1057=,Y', `N1080=,${port}`, 'N1068=,10.0.0.2', 'N1069=,502'];

  it('a TCP client is an address here', () => {
    expect(previewOf(list510(['A,AT'], settings('1'))).settings.path).toBe('tcp://10.0.0.2:502');
  });

  it.each([
    ['2', 'TCP server'],
    ['3', 'UDP'],
  ])('%s is named', (port, text) => {
    const preview = previewOf(list510(['A,AT'], settings(port)));
    expect(preview.settings.path).toBeUndefined();
    expect(warningsOf(preview, 'port-is-network')).toEqual([{ code: 'port-is-network', text }]);
  });
});

describe('the lines of a file', () => {
  it.each([
    ['CR LF', '\r\n'],
    ['LF', '\n'],
    ['CR CR LF', '\r\r\n'],
  ])('may end with %s', (_name, end) => {
    const preview = previewOf(saved([';c', 'N101=1,a,1000', 'N1=A,AT;+CSQ#1', 'N1057=,Y', ';end'], end));
    expect(contents(preview)).toEqual(['AT;+CSQ#1']);
    expect(preview.warnings).toEqual([]);
  });

  it('are cut at an end mark, before anything is decoded', () => {
    const bytes = new Uint8Array([...bytesOf('N1=A,AT中文'), 4, 0xff, 0xff, 0x81, 13, 10, ...bytesOf('N1057=,Y\r\n')]);
    const preview = previewOf(bytes);
    expect(contents(preview)).toEqual(['AT中文']);
    expect(preview.warnings).toEqual([{ code: 'cut-at-end-mark', index: 1 }]);
  });

  it('are cut at an end mark before the encoding is recognised', () => {
    const text = bytesOf('N1=A,查!\u0004', 'utf-8');
    const preview = previewOf(new Uint8Array([...text, 0xff, 13, 10, ...bytesOf('N1057=,Y\r\n')]));
    expect([preview.encoding, ...contents(preview)]).toEqual(['utf-8', '查!']);
  });

  it('that SSCOM does not write are named', () => {
    const preview = previewOf(saved(['[section]', 'N1=A,x', 'abc', 'N1057=,Y']));
    expect(warningsOf(preview, 'line-skipped')).toEqual([
      { code: 'line-skipped', line: 1, text: '[section]' },
      { code: 'line-skipped', line: 3, text: 'abc' },
    ]);
  });

  it('may have any order, gaps, and a number twice', () => {
    const preview = previewOf(saved(['N7=A,seven', 'N3=A,three', 'N107=1,b,10', 'N3=A,again', 'N1057=,Y']));
    expect(itemsOf(preview)).toEqual([
      { index: 7, text: 'seven', label: 'b', order: 1, delayMs: 10, factoryDefault: false },
      { index: 3, text: 'three', factoryDefault: false },
      { index: 3, text: 'again', factoryDefault: false },
    ]);
    expect(warningsOf(preview, 'index-twice')).toEqual([{ code: 'index-twice', index: 3, line: 4 }]);
  });

  it('of a string that is neither text nor hex are named', () => {
    const preview = previewOf(saved(['N1=A,x', 'N2=B,y', 'N3=AT', 'N4= ', 'N1057=,Y']));
    expect(warningsOf(preview, 'item-not-read')).toEqual([
      { code: 'item-not-read', index: 2, line: 2, text: 'B,y' },
      { code: 'item-not-read', index: 3, line: 3, text: 'AT' },
    ]);
  });
});

describe('the encoding of a file', () => {
  const list = 'N101=1,查询,1000\r\nN1=A,欢迎 AT 中\r\nN1057=,Y\r\n';

  it('is GB18030', () => {
    const preview = previewOf(bytesOf(list));
    expect([preview.encoding, ...contents(preview)]).toEqual(['gb18030', '欢迎 AT 中']);
  });

  it('is UTF-8 with a byte order mark', () => {
    const preview = previewOf(bytesOf(`\uFEFF${list}`, 'utf-8'));
    expect([preview.encoding, ...contents(preview)]).toEqual(['utf-8', '欢迎 AT 中']);
  });

  it('is UTF-8 where it is nothing else', () => {
    const preview = previewOf(bytesOf(list.replace('查询', '查!').replace('中', '中!'), 'utf-8'));
    expect([preview.encoding, ...contents(preview)]).toEqual(['utf-8', '欢迎 AT 中!']);
  });

  it('is named where it can be both', () => {
    expect(codesOf(previewOf(bytesOf('N1=A,中文\r\nN1057=,Y\r\n', 'utf-8')))).toEqual(['encoding-ambiguous']);
  });

  it('is what Windows calls Unicode, in either order', () => {
    const units = [...`\uFEFF${list}`].map((character) => character.charCodeAt(0));
    const little = previewOf(Uint8Array.from(units.flatMap((unit) => [unit & 0xff, unit >> 8])));
    const big = previewOf(Uint8Array.from(units.flatMap((unit) => [unit >> 8, unit & 0xff])));
    expect([little.encoding, ...contents(little)]).toEqual(['utf-16le', '欢迎 AT 中']);
    expect([big.encoding, ...contents(big)]).toEqual(['utf-16be', '欢迎 AT 中']);
  });

  it('does not hide bytes that are not characters', () => {
    const preview = previewOf(
      Uint8Array.from([...bytesOf('N1=A,AT'), 0xff, ...bytesOf('\r\nN2=A,ok\r\nN1057=,Y\r\n')]),
    );
    expect(contents(preview)).toEqual(['AT\uFFFD', 'ok']);
    expect(warningsOf(preview, 'bytes-replaced')).toEqual([{ code: 'bytes-replaced', index: 1, text: 'AT\uFFFD' }]);
  });
});

describe('the meta line', () => {
  it.each([
    [`1,a${comma}b,1000`, { label: 'a,b', order: 1, delayMs: 1000 }],
    ['1,a,b,c,1000', { label: 'a,b,c', order: 1, delayMs: 1000 }],
    ['12,,0', { order: 12, delayMs: 0 }],
    ['0,NULL,1000', { order: 0, delayMs: 1000 }],
    ['0,17无注释,1000', { order: 0, delayMs: 1000 }],
    [',双击此处加入该条目注释', {}],
    [',my label', { label: 'my label' }],
    ['my label', { label: 'my label' }],
    [',a,b', { label: 'a,b' }],
    ['NULLABLE', { label: 'NULLABLE' }],
  ])('%j', (meta, expected) => {
    const preview = previewOf(saved([`N101=${meta}`, 'N1=A,x', 'N1057=,Y']));
    expect(itemsOf(preview)).toEqual([{ index: 1, text: 'x', ...expected, factoryDefault: false }]);
    expect(preview.warnings).toEqual([]);
  });

  it('with impossible numbers is named', () => {
    const preview = previewOf(saved(['N101=99999999999,a,1000', 'N1=A,x', 'N1057=,Y']));
    expect(itemsOf(preview)).toEqual([{ index: 1, text: 'x', factoryDefault: false }]);
    expect(codesOf(preview)).toEqual(['label-not-read']);
  });

  it('belongs to its string also where two have the same order', () => {
    const preview = previewOf(saved(['N101=1,a,1', 'N1=A,x', 'N102=1,b,2', 'N2=A,y', 'N1057=,Y']));
    expect(itemsOf(preview).map(({ label, order, delayMs }) => [label, order, delayMs])).toEqual([
      ['a', 1, 1],
      ['b', 1, 2],
    ]);
  });

  it('is cut between characters', () => {
    const label = `${'x'.repeat(198)}😀😀`;
    const preview = previewOf(bytesOf(`\uFEFFN101=1,${label},1000\nN1=A,x\nN1057=,Y\n`, 'utf-8'));
    expect(itemsOf(preview)[0]?.label).toBe(`${'x'.repeat(198)}…`);
    expect(warningsOf(preview, 'label-cut')[0]?.text).toBe(`${'x'.repeat(198)}…`);
  });

  it('of an empty string may be a heading', () => {
    const preview = previewOf(saved(['N101=0,STEP 1,1000', 'N1=A,', 'N102=0,2无注释,1000', 'N2=H, ', 'N1057=,Y']));
    expect(itemsOf(preview)).toEqual([]);
    expect(preview.warnings).toEqual([
      { code: 'empty-with-label', index: 1, text: 'STEP 1' },
      { code: 'empty-skipped', count: 1 },
    ]);
  });

  it('is cut where it is longer than a label', () => {
    const preview = previewOf(saved([`N101=1,${'x'.repeat(300)},1000`, 'N1=A,x', 'N1057=,Y']));
    expect(itemsOf(preview)[0]?.label).toHaveLength(200);
    expect(codesOf(preview)).toEqual(['label-cut']);
  });
});

describe('the strings that SSCOM comes with', () => {
  it('are marked', () => {
    const strings = [
      'H,13 00 FF 88',
      'A,output string',
      'A,欢迎您使用SSCOM!',
      'H,12 00 FF 88',
      'A,mine',
      'H,13 00 FF 89',
    ];
    expect(itemsOf(previewOf(list510(strings))).map(({ factoryDefault }) => factoryDefault)).toEqual([
      ...[true, true, true, true],
      ...[false, false],
    ]);
  });

  it('are the ten lines of the author too, whatever they say', () => {
    const lines = [' 作者的话:', ...Array.from({ length: 9 }, (_, at) => `line ${at}`), 'AT'];
    const preview = previewOf(
      saved([...lines.flatMap((line, at) => [`N${109 + at}=0,,1000`, `N${9 + at}=A,${line}`]), 'N1057=,N']),
    );
    expect(itemsOf(preview).map(({ factoryDefault }) => factoryDefault)).toEqual([...Array(10).fill(true), false]);
  });

  it('are not the strings of others at these places', () => {
    expect(
      itemsOf(previewOf(saved(['N9=A,AT', 'N10=A,ATI', 'N1057=,Y']))).some(({ factoryDefault }) => factoryDefault),
    ).toBe(false);
  });
});

describe('text and hex', () => {
  it.each([
    ['A,AT\\r\\n', 'AT\r\n'],
    ['A,\\x1a', '\u001a'],
    ['A,\\x7F', '\u007f'],
    ['A,\\x80', '[80 0D 0A]'],
    ['A,C:\\\\r', 'C:\\r'],
    ['A,a\\tb\\v\\a\\b\\f', 'a\tb\v\u0007\b\f'],
    ['A,\\u4e2d', '\\u4e2d'],
    [`A,a${comma}b,c`, 'a,b,c'],
    ['A,say \\"no\\"', 'say \\"no\\"'],
    ['H,4B B404 83', '[4B B4 04 83]'],
    ['H,41540d0a', '[41 54 0D 0A]'],
    // Bytes from 0x80 on are not text: they are sent as they are, with the line end of the list.
    ['A,\\xFF\\x01A', '[FF 01 41 0D 0A]'],
    // Together with Chinese characters, the bytes of one are one.
    ['A,汉\\xD6\\xD0', '汉中'],
  ])('%s is %j', (line, content) => {
    expect(contents(previewOf(list510([line])))).toEqual([content]);
  });

  it.each([
    ['H,41540', 'hex-not-read'],
    ['H,41 5G', 'hex-not-read'],
    ['H,4 1', 'hex-not-read'],
    ['H,41,54', 'hex-not-read'],
    ['A,AT\\r\\n', 'line-end-twice'],
    ['A,\\x1a', 'escapes-read'],
    ['A,\\q', 'escape-kept'],
    ['A,AT+MPUB="t"\\0D', 'zero-before-digit'],
    ['A,\\xFF', 'bytes-as-hex'],
    ['A,汉\\xFF', 'item-not-read'],
    ['A,AT+COPS=42"302653"', 'commas-lost'],
    ['A,AT+COPS=10"Telus 3G"8', 'commas-lost'],
  ])('%s is said to be %s', (line, code) => {
    expect(warningsOf(previewOf(list510([line])), code as 'hex-not-read').map(({ index }) => index)).toEqual([1]);
  });

  it.each([
    ['A,AT\\0', ['escapes-read']],
    ['A,AT\\0,\\x1G', ['escape-kept', 'escapes-read']],
    ['A,AT\\x1', ['escape-kept']],
    ['A,AT', []],
    ['H,41', []],
  ])('nothing else is said about %s', (line, codes) => {
    expect(codesOf(previewOf(list510([line])))).toEqual(codes);
  });

  it('hex that cannot be read stays as it is', () => {
    expect(contents(previewOf(list510(['H,41 5G '])))).toEqual(['[41 5G ]']);
  });

  it.each(['A,AT+COPS=4,2,"302653"', 'A,AT+X="3G",1,"2"', 'A,AT+X="",5', 'A,say 5"6"', 'A,AT+X="a\\22b"'])(
    'nothing is lost in %s',
    (line) => {
      expect(warningsOf(previewOf(list510([line])), 'commas-lost')).toEqual([]);
    },
  );
});

describe('the line end of the list', () => {
  it('is asked for where an AT command has none', () => {
    const preview = previewOf(list510(['A,AT', 'A,+++', 'A,AT\\r', 'H,41 54', 'A, at+csq'], ['N1057=,N']));
    expect(preview.lineEnds).toBe('none');
    expect(warningsOf(preview, 'line-end-not-added').map(({ index }) => index)).toEqual([1, 5]);
  });

  it('defaults to none if the file does not say', () => {
    const preview = previewOf(saved(['N1=A,x']));
    expect(preview.lineEnds).toBe('none');
    expect(preview.warnings).toEqual([{ code: 'line-end-assumed', text: 'none' }]);
  });
});
