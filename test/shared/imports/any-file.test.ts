import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ImportPreview, importPreviewSchema } from '../../../shared/imports/preview.ts';
import { previewImport } from '../../../shared/imports/preview-import.ts';
import { type Imported, importLimitBytes, importRefusalCodes } from '../../../shared/imports/refusals.ts';
import { sscomIniOf } from '../../../shared/imports/sscom-export.ts';
import { describeImportRefusal, describeImportWarning } from '../../../shared/words/import-words.ts';
import { languages } from '../../../shared/words/language.ts';
import { bytesOf, encode } from './sscom-fixtures.ts';

/** One file of each form, so that a changed one reaches every reader. */
const samples: readonly Uint8Array[] = [
  'N101=1,查询,1000\r\nN1=A,AT\\r\\x80\u0002"1"\r\nN2=H,4154\r\nN109=0,,1\r\nN9=A,作者的话:\r\nN1057=,Y\r\nN1060=,3\r\nN1080=,1\r\n;end\r\n',
  'N101=,label\nN1=A,AT\nN37=,Y\nN84=,2\nN85=,1\nN81=,115200\nN1=A,again\n',
  'N100=,English\r\r\nN101=a\r\r\nN1=A,x\r\r\nN57=,N\r\r\nN64=,Y\r\r\nN65=,20\r\r\n',
  '[SET]\nRunTimes=10\nDelayTime=1000\n[1]\nCho=0\nCMD=AT\nDelay=\nHEX=0\nEnter=1\n[2]\nCMD=4154\nHEX=1\nEnter=0\n',
  '[{"id":1,"text":"AT","hex":false,"commit":"a","appendCrlf":true},{"id":2,"text":"4","hex":true,"commit":""}]',
  '{"quickSendList":[[{"id":1,"text":"AT","hex":true,"commit":"a"}],[]],"quickListName0":"n","baudRate":9600,"parity":2}',
  '[{"CommandID":1,"Name":"a","Order":1,"Command":"AT","Delay":2,"RecvResult":"OK","RecvTimeOut":3,"IsResultCheck":false}]',
  '{"encoding":"GBK","items":[{"name":"a","config":{"plugin":{"customSendItems":["AT\\\\r",{"text":"x","remark":"y"}],"sendEscape":true}}}]}',
  '/* x */\nAT+CSQ // c\nPAUSE 10\nif (a) {\nresp = SENDAT("AT", 100, "OK");\n}\nECHO("x");\n',
  "; c\ntimeout = 3\nsendln 'AT'#13\nwait 'OK' \"ERROR\"\npause 1\nif result=0 then\nsend #255\nendif\n",
].map((text) => bytesOf(text));

/** Every outcome is whole: a preview of its shape, or a refusal with words. */
const judge = (read: Imported<ImportPreview>): void => {
  if (read.ok) {
    expect(importPreviewSchema.parse(read.value)).toEqual(read.value);
    for (const language of languages) {
      for (const warning of read.value.warnings) {
        expect(describeImportWarning(warning.code, warning, language)).not.toMatch(/[{}[\]]|^$/);
      }
    }
    sscomIniOf(read.value, encode);
  } else {
    expect(importRefusalCodes).toContain(read.error.code);
    for (const language of languages)
      expect(describeImportRefusal(read.error, language).happened).not.toMatch(/[{}[\]]|^$/);
  }
};

const anyName = fc.option(fc.constantFrom('a.ini', 'b.ttl', 'c.atl', 'd.json', 'e.lclst', '.x', 'noname', ''), {
  nil: undefined,
});

describe('any file ends in a preview or in a refusal with its name', () => {
  it('any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), anyName, (bytes, name) => judge(previewImport(bytes, name))),
    );
  });

  it('any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'N1=A,',
        'N101=',
        '\r\n',
        '\n',
        'AT',
        '[1]',
        'CMD=',
        '{',
        '[',
        '"',
        "'",
        'sendln ',
        "send 'a'",
        '\u000b',
        '\u3000',
        'wait ',
        'SENDAT(',
        '\\',
        '\\x',
        '/*',

        ',',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), anyName, (pieces, name) =>
        judge(previewImport(bytesOf(pieces.join('').replace(/[\ud800-\udfff]/g, ''), 'utf-8'), name)),
      ),
    );
  });

  it('a file of each program with bytes changed, removed and repeated', () => {
    const change = fc.record({ at: fc.nat(), remove: fc.nat({ max: 20 }), insert: fc.uint8Array({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(change, { maxLength: 6 }), anyName, (sample, changes, name) => {
        const changed = changes.reduce<readonly number[]>(
          (bytes, { at, remove, insert }) => {
            const start = at % (bytes.length + 1);
            return [...bytes.slice(0, start), ...insert, ...bytes.slice(start + remove)];
          },
          [...sample],
        );
        judge(previewImport(Uint8Array.from(changed), name));
      }),
      { numRuns: 500 },
    );
  });

  it('JSON of any shape, with the names of every program', () => {
    const name = fc.constantFrom(
      'id',
      'text',
      'hex',
      'commit',
      'quickSendList',
      'items',
      'config',
      'plugin',
      'customSendItems',
      'CommandID',
      'Command',
      'type',
      'remark',
      'quickSendListNames',
      '__proto__',
      'constructor',
      'toString',
      'valueOf',
      'baudRate',
      'parity',
      'stopBit',
      'encoding',
      'Delay',
      'Order',
      'quickListName0',
    );
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
        fc.array(tie('tree')),
        fc.dictionary(name, tie('tree')),
      ),
    }));
    fc.assert(fc.property(tree, (value) => judge(previewImport(bytesOf(JSON.stringify(value), 'utf-8')))));
  });
});

/** The largest files there are. A reader whose steps grow with the square of the size would not end within the limit of a test. */
describe('large files end in a preview or a refusal', () => {
  const judgeLarge = (bytes: Uint8Array, name?: string): void => {
    const read = previewImport(bytes, name);
    if (read.ok) expect(importPreviewSchema.safeParse(read.value).success).toBe(true);
    else expect(importRefusalCodes).toContain(read.error.code);
  };
  const fill = (unit: string): Uint8Array => {
    const one = bytesOf(unit);
    const whole = new Uint8Array(Math.floor(importLimitBytes / one.length) * one.length);
    for (let at = 0; at < whole.length; at += one.length) whole.set(one, at);
    return whole;
  };

  it.each(['a', '\n', ' ', '\u0004', '\\', '"', "'", '[', '\u0002', '中', ';', '/*'])('of %j alone', (unit) => {
    judgeLarge(fill(unit));
    judge(previewImport(bytesOf(`AT\n${unit}`), 'a.atl'));
  });

  it.each([
    'N1=A,x\n',
    'N1=\n',
    'N1=A,\n',
    'N101=1,a,1\n',
    'N999=,x\n',
    '[1]\nCMD=\n',
    'AT\n',
    "sendln 'x\n",
    'SENDAT("\n',
    'x = SENDAT(\n',
    '\u0004\n',
  ])('of lines %j', (line) => {
    judgeLarge(fill(line));
    judge(previewImport(fill(line), 'a.ttl'));
  });

  it('of settings with many numbers', () => {
    const lines = Array.from({ length: 190_000 }, (_, at) => `N${at + 100_000}=,\n`);
    judgeLarge(bytesOf(`N1=A,x\n${lines.join('')}`));
  });

  it.each([
    ['one text of SSCOM', 'N1=A,', '\\'],
    ['one label of SSCOM', 'N1=A,x\nN101=1,', ','],
    ['one hex of SSCOM', 'N1=H,', '4'],
    ['one line of m-center', 'AT\n', 'SENDAT("'],
    ['one line of Tera Term', "sendln '", "'#13"],
    ['one line of QCOM', '[1]\nCMD=AT', '='],
  ])('of %s', (_name, start, unit) => {
    const bytes = new Uint8Array(importLimitBytes - 100);
    const one = bytesOf(unit);
    for (let at = 0; at + one.length <= bytes.length; at += one.length) bytes.set(one, at);
    bytes.set(bytesOf(start));
    judgeLarge(bytes);
  });
});
