import { type SameKeys, words } from './typed-words.ts';

/** The command `simulate --recording`. */
const en = {
  recording: 'answer as the module of this recording did',
  timing: 'with --recording: in the times of the recording, or at once',
  repeatLines: 'with --recording: unsolicited lines come again when an answer repeats',
  edit: 'with --recording: change an answer (see below); several times for several edits',
  edits: 'with --recording: a JSON file with edits',
  help: [
    '',
    'Edits of a recording:',
    "  'replace@MIPCLOSE=+CME ERROR: 767'             this answer instead",
    "  'replace@SSLMIPSTART#2=OK\\nCONNECT FAIL'       the second time; \\n begins a line",
    "  'replace@FSWRITE=>\\nTimeOut'                   after the data of the command",
    "  'delay@CSQ=5s'                                 later",
    "  'drop@MCONNECT'                                no answer",
    "  'inject@MPUB:2s=CLOSED'                        one more line, 2 s after the answer",
    "  'cut@FSREAD=100'                               only the first 100 bytes",
    '',
  ].join('\n'),
  ready: '{commands} {commands#command|commands} of {file}. Ctrl+C ends it.',
  cut: 'The recording is long: only its beginning is used.',
  unknownTitle: 'Commands without an answer in the recording, answered ERROR:',
  unknownNone: 'Every command had an answer in the recording.',
  unknown: '  {count} × {line}',
  unknownMark: 'unknown',
  edited: 'edited',
} as const;

const zh: SameKeys<typeof en> = {
  recording: '按此录制中模块的应答来应答',
  timing: '配合 --recording：按录制的时间应答，或立即应答',
  repeatLines: '配合 --recording：应答重复时，主动上报的行也重复',
  edit: '配合 --recording：修改一个应答（见下），可多次使用',
  edits: '配合 --recording：含有修改的 JSON 文件',
  help: [
    '',
    '对录制的修改：',
    "  'replace@MIPCLOSE=+CME ERROR: 767'             改为此应答",
    "  'replace@SSLMIPSTART#2=OK\\nCONNECT FAIL'       仅第二次；\\n 表示换行",
    "  'replace@FSWRITE=>\\nTimeOut'                   在命令的数据之后",
    "  'delay@CSQ=5s'                                 推迟应答",
    "  'drop@MCONNECT'                                不应答",
    "  'inject@MPUB:2s=CLOSED'                        应答 2 秒后多发一行",
    "  'cut@FSREAD=100'                               只发前 100 字节",
    '',
  ].join('\n'),
  ready: '{file} 中有 {commands} 条命令。按 Ctrl+C 结束。',
  cut: '录制很长，只使用开头部分。',
  unknownTitle: '录制中没有应答、已回复 ERROR 的命令：',
  unknownNone: '每条命令在录制中都有应答。',
  unknown: '  {count} × {line}',
  unknownMark: '未知',
  edited: '已修改',
};

export const cliRecordedWords = words(en, zh);
