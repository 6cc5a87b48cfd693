import { type SameKeys, words } from './typed-words.ts';

/** Output of the command `import`. */
const en = {
  import: 'show the content of a command list or a log of SSCOM or another program, and write it in another format',
  argument:
    'list of SSCOM, llcom, llcom_plus, QCOM, SuperCom, COMTool, m-center, Tera Term; log of SSCOM, llcom, tio, minicom, picocom, CoolTerm, Tera Term',
  output: 'write a list as F.ini for SSCOM 5.13 or F.atseq.yaml (sequence), a log as F.jsonl (recording)',
  keep: 'put a log into the recordings of the data folder, which the window lists',
  head: '{file}: {program}, {encoding}, {items} {items#item|items}, line end {lineEnd}',
  settings: 'Port settings: {settings}',
  group: '{name}, {n} {n#item|items}',
  columns: ['#', 'ORDER', 'DELAY', 'LABEL', 'SENT', 'EXPECTED'],
  hex: 'hex {hex}',
  factory: '(comes with the program)',
  delay: '{n} ms',
  expected: '{answer}[ in {timeout} ms]',
  timeout: 'anything in {timeout} ms',
  goesOn: 'SSCOM goes on after an ERROR; so does a sequence written from this list (onFail: continue).',
  understood: 'Nothing was changed or left out.',
  changed: 'Changed or left out:',
  item: 'item {index}',
  itemOf: 'item {index} of {group}',
  line: 'line {line}',
  more: '{n} more; --json shows all',
  refused: '{file}: {happened}; {action} (usage/invalid)',
  written: 'Written: {path}',
  factoryLeftOut: '{n} {n#item|items} that {n#comes|come} with the program {n#was|were} left out.',
  notKept: 'The written file cannot hold everything:',
  on: 'on',
  off: 'off',
} as const;

const zh: SameKeys<typeof en> = {
  import: '查看 SSCOM 等程序的命令列表或日志中有什么，并写成另一种格式',
  argument:
    '列表（SSCOM、llcom、llcom_plus、QCOM、SuperCom、COMTool、m-center、Tera Term）或日志（SSCOM、llcom、tio、minicom、picocom、CoolTerm、Tera Term）',
  output: '列表写成 F.ini（SSCOM 5.13）或 F.atseq.yaml（序列），日志写成 F.jsonl（录制）',
  keep: '把日志放入数据文件夹的录制中，窗口会列出',
  head: '{file}：{program}，{encoding}，{items} 个条目，行尾 {lineEnd}',
  settings: '端口设置：{settings}',
  group: '{name}，{n} 个条目',
  columns: ['#', '顺序', '延时', '注释', '发送', '应答'],
  hex: '十六进制 {hex}',
  factory: '（程序自带）',
  delay: '{n} 毫秒',
  expected: '{answer}[，{timeout} 毫秒内]',
  timeout: '任意应答，{timeout} 毫秒内',
  goesOn: 'SSCOM 遇到 ERROR 也会继续；由此列表写成的序列同样如此（onFail: continue）。',
  understood: '没有更改或跳过任何内容。',
  changed: '更改或跳过的内容：',
  item: '条目 {index}',
  itemOf: '{group} 的条目 {index}',
  line: '第 {line} 行',
  more: '另有 {n} 处，用 --json 查看全部',
  refused: '{file} 不能导入：{happened}；{action}（usage/invalid）',
  written: '已写入：{path}',
  factoryLeftOut: '未写入程序自带的 {n} 个条目。',
  notKept: '写出的文件无法容纳全部内容：',
  on: '有效',
  off: '无效',
};

export const cliImportWords = words(en, zh);
