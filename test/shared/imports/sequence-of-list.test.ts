import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSequenceFile, sequenceFileText } from '../../../electron/sequences/sequence-file.ts';
import type { ImportItem, ImportPreview } from '../../../shared/imports/preview.ts';
import { sequenceOfList } from '../../../shared/imports/sequence-of-list.ts';
import { bytesOfSendText } from '../../../shared/sequences/send-text.ts';
import { fillVariables } from '../../../shared/sequences/variables.ts';

const previewWith = (items: readonly Partial<ImportItem>[], change: Partial<ImportPreview> = {}): ImportPreview => ({
  ...{ format: 'supercom', encoding: 'utf-8', lineEnds: 'crlf', settings: {}, warnings: [] },
  groups: [
    {
      name: 'my list',
      items: items.map((item, at) => ({ index: at + 1, factoryDefault: false, text: 'AT', ...item }) as ImportItem),
    },
  ],
  ...change,
});

const hex = (bytes: string): ImportItem => ({ index: 1, hex: bytes, factoryDefault: false });

describe('a list as a sequence', () => {
  it('has its items as steps', () => {
    const { sequence, unsupported } = sequenceOfList(
      previewWith([
        { text: 'AT', label: 'alive', order: 2, delayMs: 50, expect: '\nOK\r\n', timeoutMs: 300 },
        { text: 'ATI', order: 0, timeoutMs: 0 },
      ]),
    );
    expect(unsupported).toEqual([]);
    expect(sequence).toMatchObject({
      name: 'my-list',
      lineEnding: 'crlf',
      steps: [
        {
          ...{ name: 'alive', action: { kind: 'send', text: 'AT' }, order: 2, delayAfterMs: 50 },
          expect: [{ kind: 'text', text: 'OK' }],
          timeoutMs: 300,
        },
        { name: null, action: { kind: 'send', text: 'ATI' }, order: 0, delayAfterMs: 0, expect: [], timeoutMs: null },
      ],
    });
  });

  it('has the pause of its list where the items have none', () => {
    const preview = previewWith([{}, { delayMs: 5 }], { settings: { listIntervalMs: 700 } });
    expect(sequenceOfList(preview).sequence?.steps.map(({ delayAfterMs }) => delayAfterMs)).toEqual([700, 5]);
  });

  it('is null if nothing can be sent', () => {
    expect(sequenceOfList(previewWith([])).sequence).toBeNull();
    expect(sequenceOfList(previewWith([], { groups: [{ name: 'a', items: [hex('4')] }] }))).toEqual({
      sequence: null,
      unsupported: [{ code: 'hex-left-out', index: 1, text: '4' }],
    });
  });

  it.each([
    [
      'several groups',
      previewWith([], { groups: [1, 2].map((n) => ({ name: `${n}`, items: [hex('41')] })) }),
      { code: 'groups-joined', count: 2 },
    ],
    [
      'settings of a port',
      previewWith([{}], { settings: { baudRate: 9600, listIntervalMs: 1 } }),
      { code: 'settings-left-out', text: 'baudRate' },
    ],
    ['a text that is too long', previewWith([{ text: 'A'.repeat(16_001) }]), { code: 'text-too-long', index: 1 }],
    [
      'bytes that are too many',
      previewWith([{}], { groups: [{ name: 'a', items: [{ ...hex('41'.repeat(8_001)), index: 2 }] }] }),
      { code: 'text-too-long', index: 2 },
    ],
    [
      'a text of another encoding',
      previewWith([{ text: '中' }], { encoding: 'gb18030' }),
      { code: 'text-as-utf8', index: 1 },
    ],
    ['an answer of two lines', previewWith([{ expect: 'a\nb' }]), { code: 'answer-of-lines', index: 1, text: 'a\nb' }],
    [
      'a number that is too large',
      previewWith([{ order: 1_000_001 }]),
      { code: 'order-left-out', index: 1, text: '1000001' },
    ],
  ])('names %s', (_name, preview, note) => {
    expect(sequenceOfList(preview).unsupported).toEqual([note]);
  });

  it('has a name, whatever the name of the list is', () => {
    const named = (name: string): string | undefined =>
      sequenceOfList(previewWith([], { groups: [{ name, items: [hex('41')] }] })).sequence?.name;
    expect([named(''), named(' a b/c\\d '), named('名字'), named('😀'.repeat(80))]).toEqual([
      ...['list', 'a-b-c-d', '名字', '😀'.repeat(50)],
    ]);
  });
});

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('${', '${x}', '$${x}', '}', '\\', '\\x41', '\\22', '\r', '\n', '\u0000'),
    ),
  )
  .map((pieces) => pieces.join(''))
  .filter((text) => text !== '' && !/[\ud800-\udfff]/.test(text));

it('written as a file and read again, it sends the same bytes and awaits the same answers', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ text: anyText, expect: anyText }), { minLength: 1, maxLength: 10 }), (items) => {
      const { sequence } = sequenceOfList(previewWith(items));
      if (sequence === null) throw new Error('no steps');
      const read = readSequenceFile(new TextEncoder().encode(sequenceFileText(sequence)));
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      const sent = read.value.steps.map(({ action }) =>
        action.kind === 'send'
          ? new TextDecoder().decode(bytesOfSendText(fillVariables(action.text, new Map([['x', 'wrong']]))))
          : null,
      );
      expect(sent).toEqual(items.map(({ text }) => text));
      for (const [at, { expect: patterns }] of read.value.steps.entries()) {
        const [pattern] = patterns;
        if (pattern?.kind === 'text')
          expect(items[at]?.expect).toContain(fillVariables(pattern.text, new Map([['x', 'wrong']])));
      }
    }),
  );
});
