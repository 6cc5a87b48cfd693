import { type SameKeys, words } from './typed-words.ts';

/** The panel that exports a recording for support. Loaded with it. */
const en = {
  title: 'Export for support',
  intro: 'What is ticked is hidden in the copy. The recording itself stays as it is.',
  reading: 'Reading the recording …',
  read: 'Find what is in it',
  list: 'Hidden in the copy',
  kind: 'Hide {n} {kind}',
  always: 'always hidden',
  recorded: 'hidden when recorded',
  nothing: 'Nothing was found that identifies anybody.',
  kept: 'Kept: AT commands, host names, topics, times, error codes.',
  notSearched: '{n} {n#value is|values are} hidden only where a command or an answer names {n#it|them}.',
  sequence: 'Add the sent commands as a sequence',
  failed: 'Its diagnosis: {code}',
  preview: 'Preview',
  export: 'Export',
  exporting: '{size} so far …',
  stop: 'Stop the export',
  saved: 'Saved: {name}, {size}. Nothing was sent anywhere.',
  lookTitle: 'What the copy contains',
  files: 'Files',
  beginning: 'How the text begins',
  check: 'Values are found by the commands and answers that contain them. Look through the text before you hand it on.',
} as const;

const zh: SameKeys<typeof en> = {
  title: '导出给技术支持',
  intro: '勾选的内容在副本中隐去，录制本身不变。',
  reading: '正在读取录制……',
  read: '查看其中有什么',
  list: '副本中隐去的内容',
  kind: '隐去：{kind}（{n}）',
  always: '总是隐去',
  recorded: '录制时已隐去',
  nothing: '未发现能识别任何人的内容。',
  kept: '保留：AT 命令、主机名、主题、时间、错误码。',
  notSearched: '有 {n} 个值只在命令或应答指明之处隐去。',
  sequence: '把发送的命令作为序列加入',
  failed: '其中的诊断：{code}',
  preview: '预览',
  export: '导出',
  exporting: '已完成 {size}……',
  stop: '停止导出',
  saved: '已保存：{name}，{size}。没有发送到任何地方。',
  lookTitle: '副本的内容',
  files: '文件',
  beginning: '文本的开头',
  check: '这些值根据所在的命令和应答找出。转交前请浏览文本。',
};

export const recordingExportWords = words(en, zh);
