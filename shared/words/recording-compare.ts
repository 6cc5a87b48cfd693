import { type SameKeys, words } from './typed-words.ts';

/** The words of the comparison of two recordings. Loaded with it. */
const en = {
  compare: 'Compare',
  with: 'Compare with',
  choose: 'Choose the other recording',
  none: 'There is no other recording to compare with.',
  ids: 'Ignore ids',
  idsHint: 'IMEI, ICCID, device ID and other long numbers',
  times: 'Ignore times',
  comparing: 'Comparing.',
  firstResult: 'First different result, at {command}: {a} in A, {b} in B.',
  noResult: 'no result',
  sameResults: 'Each command that is in both has the same result.',
  same: 'Both recordings have the same commands with the same answers.',
  noCommands: 'Neither recording has commands with answers.',
  counts: '{differs} with other arguments or answers, {slower} with another answer time, {a} only in A, {b} only in B.',
  cut: 'Of each recording only the first {count} {count#command is|commands are} compared.',
  next: 'Next difference',
  previous: 'Previous difference',
  kinds: {
    same: 'same',
    differs: 'other arguments or answer',
    result: 'other result',
    slower: 'other answer time',
    'only-a': 'only in A',
    'only-b': 'only in B',
  },
  showInLines: 'Show in the lines of A',
} as const;

const zh: SameKeys<typeof en> = {
  compare: '对比',
  with: '对比对象',
  choose: '选择另一个录制',
  none: '没有可对比的其他录制。',
  ids: '忽略编号',
  idsHint: 'IMEI、ICCID、设备 ID 等长数字',
  times: '忽略时间',
  comparing: '正在对比。',
  firstResult: '第一个不同的结果，位于 {command}：A 为 {a}，B 为 {b}。',
  noResult: '无结果',
  sameResults: '两个录制中都有的命令，结果都相同。',
  same: '两个录制的命令和应答都相同。',
  noCommands: '两个录制中都没有带应答的命令。',
  counts: '参数或应答不同 {differs} 条，应答时间不同 {slower} 条，仅 A 有 {a} 条，仅 B 有 {b} 条。',
  cut: '每个录制只对比前 {count} 条命令。',
  next: '下一处不同',
  previous: '上一处不同',
  kinds: {
    same: '相同',
    differs: '参数或应答不同',
    result: '结果不同',
    slower: '应答时间不同',
    'only-a': '仅 A 有',
    'only-b': '仅 B 有',
  },
  showInLines: '在 A 的行中查看',
};

export const recordingCompareWords = words(en, zh);
