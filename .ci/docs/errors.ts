import { causesOfCodes } from '../../shared/diagnosis/causes-of-codes.ts';
import { type ErrorCode, exitCodes } from '../../shared/errors.ts';
import { type CauseKey, causeKeys } from '../../shared/words/cause-keys.ts';
import { causeWords } from '../../shared/words/causes.ts';
import { withCapital } from '../../shared/words/fact-text.ts';
import { failureWords } from '../../shared/words/failure-words.ts';
import { generalText } from '../../shared/words/general-text.ts';
import type { Language, Words } from '../../shared/words/language.ts';
import { exitCodeMeanings } from './exit-codes.ts';

interface PageWords {
  readonly code: string;
  readonly exit: string;
  readonly happened: string;
  readonly exitCode: string;
  readonly toDo: string;
  readonly inWindow: string;
  readonly causes: string;
  readonly more: string;
  readonly moreText: string;
  readonly stop: string;
  readonly colon: string;
}

const pageWords: Words<PageWords> = {
  en: {
    code: 'code',
    exit: 'exit code',
    happened: 'what happened',
    exitCode: 'Exit code',
    toDo: 'What to do:',
    inWindow: 'In the window:',
    causes: 'Likely causes:',
    more: 'Other causes',
    moreText: 'Named by the program when an answer of the module or a setting points to them.',
    stop: '.',
    colon: ': ',
  },
  zh: {
    code: '代码',
    exit: '退出码',
    happened: '发生了什么',
    exitCode: '退出码',
    toDo: '怎么办：',
    inWindow: '在窗口中：',
    causes: '可能的原因：',
    more: '其他原因',
    moreText: '模块的应答或某项设置指向这些原因时，由程序给出。',
    stop: '。',
    colon: '：',
  },
};

const codes = (Object.keys(exitCodes) as ErrorCode[]).sort((one, other) => exitCodes[one] - exitCodes[other]);

/** The anchor that GitHub makes from a heading. */
const anchorOf = (code: ErrorCode): string => code.replace(/[^a-z0-9-]/g, '');

const space = (language: Language): string => (language === 'zh' ? '' : ' ');

const overview = (language: Language): string => {
  const words = pageWords[language];
  const rows = codes.map((code) => {
    const happened = generalText(failureWords[language][code].happened);
    return `| [\`${code}\`](#${anchorOf(code)}) | ${exitCodes[code]} | ${happened} |`;
  });
  return [`| ${words.code} | ${words.exit} | ${words.happened} |`, '|---|---:|---|', ...rows].join('\n');
};

/** The remedy of the command line, and that of the window where it is another one. */
const toDo = (action: string, inWindow: string | undefined, language: Language): string => {
  const general = generalText(action);
  if (inWindow === undefined) return general;
  const words = pageWords[language];
  return [general, words.inWindow, generalText(inWindow)].join(space(language));
};

const causeLine = (key: CauseKey, language: Language): string => {
  const { cause, remedy, remedyInWindow } = causeWords[language][key];
  const text = withCapital(generalText(cause));
  return `- **${text}${pageWords[language].stop}**${space(language)}${toDo(remedy, remedyInWindow, language)}`;
};

const section = (code: ErrorCode, language: Language): string => {
  const words = pageWords[language];
  const { happened, meaning, action, actionInWindow } = failureWords[language][code];
  return [
    `### \`${code}\``,
    [generalText(happened), generalText(meaning)].join(space(language)),
    `${words.toDo}${space(language)}${toDo(action, actionInWindow, language)}`,
    words.causes,
    causesOfCodes[code].map((key) => causeLine(key, language)).join('\n'),
  ].join('\n\n');
};

/** All codes, and below each what happened, what to do and the likely causes. */
export const errorIndex = (language: Language): string => {
  const words = pageWords[language];
  const parts = [overview(language)];
  for (const exitCode of new Set(codes.map((code) => exitCodes[code]))) {
    parts.push(`## ${words.exitCode} ${exitCode}${words.colon}${exitCodeMeanings[exitCode]?.[language] ?? ''}`);
    parts.push(...codes.filter((code) => exitCodes[code] === exitCode).map((code) => section(code, language)));
  }
  const listed = new Set(Object.values(causesOfCodes).flat());
  const others = causeKeys.filter((key) => !listed.has(key));
  parts.push(`## ${words.more}`, words.moreText, others.map((key) => causeLine(key, language)).join('\n'));
  return parts.join('\n\n');
};
