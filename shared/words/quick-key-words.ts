import { words } from './typed-words.ts';

/** The keys of quick commands in the list of keys. Apart from those of the panel, which is loaded when it is shown. */
export const quickKeyWords = words(
  { keys: 'Send quick command 1 to 9 of the open group' },
  { keys: '发送展开分组的第 1 至 9 条快捷命令' },
);
