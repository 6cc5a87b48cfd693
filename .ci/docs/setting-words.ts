/** What a setting of the profile means. English goes into the JSON Schema too; both into docs/profile.*. */
export interface SettingWords {
  readonly en: string;
  readonly zh: string;
}

const of = (en: string, zh: string): SettingWords => ({ en, zh });

/** By the key in the file; `[]`: the elements of a list. A test fails for a setting without words, and for words without a setting. */
export const settingWords: Readonly<Record<string, SettingWords>> = {
  $schema: of(
    'For editors: where the JSON Schema of this file is. Not used.',
    '供编辑器使用：本文件 JSON Schema 的位置，程序不使用。',
  ),
  version: of('The version of the file format.', '文件格式的版本。'),
  name: of('Display name.', '方案名称。'),

  cloud: of('The platform and the login of the device.', '平台与设备登录信息。'),
  'cloud.kind': of(
    'Huawei IoTDA, the retired platform, for which the tutorial of 2019 was written, or any broker.',
    '华为云 IoTDA、2019 年文章所用且已停用的平台，或任意服务器。',
  ),
  'cloud.host': of('The access host, without scheme and port.', '接入地址，不含协议和端口。'),
  'cloud.port': of('8883, or 1883 without TLS, if left out.', '省略时为 8883，不用 TLS 时为 1883。'),
  'cloud.deviceId': of(
    'The device ID; with authType 2 the nodeId. Huawei only.',
    '设备 ID；authType 为 2 时是 nodeId。仅用于华为平台。',
  ),
  'cloud.secret': of(
    'The device secret. One of secret, secretFile and password, unless the login is by client certificate.',
    '设备密钥。secret、secretFile、password 三者给出一个；以客户端证书登录时可都不给。',
  ),
  'cloud.secretFile': of(
    'A file that contains the device secret, relative to this file.',
    '保存设备密钥的文件，路径相对于本文件。',
  ),
  'cloud.timestamp': of(
    'The UTC hour of the login as YYYYMMDDHH; the current hour if left out.',
    '登录所用的 UTC 小时，格式 YYYYMMDDHH；省略时取当前小时。',
  ),
  'cloud.signType': of('0: the platform does not compare the hour. 1: it does.', '0：平台不校验时间戳；1：校验。'),
  'cloud.authType': of(
    '0: deviceId is a device ID. 2: it is a nodeId.',
    '0：deviceId 是设备 ID；2：deviceId 是 nodeId。',
  ),
  'cloud.clientId': of(
    'Given for any broker; for Huawei derived if left out.',
    '任意服务器须给出；华为平台省略时由程序推导。',
  ),
  'cloud.username': of(
    'Given for any broker (null: a login without one); for Huawei derived if left out.',
    '任意服务器须给出（null 表示不用）；华为平台省略时由程序推导。',
  ),
  'cloud.password': of(
    'Given for any broker (null: a login without one); for Huawei instead of the secret.',
    '任意服务器须给出（null 表示不用）；华为平台可代替密钥。',
  ),

  tls: of('The connection.', '连接的加密。'),
  'tls.enabled': of('false: MQTT without TLS.', 'false：不使用 TLS。'),
  'tls.ca': of(
    'The CA certificate: a PEM or DER file, relative to this file, or PEM text.',
    'CA 证书：PEM 或 DER 文件（相对于本文件），或 PEM 文本。',
  ),
  'tls.fileOnModule': of(
    'Its file name on the module. Left out: the name of the file, else ca.crt.',
    '它在模块上的文件名；省略时与原文件同名，否则为 ca.crt。',
  ),
  'tls.clientCert': of('The client certificate, for mutual.', '客户端证书，用于 mutual。'),
  'tls.clientKey': of('Its private key, for mutual.', '客户端证书的私钥，用于 mutual。'),
  'tls.check': of('Which side is checked: none, the server, or both.', '校验对象：不校验、服务器、双向。'),
  'tls.checkDates': of('false: the module ignores validity dates.', 'false：模块忽略证书有效期。'),
  'tls.serverName': of('The name for SNI, if it is not the host.', 'SNI 使用的名称，默认为接入地址。'),
  'tls.version': of("The TLS version; the module's own choice if left out.", 'TLS 版本；省略时由模块决定。'),

  mqtt: of('The MQTT session and its test message.', 'MQTT 参数与测试消息。'),
  'mqtt.keepAlive': of(
    'Seconds, 1 to 65535; Huawei accepts 30 to 1200.',
    '心跳间隔，单位秒，1 至 65535；华为允许 30 至 1200。',
  ),
  'mqtt.cleanSession': of('The broker discards the previous session.', '服务器清除之前的会话状态。'),
  'mqtt.subscriptions': of('At most 100.', '最多 100 个。'),
  'mqtt.subscriptions[].topic': of('A topic filter; + and # are possible.', '订阅的主题，可含 + 和 #。'),
  'mqtt.subscriptions[].qos': of('QoS of the subscription.', '订阅的 QoS。'),
  'mqtt.proof': of(
    'The test message; left out or null: none. It counts as proven when it returns through a matching subscription, or, without one, when it is acknowledged.',
    '测试消息，省略或 null 表示不发。由匹配的订阅收回即为验证，否则以服务器确认为准。',
  ),
  'mqtt.proof.topic': of('The topic it is published to.', '发布的主题。'),
  'mqtt.proof.qos': of(
    'QoS of the publication. At 0 it can only be confirmed that the module accepted it.',
    '发布的 QoS。为 0 时只能确认模块已接受。',
  ),
  'mqtt.proof.payload': of(
    'The text, at most 4100 bytes; the limit of the module may be lower.',
    '消息内容，最多 4100 字节；模块的上限可能更低。',
  ),

  module: of('The module and its SIM card.', '模块与 SIM 卡。'),
  'module.family': of('auto: recognised from the version text.', 'auto：由版本信息识别。'),
  'module.apn': of(
    'null: the APN that the network assigns. A name, or an object with name, user, password and auth.',
    'null：由网络分配。可为名称，或含 name、user、password、auth 的对象。',
  ),
  'module.apn.name': of('The name of the APN.', 'APN 名称。'),
  'module.apn.user': of('User of the APN.', 'APN 用户名。'),
  'module.apn.password': of('Password of the APN.', 'APN 密码。'),
  'module.apn.auth': of(
    'How the APN authenticates. Left out: pap with a user, else none.',
    'APN 认证方式；省略时，有用户名为 pap，否则为 none。',
  ),
  'module.simPin': of('4 to 8 digits. Tried once, never twice.', '4 至 8 位数字，只尝试一次。'),
};
