import { type SameKeys, words } from './typed-words.ts';

/** Output of the command `share`, and notes about links. */
const en = {
  share: 'lend a serial port to another computer by RFC 2217; reading only without --write',
  sharePort: 'device path, COMn, tcp://host:port, rfc2217://host:port or sim:',
  shareTcp: 'TCP port where it is offered (0: any)',
  shareBind: 'address of this computer where it is offered; the default is reachable from this computer only',
  shareAllow: 'IP address that may connect, may be repeated; without it every computer that reaches the port may',
  shareWrite: 'let the client send and change baud rate, lines and break',
  shareReadOnly: 'The client can only read: what it sends is dropped. Use --write to let it send.',
  shareUnencrypted:
    'Nothing is encrypted and there is no password: the port can be used by everyone who reaches {address}. Do this only in a network that you trust.',
  shareStop: 'Ctrl+C ends.',
  shareConnected: 'client {peer}',
  shareDisconnected:
    'client {peer} has left: {sent} {sent#byte|bytes} to it, {received} {received#byte|bytes} from it[; {reason}]',
  shareDropped: '{bytes} {bytes#byte|bytes} of the client {peer} {bytes#was|were} dropped, because it may only read',
  shareChanged: 'changed by client {peer}: {what}',
  shareRefused: 'refused: {peer}, {reason}',
  notAllowed: 'its address is not allowed',
  inUse: 'another client is connected',
  http: 'it began with an HTTP request, as a web page does',
  noNegotiation: 'it did not negotiate COM-PORT-OPTION',
  portClosed: 'the serial port is not open',
  tooSlow: 'it did not read fast enough',
  protocol: 'it does not keep to the protocol',
  noteTelnet:
    'The server negotiates Telnet ({details}), which is not shown as data. Open it as rfc2217:// to use its settings.',
  noteSettingsDiffer: 'The serial server uses other settings: {details}',
  noteSettingsUnknown: 'The serial server did not say whether it uses {details} baud.',
  noteModemLines: 'Lines of the port: {details}',
  noteLineErrors: 'Errors of the line: {details}',
} as const;

const zh: SameKeys<typeof en> = {
  share: '通过 RFC 2217 把本机串口借给另一台电脑使用；不加 --write 时只读',
  sharePort: '设备路径、COMn、tcp://host:port、rfc2217://host:port 或 sim:',
  shareTcp: '提供服务的 TCP 端口（0 表示任意）',
  shareBind: '提供服务的本机地址；默认只有本机可以访问',
  shareAllow: '允许连接的 IP 地址，可重复；省略时能访问该端口的电脑均可连接',
  shareWrite: '允许客户端发送数据，并更改波特率、信号线和 break',
  shareReadOnly: '客户端只能读取，它发送的内容会被丢弃。如需允许发送，请加 --write。',
  shareUnencrypted: '数据未加密，也无需登录：能访问 {address} 的人都可以使用该串口。请仅在可信的网络中使用。',
  shareStop: '按 Ctrl+C 结束。',
  shareConnected: '客户端 {peer} 已连接',
  shareDisconnected: '客户端 {peer} 已断开：向其发送 {sent} 字节，从其接收 {received} 字节[；{reason}]',
  shareDropped: '已丢弃客户端 {peer} 发送的 {bytes} 字节，因为它只能读取',
  shareChanged: '客户端 {peer} 更改了：{what}',
  shareRefused: '已拒绝：{peer}，{reason}',
  notAllowed: '其地址不在允许范围内',
  inUse: '已有其他客户端连接',
  http: '以 HTTP 请求开头，与网页发出的请求相同',
  noNegotiation: '没有协商 COM-PORT-OPTION',
  portClosed: '串口未打开',
  tooSlow: '读取速度过慢',
  protocol: '不符合协议',
  noteTelnet: '服务器在协商 Telnet（{details}），这些字节不作为数据显示。请改用 rfc2217:// 打开，以便设置串口参数。',
  noteSettingsDiffer: '串口服务器使用了其他设置：{details}',
  noteSettingsUnknown: '串口服务器没有说明是否采用波特率 {details}。',
  noteModemLines: '串口信号线：{details}',
  noteLineErrors: '线路错误：{details}',
};

export const cliShareWords = words(en, zh);
