import { describe, expect, it } from 'vitest';
import { bytesOf, codesOf, contents, itemsOf, previewOf, warningsOf } from './sscom-fixtures.ts';

const json = (value: unknown, encoding: 'utf-8' | 'gb18030' = 'utf-8'): Uint8Array =>
  bytesOf(JSON.stringify(value), encoding);

describe('a page of llcom (.lclst)', () => {
  const page = [
    { id: 1, text: 'AT', hex: false, commit: 'alive' },
    { id: 2, text: '41540D0A', hex: true, commit: '' },
    { id: 5, text: '', hex: false, commit: 'empty' },
    { id: 6, text: 'a,b', hex: false, commit: '发送', recvScriptPath: 'check.lua', recvScriptPara: '' },
  ];

  it('has its text, hex, numbers and button texts', () => {
    const preview = previewOf(json(page), 'list.lclst');
    expect([preview.format, preview.encoding, preview.lineEnds]).toEqual(['llcom', 'utf-8', 'crlf']);
    expect(preview.groups).toEqual([
      {
        name: 'list',
        items: [
          { index: 1, text: 'AT', label: 'alive', factoryDefault: false },
          { index: 2, hex: '41 54 0D 0A', factoryDefault: false },
          { index: 6, text: 'a,b', label: '发送', factoryDefault: false },
        ],
      },
    ]);
    expect(preview.warnings).toEqual([
      { code: 'field-not-used', index: 6, text: 'recvScriptPath' },
      { code: 'empty-skipped', count: 1 },
      { code: 'line-end-assumed', text: 'crlf' },
    ]);
  });

  it('is known whatever its name is', () => {
    expect(previewOf(json(page), 'notes.txt').format).toBe('llcom');
    expect(previewOf(json(page)).groups[0]?.name).toBe('llcom');
  });

  it('in GBK is read as well', () => {
    const preview = previewOf(json([{ id: 1, text: '你好中国', hex: false, commit: '' }], 'gb18030'));
    expect([preview.encoding, ...contents(preview), preview.lineEnds]).toEqual(['gb18030', '你好中国', 'none']);
  });
});

describe('the settings of llcom', () => {
  const packetMs = 50;
  const settings = {
    dataToSend: 'uart data',
    baudRate: 921_600,
    dataBits: 7,
    stopBit: 3,
    parity: 2,
    showHexFormat: 2,
    timeout: packetMs,
    encoding: 936,
    extraEnter: true,
    quickSendSelect: 0,
    quickListName0: '模块',
    quickListName1: 'second',
    quickSendList: [
      [{ id: 1, text: 'AT', hex: false, commit: 'a' }],
      [{ id: 1, text: 'ATI', hex: false, commit: 'b' }, 7],
      [],
    ],
  };

  it('have its pages by their names, and the port', () => {
    const preview = previewOf(json(settings), 'settings.json');
    expect([preview.format, preview.lineEnds]).toEqual(['llcom', 'crlf']);
    expect(preview.groups.map(({ name }) => name)).toEqual(['模块', 'second']);
    expect(contents(preview)).toEqual(['AT', 'ATI']);
    expect(preview.settings).toEqual({
      baudRate: 921_600,
      dataBits: 7,
      stopBits: 1.5,
      parity: 'even',
      hexView: true,
      packetMs,
      encoding: 'gbk',
    });
    expect(preview.warnings).toEqual([
      { code: 'item-not-read', index: 2, group: 'second', text: '7' },
      { code: 'group-without-items', count: 1 },
      { code: 'settings-not-used', count: 1 },
    ]);
  });

  it('with values that no port has are named', () => {
    const preview = previewOf(json({ ...settings, parity: 9, stopBit: 0, encoding: 1 }));
    expect(warningsOf(preview, 'setting-not-read').map(({ text }) => text)).toEqual([
      'stopBits 0',
      'parity 9',
      'encoding 1',
    ]);
  });

  it('may have pages without names, and items without texts', () => {
    const preview = previewOf(
      json({
        quickSendList: [
          [],
          [
            { id: 3, text: 7, hex: false },
            { id: 4, text: 'x', hex: false },
          ],
        ],
      }),
    );
    expect(preview.groups.map(({ name }) => name)).toEqual(['2']);
    expect(warningsOf(preview, 'item-not-read')).toEqual([
      { code: 'item-not-read', index: 3, group: '2', text: '{"id":3,"text":7,"hex":false}' },
    ]);
  });

  it('say that no line end is added', () => {
    const preview = previewOf(json({ ...settings, extraEnter: false }));
    expect(preview.lineEnds).toBe('none');
    expect(warningsOf(preview, 'line-end-not-added')).toEqual([
      { code: 'line-end-not-added', index: 1, group: '模块' },
      { code: 'line-end-not-added', index: 1, group: 'second' },
    ]);
  });
});

describe('a list of llcom_plus', () => {
  it('has its pages, and the line end of each item', () => {
    const preview = previewOf(
      json({
        type: 'llcom_plus.quickSend.all',
        quickSendList: [
          [
            { id: 1, text: 'AT', hex: false, commit: '', appendCrlf: true },
            { id: 2, text: '+++', hex: false, commit: '', appendCrlf: false },
            { id: 3, text: 'FF', hex: true, commit: '', appendCrlf: true },
          ],
        ],
        quickSendListNames: ['One'],
      }),
    );
    expect([preview.format, preview.lineEnds, preview.groups[0]?.name]).toEqual(['llcom-plus', 'none', 'One']);
    expect(contents(preview)).toEqual(['AT\r\n', '+++', '[FF]']);
    expect(preview.warnings).toEqual([
      { code: 'hex-without-line-end', index: 3 },
      { code: 'line-end-in-text', index: 1 },
    ]);
  });

  it('of which only some say how they end has no line end', () => {
    const items = [
      { id: 1, text: 'AT', hex: false, commit: '', appendCrlf: true },
      { id: 2, text: 'ATI', hex: false, commit: '' },
    ];
    const preview = previewOf(json(items));
    expect([preview.lineEnds, ...contents(preview)]).toEqual(['none', 'AT\r\n', 'ATI']);
    expect(warningsOf(preview, 'line-end-not-added')).toEqual([{ code: 'line-end-not-added', index: 2 }]);
  });

  it('whose items agree has one line end', () => {
    const preview = previewOf(json([{ id: 1, text: 'AT', hex: false, commit: '', appendCrlf: true }]));
    expect([preview.format, preview.lineEnds, ...contents(preview)]).toEqual(['llcom-plus', 'crlf', 'AT']);
    expect(preview.warnings).toEqual([]);
  });
});

describe('a list of SuperCom', () => {
  it('has its answers and time-outs, also with a byte order mark', () => {
    const list = [
      {
        ...{ CommandID: 3, Name: 'alive', Order: 1, Command: 'AT', Delay: 200, Running: false, Status: 0 },
        ...{ RecvResult: 'OK', RecvTimeOut: 5000, IsResultCheck: true },
      },
      {
        CommandID: 4,
        Name: '',
        Order: 2,
        Command: 'ATI',
        Delay: -1,
        RecvResult: 'x',
        RecvTimeOut: 100,
        IsResultCheck: false,
        Extra: 1,
      },
      { CommandID: 5, Command: '', Delay: 1 },
      { CommandID: 7, Command: 'ATZ', Delay: null },
      { CommandID: 6, Command: null },
    ];
    const preview = previewOf(bytesOf(`\uFEFF${JSON.stringify(list)}`, 'utf-8'), 'a.json');
    expect([preview.format, preview.encoding, preview.lineEnds]).toEqual(['supercom', 'utf-8', 'crlf']);
    expect(itemsOf(preview)).toEqual([
      {
        index: 3,
        text: 'AT',
        label: 'alive',
        order: 1,
        delayMs: 200,
        expect: 'OK',
        timeoutMs: 5000,
        factoryDefault: false,
      },
      { index: 4, text: 'ATI', order: 2, expect: 'x', timeoutMs: 100, factoryDefault: false },
      { index: 7, text: 'ATZ', factoryDefault: false },
    ]);
    expect(preview.warnings).toEqual([
      { code: 'field-not-used', index: 4, text: 'Extra' },
      { code: 'result-not-checked', index: 4, text: 'x' },
      { code: 'number-not-read', index: 4, text: 'Delay -1' },
      { code: 'item-not-read', index: 6, text: '{"CommandID":6,"Command":null}' },
      { code: 'empty-skipped', count: 1 },
      { code: 'line-end-assumed', text: 'crlf' },
    ]);
  });
});

describe('the configuration of COMTool', () => {
  const config = (plugin: object, encoding = 'GBK') => ({
    version: 3,
    encoding,
    items: [
      { name: 'dbg', config: { conns: {}, plugin } },
      { name: 'other', config: {} },
    ],
  });

  it('has its items to send', () => {
    const preview = previewOf(
      json(config({ customSendItems: ['AT', '', 'a\nb'], useCRLF: true, sendAutoNewline: true })),
    );
    expect([preview.format, preview.lineEnds, preview.groups[0]?.name]).toEqual(['comtool', 'crlf', 'dbg']);
    expect(contents(preview)).toEqual(['AT', 'a\r\nb']);
    expect(preview.settings).toEqual({ encoding: 'gbk' });
    expect(preview.warnings).toEqual([{ code: 'empty-skipped', index: 2 }, { code: 'settings-not-used' }]);
  });

  it('has its escapes, where they are on', () => {
    const items = ['AT\\r\\n', '\\x1A', '\\\\', 'plain', '\\q', '\\x01\\xFF', '汉\\xFF'];
    const preview = previewOf(
      json(config({ customSendItems: items, sendEscape: true, sendAutoNewline: false }, 'UTF-8')),
    );
    expect(contents(preview)).toEqual(['AT\r\n', '\u001a', '\\', 'plain', '\\q', '[01 FF]', '汉\\xFF']);
    expect(preview.warnings.map(({ code, index }) => [code, index])).toEqual([
      ['escapes-read', 1],
      ['escapes-read', 2],
      ['escapes-read', 3],
      ['escape-kept', 5],
      ['bytes-as-hex', 6],
      ['escape-kept', 7],
      ['settings-not-used', undefined],
    ]);
    expect(contents(previewOf(json(config({ customSendItems: ['\\r'], sendEscape: false }))))).toEqual(['\\r']);
  });

  it('has the line end that is added, also after bytes', () => {
    const items = { customSendItems: ['AT', '\\xFF'], sendEscape: true, sendAutoNewline: true };
    const crLf = previewOf(json(config({ ...items, useCRLF: true })));
    expect([crLf.lineEnds, ...contents(crLf)]).toEqual(['crlf', 'AT', '[FF 0D 0A]']);
    const lf = previewOf(json(config({ ...items, useCRLF: false })));
    expect([lf.lineEnds, ...contents(lf)]).toEqual(['none', 'AT\n', '[FF 0A]']);
    expect(warningsOf(lf, 'line-end-in-text')).toEqual([{ code: 'line-end-in-text', index: 1 }]);
  });

  it('has hex, where its items are hex', () => {
    const preview = previewOf(json(config({ customSendItems: ['4154'], sendAscii: false, sendAutoNewline: true })));
    expect(contents(preview)).toEqual(['[41 54]']);
    expect(warningsOf(preview, 'hex-without-line-end')).toEqual([{ code: 'hex-without-line-end', index: 1 }]);
  });

  it.each([
    ['a list of texts', ['AT', 'ATI'], ['AT', 'ATI']],
    ['a list of items', [{ text: 'AT', remark: 'alive', icon: 'fa.send', highlight: false, color: '' }], ['AT']],
    ['its items alone', { customSendItems: [{ text: 'AT', remark: '' }, 'x'] }, ['AT', 'x']],
  ])('may be %s', (_name, value, expected) => {
    const preview = previewOf(json(value));
    expect([preview.format, ...contents(preview)]).toEqual(['comtool', ...expected]);
  });

  it('has its remarks as labels, and names what is only looks', () => {
    const preview = previewOf(json([{ text: 'AT', remark: 'alive', icon: 'fa.send', color: '' }]));
    expect(itemsOf(preview)[0]?.label).toBe('alive');
    expect(codesOf(preview)).toEqual(['field-not-used', 'line-end-assumed']);
  });

  it('names what is not an item', () => {
    const preview = previewOf(json({ customSendItems: [{ text: 1 }, 'x'] }));
    expect(warningsOf(preview, 'item-not-read')).toEqual([{ code: 'item-not-read', index: 1, text: '{"text":1}' }]);
  });

  it('names an encoding that is not known here', () => {
    const preview = previewOf(json(config({ customSendItems: ['x'], sendAutoNewline: false }, 'koi8-r')));
    expect(warningsOf(preview, 'setting-not-read')).toEqual([{ code: 'setting-not-read', text: 'encoding koi8-r' }]);
  });
});

/** Objects that JavaScript cannot turn into a text or a number. */
describe('objects in the place of values', () => {
  const trap = { toString: 1, valueOf: 1 };

  it('are named, in the settings and names of llcom', () => {
    const preview = previewOf(
      json({
        quickSendList: [[{ id: trap, text: 'x', hex: trap, commit: trap }]],
        quickSendListNames: [trap],
        ...{ baudRate: trap, parity: trap, stopBit: trap, encoding: trap, showHexFormat: trap, dataBits: [trap] },
      }),
    );
    expect(itemsOf(preview)).toEqual([{ index: 1, text: 'x', factoryDefault: false }]);
    expect(preview.groups[0]?.name).toBe('1');
    expect(warningsOf(preview, 'setting-not-read')).toHaveLength(5);
  });

  it('are named, in the numbers of SuperCom', () => {
    const preview = previewOf(json([{ CommandID: trap, Command: 'x', Order: trap, Delay: [trap], RecvResult: trap }]));
    expect(warningsOf(preview, 'number-not-read').map(({ text }) => text)).toEqual([
      'Order {"toString":1,"valueOf":1}',
      'Delay [{"toString":1,"valueOf":1}]',
    ]);
  });
});
