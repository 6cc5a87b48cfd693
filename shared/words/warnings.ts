import type { CommonWarningCode } from '../warnings.ts';
import type { Words } from './language.ts';

type WarningTable = Readonly<Record<CommonWarningCode, string>>;

const en: WarningTable = {
  'firmware-unknown':
    'The firmware version[ "{found}"] is not known to this program; the run continues without a firmware check.',
  'firmware-not-gated':
    'For modules of this family[ ({family})] no minimum firmware for certificate login is known; update the firmware if the TLS connection fails.',
  'signal-none': 'The module receives no signal. Check the antenna, or move the module.',
  'signal-weak': 'The signal is weak[ ({dbm} dBm)]; connecting may be slow or fail. Move the antenna or the module.',
  roaming: 'The SIM card is roaming; the operator may charge for it or block the data connection.',
  'registration-limited':
    'The registration is limited[ (state {stat})]: for short messages only, or without calls. If no data flows, ask the operator about the SIM card.',
  'resumed-on-another-module':
    'This is another module than in the report[ (IMEI {found})]; everything is checked and done again.',
  'identity-unknown': 'The module does not report its {field|full identity}; the report leaves that empty.',
  'data-context-unknown':
    'The module does not show an IP address for its data connection; if connecting fails, check the APN of the SIM card.',
  'clock-was-wrong':
    'The clock of the module was wrong[ (it reported {found})] and has been set from this computer; a wrong clock makes every certificate look expired or not yet valid.',
  'clock-not-set':
    'The clock of the module is wrong[ (it reports {found})] and could not be set; a check of certificate dates on the module may fail.',
  'certificate-expired-accepted':
    'The certificate[ {file}] expired[ on {date}] and is uploaded because that was expressly allowed; a module that checks dates will refuse it.',
  'certificate-expires-soon':
    'The certificate[ {file}] expires soon[, on {date}][, in {days} {days#day|days}]; plan its replacement.',
  'certificate-retired-root':
    "The certificate[ {file}] is Huawei's IoT root of 2016: it expired on 2026-05-02 and belongs to the retired platform only, not to today's access hosts.",
  'certificate-host-mismatch':
    'The CA certificate[ {file}][ ({subject})] does not belong to the host[ {host}]; load the CA that does.',
  'certificate-replaced':
    'On the module there was a file[ {file}] with other content[ ({found} {found#byte|bytes})]; it is replaced.',
  'storage-unknown': 'The module does not report its free space; the upload is tried anyway.',
  'password-mistake':
    'The password does not match the secret and the time stamp[: {problem}]; the broker will probably refuse it. Derive the credentials again.',
  'hour-stale':
    'The hour in the clientId[ ({found})] is not the current UTC hour[ (difference: {hours} h)]; with signType 1 the cloud compares it and may refuse the login.',
  'host-not-recognised':
    "The host[ {host}] has none of Huawei's known forms; it is used unchanged. Compare it with the access details in the console.",
  'host-retired':
    "The host[ {host}] belongs to Huawei's retired IoT platform; new devices are registered in IoTDA, with a new host and a new CA.",
  'host-wrong-side':
    'The host[ {host}] is for applications, not for devices; copy the device-side MQTTS address from the console.',
  'host-of-iotda':
    'The host[ {host}] belongs to IoTDA, but the retired platform is chosen: topics and test message will not fit. Choose Huawei IoTDA.',
  'port-unusual': 'The port[ {port}] is unusual: MQTTS uses 8883, MQTT without TLS 1883.',
  'already-connected':
    'The module was already connected; the connection was closed and opened again with these settings.',
  'connection-not-closed':
    'The module did not confirm that the unfinished connection is closed; the next run tries to close it before it connects.',
  'server-not-checked':
    'The identity of the server is not checked; the connection is encrypted, but anyone could be at its other end.',
  'proof-accepted-only':
    'The module accepted the test message, but at QoS 0 and without a matching subscription nothing proves that it arrived.',
  'recording-failed': 'The session is not being recorded[: {path}][ ({detail})]; work continues without a recording.',
};

const zh: WarningTable = {
  'firmware-unknown': '本程序不认识该固件版本[“{found}”]，将不做固件检查而继续。',
  'firmware-not-gated': '该系列模块[（{family}）]没有已知的证书登录最低固件版本；如果 TLS 连接失败，请升级固件。',
  'signal-none': '模块没有收到信号；请检查天线，或移动模块。',
  'signal-weak': '信号较弱[（{dbm} dBm）]，连接可能很慢或失败；请移动天线或模块。',
  roaming: 'SIM 卡处于漫游状态，运营商可能收取漫游费或禁止数据连接。',
  'registration-limited':
    '网络注册受限[（注册状态 {stat}）]：仅支持短信，或不支持语音。如果数据不通，请向运营商查询该 SIM 卡。',
  'resumed-on-another-module': '这不是报告中的那个模块[（IMEI {found}）]；全部重新检查并运行。',
  'identity-unknown': '模块没有给出{field|全部身份信息}，报告中该项留空。',
  'data-context-unknown': '模块没有显示数据连接的 IP 地址；如果连接失败，请检查 SIM 卡的 APN。',
  'clock-was-wrong': '模块时钟有误[（显示为 {found}）]，已按本机时间校准；时钟错误会让所有证书看起来已过期或尚未生效。',
  'clock-not-set': '模块时钟有误[（显示为 {found}）]且无法校准；模块检查证书日期时可能失败。',
  'certificate-expired-accepted': '证书[ {file} ]已[于 {date} ]过期，因明确允许而仍然上传；检查日期的模块会拒绝它。',
  'certificate-expires-soon': '证书[ {file} ]即将到期[（{date}）][，剩余 {days} 天]，请安排更换。',
  'certificate-retired-root':
    '证书[ {file} ]是华为 2016 年的 IoT 根证书：已于 2026-05-02 过期，只属于已停用的旧平台，不适用于现在的接入地址。',
  'certificate-host-mismatch': 'CA 证书[ {file}][（{subject}）]与接入地址[ {host} ]不对应；请使用与它对应的 CA 证书。',
  'certificate-replaced': '模块上原有的同名文件[ {file} ]内容不同[（{found} 字节）]，将被替换。',
  'storage-unknown': '模块没有给出剩余空间，仍会尝试上传。',
  'password-mistake': '密码与设备密钥和时间戳不符[：{problem}]，服务器很可能拒绝登录；请重新生成接入凭据。',
  'hour-stale':
    'clientId 中的小时[（{found}）]不是当前的 UTC 小时[（相差 {hours} 小时）]；签名类型为 1 时平台会比对，可能拒绝登录。',
  'host-not-recognised': '接入地址[ {host} ]不是已知的华为云形式，将按原样使用；请与控制台的接入信息核对。',
  'host-retired':
    '接入地址[ {host} ]属于华为已停用的旧 IoT 平台；新设备应在 IoTDA 注册，并使用新的接入地址和新的 CA 证书。',
  'host-wrong-side': '接入地址[ {host} ]是应用侧的，不是设备侧的；请从控制台复制设备侧的 MQTTS 接入地址。',
  'host-of-iotda':
    '接入地址[ {host} ]属于 IoTDA，但选择的是已停用的旧平台，主题和测试消息不会匹配；请选择华为云 IoTDA。',
  'port-unusual': '端口[ {port} ]不常见：MQTTS 使用 8883，不加密的 MQTT 使用 1883。',
  'already-connected': '模块原本已连接；已断开并按当前设置重新连接。',
  'connection-not-closed': '模块未确认本次发起的连接已关闭；下次运行会先尝试关闭它，再连接。',
  'server-not-checked': '未校验服务器身份；连接虽然加密，但无法确认对方是谁。',
  'proof-accepted-only': '模块已接受测试消息，但在 QoS 0 且没有匹配的订阅时，无法证明消息已送达。',
  'recording-failed': '本次会话未能录制[：{path}][（{detail}）]；工作照常继续。',
};

/** One or two sentences for every warning, except those of `module-warnings.ts`. */
export const warningWords: Words<WarningTable> = { en, zh };
