import { type SameKeys, words } from './typed-words.ts';

/** The words of merged views. Loaded with the tabs or the terminal, because nobody with one port needs them. */
const en = {
  name: 'Merged',
  merge: 'Merge',
  mergeLabel: 'Merge ports into one list',
  title: 'Merge ports',
  text: 'Their lines are shown in one list in the order of their times, and kept as one recording. Choose at least two.',
  change: 'Ports',
  changeTitle: 'Ports of this merged view',
  changeText: 'New ports join from now on. The lines of ports that are taken out stay.',
  take: 'Apply',
  port: 'Port',
  column: 'port',
  shown: 'Show the lines of',
  left: '{port}: not followed any more',
  readOnly: 'A merged view is for reading. To send, open the tab of a port:',
  linesOnly: 'A merged view has lines only. Everything else is in the tab of each port.',
  toLines: 'Show the merged lines',
} as const;

const zh: SameKeys<typeof en> = {
  name: '合并',
  merge: '合并',
  mergeLabel: '将多个端口合并为一个列表',
  title: '合并端口',
  text: '所选端口的行按时间顺序显示在同一列表中，并保存为一个录制文件。至少选择两个。',
  change: '端口',
  changeTitle: '此合并视图的端口',
  changeText: '新加入的端口从现在开始计入；移出的端口已有的行保留。',
  take: '应用',
  port: '端口',
  column: '端口',
  shown: '显示端口的行：',
  left: '{port}：不再跟随',
  readOnly: '合并视图只供查看。要发送，请打开端口的标签页：',
  linesOnly: '合并视图只有收发行，其他内容在各端口的标签页中。',
  toLines: '显示合并的行',
};

export const mergedWords = words(en, zh);
