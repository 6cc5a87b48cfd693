/**
 * The faults of the virtual module, with one description per language. To add a fault: one line here, and one `has('…')`
 * where it acts. A fault of the first group can be limited to one place (`placed-faults.ts`); without a place it acts on every command.
 */
export const faults = {
  reset: { en: 'restarts', zh: '重启' },
  mute: {
    en: 'answers nothing at all; at a place: from there until it restarts',
    zh: '完全不应答；指定位置时：从该处直到重启',
  },
  drop: { en: 'loses its network connection (CLOSED)', zh: '网络连接断开（CLOSED）' },
  error: { en: 'answers ERROR', zh: '返回 ERROR' },
  late: { en: 'continues 12 s late', zh: '迟 12 秒才继续' },
  garbage: { en: 'noise bytes before what follows', zh: '后续输出之前有乱码' },
  'lost-final': {
    en: 'the answer has no end: OK, ERROR or the second phase is lost',
    zh: '应答缺少结尾：OK、ERROR 或异步结果丢失',
  },
  unplug: {
    en: 'the cable is pulled: all connected programs are cut off, a pseudo-terminal is gone for 2 s',
    zh: '线缆被拔出：连接被切断，伪终端消失 2 秒',
  },
  'powered-off': {
    en: 'has no power, as after AT+CPOWD=1; it starts when this fault is cleared',
    zh: '已关机，与 AT+CPOWD=1 之后相同；取消此项后开机',
  },
  'no-sim': { en: 'no SIM card inserted', zh: '未插入 SIM 卡' },
  'sim-pin': { en: 'the SIM card asks for its PIN (1234)', zh: 'SIM 卡要求输入 PIN（1234）' },
  'sim-busy': { en: 'the SIM card is busy for 5 s after the start', zh: 'SIM 卡在启动后 5 秒内忙' },
  'not-registered': { en: 'searches for a network and finds none', zh: '一直搜索网络，未注册' },
  'registration-denied': {
    en: 'the network refuses the registration: packet service not allowed (EMM cause 7)',
    zh: '网络拒绝注册：不允许使用分组业务（EMM 原因值 7）',
  },
  'denied-device': {
    en: 'the network refuses this module, as with a card bound to another IMEI (EMM cause 6)',
    zh: '网络拒绝该模块，如卡已与其他 IMEI 绑定（EMM 原因值 6）',
  },
  'denied-operator': {
    en: 'the card is not allowed in the network of this operator (EMM cause 11)',
    zh: '该卡不允许接入此运营商网络（EMM 原因值 11）',
  },
  'not-attached': { en: 'registered, but not attached to packet service', zh: '已注册，但未附着分组业务' },
  'weak-signal': { en: 'signal too weak for data', zh: '信号太弱，无法稳定传输数据' },
  'voltage-drop': {
    en: 'the supply falls by half a volt while the module registers',
    zh: '模块入网时供电电压下降 0.5 V',
  },
  'old-firmware': {
    en: 'an old firmware of the model, with its limits; on air720h V1009, which has no certificate login',
    zh: '该型号的旧固件及其限制；air720h 为 V1009，不支持证书认证',
  },
  'wrong-clock': { en: 'the clock shows 1980-01-06', zh: '模块时钟停留在 1980-01-06' },
  'connect-fail': { en: 'every connection ends in CONNECT FAIL', zh: '连接总是 CONNECT FAIL' },
  'connect-silent': { en: 'after OK neither CONNECT OK nor CONNECT FAIL ever comes', zh: 'OK 之后再无连接结果' },
  'wrong-password': { en: 'the broker refuses every login', zh: '服务器拒绝任何登录' },
  'drop-after-connect': { en: 'CLOSED comes right after CONNECT OK', zh: 'CONNECT OK 之后立刻 CLOSED' },
  'drop-after-login': { en: 'CLOSED comes right after CONNACK OK', zh: 'CONNACK OK 之后立刻 CLOSED' },
  'no-suback': { en: 'SUBACK never comes', zh: '收不到 SUBACK' },
  'no-puback': { en: 'PUBACK, PUBREC and PUBCOMP never come', zh: '收不到 PUBACK、PUBREC、PUBCOMP' },
  'reset-on-write': { en: 'restarts in the middle of a file upload', zh: '写文件过程中重启' },
  'reset-on-connect': { en: 'restarts while it connects', zh: '连接过程中重启' },
  'mute-after-upload': {
    en: 'answers nothing after the first file upload, until it restarts',
    zh: '写完文件后不再应答，直到重启',
  },
  'no-prompt': { en: 'FSWRITE gives neither prompt nor answer', zh: 'FSWRITE 既无提示符也无应答' },
  'write-timeout': { en: 'loses bytes of an upload, so that it ends in TimeOut', zh: '上传丢字节，最终 TimeOut' },
  'write-error': { en: 'FSWRITE takes the data and ends in ERROR', zh: 'FSWRITE 收完数据后返回 ERROR' },
  'short-write': { en: 'stores one byte less than it was sent and says OK', zh: '少存一个字节却返回 OK' },
  'corrupt-write': { en: 'flips one bit of a stored file and says OK', zh: '存储时翻转一位却返回 OK' },
  'storage-full': { en: 'no space left in the file system', zh: '文件系统已满' },
  'echo-on': { en: 'ATE0 answers OK, but the echo stays', zh: 'ATE0 返回 OK 但回显仍在' },
  'payload-echo': { en: 'echoes the data of a file upload', zh: '回显上传的文件数据' },
  'byte-by-byte': { en: 'every byte is sent in a separate chunk', zh: '输出逐字节到达' },
  'urc-storm': { en: 'unsolicited lines between any two lines of an answer', zh: '应答各行之间插入主动上报' },
  'late-answers': { en: 'every third answer comes 12 s late', zh: '每第三条应答迟到 12 秒' },
  'cereg-as-cgreg': { en: 'AT+CEREG? is answered with the prefix +CGREG:', zh: 'AT+CEREG? 以 +CGREG: 前缀应答' },
  'prompt-blank': { en: 'the prompt is followed by a blank', zh: '提示符后有一个空格' },
  'prompt-line': { en: 'the prompt is followed by a line end', zh: '提示符后有换行' },
  'trailing-blanks': { en: 'blanks at the end of information lines', zh: '信息行末尾有空格' },
  'boot-in-the-middle': {
    en: 'restarts once, instead of the tenth answer',
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

/** Points in the processing of a command, with one description per language. */
export const faultPoints = {
  'before-echo': { en: 'when its line is complete, before the echo of its last bytes', zh: '命令行收完、回显之前' },
  'after-echo': { en: 'instead of or before its answer (the default)', zh: '应答之前或代替应答（默认）' },
  'after-prompt': { en: 'when the prompt has been sent', zh: '提示符发出之后' },
  'mid-payload': { en: 'when half of the data after a prompt is in', zh: '数据收到一半时' },
  'after-ok': { en: 'when OK has been sent', zh: 'OK 发出之后' },
  'before-second-phase': {
    en: 'instead of or before CONNECT OK, CONNACK OK, SUBACK, PUBACK …',
    zh: 'CONNECT OK、CONNACK OK、SUBACK、PUBACK 等异步结果之前',
  },
} as const satisfies Record<string, { readonly en: string; readonly zh: string }>;

export type FaultPoint = keyof typeof faultPoints;
