import type { FailuresOf } from '../failure-shape.ts';

export const connectionFailures: FailuresOf<'tls' | 'connect' | 'mqtt' | 'proof'> = {
  'tls/config-refused': {
    happened: '模块拒绝了一项 TLS 设置[（{command}）][：{answer}]。',
    meaning: '指定的文件不在模块上，或固件不支持该设置。',
    action: '请重新上传证书；如果仍被拒绝，请升级固件。',
  },
  'connect/refused': {
    happened: '模块拒绝建立连接[（{address}）][：{answer}]。',
    meaning:
      '模块没有开始连接，或以此应答放弃了连接。[可能的原因（按可能性从高到低）：{causes}。]常见的原因是：地址格式有误、模块的网络连接尚未就绪、接入地址无法到达。',
    action: '请检查接入地址和端口，等模块附着网络后重试。',
  },
  'connect/failed': {
    happened: '模块无法建立连接[（{address}）][：{answer}]。',
    meaning:
      '模块没有说明原因。[可能的原因（按可能性从高到低）：{causes}。]使用 TLS 时常见的原因是：CA 证书过期或与接入地址不匹配、接入地址无法到达、模块时钟错误、固件太旧而不支持服务器的加密套件。',
    action: '请依次检查 CA 证书与接入地址是否对应、接入地址和端口与控制台是否一致、模块时钟是否正确。',
  },
  'connect/closed': {
    happened: '连接[（{address}）]在登录之前被关闭。',
    meaning:
      '服务器结束了连接。[可能的原因（按可能性从高到低）：{causes}。]TLS 连到了非 TLS 端口或相反、服务器拒绝 TLS 握手，或连接后超过 5 秒才登录时会这样。',
    action: '请确认 8883 端口使用 TLS、1883 端口不使用 TLS，然后重试。',
  },
  'connect/timed-out': {
    happened: '连接[（{address}）]没有按时建立[（等待 {deadlineMs}）]。',
    meaning:
      '服务器没有回应。[可能的原因（按可能性从高到低）：{causes}。]接入地址或端口可能有误或被拦截，也可能信号太弱。',
    action: '请核对控制台上的接入地址和端口，再检查信号和 APN，然后重试。',
  },
  'connect/not-closed': {
    happened: '模块上已有连接，且未能确认其关闭[：{answer}]。',
    meaning: '该连接由其他程序或之前的运行建立。通过它登录可能会连到别的服务器，因此没有发送任何登录信息。',
    action: '请重启模块（AT+RESET），退出使用该模块的其他程序，然后重新连接。',
  },
  'connect/close-unconfirmed': {
    happened: '模块没有确认连接已关闭。',
    meaning: '它可能仍处于登录状态：消息可能继续到达，平台上也可能仍显示设备在线。',
    action: '请重新连接（会先尝试关闭旧连接），或重启模块（AT+RESET）。',
  },
  'mqtt/config-refused': {
    happened: '模块拒绝了 MQTT 设置[（{command}）][：{answer}]。',
    meaning: '某个值过长（每项最多 256 字节），或含有该固件不接受的字符。',
    action: '请检查 clientId、用户名和密码的长度以及是否有特殊字符。',
  },
  'mqtt/refused': {
    happened: '服务器拒绝登录[：{answer}]。',
    meaning:
      '模块没有说明原因。[可能的原因（按可能性从高到低）：{causes}。]对于华为云：clientId 必须是 设备ID_认证类型_签名类型_YYYYMMDDHH，用户名是设备 ID，密码是以 clientId 中的时间戳为键对设备密钥做的 HMAC-SHA256；签名类型为 1 时该小时必须是当前的 UTC 小时。',
    action: '请把 clientId、用户名和密码一起重新生成（“atelier credentials”），并与控制台核对设备 ID、密钥和接入地址。',
    actionInWindow: '请把 clientId、用户名和密码一起重新生成，并与控制台核对设备 ID、密钥和接入地址。',
  },
  'mqtt/dropped': {
    happened: '与服务器[（{address}）]的连接已中断[，当时正在运行步骤“{step}”]。',
    meaning:
      '[可能的原因（按可能性从高到低）：{causes}。]相同的 clientId 在别处登录、连接后超过 5 秒才登录、超过 1.5 倍心跳间隔没有心跳，或网络中断时，服务器会断开连接。',
    action: '请确认没有其他程序或模块在使用同一设备，再检查信号，然后重新连接。',
  },
  'mqtt/kicked': {
    happened: '服务器[（{address}）]在一分钟内 {count|多} 次断开连接。',
    meaning: '很可能同一设备正在别处连接：双方每次登录都会挤掉对方，自动重连只会无休止地重复。',
    action: '请关闭使用同一设备的另一个模块或程序，然后重新连接。',
  },
  'mqtt/no-connack': {
    happened: '服务器没有回应登录请求[（等待 {deadlineMs}）]。',
    meaning:
      '连接已建立，但没有收到 CONNACK。[可能的原因（按可能性从高到低）：{causes}。]有些固件在登录被拒时不作提示，端口后面没有 MQTT 服务时也不会有回应。',
    action: '请检查接入地址和端口，重新生成接入凭据后重试。',
  },
  'mqtt/subscribe-refused': {
    happened: '订阅[ {topic} ]被拒绝[：{answer}]。',
    meaning: '该设备不允许订阅此主题、主题中的设备 ID 有误，或订阅数量已达上限。[可能的原因：{causes}。]',
    action: '请核对主题中的设备 ID 与用户名是否一致，并检查控制台中的主题权限。',
  },
  'mqtt/no-suback': {
    happened: '订阅[ {topic} ]没有得到确认[（等待 {deadlineMs}）]。',
    meaning: '模块已发出订阅，但没有收到 SUBACK：主题不被允许，或连接刚刚中断。',
    action: '请检查主题和信号后重试。',
  },
  'mqtt/not-connected': {
    happened: '模块没有连接到服务器，因此没有发布消息。',
    meaning: '发送测试消息需要先登录成功。',
    action: '请先连接，再发送测试消息。',
  },
  'mqtt/publish-refused': {
    happened: '模块拒绝发布消息[（{topic}）][：{answer}]。',
    meaning: '消息对该固件而言过长、含有未转义的字符，或连接已经断开。',
    action: '请缩短消息，确认模块仍然在线，然后重试。',
  },
  'mqtt/no-puback': {
    happened: '服务器没有确认消息[（{topic}）][（等待 {deadlineMs}）]。',
    meaning: 'QoS 1 或 2 的消息必须由服务器确认；在等待时间内没有收到 PUBACK。',
    action: '请检查主题和信号后重试。',
  },
  'proof/not-returned': {
    happened: '测试消息没有返回[（{topic}）][（等待 {deadlineMs}）]。',
    meaning: '消息已发布，也有匹配的订阅，但服务器没有下发；华为云的上报主题不会回传给设备。',
    action: '请在控制台查看消息是否到达，或改用服务器会回传的主题来验证。',
  },
  'proof/differs': {
    happened: '返回的测试消息与发送的不同[（{topic}）][：应为 {expected}，实为 {found}]。',
    meaning: '服务器、途中的规则或固件改变了消息内容。',
    action: '请改用纯 ASCII 文本试验，并检查控制台中的规则。',
  },
};
