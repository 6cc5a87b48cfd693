import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOfSequence } from '../../../shared/imports/list-of-sequence.ts';
import type { ImportItem } from '../../../shared/imports/preview.ts';
import { sequenceOfList } from '../../../shared/imports/sequence-of-list.ts';
import { sscomIniOf } from '../../../shared/imports/sscom-export.ts';
import { fileOf } from '../../../shared/sequences/file-of.ts';
import type { SequenceFile, StepFile } from '../../../shared/sequences/file-schema.ts';
import { readSequence } from '../../../shared/sequences/read-sequence.ts';
import type { Sequence } from '../../../shared/sequences/sequence.ts';
import { encode, itemsOf, previewOf } from './sscom-fixtures.ts';

const sequenceOf = (steps: readonly StepFile[], more: Partial<SequenceFile> = {}): Sequence => {
  const read = readSequence({ sequence: 'list', steps, ...more });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
};

const listOf = (steps: readonly StepFile[], more: Partial<SequenceFile> = {}) => {
  const { list, unsupported } = listOfSequence(sequenceOf(steps, more), 'en');
  return { items: list.groups.flatMap(({ items }) => items), lineEnds: list.lineEnds, unsupported };
};

describe('a sequence as a list', () => {
  it('has its steps as items', () => {
    const { items, lineEnds, unsupported } = listOf([
      {
        name: { en: 'Signal', zh: '信号' },
        send: 'AT+CSQ',
        expect: '+CSQ: 9',
        timeout: '2s',
        delayAfter: '500ms',
        order: 3,
      },
      { sendHex: '1A 00', order: 0 },
    ]);
    expect({ lineEnds, unsupported }).toEqual({ lineEnds: 'crlf', unsupported: [] });
    const [first, second] = items;
    expect(first).toEqual({
      ...{ index: 1, label: 'Signal', text: 'AT+CSQ', expect: '+CSQ: 9', timeoutMs: 2_000, delayMs: 500 },
      ...{ order: 3, factoryDefault: false },
    });
    expect(second).toEqual({ index: 2, hex: '1A 00', order: 0, delayMs: 0, factoryDefault: false });
  });

  it('names the steps in the language of the window', () => {
    const { list } = listOfSequence(sequenceOf([{ name: { en: 'Signal', zh: '信号' }, send: 'AT' }]), 'zh');
    expect(list.groups[0]?.items[0]?.label).toBe('信号');
  });

  it('runs steps without an order as number 1, as a run does', () => {
    expect(listOf([{ send: 'AT', order: 2 }, { send: 'ATI' }]).items.map(({ order }) => order)).toEqual([2, 1]);
  });

  it('has the values of the file in the place of its variables, and names those without a value', () => {
    const { items, unsupported } = listOf([{ send: 'AT+X="${apn}",${imei},${imei},$${a}' }], {
      vars: { apn: 'cm\\net' },
    });
    expect(items[0]).toMatchObject({ text: 'AT+X="cm\\net",${imei},${imei},${a}' });
    expect(unsupported).toEqual([{ code: 'variable-not-kept', index: 1, text: 'imei' }]);
  });

  it('has the escapes of a text as the characters that they send; bytes that are not text become hex with their line end', () => {
    const { items, unsupported } = listOf([{ send: 'a\\x1A\\tb\\22' }, { send: 'A\\xFF' }]);
    expect(items[0]).toMatchObject({ text: 'a\x1a\tb\\22' });
    expect(items[1]).toMatchObject({ hex: '41 FF 0D 0A' });
    expect(unsupported).toEqual([{ code: 'text-to-hex', index: 2 }]);
  });

  it('says where SSCOM sends other bytes', () => {
    expect(listOf([{ send: '你好' }]).unsupported).toEqual([{ code: 'text-as-gbk', index: 1 }]);
  });

  it('carries line ends in its texts where the steps differ', () => {
    const { items, lineEnds } = listOf([
      { send: 'AT' },
      { send: 'x', lineEnding: 'none' },
      { send: 'y', lineEnding: 'cr' },
    ]);
    expect(lineEnds).toBe('none');
    expect(items.map((item) => 'text' in item && item.text)).toEqual(['AT\r\n', 'x', 'y\r']);
    expect(listOf([{ send: 'AT', lineEnding: 'lf' }]).lineEnds).toBe('lf');
  });

  const several: Partial<StepFile> = Object.fromEntries([['retry', 2]]);

  it('names what no list has', () => {
    expect(
      listOf([{ send: 'AT', onFail: 'continue' }]).unsupported.filter(({ code }) => code === 'checks-not-kept'),
    ).toEqual([]);
    const { items, unsupported } = listOf(
      [
        {
          send: 'AT',
          ...several,
          every: '1s',
          within: '9s',
          reject: 'NO',
          onFail: { goto: 'rest' },
          say: 'dead',
          data: 'x',
        },
        { name: 'rest', pause: '1s' },
        { wait: '1s', expect: 'URC' },
      ],
      { abort: 'PANIC' },
    );
    expect(items).toHaveLength(1);
    expect(unsupported).toEqual([
      { code: 'checks-not-kept', text: 'abort' },
      { code: 'checks-not-kept', index: 1, text: 'data, reject, retry, every, within, onFail, say' },
      { code: 'step-left-out', index: 2, text: 'rest' },
      { code: 'step-left-out', index: 3 },
    ]);
  });
});

const anyStep = fc.record(
  {
    send: fc
      .string({ unit: 'grapheme', maxLength: 30 })
      .filter((text) => text !== '' && !/\$\{|[\p{Co}\p{Cs}]/u.test(text)),
    order: fc.nat({ max: 1_000 }),
    delayAfter: fc.nat({ max: 86_400_000 }).map((ms) => `${ms}ms`),
  },
  { requiredKeys: ['send'] },
);

it('what goes to SSCOM and comes back sends the same, in the same order, with the same pauses', () => {
  fc.assert(
    fc.property(fc.array(anyStep, { minLength: 1, maxLength: 99 }), (steps) => {
      const { list, unsupported } = listOfSequence(sequenceOf(steps), 'en');
      fc.pre(unsupported.every(({ code }) => code === 'text-as-gbk'));
      const { bytes } = sscomIniOf(list, encode);
      const back = sequenceOfList(previewOf(bytes, 'sscom51.ini')).sequence;
      const sent = (items: readonly ImportItem[]): readonly unknown[] =>
        items.map((item) => [item.order, item.delayMs, 'text' in item ? item.text : item.hex]);
      expect(sent(itemsOf(previewOf(bytes)))).toEqual(sent(itemsOf({ ...previewOf(bytes), groups: list.groups })));
      expect(back === null ? null : fileOf(back).lineEnding).toBe(undefined);
    }),
    { numRuns: 100 },
  );
});
