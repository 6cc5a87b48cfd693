import { type SameKeys, words } from './typed-words.ts';

/** Why typed commands wait. Loaded with the first one that does. */
const en = {
  forAnswer: '{command} was sent and is not answered yet.',
  unsent: '{command} is not sent yet.',
  forProcedure: '{command} is not sent yet: the program is in the middle of its own commands.',
  forCommand: '{command} is not sent yet: the command before it is not answered.',
  forData: '{command} is not sent yet: the module waits for the data of the command before it.',
  forDataMode: '{command} is not sent yet: the module is in data mode.',
  dataMode: 'Data mode: what is sent goes to the other side of the connection, so commands wait.',
  leaveDataMode: 'Leave with +++',
  forProof:
    '{command} is not sent yet: an earlier command was not answered, and a late answer must be ruled out first.',
  forRestart: '{command} is not sent yet: the module has restarted, and does not answer so far.',
  forRaw: '{command} is not sent yet: the view Raw of the page Terminal has the port.',
  more: '{n} more after it.',
  sendNowHint:
    'Sends it at once. While other answers may still arrive, it is unknown which result belongs to it: the result is shown as unclaimed.',
  sendNowInDataMode:
    'Sends it at once, then AT until the module answers. If the module is still in data mode, all of it goes to the other side of the connection.',
  sendNow: 'Send now',
  takePort: 'Take the port',
} as const;

const zh: SameKeys<typeof en> = {
  forAnswer: '{command} 已发送，尚未收到应答。',
  unsent: '{command} 尚未发送。',
  forProcedure: '{command} 尚未发送：程序正在执行自己的命令。',
  forCommand: '{command} 尚未发送：前一条命令还没有应答。',
  forData: '{command} 尚未发送：模块正在等待前一条命令的数据。',
  forDataMode: '{command} 尚未发送：模块处于数据模式。',
  dataMode: '数据模式：发送的内容会传给连接的对端，命令需要等待。',
  leaveDataMode: '用 +++ 退出',
  forProof: '{command} 尚未发送：之前有命令没有应答，需先确认不会再有迟到的应答。',
  forRestart: '{command} 尚未发送：模块已重启，目前还没有应答。',
  forRaw: '{command} 尚未发送：“终端”页的直通视图正占用端口。',
  more: '后面还有 {n} 条。',
  sendNowHint: '不再等待，立即发送。若还有其他应答可能到来，则无法判断哪个结果属于它，结果按“无归属”显示。',
  sendNowInDataMode: '立即发送，随后发送 AT 直到模块应答。若模块仍处于数据模式，这些内容都会传给连接的对端。',
  sendNow: '立即发送',
  takePort: '接管端口',
};

export const waitingWords = words(en, zh);
