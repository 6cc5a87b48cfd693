/** What can be made wrong with the virtual module, one description per language. Adding a fault: one line here, one `has('…')` where it acts. */
export const faults = {
  'no-sim': { en: 'no SIM card inserted', zh: '未插入 SIM 卡' },
  'sim-pin': { en: 'the SIM card asks for its PIN (1234)', zh: 'SIM 卡要求输入 PIN（1234）' },
  'sim-busy': { en: 'the SIM card is busy for 5 s after the start', zh: 'SIM 卡在启动后 5 秒内忙' },
  'not-registered': { en: 'searches for a network and finds none', zh: '一直搜索网络，未注册' },
  'registration-denied': { en: 'the network refuses the registration', zh: '网络拒绝注册' },
  'not-attached': { en: 'registered, but not attached to packet service', zh: '已注册，但未附着分组业务' },
  'weak-signal': { en: 'signal too weak for data', zh: '信号太弱，无法稳定传输数据' },
  'old-firmware': { en: 'firmware V1009, which has no certificate login', zh: '固件为 V1009，不支持证书认证' },
  'wrong-clock': { en: 'the clock stands at 1980-01-06', zh: '模块时钟停留在 1980-01-06' },
  'connect-fail': { en: 'every connection ends in CONNECT FAIL', zh: '连接总是 CONNECT FAIL' },
  'connect-silent': { en: 'after OK neither CONNECT OK nor CONNECT FAIL ever comes', zh: 'OK 之后再无连接结果' },
  'wrong-password': { en: 'the broker refuses every login', zh: '服务器拒绝任何登录' },
  'drop-after-connect': { en: 'CLOSED comes right after CONNECT OK', zh: 'CONNECT OK 之后立刻 CLOSED' },
  'drop-after-login': { en: 'CLOSED comes right after CONNACK OK', zh: 'CONNACK OK 之后立刻 CLOSED' },
  'no-suback': { en: 'SUBACK never comes', zh: '收不到 SUBACK' },
  'no-puback': { en: 'PUBACK, PUBREC and PUBCOMP never come', zh: '收不到 PUBACK、PUBREC、PUBCOMP' },
  'reset-on-write': { en: 'restarts in the middle of a file upload', zh: '写文件过程中重启' },
  'reset-on-connect': { en: 'restarts while it connects', zh: '连接过程中重启' },
  mute: { en: 'answers nothing at all', zh: '完全不应答' },
  'mute-after-upload': {
    en: 'answers nothing after the first file upload, until it restarts',
    zh: '写完文件后不再应答，直到重启',
  },
  'no-prompt': { en: 'FSWRITE gives neither prompt nor answer', zh: 'FSWRITE 既无提示符也无应答' },
  'write-timeout': { en: 'loses bytes of an upload, so that it ends in TimeOut', zh: '上传丢字节，最终 TimeOut' },
  'write-error': { en: 'FSWRITE takes the data and ends in ERROR', zh: 'FSWRITE 收完数据后返回 ERROR' },
  'short-write': { en: 'stores one byte less than it was sent and says OK', zh: '少存一个字节却返回 OK' },
  'corrupt-write': { en: 'flips one bit of a stored file and says OK', zh: '存储时翻转一位却返回 OK' },
  'storage-full': { en: 'no room left in the file system', zh: '文件系统已满' },
  'echo-on': { en: 'ATE0 answers OK, but the echo stays', zh: 'ATE0 返回 OK 但回显仍在' },
  'payload-echo': { en: 'echoes the data of a file upload', zh: '回显上传的文件数据' },
  'byte-by-byte': { en: 'every byte leaves in a chunk of its own', zh: '输出逐字节到达' },
  'urc-storm': { en: 'unsolicited lines between any two lines of an answer', zh: '应答各行之间插入主动上报' },
  'late-answers': { en: 'every third answer comes 12 s late', zh: '每第三条应答迟到 12 秒' },
  'cereg-as-cgreg': { en: 'AT+CEREG? is answered with the prefix +CGREG:', zh: 'AT+CEREG? 以 +CGREG: 前缀应答' },
  'prompt-blank': { en: 'the prompt is followed by a blank', zh: '提示符后有一个空格' },
  'prompt-line': { en: 'the prompt is followed by a line end', zh: '提示符后有换行' },
  'trailing-blanks': { en: 'blanks at the end of information lines', zh: '信息行末尾有空格' },
  'boot-in-the-middle': {
    en: 'restarts by itself once, instead of the tenth answer',
    zh: '在第十条应答时自行重启一次',
  },
  'read-extra-line-ends': {
    en: 'none, one or two line ends between file data and OK',
    zh: '读文件数据与 OK 之间有 0–2 个换行',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type FaultName = keyof typeof faults;

export const faultNames = Object.keys(faults) as readonly FaultName[];

export const isFaultName = (text: string): text is FaultName => Object.hasOwn(faults, text);
