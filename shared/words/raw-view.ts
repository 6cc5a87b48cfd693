import { type SameKeys, words } from './typed-words.ts';

/** The words of the view Raw of the terminal. Loaded with it. */
const en = {
  screen: 'Raw terminal',
  input: 'Raw terminal: every key goes straight to the port. F6 leaves.',
  live: 'Every key goes straight to the port.',
  leave: 'leaves',
  keys: 'Keys of this view.',
  how: 'Enter sends CR, Backspace DEL; there is no local echo. Copy: Ctrl+Shift+C. Paste: Ctrl+Shift+V. Scroll: Shift+PageUp. Text has the encoding of the port.',
  waitsForPort: 'Waiting for the port. Keys are not sent.',
  closed: 'The port is closed. Keys are not sent.',
  held: 'Keys are not sent.',
  take: 'Take the port',
  takeTitle: 'Take the port?',
  takeRun: 'The run of Setup is stopped. What it has done on the module stays; it can be resumed later.',
  takeTool:
    'The tool of the page Module is stopped. A command that was sent is not taken back: the port is free when the module has answered.',
  takeYes: 'Stop it and take the port',
  taking: 'Stopping…',
  lost: '{n} {n#piece|pieces} of the traffic could not be read.',
} as const;

const zh: SameKeys<typeof en> = {
  screen: '直通终端',
  input: '直通终端：每个按键都直接发往端口，按 F6 离开。',
  live: '每个按键都直接发往端口。',
  leave: '离开',
  keys: '此视图的按键。',
  how: 'Enter 发送 CR，Backspace 发送 DEL；没有本地回显。复制：Ctrl+Shift+C。粘贴：Ctrl+Shift+V。滚动：Shift+PageUp。文本使用该端口的编码。',
  waitsForPort: '正在等待端口，按键不会发送。',
  closed: '端口已关闭，按键不会发送。',
  held: '按键不会发送。',
  take: '接管端口',
  takeTitle: '接管端口？',
  takeRun: '上云流程会停止。模块上已完成的操作会保留，之后可以继续。',
  takeTool: '“模块”页的工具会停止。已发送的命令无法撤回，模块应答后端口才会空闲。',
  takeYes: '停止并接管',
  taking: '正在停止…',
  lost: '有 {n} 段收发内容无法读取。',
};

export const rawViewWords = words(en, zh);
