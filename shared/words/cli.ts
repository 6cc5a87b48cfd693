import type { Words } from './language.ts';
import { fillTemplate } from './template.ts';

/** What the command line says besides steps, failures and warnings. */
export interface CliWords {
  readonly program: string;
  readonly optionHelp: string;
  readonly helpCommand: string;
  readonly optionData: string;
  readonly optionLanguage: string;
  readonly optionJson: string;
  readonly optionVerbose: string;
  readonly version: string;
  readonly ports: string;
  readonly portsProbe: string;
  readonly portsNone: string;
  readonly portsHeader: readonly [string, string, string, string];
  readonly portsNotProbed: string;
  readonly portsNoAnswer: string;
  readonly portsAnswers: string;
  readonly provision: string;
  readonly provisionPort: string;
  readonly provisionProfile: string;
  readonly provisionBaud: string;
  readonly provisionReport: string;
  readonly provisionRecord: string;
  readonly provisionAcceptExpired: string;
  readonly provisionKeep: string;
  readonly provisionResume: string;
  readonly provisionDryRun: string;
  readonly provisionWatch: string;
  readonly provisionRecover: string;
  readonly watchOnline: string;
  readonly watchRecovering: string;
  readonly watchIncomplete: string;
  readonly dryRun: string;
  readonly demo: string;
  readonly demoCloud: string;
  readonly demoFault: string;
  readonly simulate: string;
  readonly simulateTcp: string;
  readonly simulatePty: string;
  readonly simulateCloud: string;
  readonly simulateBroker: string;
  readonly simulateDevice: string;
  readonly simulateFault: string;
  readonly simulateFaults: string;
  readonly simulateModule: string;
  readonly simulatePace: string;
  readonly simulatePlaces: string;
  readonly simulatePoints: string;
  readonly credentials: string;
  readonly credentialsDeviceId: string;
  readonly credentialsSecret: string;
  readonly credentialsSecretFile: string;
  readonly credentialsTimestamp: string;
  readonly credentialsSignType: string;
  readonly certificate: string;
  readonly certificateRole: string;
  readonly certificateSize: string;
  readonly certificateTooLarge: string;
  readonly certificateValid: string;
  readonly certificateSubject: string;
  readonly certificateIssuer: string;
  readonly certificateSelfSigned: string;
  readonly certificateAuthority: string;
  readonly certificateKey: string;
  readonly yes: string;
  readonly no: string;
  readonly summaryDone: string;
  readonly summaryFailed: string;
  readonly summaryModule: string;
  readonly summaryFile: string;
  readonly readBack: string;
  readonly summaryProof: string;
  readonly proofReturned: string;
  readonly proofAcknowledged: string;
  readonly proofAccepted: string;
  readonly proofNone: string;
  readonly recorded: string;
  readonly reported: string;
  readonly disconnected: string;
  readonly notDisconnected: string;
  readonly kept: string;
  readonly waiting: string;
  readonly meaning: string;
  readonly whatToDo: string;
  readonly evidence: string;
  readonly stopping: string;
  readonly simulating: string;
  readonly bug: string;
  readonly maskedBytes: string;
}

const en: CliWords = {
  program: 'Brings a Luat Air720-family 4G module onto an MQTT cloud: certificate, credentials, MQTTS.',
  optionHelp: 'show this help',
  helpCommand: 'show the help of a command',
  optionData: 'folder for recordings, certificates of the demo cloud and settings',
  optionLanguage: 'language',
  optionJson: 'print JSON',
  optionVerbose: 'show the AT lines of both directions',
  version: 'show the version',
  ports: 'list the serial ports, and say which one is the AT port',
  portsProbe: 'ask each port with AT which one answers',
  portsNone: 'No serial port was found. A port can still be typed as a path, COMn or tcp://host:port.',
  portsHeader: ['PORT', 'DEVICE', 'USB', 'AT'],
  portsNotProbed: '(not asked; --probe asks)',
  portsNoAnswer: 'no answer',
  portsAnswers: 'answers at {baud}: {version}',
  provision: 'do the whole job: check-up, certificates, credentials, connection, proof',
  provisionPort: 'device path, COMn, tcp://host:port or sim:',
  provisionProfile: 'profile file (JSON)',
  provisionBaud: 'baud rate of a serial port',
  provisionReport: 'write a report (JSON, without secrets)',
  provisionRecord: 'record the session to this file instead of the data folder',
  provisionAcceptExpired: 'upload a certificate although it has expired; permits nothing else',
  provisionKeep: 'leave the module connected to the broker',
  provisionResume: 'go on where the run of this report ended, after checking what is still true',
  provisionDryRun: 'show what would be sent, secrets masked, and open no port',
  provisionWatch: 'stay after the proof and show received messages until Ctrl+C',
  provisionRecover: 'with --watch: connect again by itself after a loss',
  watchOnline: 'Online. Ctrl+C disconnects.',
  watchRecovering: 'Connecting again in {seconds} s (attempt {attempt}).',
  watchIncomplete: '{bytes} bytes, incomplete',
  dryRun: 'Nothing was sent. This is what a module would get that answers as it should and holds no files.',
  demo: 'show the whole job on the built-in virtual module and the demo cloud; no hardware, no network',
  demoCloud: 'what the demo cloud plays: huawei-iotda, or huawei-v1, the platform of the articles',
  demoFault: 'make something go wrong (see simulate --help)',
  simulate: 'run the virtual module and the demo cloud for other programs',
  simulateTcp: 'serve the module at this TCP port of 127.0.0.1 (0: any)',
  simulatePty: 'serve the module on a pseudo-terminal and link it here (Linux, macOS; needs socat or python3)',
  simulateCloud: 'TCP port of the demo cloud (default: any)',
  simulateBroker: 'lead every connection of the module to this broker, e.g. mqtts://127.0.0.1:8883',
  simulateDevice: 'a further device that the demo cloud knows, as id:secret',
  simulateFault: 'a fault or quirk of the virtual module',
  simulateFaults: 'Faults and quirks:',
  simulateModule: 'model of the virtual module, air720h if left out',
  simulatePace: 'bytes take the time that they take at this baud rate (default: none)',
  simulatePlaces:
    'These may stand at a place: a command (every time), its second occurrence only, a point of it; several faults with commas:',
  simulatePoints: 'Points:',
  credentials: 'derive clientId, username and password of a Huawei device (prints them)',
  credentialsDeviceId: 'device id',
  credentialsSecret: 'device secret',
  credentialsSecretFile: 'file that holds the device secret; - reads standard input',
  credentialsTimestamp: 'UTC hour as YYYYMMDDHH (default: now)',
  credentialsSignType: '0: the platform does not compare the hour, 1: it does',
  certificate: 'say what is in a certificate file, and how it would be sent to a module',
  certificateRole: 'judge it as the CA or as the client certificate',
  certificateSize: '{bytes} bytes as sent to the module (LF, no final newline), SHA-256 {sha256}',
  certificateTooLarge: 'Too large for a module: the file has {bytes} bytes, at most {limit} are taken.',
  certificateValid: 'valid',
  certificateSubject: 'subject',
  certificateIssuer: 'issuer',
  certificateSelfSigned: 'self-signed',
  certificateAuthority: 'CA',
  certificateKey: 'key',
  yes: 'yes',
  no: 'no',
  summaryDone: 'Done in {seconds} s.',
  summaryFailed: 'Not done: stopped at "{step}" after {seconds} s.',
  summaryModule: 'Module: {model}, firmware {firmware}, IMEI {imei}',
  summaryFile: 'On the module: {file}, {bytes} bytes, SHA-256 {sha256}, {verified}',
  readBack: 'read back and identical',
  summaryProof: 'Proof: {proof}',
  proofReturned: 'the message came back by subscription',
  proofAcknowledged: 'the broker acknowledged the message',
  proofAccepted: 'the module took the message; at QoS 0 nothing proves more',
  proofNone: 'none',
  recorded: 'Recording: {path}',
  reported: 'Report: {path}',
  disconnected: 'Disconnected in order.',
  notDisconnected: 'The module did not confirm that the connection is closed.',
  kept: 'The module stays connected.',
  waiting: 'waiting {seconds} s of at most {limit} s',
  meaning: 'What it means:',
  whatToDo: 'What to do:',
  evidence: 'What the module said:',
  stopping: 'Stopping in order. Press Ctrl+C again to leave at once.',
  simulating: 'Ctrl+C ends the simulation.',
  bug: 'This is a fault of ATelier itself. Please report it with these lines:',
  maskedBytes: '{bytes} bytes',
};

const zh: CliWords = {
  program: '让合宙 Air720 系列 4G 模块接入 MQTT 云平台：证书、连接参数、MQTTS。',
  optionHelp: '显示帮助',
  helpCommand: '显示某个命令的帮助',
  optionData: '存放录制、演示云证书与设置的目录',
  optionLanguage: '语言',
  optionJson: '输出 JSON',
  optionVerbose: '显示收发的每一行 AT 数据',
  version: '显示版本',
  ports: '列出串口，并指出哪个是 AT 口',
  portsProbe: '向每个串口发送 AT，看哪个应答',
  portsNone: '未发现串口。仍可直接输入路径、COMn 或 tcp://host:port。',
  portsHeader: ['串口', '设备', 'USB', 'AT'],
  portsNotProbed: '（未探测，可用 --probe）',
  portsNoAnswer: '无应答',
  portsAnswers: '以 {baud} 应答：{version}',
  provision: '完成全部工作：模块体检、证书、接入凭据、连接、验证',
  provisionPort: '设备路径、COMn、tcp://host:port 或 sim:',
  provisionProfile: '方案文件（JSON）',
  provisionBaud: '串口波特率',
  provisionReport: '写出报告（JSON，不含密钥）',
  provisionRecord: '把会话录制到此文件，而不是数据目录',
  provisionAcceptExpired: '证书已过期也上传；除此之外不放宽任何检查',
  provisionKeep: '让模块保持与服务器的连接',
  provisionResume: '从此报告所记录的中断处继续，并先核对哪些仍然有效',
  provisionDryRun: '显示将要发送的内容（密钥已屏蔽），不打开串口',
  provisionWatch: '验证后继续停留并显示收到的消息，直到 Ctrl+C',
  provisionRecover: '与 --watch 同用：断开后自动重连',
  watchOnline: '在线。按 Ctrl+C 断开。',
  watchRecovering: '{seconds} 秒后重连（第 {attempt} 次）。',
  watchIncomplete: '{bytes} 字节，不完整',
  dryRun: '未发送任何内容。以上是一个正常应答且没有文件的模块将会收到的内容。',
  demo: '在内置虚拟模块与演示云上演示全过程，无需硬件与网络',
  demoCloud: '演示云扮演的平台：huawei-iotda，或教程中的旧平台 huawei-v1',
  demoFault: '制造一个故障（见 simulate --help）',
  simulate: '为其他程序运行虚拟模块与演示云',
  simulateTcp: '在 127.0.0.1 的此 TCP 端口提供模块（0 表示任意）',
  simulatePty: '以伪终端提供模块并在此处建立链接（Linux、macOS，需要 socat 或 python3）',
  simulateCloud: '演示云的 TCP 端口（默认任意）',
  simulateBroker: '把模块的所有连接引到此服务器，例如 mqtts://127.0.0.1:8883',
  simulateDevice: '演示云另外认识的设备，格式 id:secret',
  simulateFault: '虚拟模块的故障或特殊行为',
  simulateFaults: '故障与特殊行为：',
  simulateModule: '虚拟模块的型号，省略时为 air720h',
  simulatePace: '按此波特率的速度收发字节（默认不限速）',
  simulatePlaces: '以下故障可指定位置：某条命令（每次）、仅该命令的第二次、命令中的某一点；多个故障用逗号分隔：',
  simulatePoints: '位置：',
  credentials: '推导华为设备的 clientId、username 与 password（会显示出来）',
  credentialsDeviceId: '设备 ID',
  credentialsSecret: '设备密钥',
  credentialsSecretFile: '存放设备密钥的文件；- 表示从标准输入读取',
  credentialsTimestamp: 'UTC 小时，格式 YYYYMMDDHH（默认当前）',
  credentialsSignType: '0：平台不比较时间戳，1：比较',
  certificate: '说明证书文件的内容，以及将如何发送给模块',
  certificateRole: '按 CA 还是客户端证书判断',
  certificateSize: '发送给模块 {bytes} 字节（LF 换行，末尾无换行），SHA-256 {sha256}',
  certificateTooLarge: '对模块来说过大：文件有 {bytes} 字节，上限为 {limit} 字节。',
  certificateValid: '有效期',
  certificateSubject: '使用者',
  certificateIssuer: '颁发者',
  certificateSelfSigned: '自签名',
  certificateAuthority: 'CA',
  certificateKey: '密钥',
  yes: '是',
  no: '否',
  summaryDone: '完成，用时 {seconds} 秒。',
  summaryFailed: '未完成：在“{step}”停止，用时 {seconds} 秒。',
  summaryModule: '模块：{model}，固件 {firmware}，IMEI {imei}',
  summaryFile: '模块上的文件：{file}，{bytes} 字节，SHA-256 {sha256}，{verified}',
  readBack: '已回读，内容一致',
  summaryProof: '验证：{proof}',
  proofReturned: '消息经订阅返回',
  proofAcknowledged: '服务器已确认消息',
  proofAccepted: '模块已接收消息；QoS 0 下无法进一步证明',
  proofNone: '无',
  recorded: '录制：{path}',
  reported: '报告：{path}',
  disconnected: '已正常断开。',
  notDisconnected: '模块未确认连接已关闭。',
  kept: '模块保持连接。',
  waiting: '已等待 {seconds} 秒，最多 {limit} 秒',
  meaning: '含义：',
  whatToDo: '处理办法：',
  evidence: '模块的应答：',
  stopping: '正在有序停止。再按一次 Ctrl+C 立即退出。',
  simulating: '按 Ctrl+C 结束模拟。',
  bug: '这是 ATelier 自身的错误，请附上以下内容反馈：',
  maskedBytes: '{bytes} 字节',
};

export const cliWords: Words<CliWords> = { en, zh };

/** Puts facts into a sentence of this table; a missing one becomes an empty text. */
export const fillCliWords = (template: string, facts: Readonly<Record<string, string | number>>): string =>
  fillTemplate(template, (name) => (Object.hasOwn(facts, name) ? String(facts[name]) : null), '');
