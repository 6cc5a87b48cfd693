import { type SameKeys, words } from './typed-words.ts';

/** Notes at the command line of the window, before a line is sent. They are rare, so the page fetches them when they are first needed. */
const en = {
  signsFound: 'Modules do not know some of these quotes or other characters. Repaired:',
  signsAsked:
    'Not sent: modules do not know some of these quotes or other characters. Press Enter again to send it anyway. Repaired:',
  signsRepaired: 'Repaired. Enter sends it.',
  repair: 'Repair',
  undo: 'Undo',
  sendAsIs: 'Send as it is',
  pasted: '{n} more pasted {n#line|lines}, one after each Enter.',
  discard: 'Discard',
} as const;

const zh: SameKeys<typeof en> = {
  signsFound: '模块不认识其中的部分引号或符号。修正后：',
  signsAsked: '未发送：模块不认识其中的部分引号或符号。再按一次回车则按原样发送。修正后：',
  signsRepaired: '已修正，按回车发送。',
  repair: '修正',
  undo: '撤销',
  sendAsIs: '按原样发送',
  pasted: '还有 {n} 行粘贴的内容，每按一次回车发送一行。',
  discard: '放弃',
};

export const entryNoteWords = words(en, zh);
