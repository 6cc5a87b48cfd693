import { type SameKeys, words } from './typed-words.ts';

/** The data that a module waits for at a prompt of a typed command. Loaded with their field. */
const en = {
  label: 'Data for {command}',
  hint: 'Text, sent as UTF-8 with LF as line end',
  counted: '{n} of {size} {size#byte|bytes}',
  text: '{n} {n#byte|bytes}, then Ctrl+Z',
  within: 'The module waits {seconds} s for them.',
  needed: 'The module waits until all of them have arrived.',
  send: 'Send data',
} as const;

const zh: SameKeys<typeof en> = {
  label: '{command} 的数据',
  hint: '文本，以 UTF-8 发送，换行为 LF',
  counted: '{n} / {size} 字节',
  text: '{n} 字节，随后发送 Ctrl+Z',
  within: '模块等待 {seconds} 秒。',
  needed: '模块会一直等到收齐为止。',
  send: '发送数据',
};

export const typedDataWords = words(en, zh);
