import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../shared/encodings/streaming-decoder.ts';
import { type ImportItem, type ImportSettings, longestDelayMs } from '../../../shared/imports/preview.ts';
import { type ExportedList, sscomIniOf } from '../../../shared/imports/sscom-export.ts';
import { isDefaultLabel } from '../../../shared/imports/sscom-factory.ts';
import { checksumIds } from '../../../shared/sending/checksum-ids.ts';
import { hexText } from '../../../shared/sending/hex-text.ts';
import { contents, encode, itemsOf, previewOf, warningsOf } from './sscom-fixtures.ts';

const item = (
  index: number,
  content: { readonly text: string } | { readonly hex: string },
  more: Partial<ImportItem> = {},
): ImportItem => ({ index, ...content, factoryDefault: false, ...more }) as ImportItem;

const listOf = (items: readonly ImportItem[], change: Partial<ExportedList> = {}): ExportedList => ({
  groups: [{ name: 'a', items }],
  settings: {},
  lineEnds: 'crlf',
  ...change,
});

const linesOf = (bytes: Uint8Array): readonly string[] => decodeText('gb18030', bytes).split('\r\n');

describe('the file of SSCOM 5.13', () => {
  const write = () =>
    sscomIniOf(
      listOf(
        [
          item(7, { text: 'AT+X=1,"中"\r\\' }, { label: 'a,b', order: 2, delayMs: 50 }),
          item(9, { hex: '41 54' }, { order: 0, delayMs: 1000 }),
        ],
        {
          settings: {
            path: 'COM12',
            baudRate: 9600,
            dtr: false,
            rts: true,
            hexView: true,
            packetMs: 30,
            checksum: 'xor8',
            range: { first: 3, leftOut: 2 },
          },
        },
      ),
      encode,
    );

  it('has 99 places, each after its meta line, with commas and escapes as SSCOM writes them', () => {
    const { bytes, unsupported } = write();
    const lines = linesOf(bytes);
    expect(lines.slice(0, 6)).toEqual([
      'N101=2,a\u0002b,50',
      'N1=A,AT+X=1\u0002"中"\\r\\\\',
      'N102=0,2无注释,1000',
      'N2=H,41 54',
      'N103=0,3无注释,1000',
      'N3=A,',
    ]);
    expect(lines.filter((line) => /^N\d{1,2}=/.test(line))).toHaveLength(99);
    expect(unsupported).toEqual([]);
  });

  it('has every setting, and ends with its mark', () => {
    const lines = linesOf(write().bytes);
    const settings = lines.filter((line) => /^N1[01]\d\d=/.test(line));
    expect(settings).toEqual([
      ...['N1051=,1', 'N1052=,', 'N1053=,', 'N1054=,', 'N1055=,A', 'N1056=,1000', 'N1057=,Y', 'N1058=,1', 'N1059=,Y'],
      ...['N1060=,6', 'N1061=,N', 'N1062=,Y', 'N1063=,N', 'N1064=,Y', 'N1065=,30', 'N1066=,16777215', 'N1067=,1000000'],
      ...['N1068=,', 'N1069=,80', 'N1070=,777', 'N1071=,N', 'N1072=,Y', 'N1073=,N', 'N1074=,3', 'N1075=,2', 'N1076=,N'],
      ...['N1080=,COM12', 'N1081=,9600', 'N1100=,汉语'],
    ]);
    expect(lines.slice(-2)).toEqual([';end', '']);
  });
});

it('a list without settings has those of the first start of SSCOM', () => {
  const lines = linesOf(sscomIniOf(listOf([], { lineEnds: 'none' }), encode).bytes);
  const expected = ['N1057=,N', 'N1058=,1', 'N1059=,N', 'N1060=,0', 'N1061=,Y', 'N1062=,N', 'N1064=,N', 'N1065=,20'];
  for (const line of [...expected, 'N1074=,1', 'N1075=,0', 'N1080=,', 'N1081=,115200']) expect(lines).toContain(line);
});

it('control characters are written as escapes that every reader knows', () => {
  const { bytes } = sscomIniOf(listOf([item(1, { text: '\u001b\u0000D\t' }, { order: 1, delayMs: 0 })]), encode);
  expect(linesOf(bytes)).toContain('N1=A,\\x1B\\x00D\\t');
});

describe('what SSCOM cannot hold is listed', () => {
  const unsupported = (list: ExportedList) => sscomIniOf(list, encode).unsupported;
  const full = { order: 1, delayMs: 0 };

  it.each([
    [
      'an answer',
      item(1, { text: 'AT' }, { ...full, expect: 'OK' }),
      { code: 'answer-not-kept', index: 1, text: 'OK' },
    ],
    [
      'a time-out',
      item(1, { text: 'AT' }, { ...full, timeoutMs: 300 }),
      { code: 'timeout-not-kept', index: 1, text: '300' },
    ],
    ['no order', item(1, { text: 'AT' }, { delayMs: 0 }), { code: 'order-added', count: 1 }],
    [
      'a delay that is too long',
      item(1, { text: 'AT' }, { order: 1, delayMs: 1_800_000_000 }),
      { code: 'delay-shortened', index: 1, place: 1, text: '1800000000' },
    ],
    ['no delay', item(1, { text: 'AT' }, { order: 1 }), { code: 'delay-added', count: 1 }],
    ['no content', item(4, { text: '' }, full), { code: 'empty-left-out', index: 4 }],
    [
      'a label of two lines',
      item(1, { text: 'AT' }, { ...full, label: 'a\nb' }),
      { code: 'label-changed', index: 1, place: 1, text: 'a b' },
    ],
    [
      'a label that SSCOM takes for none',
      item(1, { text: 'AT' }, { ...full, label: 'NULL' }),
      { code: 'label-is-default', index: 1, place: 1, text: 'NULL' },
    ],
    ['a character beyond GBK', item(1, { text: '😀' }, full), { code: 'outside-gbk', index: 1, place: 1 }],
    ['half a character', item(1, { text: '\ud800' }, full), { code: 'not-encodable', index: 1, place: 1 }],
    [
      'hex with separators that SSCOM does not know',
      item(1, { hex: '41,54' }, full),
      { code: 'hex-as-it-was', index: 1, place: 1, text: '41,54' },
    ],
    [
      'hex that is not valid',
      item(1, { hex: '4x,' }, full),
      { code: 'hex-as-it-was', index: 1, place: 1, text: '4x,' },
    ],
  ])('%s', (_name, only, note) => {
    expect(unsupported(listOf([only]))).toEqual([note]);
  });

  it('the place of what cannot be written is empty', () => {
    const { bytes } = sscomIniOf(listOf([item(1, { text: '\ud800' }, full)]), encode);
    expect(linesOf(bytes).slice(0, 2)).toEqual(['N101=1,1无注释,0', 'N1=A,']);
  });

  it('more items than places', () => {
    const items = Array.from({ length: 101 }, (_, at) => item(at + 1, { text: `AT${at}` }, full));
    const { bytes, unsupported: notes } = sscomIniOf(listOf(items), encode);
    expect(notes).toEqual([100, 101].map((index) => ({ code: 'too-many-items', index })));
    expect(itemsOf(previewOf(bytes))).toEqual(items.slice(0, 99));
  });

  it('groups', () => {
    const groups = [1, 2, 3].map((index) => ({
      name: 'g',
      items: index === 2 ? [] : [item(index, { text: 'x' }, full)],
    }));
    expect(unsupported({ ...listOf([]), groups })).toEqual([{ code: 'groups-joined', count: 2 }]);
  });

  it('line ends other than CR LF', () => {
    const list = listOf([item(1, { text: 'AT' }, full)], { lineEnds: 'cr' });
    const { bytes, unsupported: notes } = sscomIniOf(list, encode);
    expect(notes).toEqual([{ code: 'line-end-in-texts', text: 'cr' }]);
    expect([previewOf(bytes).lineEnds, ...contents(previewOf(bytes))]).toEqual(['none', 'AT\r']);
  });

  it('settings', () => {
    const settings: ImportSettings = {
      path: '/dev/ttyUSB0',
      dataBits: 7,
      stopBits: 1,
      parity: 'even',
      encoding: 'big5',
    };
    expect(unsupported(listOf([], { settings })).map(({ text }) => text)).toEqual(
      ['parity even', 'encoding big5', '/dev/ttyUSB0'].toSpliced(0, 0, 'dataBits 7'),
    );
  });
});

it('an item with a longer delay than a list holds keeps its order and label, and the longest delay', () => {
  const items = [
    item(1, { text: 'a' }, { order: 1_000_000_000, label: 'one', delayMs: 500 * 3_600_000 }),
    item(2, { text: 'b' }, { label: 'two' }),
  ];
  const back = itemsOf(previewOf(sscomIniOf(listOf(items), encode).bytes));
  expect(back).toMatchObject([
    { label: 'one', order: 1_000_000_000, delayMs: longestDelayMs },
    { label: 'two', order: 1_000_000_000, delayMs: 1_000 },
  ]);
});

it('items without a delay have that of their list', () => {
  const { bytes } = sscomIniOf(
    listOf([item(1, { text: 'a' }, { order: 1 })], { settings: { listIntervalMs: 700 } }),
    encode,
  );
  expect(itemsOf(previewOf(bytes))[0]?.delayMs).toBe(700);
});

it('items without an order follow the others, from top to bottom', () => {
  const items = [item(1, { text: 'a' }), item(2, { text: 'b' }, { order: 4, delayMs: 1 }), item(3, { text: 'c' })];
  const orders = itemsOf(previewOf(sscomIniOf(listOf(items), encode).bytes)).map(({ order, delayMs }) => [
    order,
    delayMs,
  ]);
  expect(orders).toEqual([
    [5, 1000],
    [4, 1],
    [5, 1000],
  ]);
});

/** Characters of every kind that a text may hold, with many that have a meaning for SSCOM. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(',', '\\', '\\x', '\r', '\n', '\u0000', '\u0002', '\u0004', ';', '"', '中', '  ', '无注释'),
    ),
    { minLength: 1 },
  )
  .map((pieces) => pieces.join('').replaceAll('\ufffd', ''))
  .filter((text) => text !== '');

const anyLabel = anyText
  .map((text) =>
    text
      .replace(/[\x00-\x1f\x7f]/g, '')
      .slice(0, 100)
      .replace(/[\ud800-\udbff]$/, ''),
  )
  .filter((label) => !isDefaultLabel(label));

const anyItem = fc.record(
  {
    content: fc.oneof(
      anyText.map((text) => ({ text })),
      fc.uint8Array({ minLength: 1, maxLength: 40 }).map((bytes) => ({ hex: hexText(bytes) })),
    ),
    label: anyLabel,
    order: fc.nat({ max: 1_000_000 }),
    delayMs: fc.nat({ max: 86_400_000 }),
  },
  { requiredKeys: ['content', 'order', 'delayMs'] },
);

const anySettings = fc.record(
  {
    path: fc.oneof(
      fc.nat({ max: 300 }).map((number) => `COM${number}`),
      fc.constant('tcp://192.168.1.5:502'),
    ),
    baudRate: fc.integer({ min: 50, max: 20_000_000 }),
    dtr: fc.boolean(),
    rts: fc.boolean(),
    hexView: fc.boolean(),
    packetMs: fc.integer({ min: 1, max: 500 }),
    checksum: fc.constantFrom(...checksumIds.slice(1)),
  },
  { requiredKeys: [] },
);

it('what is exported and imported again is the same: text, hex, label, order, delay, line end, settings', () => {
  fc.assert(
    fc.property(
      fc.array(anyItem, { maxLength: 99 }),
      anySettings,
      fc.constantFrom('crlf', 'none'),
      (given, settings, lineEnds) => {
        const items = given.map(({ content, ...more }, at) => item(at + 1, content, more));
        const { bytes } = sscomIniOf(listOf(items, { settings, lineEnds }), encode);
        const preview = previewOf(bytes, 'sscom51.ini');
        expect(preview.format).toBe('sscom-5.10');
        expect(itemsOf(preview).map((read) => ({ ...read, factoryDefault: false }))).toEqual(items);
        expect(preview.lineEnds).toBe(lineEnds);
        expect(preview.settings).toMatchObject(settings);
        expect(warningsOf(preview, 'bytes-replaced')).toEqual([]);
      },
    ),
    { numRuns: 200 },
  );
});
