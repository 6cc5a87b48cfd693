import { type SameKeys, words } from './typed-words.ts';

/** Output of the commands `monitor` and `send`. */
const en = {
  monitor:
    'show the traffic of a port with time and direction, send what is typed, continue after the cable was pulled',
  monitorHex: 'show bytes in hexadecimal',
  monitorLineEnding: 'what is sent after each typed line',
  monitorNoReconnect: 'end when the port goes away',
  monitorWait: 'wait for a port that cannot be opened yet',
  monitorStarted: 'Lines typed here are sent to {address}. Ctrl+C ends.',
  monitorRecording: 'Recording: {path}',
  monitorOpen: 'open: {address} at {baud} baud',
  monitorOpenPlain: 'open: {address}',
  monitorNoAnswer: 'The typed commands were not answered in time.',
  monitorUnclearAnswer:
    'Results arrived, but some of them may belong to earlier commands: they cannot be assigned to the typed commands.',
  monitorJson: 'print JSON Lines',
  monitorLost: 'port gone: {reason}',
  monitorWaiting: 'attempt {attempt} to open {address} in {seconds} s; {reason}',
  monitorReopened: 'open again: {address} (opening {epoch}); what the module had in memory may be lost',
  monitorDropped:
    '… the first {bytes} {bytes#byte|bytes} {bytes#is|are} lost: too many arrived while the port was opened',
  monitorNotSent: 'Not sent: {reason}',
  monitorLineTooLong: 'Not sent: a line has at most {bytes} {bytes#byte|bytes}.',
  monitorSkipped:
    '… {count} {count#line|lines} {count#is|are} not shown, because the output was not read fast enough; the recording has {count#it|them}',
  notRecorded: 'not recorded when shown',
  send: 'send one AT command and show its answer',
  sendTimeout: 'how long to wait for the result, in ms (default: as long as the command may take)',
  sendAsTyped: 'send it although it has quotes or other characters that modules do not know',
  monitorSigns: 'Modules do not know some of its quotes or other characters. Repaired: {command}',
  monitorSignsNotSent:
    'Not sent: modules do not know some of its quotes or other characters. Enter the same line again to send it as it is. Repaired: {command}',
  sendPayload: 'what to send when the module waits for data at a prompt, as after AT+FSWRITE',
  monitorAsksForData: 'The module waits for the data of {command}: the next lines that are typed are the data.',
  sendAcceptedOnly:
    'OK only means that the module accepted the command; its result arrives later, and "atelier monitor" shows it.',
} as const;

const zh: SameKeys<typeof en> = {
  monitor: '显示串口收发内容及时间与方向，发送键入的内容，拔线后自动重连继续',
  monitorHex: '以十六进制显示字节',
  monitorLineEnding: '每行键入内容之后附加的行结束符',
  monitorNoReconnect: '串口消失时结束',
  monitorWait: '串口暂时无法打开时等待',
  monitorStarted: '在此键入的行会发送到 {address}。按 Ctrl+C 结束。',
  monitorRecording: '录制：{path}',
  monitorOpen: '已打开：{address}，波特率 {baud}',
  monitorOpenPlain: '已打开：{address}',
  monitorNoAnswer: '键入的命令在规定时间内没有得到应答。',
  monitorUnclearAnswer: '收到了结果，但其中可能有此前命令的结果：无法确定哪一个是对键入命令的应答。',
  monitorJson: '输出 JSON Lines（每行一个 JSON）',
  monitorLost: '串口已丢失：{reason}',
  monitorWaiting: '第 {attempt} 次尝试打开 {address}，{seconds} 秒后进行；{reason}',
  monitorReopened: '已重新打开：{address}（第 {epoch} 次打开）；模块内存中的内容可能已丢失',
  monitorDropped: '… 最先收到的 {bytes} 字节已丢失：串口打开期间收到的数据过多',
  monitorNotSent: '未发送：{reason}',
  monitorLineTooLong: '未发送：每行最多 {bytes} 字节。',
  monitorSkipped: '… 有 {count} 行未显示，因为输出读取得不够快；录制中有这些内容',
  notRecorded: '显示时未录制',
  send: '发送一条 AT 命令并显示应答',
  sendTimeout: '等待结果的毫秒数（默认按该命令允许的时间）',
  sendAsTyped: '即使含有模块不认识的引号或符号也按原样发送',
  monitorSigns: '模块不认识其中的部分引号或符号。修正后：{command}',
  monitorSignsNotSent: '未发送：模块不认识其中的部分引号或符号。再次输入同一行则按原样发送。修正后：{command}',
  sendPayload: '模块在提示符处等待数据时发送的内容，如 AT+FSWRITE 之后',
  monitorAsksForData: '{command} 之后模块会等待数据：接下来键入的行作为数据发送。',
  sendAcceptedOnly: 'OK 只表示模块接受了命令；结果稍后自行到达，可用 "atelier monitor" 查看。',
};

export const cliTerminalWords = words(en, zh);

export type CliTerminalWords = (typeof cliTerminalWords)['en'];
