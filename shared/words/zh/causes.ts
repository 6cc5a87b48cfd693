import type { CausesOf, ConnectionCauseKey } from '../cause-keys.ts';

export const causes: CausesOf<ConnectionCauseKey> = {
  'ca-expired': {
    cause: '模块上的 CA 证书已[于 {date} ]过期',
    remedy: '请换用与接入地址对应的最新 CA 证书后重新开始。',
  },
  'ca-not-yet-valid': {
    cause: '按模块时钟，CA 证书尚未生效',
    remedy: '请校准模块时钟后重新开始。',
  },
  'ca-retired-root': {
    cause: 'CA 是华为 2016 年的 IoT 根证书，已于 2026-05-02 过期，属于已停用的旧平台',
    remedy: '请在华为 IoTDA 注册设备，从控制台复制新的接入地址，并使用最新的 CA 证书。',
  },
  'ca-not-for-host': {
    cause: '该服务器[（{host}）]的证书不是由这个 CA 签发的',
    remedy: '请使用与接入地址对应的 CA 证书。',
  },
  'ca-missing': {
    cause: '要求校验服务器，但模块上没有 CA 证书',
    remedy: '请在方案文件中指定 CA 证书（tls.ca）后重新开始。',
    remedyInWindow: '请选择 CA 证书后重新开始。',
  },
  'clock-wrong': {
    cause: '模块时钟有误[（{clock}）]，使有效的证书看起来已过期或尚未生效',
    remedy: '请校准模块时钟，或关闭日期检查（tls.checkDates），然后重新开始。',
    remedyInWindow: '请重新运行模块体检（会校准时钟），或关闭“模块检查证书有效期”，然后重新开始。',
  },
  'host-name-differs': {
    cause: '服务器证书上的名称与接入地址[ {host} ]不一致',
    remedy: '请使用控制台给出的域名，不要使用 IP 地址。',
  },
  'host-unknown': {
    cause: '网络中查不到接入地址的域名[ {host}]',
    remedy: '请从控制台重新复制设备侧的 MQTTS 接入地址。',
  },
  'host-unreachable': {
    cause: '模块所在的网络无法到达接入地址[ {address}]',
    remedy: '请核对控制台上的接入地址和端口，再确认 SIM 卡能否访问互联网。',
  },
  'demo-device': {
    cause: '当前方案是演示设备，只有本程序的虚拟模块才能连接演示云',
    remedy: '请填写自己平台的设备信息和接入地址，或改用虚拟模块。',
  },
  'host-wrong-side': {
    cause: '接入地址[ {host} ]是应用侧的，不是设备侧的',
    remedy: '请从控制台复制设备侧的 MQTTS 接入地址。',
  },
  'port-wrong': {
    cause: '端口[ {port} ]不对：MQTTS 使用 8883，不加密的 MQTT 使用 1883',
    remedy: '请改正方案文件中的端口。',
    remedyInWindow: '请改正接入端口。',
  },
  'cipher-old-firmware': {
    cause: '固件只支持旧的 TLS 加密套件，服务器已不再接受',
    remedy: '请升级模块固件。',
  },
  'firmware-too-old': {
    cause: '固件低于 {minimumVersion|V1104}，不能在 MQTT 中使用证书',
    remedy: '请把模块固件升级到 {minimumVersion|V1104} 或更新的版本。',
  },
  'file-on-module-differs': {
    cause: '模块上的证书文件不完整或被改动',
    remedy: '请重新上传证书。',
  },
  'client-certificate-refused': {
    cause: '服务器拒绝了客户端证书',
    remedy: '请确认客户端证书和私钥就是为该设备登记的那一对。',
  },
  'client-certificate-missing': {
    cause: '服务器要求客户端证书',
    remedy: '如果云平台要求，请使用为该设备登记的证书和私钥（tls.check 设为 "mutual"）。',
    remedyInWindow: '如果云平台要求，请选择“双向认证”，并使用为该设备登记的证书和私钥。',
  },
  'network-lost': {
    cause: '模块失去了网络连接',
    remedy: '请等模块重新注册并附着网络后再次开始。',
  },
  'signal-weak': {
    cause: '信号太弱[（{dbm} dBm）]',
    remedy: '请检查天线、移动模块后重试。',
  },
  'login-too-late': {
    cause: '登录太迟：连接后约 5 秒内没有登录，服务器就会断开',
    remedy: '请重试。',
  },
  'older-connection': {
    cause: '模块上还有一个旧连接没有关闭',
    remedy: '请用 AT+MIPCLOSE 关闭它，或重启模块，然后重新连接。',
  },
  'module-socket-hangs': {
    cause: '模块的套接字卡死：已接受连接命令，之后没有任何上报',
    remedy: '请重启模块后重新连接。',
  },
  'same-device-elsewhere': {
    cause: '同一设备在别处登录，双方互相挤下线',
    remedy: '请断开使用该设备的其他程序或模块。',
  },
  'heartbeat-lost': {
    cause: '模块休眠或网络延迟，超过 1.5 倍心跳间隔没有发送心跳',
    remedy: '请把 mqtt.keepAlive 设为 60 至 120，并关闭模块的休眠模式。',
    remedyInWindow: '请把“心跳间隔（秒）”设为 60 至 120，并关闭模块的休眠模式。',
  },
  'client-id-form': {
    cause: 'clientId 不符合 设备ID_认证类型_签名类型_YYYYMMDDHH 的格式',
    remedy: '请把 clientId、用户名和密码一起重新生成。',
  },
  'username-differs': {
    cause: '用户名与 clientId 中的设备 ID 不一致',
    remedy: '请用设备 ID 作为用户名。',
  },
  'password-wrong': {
    cause: '密码与设备密钥或 clientId 中的时间戳不符',
    remedy: '请从控制台重新复制密钥，并把 clientId、用户名和密码一起重新生成。',
  },
  'hour-stale': {
    cause: '签名类型为 1，而 clientId 中的小时不是当前的 UTC 小时',
    remedy: '请改用签名类型 0，或用当前的 UTC 小时重新生成接入凭据。',
  },
  'keep-alive-out-of-range': {
    cause: '心跳间隔超出华为云接受的 30 至 1200 秒',
    remedy: '请把 mqtt.keepAlive 设为 60 至 120。',
    remedyInWindow: '请把“心跳间隔（秒）”设为 60 至 120。',
  },
  'device-not-in-instance': {
    cause: '设备没有注册在该接入地址对应的实例中，或已被冻结',
    remedy: '请在该接入地址所属实例的控制台中查找设备。',
  },
  'device-deleted': {
    cause: '已停用的旧平台删除了该设备：注册后 180 秒内没有登录',
    remedy: '请以超时时间 0 重新注册设备，并填写新的设备 ID 和密钥。',
  },
  'confirmation-lost': {
    cause: '确认（PUBACK）丢失或延迟，消息本身已送达',
    remedy: '请重试；如果经常出现，请检查信号。',
  },
  'topic-not-allowed': {
    cause: '该设备不允许使用主题[ {topic}]',
    remedy: '请核对主题中的设备 ID 与用户名是否一致，并检查控制台中的主题权限。',
  },
  'too-many-subscriptions': {
    cause: '设备的订阅数量已达上限',
    remedy: '请减少订阅的主题。',
  },
};
