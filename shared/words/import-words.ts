import type { ImportFormat } from '../imports/preview.ts';
import type { ImportRefusalCode } from '../imports/refusals.ts';
import type { ExportNoteCode, ImportWarningCode } from '../imports/warnings.ts';
import type { Language } from './language.ts';
import { fillText, type SameKeys, words } from './typed-words.ts';

/** Names of programs and their versions; the same in every language. */
export const importFormatNames: Readonly<Record<ImportFormat, string>> = {
  'sscom-3.2': 'SSCOM 3.2',
  'sscom-3.3': 'SSCOM 3.3/4.x',
  'sscom-5.0': 'SSCOM 5.0x',
  'sscom-5.10': 'SSCOM 5.10–5.13',
  llcom: 'llcom',
  'llcom-plus': 'llcom_plus',
  qcom: 'QCOM',
  supercom: 'SuperCom',
  comtool: 'COMTool',
  'm-center': 'm-center',
  'tera-term': 'Tera Term',
};

/** What was changed or left out, and why. Loaded with the importers. */
const warningsEn = {
  'bytes-replaced':
    'Some bytes are not characters of the encoding of the file; each is shown as \uFFFD. Check the text before it is sent.',
  'encoding-ambiguous':
    'The file can be read as GB18030 and as UTF-8. It was read as GB18030, which SSCOM writes. Check the Chinese characters.',
  'cut-at-end-mark': 'The bytes after an end mark (0x04) are not part of the text; they were left out.',
  'line-skipped': 'The program that wrote the file does not write such a line, so it was left out.',
  'line-end-not-added':
    'The list adds no line end, so no module answers this AT command. Choose CR LF for the list, unless that is meant.',
  'line-end-assumed':
    'The file does not say which line end follows its texts. Taken as: {text}. Change it if that is wrong.',
  'line-end-twice': 'The text ends with a line end of its own, and the list adds another one.',
  'line-end-in-text': 'Not all items of the list end in the same way, so this text carries its line end itself.',
  'empty-skipped': '[{count} {count#item|items}] without content left out.',
  'empty-with-label': 'The item has a label but no content. It was left out.',
  'group-without-items': '[{count} {count#page|pages}] without items left out.',
  'index-twice': 'The number of this item occurs more than once in the file. All of these items were taken.',
  'label-cut': 'The label is longer than this program shows. It was cut.',
  'label-not-read': 'Order and delay of this item cannot be read. It was taken without them.',
  'item-not-read': 'The item cannot be read, so it was left out.',
  'hex-not-read':
    'The hex text has a digit too few or a character that is not a digit. It stays as it is in the file and cannot be sent before it is corrected.',
  'hex-without-line-end':
    'The file asks for a line end after these bytes. None is added to hex here: add 0D 0A if it is needed.',
  'escapes-read': 'Escapes such as \\r \\n \\x1A were replaced by the characters that they send.',
  'escape-kept': 'A backslash begins no escape that the program knows. It is sent as it is.',
  'zero-before-digit':
    'SSCOM reads \\0 as the byte 00, also in \\0D. If the module was meant to read \\0D, write \\\\0D.',
  'bytes-as-hex': 'Escapes make bytes that are not text, so the item became hex, with its line end.',
  'commas-lost':
    'Digits touch a quotation mark: old versions of SSCOM lost commas when they saved. Compare the command with its description.',
  'number-not-read': 'A number is not valid, so it was left out.',
  'not-selected': 'The item was not ticked in the list. It is taken as sent by hand only (order 0).',
  'field-not-used': 'A field of the item has no meaning here, so it was left out.',
  'only-first-answer': 'The script waits for any of several answers. Only the first one was taken.',
  'result-not-checked': 'The program did not check this answer. Here it is expected.',
  'setting-not-read': 'A setting has a value that is not known here, so it was left out.',
  'settings-not-used': '[{count} {count#setting|settings} of] the window and the program left out.',
  'settings-are-places':
    'The file keeps baud rate, frame and port as places in lists that are not in it. They were left out; choose them here.',
  'port-is-network': 'The list was used over a network connection, not over a port. It was left out.',
  'repeat-not-kept':
    'The list was repeated {count} {count#time|times}. The number was left out; set it where the list is run.',
  'statement-not-read': 'This statement of the script cannot be taken over. It was left out.',
  'inside-block': 'The script sends this under a condition or in a loop. It is taken as sent by hand only (order 0).',
  'pause-not-kept': 'The pause is before the first item or is longer than a day. It was left out.',
  'comments-left-out': 'Comments in {count} {count#line|lines} left out.',
} as const satisfies Record<ImportWarningCode, string>;

const warningsZh: SameKeys<typeof warningsEn> = {
  'bytes-replaced': '部分字节不是该文件编码中的字符，以 \uFFFD 代替。发送前请检查文本。',
  'encoding-ambiguous': '该文件按 GB18030 和 UTF-8 都能读出。已按 SSCOM 所用的 GB18030 读取，请检查其中的汉字。',
  'cut-at-end-mark': '结束标记（0x04）之后的字节不属于文本，已去掉。',
  'line-skipped': '该行不是此程序写入的内容，已跳过。',
  'line-end-not-added': '该列表不追加行尾，模块不会应答这条 AT 命令。如非有意，请为列表选择 CR LF。',
  'line-end-assumed': '文件没有说明文本之后的行尾。已按此处理：{text}。如不正确请更改。',
  'line-end-twice': '文本自带行尾，列表又会再追加一个。',
  'line-end-in-text': '列表中各项的结尾不同，因此这条文本自带行尾。',
  'empty-skipped': '[{count} 个]没有内容的条目已跳过。',
  'empty-with-label': '该条目有注释但没有内容，已跳过。',
  'group-without-items': '[{count} 个]没有条目的页已跳过。',
  'index-twice': '该条目的编号在文件中多次出现，全部保留。',
  'label-cut': '注释超过此处可显示的长度，已截短。',
  'label-not-read': '该条目的顺序与延时无法读取，导入时不含这两项。',
  'item-not-read': '该条目无法读取，已跳过。',
  'hex-not-read': '十六进制文本缺少一位或含有非十六进制字符。保持文件中的原样，更正之前不能发送。',
  'hex-without-line-end': '文件要求在这些字节后追加行尾。此处的十六进制不追加行尾：如有需要请加上 0D 0A。',
  'escapes-read': '\\r \\n \\x1A 等转义已换成实际发送的字符。',
  'escape-kept': '反斜杠之后不是程序认识的转义，按原样发送。',
  'zero-before-digit': 'SSCOM 把 \\0 读作字节 00，\\0D 中也是如此。如果应由模块读取 \\0D，请写成 \\\\0D。',
  'bytes-as-hex': '转义产生的字节不是文本，该条目已改为十六进制，并包含行尾。',
  'commas-lost': '数字紧挨引号：旧版 SSCOM 保存时会丢失逗号。请对照命令说明检查。',
  'number-not-read': '某个数值无效，已去掉。',
  'not-selected': '该条目在列表中未勾选，导入为仅手动发送（顺序 0）。',
  'field-not-used': '条目的某个字段在此处没有意义，已去掉。',
  'only-first-answer': '脚本等待多个应答之一，只保留了第一个。',
  'result-not-checked': '原程序没有检查这个应答，此处会等待它。',
  'setting-not-read': '某项设置的值在此处无法识别，已去掉。',
  'settings-not-used': '[{count} 项]窗口和程序自身的设置已去掉。',
  'settings-are-places': '文件以列表位置保存波特率、帧格式和串口，而列表不在文件中。已去掉，请在此处选择。',
  'port-is-network': '该列表用于网络连接而不是串口，连接已去掉。',
  'repeat-not-kept': '该列表重复 {count} 次。次数已去掉，请在运行列表时设置。',
  'statement-not-read': '脚本中的这条语句无法导入，已跳过。',
  'inside-block': '脚本在条件或循环中发送此内容，导入为仅手动发送（顺序 0）。',
  'pause-not-kept': '该停顿位于第一个条目之前或超过一天，已去掉。',
  'comments-left-out': '{count} 行中的注释已去掉。',
};

/** Why a file is not a list of commands. */
const refusalsEn = {
  empty: {
    happened: 'The file is empty.',
    meaning: 'There is nothing to take from it.',
    action: 'Choose the file that the program has saved.',
  },
  'too-large': {
    happened: 'The file has more than {limit} {limit#byte|bytes}.',
    meaning: 'Lists of commands are much smaller, so it is probably something else.',
    action: 'Choose the file of the list, or divide it.',
  },
  'too-many-items': {
    happened: 'The file has more than {limit} {limit#item|items}.',
    meaning: 'No program shows such a list, so the file is probably damaged.',
    action: 'Divide it into several files.',
  },
  'not-recognised': {
    happened: 'The file is not a list of commands that is known here.',
    meaning: 'Known are lists of SSCOM, llcom, llcom_plus, QCOM, SuperCom, COMTool, m-center and Tera Term.',
    action: 'Choose the file in which the program keeps its list, for SSCOM sscom51.ini beside the program.',
  },
  'is-log': {
    happened: 'The file looks like a log[ of {tool}], not a list of commands.',
    meaning: 'A log says what was sent and received; a list says what is to be sent.',
    action: 'Import it on the page Recordings, or choose the file in which the program keeps its list.',
  },
  'is-recording': {
    happened: 'The file is a recording of {tool}, not a list of commands.',
    meaning: 'A recording says what was sent and received; a list says what is to be sent.',
    action: 'Open it on the page Recordings.',
  },
  'other-data': {
    happened: 'The file has data of {tool}, but no list of commands.',
    meaning: 'Nothing in it is sent to a module.',
    action: 'Choose the file in which a serial terminal keeps its list.',
  },
  'bad-json': {
    happened: 'The file begins as JSON, but is not complete, or is not a list that is known here.',
    meaning: 'It may have been cut while it was saved or copied.',
    action: 'Save the list again in the program that it comes from.',
  },
  'json-too-complex': {
    happened: 'The JSON of the file is nested too deeply or has too many values.',
    meaning: 'It is not read, because lists of commands are much simpler.',
    action: 'Export the list alone, or divide it.',
  },
} as const satisfies Record<ImportRefusalCode, Record<'happened' | 'meaning' | 'action', string>>;

const refusalsZh: SameKeys<typeof refusalsEn> = {
  empty: { happened: '文件是空的。', meaning: '没有可导入的内容。', action: '请选择程序保存的文件。' },
  'too-large': {
    happened: '文件超过 {limit} 字节。',
    meaning: '命令列表要小得多，这可能是其他文件。',
    action: '请选择列表文件，或将其拆分。',
  },
  'too-many-items': {
    happened: '文件中的条目超过 {limit} 个。',
    meaning: '没有程序会显示这样长的列表，文件可能已损坏。',
    action: '请拆分为多个文件。',
  },
  'not-recognised': {
    happened: '该文件不是此处已知的命令列表。',
    meaning: '可识别 SSCOM、llcom、llcom_plus、QCOM、SuperCom、COMTool、m-center 和 Tera Term 的列表。',
    action: '请选择程序保存列表的文件，SSCOM 为程序旁的 sscom51.ini。',
  },
  'is-log': {
    happened: '该文件像是[ {tool} 的]日志，而不是命令列表。',
    meaning: '日志记录已收发的内容，列表说明要发送的内容。',
    action: '请在“录制”页导入，或选择程序保存列表的文件。',
  },
  'is-recording': {
    happened: '该文件是 {tool} 的录制，而不是命令列表。',
    meaning: '录制记录已收发的内容，列表说明要发送的内容。',
    action: '请在“录制”页打开。',
  },
  'other-data': {
    happened: '该文件是 {tool} 的数据，其中没有命令列表。',
    meaning: '其中没有要发送给模块的内容。',
    action: '请选择串口工具保存列表的文件。',
  },
  'bad-json': {
    happened: '文件以 JSON 开头，但不完整，或不是此处已知的列表。',
    meaning: '可能在保存或复制时被截断。',
    action: '请在原程序中重新保存列表。',
  },
  'json-too-complex': {
    happened: '文件中的 JSON 嵌套过深或值过多。',
    meaning: '命令列表要简单得多，因此不读取。',
    action: '请只导出列表，或将其拆分。',
  },
};

/** What SSCOM or a sequence cannot hold. */
const exportNotesEn = {
  'too-many-items': 'SSCOM has 99 places. The item was left out.',
  'groups-joined': 'The file has one list. The items of {count} {count#group|groups} follow each other.',
  'empty-left-out': 'The item has no content. SSCOM would not show it, so it was left out.',
  'answer-not-kept': 'SSCOM expects no answers. It was left out.',
  'timeout-not-kept': 'SSCOM has no time-outs. It was left out.',
  'order-added':
    '{count} {count#item has|items have} no order number. SSCOM needs one: they follow the others from top to bottom.',
  'delay-added':
    '{count} {count#item has|items have} no delay. SSCOM needs one: that of the list was written, otherwise 1000 ms.',
  'delay-shortened': 'The delay in ms is longer than a day. One day was written.',
  'label-changed': 'A label of SSCOM is one line. Line breaks and control characters became blanks.',
  'label-is-default': 'SSCOM takes this label for an item without one.',
  'outside-gbk': 'A character is not in GBK. It is sent as it is, but SSCOM shows others.',
  'not-encodable': 'A character cannot be written in GB18030. The place was left empty.',
  'line-end-in-texts': 'SSCOM adds CR LF or nothing. Each text carries its line end itself.',
  'hex-as-it-was': 'The text is not hex. It was written as it is.',
  'setting-not-kept': 'SSCOM keeps no such setting. It was left out.',
  'settings-left-out': 'A sequence has no settings of a port. They were left out; choose them where it is run.',
  'hex-left-out': 'The item is not hex, so it was left out.',
  'text-too-long': 'The text is longer than a step may be, so it was left out.',
  'text-as-utf8': 'A sequence sends its texts in UTF-8. The other program sent this one in another encoding.',
  'answer-of-lines': 'A sequence compares one line at a time. This answer goes over several and was left out.',
  'order-left-out': 'The order number is larger than a sequence has. The step has none.',
  'variable-not-kept': 'SSCOM has no variables. Replace the name in the text by its value before it is sent.',
  'text-as-gbk': 'SSCOM sends its texts in GBK. A sequence sends this one in UTF-8.',
  'text-to-hex': 'The escapes make bytes that are not text, so the item became hex, with its line end.',
  'step-left-out': 'The step sends nothing. SSCOM has no such items, so it was left out.',
  'checks-not-kept': 'SSCOM checks nothing and repeats no single item. It was left out.',
} as const satisfies Record<ExportNoteCode, string>;

const exportNotesZh: SameKeys<typeof exportNotesEn> = {
  'too-many-items': 'SSCOM 只有 99 个位置，该条目未写入。',
  'groups-joined': '文件只有一个列表，{count} 个分组的条目依次排列。',
  'empty-left-out': '该条目没有内容，SSCOM 不会显示，未写入。',
  'answer-not-kept': 'SSCOM 不检查应答，未写入。',
  'timeout-not-kept': 'SSCOM 没有超时时间，未写入。',
  'order-added': '{count} 个条目没有顺序号，而 SSCOM 需要：它们排在其他条目之后，从上到下。',
  'delay-added': '{count} 个条目没有延时，而 SSCOM 需要：已写入列表的延时，没有则为 1000 ms。',
  'delay-shortened': '该延时（ms）超过一天，已写成一天。',
  'label-changed': 'SSCOM 的注释只有一行，换行和控制字符已改为空格。',
  'label-is-default': 'SSCOM 会把这个注释当作没有注释。',
  'outside-gbk': '某个字符不在 GBK 中，发送不变，但 SSCOM 会显示为其他字符。',
  'not-encodable': '某个字符无法用 GB18030 写入，该位置留空。',
  'line-end-in-texts': 'SSCOM 只能追加 CR LF 或不追加，因此每条文本自带行尾。',
  'hex-as-it-was': '该文本不是十六进制，按原样写入。',
  'setting-not-kept': 'SSCOM 不保存这项设置，未写入。',
  'settings-left-out': '序列不含端口设置，未写入，请在运行时选择。',
  'hex-left-out': '该条目不是十六进制，未写入。',
  'text-too-long': '文本超过一个步骤的长度，未写入。',
  'text-as-utf8': '序列以 UTF-8 发送文本，而原程序以其他编码发送这条文本。',
  'answer-of-lines': '序列逐行比较，该应答跨越多行，未写入。',
  'order-left-out': '顺序号超过序列的范围，该步骤没有顺序号。',
  'variable-not-kept': 'SSCOM 没有变量。发送前请把文本中的名称换成它的值。',
  'text-as-gbk': 'SSCOM 以 GBK 发送文本，而序列以 UTF-8 发送这条文本。',
  'text-to-hex': '转义产生的字节不是文本，该条目已改为十六进制，并包含行尾。',
  'step-left-out': '该步骤不发送任何内容，SSCOM 没有这样的条目，未写入。',
  'checks-not-kept': 'SSCOM 不做检查，也不重复单个条目，未写入。',
};

export const importWarningWords = words(warningsEn, warningsZh);
export const importRefusalWords = words(refusalsEn, refusalsZh);
export const exportNoteWords = words(exportNotesEn, exportNotesZh);

/** Line ends as they are named in every language; only none has a word. */
const endNames = words(
  { crlf: 'CR LF', cr: 'CR', lf: 'LF', none: 'none' },
  { crlf: 'CR LF', cr: 'CR', lf: 'LF', none: '无' },
);

export const lineEndName = (ending: keyof typeof endNames.en, language: Language): string => endNames[language][ending];

type Values = Readonly<Record<string, string | number | undefined>>;

/** A warning as a sentence, without its place and the text there. */
export const describeImportWarning = (
  code: ImportWarningCode,
  { count, text }: { readonly count?: number | undefined; readonly text?: string | undefined },
  language: Language,
): string => {
  const isEnding = code === 'line-end-assumed' && text !== undefined && text in endNames.en;
  const shown = isEnding ? lineEndName(text as keyof typeof endNames.en, language) : text;
  return fillText(importWarningWords[language][code], { count, text: shown });
};

export const describeExportNote = (code: ExportNoteCode, values: Values, language: Language): string =>
  fillText(exportNoteWords[language][code], values);

export interface RefusalDescription {
  readonly happened: string;
  readonly meaning: string;
  readonly action: string;
}

export const describeImportRefusal = (
  { code, facts }: { readonly code: ImportRefusalCode; readonly facts: Readonly<Record<string, string | number>> },
  language: Language,
): RefusalDescription => {
  const { happened, meaning, action } = importRefusalWords[language][code];
  // A tool that is not known has no name.
  const values = { ...facts, tool: facts.tool === '' ? undefined : facts.tool };
  return {
    happened: fillText(happened, values),
    meaning: fillText(meaning, values),
    action: fillText(action, values),
  };
};
