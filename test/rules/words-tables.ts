import { placeholdersOf } from '../../shared/words/template.ts';
import { withoutComments } from './source-mask.ts';
import type { SourceFile } from './source-tree.ts';

/** Tables of words are objects with exactly the languages as keys. */
export const isWordsTable = (value: unknown): value is Readonly<Record<'en' | 'zh', unknown>> =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === 'en,zh';

/** Differences between the languages of one table: keys, placeholders, and text in the wrong language. */
export const compareWords = (path: string, en: unknown, zh: unknown): readonly string[] => {
  if (typeof en === 'string' && typeof zh === 'string') return compareTexts(path, en, zh);
  if (typeof en !== typeof zh || en === null || zh === null) return [`${path}: differs in kind`];
  if (typeof en !== 'object') return [`${path}: words are text with placeholders, not ${typeof en}s`];
  const [left, right] = [en as Record<string, unknown>, zh as Record<string, unknown>];
  const keys = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return keys.flatMap((key) => {
    if (!Object.hasOwn(left, key)) return [`${path}.${key}: missing in en`];
    if (!Object.hasOwn(right, key)) return [`${path}.${key}: missing in zh`];
    return compareWords(`${path}.${key}`, left[key], right[key]);
  });
};

const compareTexts = (path: string, en: string, zh: string): readonly string[] => {
  const [inEnglish, inChinese] = [placeholdersOf(en).join(', '), placeholdersOf(zh).join(', ')];
  const problems: string[] = [];
  if (inEnglish !== inChinese) problems.push(`${path}: placeholders differ: en {${inEnglish}}, zh {${inChinese}}`);
  if (/\p{Script=Han}/u.test(en)) problems.push(`${path}: Chinese in the English text`);
  if (!/\p{Script=Han}/u.test(zh) && !isUntranslatable(en, zh))
    problems.push(`${path}: no Chinese in the Chinese text`);
  return problems;
};

/** Symbols, units and names that are equal in both languages: `MQTT`, `; `, ` s`. */
const isUntranslatable = (en: string, zh: string): boolean =>
  !/\p{L}/u.test(zh) || (en === zh && !/\p{Ll}{3}/u.test(en.replace(/\{[^}]*\}/g, '')));

/** Where Chinese is allowed in electron/, each with the reason. */
export const chineseAllowed: readonly { readonly path: string; readonly reason: string }[] = [
  { path: 'electron/simulator/faults.ts', reason: 'faults of the virtual module are described beside their behaviour' },
];

/** Lines outside of shared/words with a Chinese sentence. */
export const findStrayChinese = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path }) => !chineseAllowed.some((exception) => exception.path === path))
    .flatMap(({ path, text }) =>
      withoutComments(text)
        .split('\n')
        .flatMap((line, index) => (/\p{Script=Han}/u.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : [])),
    );
