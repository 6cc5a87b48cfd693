import { formatDuration } from '../sequences/duration.ts';
import { type PlacedProblem, pathText, type SequenceProblemCode } from '../sequences/problem.ts';
import type { StepFailure, StepFailureCode } from '../sequences/step-failure.ts';
import { oneSentence } from './describe-failure.ts';
import type { Language } from './language.ts';
import { fillTemplate } from './template.ts';
import type { SameKeys } from './typed-words.ts';

type OwnCode = Exclude<StepFailureCode, 'failed'>;

const en = {
  notExpected: 'No line matched {expected}[; {count} {count#line|lines} came].',
  rejected: 'A line came that must not come: {expected}.',
  errorAnswer: 'The module answered {answer}[; expected was {expected}].',
  assert: '{assert} is not true: {left} and {right}.',
  noNumber: '{assert} cannot be compared: {name} is not a number.',
  aborted: 'A line ended the run.',
  noVariable: 'No value is known for {names}. Give it with --var NAME=VALUE, or in the file under vars.',
  badPattern: 'With the values of its variables, a pattern of the step cannot be read.',
  tooSlow: 'The patterns take too long for so many lines; the run was ended so that no port has to wait.',
  notHex: 'With the values of its variables, the hexadecimal text cannot be read.',
  file: 'Line {line}, column {column}[, {path}]: {problem}',
} as const;

const zh: SameKeys<typeof en> = {
  notExpected: '没有收到与 {expected} 匹配的行[（共收到 {count} 行）]。',
  rejected: '收到了不应出现的行：{expected}。',
  errorAnswer: '模块返回 {answer}[，期望的是 {expected}]。',
  assert: '{assert} 不成立：两侧分别为 {left} 和 {right}。',
  noNumber: '无法比较 {assert}：{name} 不是数字。',
  aborted: '收到的一行使运行终止。',
  noVariable: '{names} 没有值。请用 --var NAME=VALUE 指定，或写在文件的 vars 中。',
  badPattern: '代入变量的值后，该步骤的匹配模式无法解析。',
  tooSlow: '行数过多，匹配模式耗时过长；为避免影响串口，运行已终止。',
  notHex: '代入变量的值后，十六进制文本无法解析。',
  file: '第 {line} 行第 {column} 列[，{path}]：{problem}',
};

const stepWords = { en, zh };

const filled = (template: string, values: Readonly<Record<string, string | number>>): string =>
  fillTemplate(template, (name) => (values[name] === undefined ? null : String(values[name])), '–');

const keyOf: Readonly<Record<OwnCode, keyof typeof en>> = {
  'not-expected': 'notExpected',
  rejected: 'rejected',
  'error-answer': 'errorAnswer',
  assert: 'assert',
  'no-number': 'noNumber',
  aborted: 'aborted',
  'no-variable': 'noVariable',
  'bad-pattern': 'badPattern',
  'too-slow': 'tooSlow',
  'not-hex': 'notHex',
};

const listed = (fact: unknown, language: Language): string =>
  Array.isArray(fact) ? fact.join(language === 'zh' ? ' 或 ' : ' or ') : String(fact ?? '');

/** What happened in a step that did not pass: one or two sentences. */
export const stepFailureText = ({ code, facts, evidence, failure }: StepFailure, language: Language): string => {
  if (code === 'failed') return failure ? oneSentence(failure, language) : '';
  const { expected, names, ...rest } = facts;
  const values: Record<string, string | number> = { count: evidence.length };
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string' || typeof value === 'number') values[name] = value;
  }
  if (listed(expected, language) !== '') values.expected = listed(expected, language);
  if (names !== undefined) values.names = Array.isArray(names) ? names.join(', ') : String(names);
  return filled(stepWords[language][keyOf[code]], values);
};

const problemsEn: Readonly<Record<SequenceProblemCode, string>> = {
  'not-yaml': 'this is not YAML or JSON[ ({detail})]',
  'too-large': 'the file is too large[ ({detail} bytes)]',
  'unknown-key': 'there is no key “{detail}” here',
  'missing-key': 'the key “{detail}” is missing',
  'wrong-type': 'the value has the wrong type[; allowed: {detail}]',
  'one-of': 'the value is none of: {detail}',
  'out-of-range': 'the number, the length or the count must be {detail}',
  'not-duration': 'this is not a time with a unit, such as 300ms, 2s, 1m',
  'not-hex': '“{detail}” is not a row of hexadecimal bytes',
  'not-pattern': '“{detail}” is not a regular expression (RE2), or is too large; under text it is compared as it is',
  'not-comparison': '“{detail}” is not a comparison of numbers, such as rsrp - 141 >= minRsrp',
  'not-name': 'a name has no blanks and no slashes, and at most 100 characters',
  'not-variable-name': '“{detail}” is not a name: letters, digits and underscores, no digit first',
  'no-action': 'the step does nothing: it needs one of {detail}',
  'several-actions': 'the step does several things: {detail}',
  'not-with-this-action': 'this key has no meaning in a step with {detail}',
  'every-without-within': 'every needs within or retry: otherwise nothing is repeated',
  'unknown-step': 'no step has the name “{detail}”',
  'same-name-twice': 'several steps have the name “{detail}”',
};

const problemsZh: Readonly<Record<SequenceProblemCode, string>> = {
  'not-yaml': '不是有效的 YAML 或 JSON[（{detail}）]',
  'too-large': '文件过大[（{detail} 字节）]',
  'unknown-key': '此处没有名为“{detail}”的键',
  'missing-key': '缺少键“{detail}”',
  'wrong-type': '值的类型不对[，可用：{detail}]',
  'one-of': '值只能是：{detail}',
  'out-of-range': '数值、长度或个数应 {detail}',
  'not-duration': '不是带单位的时间，例如 300ms、2s、1m',
  'not-hex': '“{detail}”不是十六进制字节',
  'not-pattern': '“{detail}”不是有效的正则表达式（RE2），或过大；写在 text 下则按原文比较',
  'not-comparison': '“{detail}”不是数字比较，例如 rsrp - 141 >= minRsrp',
  'not-name': '名称不能含空格和斜杠，最多 100 个字符',
  'not-variable-name': '“{detail}”不能作变量名：只能用字母、数字和下划线，且不以数字开头',
  'no-action': '该步骤没有动作，需要以下之一：{detail}',
  'several-actions': '该步骤有多个动作：{detail}',
  'not-with-this-action': '在含 {detail} 的步骤中此键没有意义',
  'every-without-within': 'every 需要配合 within 或 retry，否则不会重复',
  'unknown-step': '没有名为“{detail}”的步骤',
  'same-name-twice': '有多个步骤名为“{detail}”',
};

/** The types that a key can have, as people call them. */
const typeNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: { string: 'a text', number: 'a number', int: 'a whole number', array: 'a list', object: 'keys with values' },
  zh: { string: '文本', number: '数字', int: '整数', array: '列表', object: '键和值' },
};

const typesIn = (detail: string, language: Language): string =>
  [...new Set(detail.split(', ').map((type) => typeNames[language][type] ?? type))].join(
    language === 'zh' ? '、' : ', ',
  );

/** What is wrong, where the place is shown already. */
export const problemText = ({ code, detail }: Pick<PlacedProblem, 'code' | 'detail'>, language: Language): string => {
  const shown = code === 'wrong-type' && detail !== '' ? typesIn(detail, language) : detail;
  return filled((language === 'zh' ? problemsZh : problemsEn)[code], shown === '' ? {} : { detail: shown });
};

/** What is wrong at which place of a file: one sentence. */
export const sequenceProblemText = (
  { line, column, path, code, detail }: PlacedProblem,
  language: Language,
): string => {
  const problem = problemText({ code, detail }, language);
  return filled(stepWords[language].file, { line, column, problem, ...(path.length > 0 && { path: pathText(path) }) });
};

/** A time as a person reads it. */
export const answerTimeText = (ms: number): string =>
  ms < 10_000 ? `${Math.round(ms)} ms` : formatDuration(Math.round(ms / 1_000) * 1_000);
