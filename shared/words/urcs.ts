import type { UrcName } from '../at/urc-names.ts';
import { meaningOfAnswer } from './device-answers.ts';
import type { Language, Words } from './language.ts';

/** The meaning of each unsolicited result code. */
export const urcWords: Words<Readonly<Record<UrcName, string>>> = {
  en: {
    'boot-rom': 'the module is starting',
    ready: 'the module has started',
    'sms-ready': 'short messages are ready',
    'boot-completed': 'the start is completed',
    'power-down': 'the module switches itself off',
    'network-mode': 'the kind of network changed',
    'no-service': 'no network service',
    service: 'network service is there',
    'network-time': 'the network sent the time',
    'packet-event': 'the packet data connection changed',
    registration: 'the registration in the network changed',
    'packet-data-lost': 'the data connection (PDP) was lost',
    'bearer-lost': 'the bearer for HTTP and NTP was lost',
    'sim-state': 'the state of the SIM card',
    connected: 'the connection to the server is up',
    'connect-failed': 'the connection to the server failed',
    'already-connected': 'a connection exists already',
    'link-state': 'the state of the connection',
    'link-closed': 'the connection was closed',
    'link-error': 'error on the connection',
    'login-accepted': 'the broker accepted the login',
    'login-refused': 'the broker refused the login',
    subscribed: 'the broker confirmed the subscription',
    unsubscribed: 'the broker confirmed the end of the subscription',
    published: 'the broker confirmed the message',
    'publish-received': 'the broker has received the message (QoS 2, first half)',
    'publish-completed': 'the broker has completed the message (QoS 2, second half)',
    'message-waiting': 'a message waits in the module',
    message: 'a message arrived',
    ring: 'incoming call',
    'short-message': 'a short message arrived',
    'time-synchronised': 'result of the time synchronisation',
    'host-name-resolved': 'result of a name lookup',
    'firmware-update': 'progress of a firmware update',
  },
  zh: {
    'boot-rom': '模块正在启动',
    ready: '模块已启动',
    'sms-ready': '短信功能就绪',
    'boot-completed': '启动完成',
    'power-down': '模块正在关机',
    'network-mode': '网络制式变化',
    'no-service': '无网络服务',
    service: '已有网络服务',
    'network-time': '网络下发时间',
    'packet-event': '数据连接变化',
    registration: '网络注册状态变化',
    'packet-data-lost': '数据连接（PDP）已断开',
    'bearer-lost': 'HTTP 和 NTP 使用的承载已断开',
    'sim-state': 'SIM 卡状态',
    connected: '已连接服务器',
    'connect-failed': '连接服务器失败',
    'already-connected': '连接已存在',
    'link-state': '连接状态',
    'link-closed': '连接已关闭',
    'link-error': '连接出错',
    'login-accepted': '服务器接受登录',
    'login-refused': '服务器拒绝登录',
    subscribed: '服务器确认订阅',
    unsubscribed: '服务器确认取消订阅',
    published: '服务器确认收到消息',
    'publish-received': '服务器已收到消息（QoS 2 第一步）',
    'publish-completed': '服务器已完成消息（QoS 2 第二步）',
    'message-waiting': '模块中有待读取的消息',
    message: '收到消息',
    ring: '来电',
    'short-message': '收到短信',
    'time-synchronised': '时间同步结果',
    'host-name-resolved': '域名解析结果',
    'firmware-update': '固件升级进度',
  },
};

type PacketEvent = 'activated' | 'ended-by-network' | 'ended-by-module' | 'detached' | 'modified';

/** The values after `+CGEV:` (docs/at-dialect.md §12). */
export const packetEventWords: Words<Readonly<Record<PacketEvent, string>>> = {
  en: {
    activated: 'the data connection is up',
    'ended-by-network': 'the network ended the data connection',
    'ended-by-module': 'the module ended the data connection',
    detached: 'the module is detached from the network',
    modified: 'the data connection was modified',
  },
  zh: {
    activated: '数据连接已建立',
    'ended-by-network': '网络断开了数据连接',
    'ended-by-module': '模块断开了数据连接',
    detached: '模块已从网络分离',
    modified: '数据连接参数已修改',
  },
};

const packetEvents: readonly (readonly [RegExp, PacketEvent])[] = [
  [/^\+CGEV\s*:\s*NW\s.*\bDEACT\b/, 'ended-by-network'],
  [/^\+CGEV\s*:.*\bDEACT\b/, 'ended-by-module'],
  [/^\+CGEV\s*:.*\bACT\b/, 'activated'],
  [/^\+CGEV\s*:.*\bDETACH\b/, 'detached'],
  [/^\+CGEV\s*:.*\bMODIFY\b/, 'modified'],
];

/** The meaning of an unsolicited result code. */
export const meaningOfUrc = (name: UrcName, line: string, language: Language): string => {
  const event = name === 'packet-event' ? packetEvents.find(([shape]) => shape.test(line))?.[1] : undefined;
  if (event !== undefined) return packetEventWords[language][event];
  return meaningOfAnswer(line, language) ?? urcWords[language][name];
};
