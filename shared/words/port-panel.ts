import { type SameKeys, words } from './typed-words.ts';

/** Settings and lines of a serial port. Loaded with their panel. The names of the switches are those of node-serialport. */
const en = {
  title: 'Settings of {port}',
  dataBits: 'Data bits',
  parity: 'Parity',
  parityNone: 'None',
  parityEven: 'Even',
  parityOdd: 'Odd',
  parityMark: 'Mark',
  paritySpace: 'Space',
  stopBits: 'Stop bits',
  rtscts: 'RTS/CTS flow control (rtscts)',
  xon: 'XOFF of the device stops sending (xon)',
  xoff: 'Send XOFF to the device when the buffer is full (xoff)',
  xany: 'Any character starts sending again (xany)',
  hupcl: 'Drop DTR and RTS when the port is closed (hupcl)',
  forAll:
    'For every port without its own settings; applies the next time it is opened. The modules of this family use 8N1 without flow control.',
  own: 'Kept for this port.',
  asAll: 'As in Settings',
  reopens:
    'The open port keeps its data bits, parity, stop bits and flow control: the driver sets them only when it opens the port.',
  settingsUnsupported: 'This address has no serial settings.',
  lines: 'Lines',
  linesClosed: 'The lines are shown while the port is open.',
  linesUnsupported: 'This port has no control lines.',
  brk: 'Break',
  on: '{line}: on',
  off: '{line}: off',
  unsupported: '{line}: not supported',
} as const;

const zh: SameKeys<typeof en> = {
  title: '{port} 的设置',
  dataBits: '数据位',
  parity: '校验位',
  parityNone: '无',
  parityEven: '偶校验',
  parityOdd: '奇校验',
  parityMark: '标记（1）',
  paritySpace: '空格（0）',
  stopBits: '停止位',
  rtscts: 'RTS/CTS 流控（rtscts）',
  xon: '收到设备的 XOFF 时停止发送（xon）',
  xoff: '缓冲区满时向设备发送 XOFF（xoff）',
  xany: '收到任意字符即恢复发送（xany）',
  hupcl: '关闭端口时拉低 DTR 和 RTS（hupcl）',
  forAll: '用于没有单独设置的端口，下次打开时生效。本系列模块使用 8N1，无流控。',
  own: '只对该端口保存。',
  asAll: '恢复为全局设置',
  reopens: '已打开的端口仍使用原来的数据位、校验位、停止位和流控：驱动只在打开端口时设置它们。',
  settingsUnsupported: '该地址没有串口参数。',
  lines: '信号线',
  linesClosed: '端口打开后显示信号线状态。',
  linesUnsupported: '该端口没有控制信号线。',
  brk: '中断信号（Break）',
  on: '{line}：有效',
  off: '{line}：无效',
  unsupported: '{line}：不支持',
};

export const portPanelWords = words(en, zh);
