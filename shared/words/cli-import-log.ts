import { words } from './typed-words.ts';

/** Output of the command `import` for a log. */
export const cliImportLogWords = words(
  {
    head: '{file}: log, {program}, {encoding}, {sent} {sent#line|lines} sent, {received} {received#line|lines} received',
    span: 'From {from} to {to}, {duration}',
    guessed: 'Guessed:',
    changed: 'Changed, added or left out:',
    line: ' First: line {line}.',
    understood: 'Nothing was guessed, changed or left out.',
    written: 'Recording: {path}, {commands} {commands#command|commands}, {answered} with a result',
    notWritten: 'Nothing was written. --output R.jsonl writes a recording, --keep puts it into the list of the window.',
  },
  {
    head: '{file}：日志，{program}，{encoding}，发送 {sent} 行，接收 {received} 行',
    span: '{from} 至 {to}，{duration}',
    guessed: '推测的内容：',
    changed: '更改、补充或跳过的内容：',
    line: '首处：第 {line} 行。',
    understood: '没有推测、更改或跳过任何内容。',
    written: '录制：{path}，{commands} 条命令，{answered} 条有结果',
    notWritten: '没有写入文件。--output R.jsonl 写出录制，--keep 放入窗口的录制列表。',
  },
);
