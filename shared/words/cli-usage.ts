import { type SameKeys, words } from './typed-words.ts';

/** Headings of the help text, and errors in the arguments of `atelier`. */
const en = {
  usage: 'Usage:',
  options: 'Options:',
  commands: 'Commands:',
  arguments: 'Arguments:',
  required: 'required',
  choices: 'one of {choices}',
  default: 'default: {value}',
  unknownCommand: 'There is no command {name}',
  unknownOption: 'There is no option {name}',
  missingOption: 'The option {name} is missing',
  missingArgument: '{name} is missing',
  missingValue: 'The option {name} needs a value',
  badValue: 'The option {name} does not accept {value}, only {allowed}',
  tooMany: 'There are too many arguments',
  conflict: 'The options {name} and {other} exclude each other',
  missingSecret: 'One of the options {name} and {other} is missing',
  suggestion: '; {name} may be meant',
  seeHelp: '; "{command} --help" shows what is possible (usage/invalid)',
  sendArgument: 'AT command, in quotes if it contains blanks, quotation marks or ;',
  certificateArgument: 'certificate file, PEM or DER',
} as const;

const zh: SameKeys<typeof en> = {
  usage: '用法：',
  options: '选项：',
  commands: '命令：',
  arguments: '参数：',
  required: '必填',
  choices: '可选值：{choices}',
  default: '默认：{value}',
  unknownCommand: '没有命令 {name}',
  unknownOption: '没有选项 {name}',
  missingOption: '缺少选项 {name}',
  missingArgument: '缺少 {name}',
  missingValue: '选项 {name} 需要一个值',
  badValue: '选项 {name} 不接受 {value}，应为 {allowed}',
  tooMany: '参数过多',
  conflict: '选项 {name} 与 {other} 不能同时使用',
  missingSecret: '选项 {name} 与 {other} 必须给出一个',
  suggestion: '；是否想用 {name}',
  seeHelp: '；用“{command} --help”查看可用的内容（usage/invalid）',
  sendArgument: 'AT 命令；含空格、引号或分号时请加引号',
  certificateArgument: '证书文件，PEM 或 DER',
};

export const cliUsageWords = words(en, zh);

export type CliUsageWords = (typeof cliUsageWords)['en'];
