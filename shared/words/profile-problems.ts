import type { Language } from './language.ts';
import { problemWords } from './problems.ts';

/** What the checks of a profile say behind the path of a setting (`shared/profile/`), and how a person is told. */
const sayings: readonly { readonly said: RegExp; readonly en: string; readonly zh: string }[] = [
  { said: /^is missing$/, en: 'is missing', zh: '缺失' },
  { said: /^unknown key$/, en: 'unknown key', zh: '未知的名称' },
  { said: /^must be one of ([^\s,]+)$/, en: 'must be $1', zh: '必须是 $1' },
  { said: /^must be one of (.+)$/, en: 'must be one of $1', zh: '必须是以下之一：$1' },
  { said: /^must be at least (\d+)$/, en: 'must be at least $1', zh: '不能小于 $1' },
  { said: /^must be at most (\d+)$/, en: 'must be at most $1', zh: '不能大于 $1' },
  { said: /^longer than (\d+) bytes$/, en: 'longer than $1 bytes', zh: '超过 $1 字节' },
  { said: /^must be string$/, en: 'must be text in quotes', zh: '必须是带引号的文本' },
  { said: /^must be (?:number|int)$/, en: 'must be a whole number without quotes', zh: '必须是不带引号的整数' },
  { said: /^must be boolean$/, en: 'must be true or false', zh: '必须是 true 或 false' },
  { said: /^must be object$/, en: 'must be an object, { … }', zh: '必须是对象 { … }' },
  { said: /^must be array$/, en: 'must be a list, [ … ]', zh: '必须是数组 [ … ]' },
  {
    said: /^must be a file name or PEM text$/,
    en: 'must be a file name or PEM text',
    zh: '必须是文件名或 PEM 文本',
  },
  {
    said: /^must be a host name or an address, without scheme, port or blanks$/,
    en: 'must be a host name or an address, without scheme, port or blanks',
    zh: '必须是主机名或地址，不带协议、端口和空格',
  },
  {
    said: /^must be ten digits, YYYYMMDDHH in UTC$/,
    en: 'must be ten digits, YYYYMMDDHH in UTC',
    zh: '必须是十位数字，即 UTC 时间的 YYYYMMDDHH',
  },
  { said: /^must be 4 to 8 digits$/, en: 'must be 4 to 8 digits', zh: '必须是 4 至 8 位数字' },
  {
    said: /^exactly one of secret, secretFile and password is needed$/,
    en: 'exactly one of secret, secretFile and password is needed',
    zh: 'secret、secretFile、password 必须且只能给出一个',
  },
  {
    said: /^is needed beside a password, because the password was made from it$/,
    en: 'is needed beside a password, because the password was made from it',
    zh: '给出 password 时必须同时给出，因为密码由它得出',
  },
  { said: /^is needed for check (\w+)$/, en: 'is needed for check $1', zh: 'check 为 $1 时必须给出' },
  { said: /^is missing beside (?:a )?(\w+)$/, en: 'is missing beside $1', zh: '给出 $1 时必须同时给出' },
  { said: /^differs from the one in clientId$/, en: 'differs from the one in clientId', zh: '与 clientId 中的不一致' },
  { said: /^2 exists on huawei-v1 only$/, en: '2 exists on huawei-v1 only', zh: '只有 huawei-v1 支持 2' },
  { said: /^is not valid$/, en: 'is not valid', zh: '无效' },
];

/** One item of the fact `problems`, `path: what`, in a language. What is not known is shown as it is. */
export const profileProblemText = (item: string, language: Language): string => {
  const at = item.lastIndexOf(': ');
  if (at === -1) return item;
  const path = item.slice(0, at);
  const what = item.slice(at + 2);
  return `${path}${language === 'zh' ? '：' : ': '}${whatText(what, language)}`;
};

const whatText = (what: string, language: Language): string => {
  const words: Readonly<Record<string, string>> = problemWords[language];
  if (Object.hasOwn(words, what)) return words[what] ?? what;
  const saying = sayings.find(({ said }) => said.test(what));
  return saying === undefined ? what : what.replace(saying.said, saying[language]);
};
