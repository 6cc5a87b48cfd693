import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseParameters } from '../../../shared/credentials/recognise-parameters.ts';
import { withBlank } from './with-blank.ts';

/** A secret in a pasted table must never get into a neighbouring field. */

const secret = 'S3cretCanary9f2e';
const device = { deviceId: 'prod_node1', secret };
const clientId = 'prod_node1_0_0_2025041401';
const password = 'c75150e6cb841417396819e4d2ee4358a416344a03a083e3a8567074ddec820a';

describe('in a table with empty cells in any place', () => {
  const cells = fc.constantFrom('', 'view', 'pump', '-', '8883');
  const heads = fc.constantFrom('', '', 'Name', '名称', 'Status', '状态', 'Foo');
  const tables = fc
    .record({
      others: fc.array(fc.tuple(heads, cells), { maxLength: 5 }),
      id: withBlank(fc.constantFrom('Device ID', '设备ID', 'deviceId')),
      own: withBlank(fc.constantFrom('Secret', '密钥', '设备密钥', 'Device secret')),
      places: fc.tuple(fc.nat(), fc.nat()),
      separator: fc.constantFrom('\t', '\t', '\t', '|', ',', ';', ' | '),
      end: fc.constantFrom('', '\n', '\r\n'),
    })
    .map(({ others, id, own, places, separator, end }) => {
      const columns: (readonly [string, string])[] = [...others];
      columns.splice(places[0] % (columns.length + 1), 0, [id, 'prod_node1']);
      columns.splice(places[1] % (columns.length + 1), 0, [own, secret]);
      const row = (index: 0 | 1): string => columns.map((column) => column[index]).join(separator);
      return { text: `${row(0)}\n${row(1)}${end}`, separator };
    });

  it('each value is put into its own field', () => {
    fc.assert(
      fc.property(tables, ({ text, separator }) => {
        const found = recogniseParameters(text);
        // With other separators a value is sometimes uncertain.
        if (separator !== '\t' && found.kind === 'withheld') return;
        expect([text, found]).toEqual([text, { kind: 'device', parameters: device }]);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('a text that names a secret with blanks inside', () => {
  it.each([
    '设备ID dev1，密 钥是S',
    '密 钥→S',
    'sec ret→S',
    'pass\u00A0word is S',
    '设备 密\u00A0钥 是S',
    'pass_word→S',
  ])('%s is withheld', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'withheld' });
  });
});

it('a name with an ideographic space inside is a name', () => {
  expect(recogniseParameters('密　钥　S')).toEqual({ kind: 'device', parameters: { secret: 'S' } });
});

describe('a text whose secret has another name, or whose command has lost its beginning', () => {
  it.each([
    '设备ID\tdev1\t鉴权信息\tS',
    '设备ID\tdev1\t授权\tS',
    'Secret Key\nvalue S',
    'MCONFIG="c","u","S',
    '密钥 密码\nS',
    'appkey: S',
    'device_id: dev1, apikey: S',
    'deviceId\tdev1\taccesstoken\tS',
  ])('%j is withheld', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'withheld' });
  });

  it('is read if it is complete', () => {
    expect(recogniseParameters(`MCONFIG="${clientId}","prod_node1","${password}"`)).toMatchObject({
      kind: 'triple',
      parameters: { clientId, username: 'prod_node1', password },
    });
  });
});

describe('a table between blanks', () => {
  it.each([
    ['a cell is missing at the beginning', `Name  Device ID  Secret\n      prod_node1  ${secret}  view`],
    ['two cells are missing there', `A  B  Device ID  Secret  C\n      prod_node1  ${secret}  x  y`],
    ['tabs are mixed in', `Name\tDevice ID\tSecret\nx\t\t${secret}\tview`],
    ['bars are not a frame', `Name|Device ID|Secret\n|prod_node1|${secret}|view`],
  ])('%s: withheld', (_, text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'withheld' });
  });
});

describe('a table whose row is shifted against its header', () => {
  const values = ['dev1', secret];
  const rowOf = (cells: readonly string[], frame: string): string =>
    `${frame.startsWith('|') ? '|' : ''}${cells.join('|')}${frame.endsWith('|') ? '|' : ''}`;

  it.each(['|…|', '|…', '…|', '…'])(
    'or has another number of cells, framed as %s: no secret gets into another field',
    (head) => {
      for (const header of [
        ['设备ID', '密钥'],
        ['名称', '设备ID', '密钥'],
        ['设备ID', '密钥', '状态'],
        ['密钥', '设备ID'],
      ]) {
        for (const cells of [
          values,
          ['', ...values],
          [...values, ''],
          ['1', ...values],
          [...values, '1'],
          ['dev1', '', secret],
          [secret],
          [secret, '1'],
          ['1', secret],
        ]) {
          for (const frame of ['|…|', '|…', '…|', '…']) {
            const text = `${rowOf(header, head)}\n${rowOf(cells, frame)}`;
            const found = recogniseParameters(text);
            const { secret: taken = secret, ...others } = 'parameters' in found ? found.parameters : {};
            expect([text, taken, Object.values(others).includes(secret)]).toEqual([text, secret, false]);
          }
        }
      }
    },
  );

  it.each([
    ['|设备ID|密钥|\n|dev1|S|', { deviceId: 'dev1', secret: 'S' }],
    [`|设备ID|密钥|\n|dev1|${secret}|`, { deviceId: 'dev1', secret }],
    [`|序号|设备ID|密钥|\n|1|dev1|${secret}|`, { deviceId: 'dev1', secret }],
    [
      '|设备ID|密钥|\n|5ce2a0f1c8d94b16ab42_dev1|Kanarienvogel|',
      { deviceId: '5ce2a0f1c8d94b16ab42_dev1', secret: 'Kanarienvogel' },
    ],
  ])('%j is not', (text, parameters) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'device', parameters });
  });

  it.each([
    `|序号|设备ID|密钥|\n|dev1|${secret}|1|`,
    `|设备ID|密钥|状态|\n|x|dev1|${secret}|`,
    `|密钥|设备ID|\n|dev1|${secret}|`,
    `设备ID\t密钥\t名称\n${secret}\tonlinestatus\tx`,
    `Name,Device ID,Secret\ndev1,${secret},view`,
  ])('%j is withheld', (text) => {
    expect(recogniseParameters(text)).toEqual({ kind: 'withheld' });
  });
});
