import { describe, expect, it } from 'vitest';
import { cmeErrorNumbers } from '../../../electron/commands/cme-errors.ts';
import { readCmeAnswer } from '../../../shared/at/cme-error.ts';
import { cmeTexts } from '../../../shared/at/cme-texts.ts';
import { failure } from '../../../shared/outcome.ts';
import { cmeWords, describeCme } from '../../../shared/words/cme.ts';
import { describeFailure, oneSentence } from '../../../shared/words/describe-failure.ts';
import { languages } from '../../../shared/words/language.ts';

const range = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** docs/at-dialect.md §11, in its order. */
const dialectNumbers: readonly number[] = [
  ...[0, 1, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 26, 27, 30, 31, 32],
  ...range(40, 63),
  ...range(96, 100),
  ...[103, 106, 107, 111, 112, 113, 132, 133, 134, 148, 149, 150, 151, 323, 535],
  ...range(753, 759),
  ...range(765, 773),
  ...range(791, 797),
  ...[811, 813, 816, 818, 900, 901, 902],
  ...range(910, 918),
  ...range(980, 983),
  ...range(1000, 1006),
  65_535,
];

describe.each(languages)('the words of the numbers in %s', (language) => {
  it('exist for every number of the dialect and of the keys', () => {
    const wanted = [...dialectNumbers, ...cmeErrorNumbers, ...Object.values(cmeTexts)];
    expect(wanted.filter((number) => !Object.hasOwn(cmeWords[language], number))).toEqual([]);
  });

  it('can be used inside a sentence', () => {
    const rows = Object.entries(cmeWords[language]);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(([, text]) => /[.。]$|[。;；!！{}[\]|]|^\s|\s$/.test(text))).toEqual([]);
  });

  it('explain 50 and 267 for each kind of module', () => {
    const rows = [50, 267].map((number) => [number, cmeWords[language][number] ?? ''] as const);
    expect(rows.filter(([, text]) => !/Cat\.1.*Cat\.4/.test(text))).toEqual([]);
  });

  it('name Cat.1 where only these modules send the number', () => {
    const rows = [51, 52, 53, 58, 60, 62, 63].map((number) => [number, cmeWords[language][number] ?? ''] as const);
    expect(rows.filter(([, text]) => !/Cat\.1/.test(text))).toEqual([]);
  });
});

const described = [
  ['+CME ERROR: 10', 'SIM not inserted (+CME ERROR: 10)', '未插入 SIM 卡（+CME ERROR: 10）'],
  ['+CME ERROR:767', 'operation failed (+CME ERROR: 767)', '操作失败（+CME ERROR: 767）'],
  ['+CME ERROR: SIM busy', 'the SIM card is busy (+CME ERROR: SIM busy)', 'SIM 卡忙（+CME ERROR: SIM busy）'],
  [
    '+CME ERROR: Requested service option not subscribed (#33)',
    'data service not subscribed for this SIM card (+CME ERROR: Requested service option not subscribed (#33))',
    '此 SIM 卡未开通该数据业务（+CME ERROR: Requested service option not subscribed (#33)）',
  ],
  [
    '+CME ERROR: missing or unknown APN (#27)',
    'access point (APN) missing or unknown (+CME ERROR: missing or unknown APN (#27))',
    '接入点（APN）缺失或未知（+CME ERROR: missing or unknown APN (#27)）',
  ],
  ['+CMS ERROR: unknown error', 'unknown error (+CMS ERROR: unknown error)', '未知错误（+CMS ERROR: unknown error）'],
] as const;

const withoutWords = [
  'ERROR',
  'OK',
  '',
  '+CME ERROR: 4711',
  '+CME ERROR: constructor',
  '+CMS ERROR: 10',
  'x+CME ERROR: 3',
];

describe('a line', () => {
  it('with a number or a text from the manual is described in both languages', () => {
    expect(described.length).toBeGreaterThan(0);
    const failing = described.flatMap(([line, en, zh]) => {
      const reported = { en: describeCme(line, 'en'), zh: describeCme(line, 'zh') };
      return reported.en === en && reported.zh === zh ? [] : [{ line, reported }];
    });
    expect(failing).toEqual([]);
  });

  it('of any other kind is not described', () => {
    expect(withoutWords.length).toBeGreaterThan(0);
    expect(withoutWords.filter((line) => describeCme(line, 'en') !== null)).toEqual([]);
  });

  it('has its texts in lower case, so that letter case does not matter', () => {
    expect(Object.keys(cmeTexts).filter((text) => text !== text.toLowerCase())).toEqual([]);
    expect(readCmeAnswer('+CME ERROR: Incorrect PASSWORD')?.number).toBe(16);
  });
});

describe('a failure', () => {
  it('explains the number if its sentence has a place for the answer', () => {
    const refused = failure('at/error', { command: 'AT+CIMI', answer: '+CME ERROR: 10', cme: 10 });
    expect(describeFailure(refused, 'en').happened).toBe(
      'The module refused the command AT+CIMI: SIM not inserted (+CME ERROR: 10).',
    );
    expect(describeFailure(refused, 'zh').happened).toBe('模块拒绝了命令 AT+CIMI：未插入 SIM 卡（+CME ERROR: 10）。');
  });

  it('explains the number if its sentence has no place for the answer', () => {
    const refused = failure('certificate/no-space', { answer: '+CME ERROR: 20' });
    expect(describeFailure(refused, 'en').happened).toMatch(/: memory full \(\+CME ERROR: 20\)\.$/);
    expect(describeFailure(refused, 'zh').happened).toMatch(/：存储已满（\+CME ERROR: 20）。$/);
    expect(oneSentence(refused, 'en')).toContain('memory full (+CME ERROR: 20)');
  });

  it('shows other answers unchanged, without control characters', () => {
    const refused = failure('at/error', { command: 'AT', answer: '+CME ERROR: \u001b[31mnew' });
    expect(describeFailure(refused, 'en').happened).toBe('The module refused the command AT: +CME ERROR:  [31mnew.');
    expect(describeFailure(failure('certificate/no-space', { answer: 'ERROR' }), 'en').happened).not.toContain('ERROR');
  });
});
