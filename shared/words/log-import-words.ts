import type { LogGuess, LogProgram, LogRefusalCode, LogWarningCode } from '../imports/logs/log.ts';
import type { Language } from './language.ts';
import { fillText, type SameKeys, words } from './typed-words.ts';

/** Logs of other programs. Loaded with their importers only. */
const programsEn = {
  sscom: 'SSCOM',
  llcom: 'llcom',
  esp: 'ESP-IDF',
  python: 'bytes printed by Python',
  table: 'table of an article',
  tio: 'tio',
  minicom: 'minicom',
  picocom: 'picocom',
  coolterm: 'CoolTerm',
  'tera-term': 'Tera Term',
  arduino: 'Arduino IDE',
  ts: 'ts (behind picocom or another terminal)',
  marked: 'text with a mark for each direction',
  timed: 'text with times',
  plain: 'text of a terminal',
} as const satisfies Record<LogProgram, string>;

const programsZh: SameKeys<typeof programsEn> = {
  sscom: 'SSCOM',
  llcom: 'llcom',
  esp: 'ESP-IDF',
  python: 'Python 打印的字节',
  table: '文章中的表格',
  tio: 'tio',
  minicom: 'minicom',
  picocom: 'picocom',
  coolterm: 'CoolTerm',
  'tera-term': 'Tera Term',
  arduino: 'Arduino IDE',
  ts: 'ts（接在 picocom 等终端之后）',
  marked: '标明收发方向的文本',
  timed: '带时间的文本',
  plain: '终端文本',
};

const guessesEn = {
  program: 'the program: others write such lines too',
  direction: 'what was sent: from the echo and the prompts',
  time: 'the times: the file has none',
  date: 'the date: from the time at which the file was changed last',
  zone: 'the time zone: that of this computer',
  'line-end': 'line ends that the file does not contain',
  encoding: 'the encoding of notes: several fit',
  bytes: 'bytes that the file shows as text or digits',
} as const satisfies Record<LogGuess, string>;

const guessesZh: SameKeys<typeof guessesEn> = {
  program: '程序：其他程序也写出这样的行',
  direction: '发送的内容：根据回显和提示符推断',
  time: '时间：文件中没有',
  date: '日期：取自文件的最后修改时间',
  zone: '时区：按本机时区',
  'line-end': '文件中没有的行尾',
  encoding: '注释的编码：有多种可能',
  bytes: '文件以文本或数字显示的字节',
};

const warningsEn = {
  'sent-lines-inferred':
    '{count} {count#command|commands} inferred: the log contains only what the module has printed, so each was sent before its echo.',
  'echo-completed': '{count} {count#echo has|echoes have} lost the first letter. The command was completed.',
  'payload-inferred': 'What was sent after {count} {count#prompt|prompts} was inferred from what follows it.',
  'local-echo-taken':
    '{count} {count#command stands|commands stand} twice: the terminal has printed it, then the module. The first one was sent.',
  'time-missing': 'The file has no times. All lines have the time at which the file was changed last.',
  'date-from-file':
    'The times have no date. The last one is on the day on which the file was changed last, or on the day before.',
  'passed-midnight': 'The times pass midnight {count} {count#time|times}.',
  'time-backwards':
    '{count} {count#line has|lines have} an earlier time than the line before. {count#It was|They were} given the time of that line.',
  'line-ends-added':
    'The file has no carriage returns, so an editor has changed its line ends. CR LF was put back in {count} {count#place|places}.',
  'end-mark-missing':
    '{count} sent {count#text ends|texts end} without □. It was taken up to the next line with a time.',
  'notes-taken': '{count} {count#note that was|notes that were} written beside the lines became {count#a mark|marks}.',
  'lines-as-notes': '{count} {count#line is|lines are} no traffic and became {count#a mark|marks}.',
  'lines-left-out': '{count} {count#line|lines} of the table without content left out.',
  'zero-as-text':
    '{count} {count#text contains|texts contain} \\0. SSCOM shows the byte 00 so; here it stays two characters.',
  'hex-shown': 'The log shows hex digits. They were read as bytes.',
  'text-instead-of-bytes':
    '{count} {count#entry has|entries have} no hex digits. The text was taken, with CR LF at its end.',
  'escape-not-read': 'A backslash in {count} {count#line|lines} begins no escape of Python. It was kept.',
  'encoding-ambiguous': 'The notes can be read in several encodings. Check Chinese characters.',
} as const satisfies Record<LogWarningCode, string>;

const warningsZh: SameKeys<typeof warningsEn> = {
  'sent-lines-inferred': '推断出 {count} 条命令：日志只有模块输出的内容，因此每条命令在其回显之前发送。',
  'echo-completed': '{count} 处回显丢失了首字母，已补全命令。',
  'payload-inferred': '{count} 处提示符之后发送的内容，根据其后的文本推断。',
  'local-echo-taken': '{count} 条命令出现两次：先由终端显示，再由模块回显。第一次为发送。',
  'time-missing': '文件中没有时间，所有行取文件的最后修改时间。',
  'date-from-file': '时间不带日期，最后一个时间取文件最后修改的当天或前一天。',
  'passed-midnight': '时间跨过零点 {count} 次。',
  'time-backwards': '{count} 行的时间早于上一行，已改为上一行的时间。',
  'line-ends-added': '文件中没有回车符，行尾被编辑器更改过。已在 {count} 处恢复 CR LF。',
  'end-mark-missing': '{count} 处发送的文本没有 □ 结尾，取到下一个带时间的行为止。',
  'notes-taken': '写在行旁的 {count} 条注释已成为标记。',
  'lines-as-notes': '{count} 行不是收发内容，已成为标记。',
  'lines-left-out': '表格中没有内容的 {count} 行已跳过。',
  'zero-as-text': '{count} 处文本含有 \\0。SSCOM 这样显示字节 00，此处保持为两个字符。',
  'hex-shown': '日志以十六进制显示，已按字节读取。',
  'text-instead-of-bytes': '{count} 处没有十六进制内容，已取其文本，并在末尾加 CR LF。',
  'escape-not-read': '{count} 行中的反斜杠不是 Python 的转义，按原样保留。',
  'encoding-ambiguous': '注释可按多种编码读取，请检查汉字。',
};

const refusalsEn = {
  empty: {
    happened: 'The file is empty.',
    meaning: 'There is nothing to take from it.',
    action: 'Choose the file that the program has saved.',
  },
  'too-large': {
    happened: 'The file has more than {limit} {limit#byte|bytes}.',
    meaning: 'A log of this size is not read at once.',
    action: 'Divide it into several files.',
  },
  'is-recording': {
    happened: 'The file is a recording of ATelier.',
    meaning: 'It need not be imported.',
    action: 'Copy it to the folder of the recordings.',
  },
  'not-a-log': {
    happened: 'The file contains no AT commands with answers.',
    meaning:
      'Known are logs of SSCOM, llcom, tio, minicom, picocom, CoolTerm, Tera Term, ESP-IDF and Python, and copied texts of a terminal.',
    action: 'Choose the file in which the program has saved what was sent and received.',
  },
} as const satisfies Record<LogRefusalCode, Record<'happened' | 'meaning' | 'action', string>>;

const refusalsZh: SameKeys<typeof refusalsEn> = {
  empty: { happened: '文件是空的。', meaning: '没有可导入的内容。', action: '请选择程序保存的文件。' },
  'too-large': {
    happened: '文件超过 {limit} 字节。',
    meaning: '这样大的日志不能一次读取。',
    action: '请拆分为多个文件。',
  },
  'is-recording': {
    happened: '该文件是 ATelier 的录制。',
    meaning: '不需要导入。',
    action: '请复制到录制文件夹。',
  },
  'not-a-log': {
    happened: '文件中没有带应答的 AT 命令。',
    meaning:
      '可识别 SSCOM、llcom、tio、minicom、picocom、CoolTerm、Tera Term、ESP-IDF 和 Python 的日志，以及从终端复制的文本。',
    action: '请选择程序保存收发内容的文件。',
  },
};

const logImportWords = words(
  { programs: programsEn, guesses: guessesEn, warnings: warningsEn, refusals: refusalsEn },
  { programs: programsZh, guesses: guessesZh, warnings: warningsZh, refusals: refusalsZh },
);

export const logProgramName = (program: LogProgram, language: Language): string =>
  logImportWords[language].programs[program];

export const logGuessText = (guess: LogGuess, language: Language): string => logImportWords[language].guesses[guess];

/** A warning in a sentence, without its place. */
export const describeLogWarning = (code: LogWarningCode, count: number, language: Language): string =>
  fillText(logImportWords[language].warnings[code], { count });

export const describeLogRefusal = (
  { code, facts }: { readonly code: LogRefusalCode; readonly facts: Readonly<Record<string, string | number>> },
  language: Language,
): Readonly<Record<'happened' | 'meaning' | 'action', string>> => {
  const { happened, meaning, action } = logImportWords[language].refusals[code];
  return { happened: fillText(happened, facts), meaning: fillText(meaning, facts), action: fillText(action, facts) };
};
