import type { ProblemFacts, ProfileProblem, ProfileProblemCode } from '../profile/problem.ts';
import type { Language, Words } from './language.ts';
import { type ProblemKey, problemWords } from './problems.ts';
import { fillTemplate } from './template.ts';

/** Codes whose words differ from those of the fact `problem`. A code without its own sentence here does not compile. */
type OwnCode = Exclude<ProfileProblemCode, ProblemKey>;
type OwnTable = Readonly<Record<OwnCode, string>>;

const en: OwnTable = {
  'unknown-key': 'unknown key',
  'must-be': 'must be {value}',
  'one-of': 'must be one of {options}',
  'at-least': 'must be at least {limit}',
  'at-most': 'must be at most {limit}',
  'at-most-entries': 'must have at most {limit} {limit#entry|entries}',
  'longer-than': 'longer than {bytes} {bytes#byte|bytes}',
  'not-text': 'must be text in quotes',
  'not-whole-number': 'must be a whole number without quotes',
  'not-boolean': 'must be true or false',
  'not-object': 'must be an object in braces',
  'not-list': 'must be a list in square brackets',
  'not-valid': 'is not valid',
  'file-or-pem': 'must be a file name or PEM text',
  'host-form': 'must be a host name or an address, without scheme, port or blanks',
  'pin-form': 'must be 4 to 8 digits',
  'one-secret': 'exactly one of secret, secretFile and password is needed',
  'needed-beside-password': 'is required together with a password, because the password was derived from it',
  'needed-for-check': 'is needed for check {check}',
  'missing-beside': 'is required together with {other}',
  'differs-from-client-id': 'differs from the one in clientId',
  'not-on-this-cloud': '{value} does not exist on this cloud',
};

const zh: OwnTable = {
  'unknown-key': '未知的名称',
  'must-be': '必须是 {value}',
  'one-of': '必须是以下之一：{options}',
  'at-least': '不能小于 {limit}',
  'at-most': '不能大于 {limit}',
  'at-most-entries': '最多 {limit} 项',
  'longer-than': '超过 {bytes} 字节',
  'not-text': '必须是带引号的文本',
  'not-whole-number': '必须是不带引号的整数',
  'not-boolean': '必须是 true 或 false',
  'not-object': '必须是花括号括起的对象',
  'not-list': '必须是方括号括起的数组',
  'not-valid': '无效',
  'file-or-pem': '必须是文件名或 PEM 文本',
  'host-form': '必须是主机名或地址，不带协议、端口和空格',
  'pin-form': '必须是 4 至 8 位数字',
  'one-secret': 'secret、secretFile、password 必须且只能给出一个',
  'needed-beside-password': '给出 password 时必须同时给出，因为密码由它得出',
  'needed-for-check': 'check 为 {check} 时必须给出',
  'missing-beside': '给出 {other} 时必须同时给出',
  'differs-from-client-id': '与 clientId 中的不一致',
  'not-on-this-cloud': '该平台不支持 {value}',
};

export const profileProblemWords: Words<OwnTable> = { en, zh };

const isOwn = (code: ProfileProblemCode): code is OwnCode => Object.hasOwn(en, code);

/** The problem, as text after the name of the setting. */
export const problemText = ({ code, facts }: Pick<ProfileProblem, 'code' | 'facts'>, language: Language): string => {
  if (!isOwn(code)) return problemWords[language][code];
  return fillTemplate(profileProblemWords[language][code], (name) => factOf(facts, name), '?');
};

const factOf = (facts: ProblemFacts, name: string): string | null => {
  const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
  if (fact === undefined) return null;
  return typeof fact === 'object' ? fact.join(', ') : String(fact);
};

/** The same with its place in the profile. */
export const profileProblemText = (problem: ProfileProblem, language: Language): string =>
  `${problem.path}${language === 'zh' ? '：' : ': '}${problemText(problem, language)}`;
