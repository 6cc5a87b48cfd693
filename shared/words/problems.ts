import type { Words } from './language.ts';

/** Short words for the fact `problem`. A problem that is not in the table is shown as it is. */
const en = {
  empty: 'is empty',
  missing: 'is missing',
  'too-long': 'is too long',
  'too-short': 'is too short',
  'line-break': 'contains a line break',
  'control-character': 'contains a control character',
  quote: 'contains a quotation mark',
  'not-ten-digits': 'must be ten digits, YYYYMMDDHH in UTC',
  'not-a-number': 'is not a number',
  'out-of-range': 'is out of range',
  'not-utf-8': 'is not UTF-8 text',
} as const;

export type ProblemKey = keyof typeof en;

const zh: Readonly<Record<ProblemKey, string>> = {
  empty: '为空',
  missing: '缺失',
  'too-long': '过长',
  'too-short': '过短',
  'line-break': '含有换行符',
  'control-character': '含有控制字符',
  quote: '含有引号',
  'not-ten-digits': '必须是十位数字，即 UTC 时间的 YYYYMMDDHH',
  'not-a-number': '不是数字',
  'out-of-range': '超出范围',
  'not-utf-8': '不是 UTF-8 文本',
};

export const problemWords: Words<Readonly<Record<ProblemKey, string>>> = { en, zh };
