/** What a value can be called, each by the first spelling that is left when letter case, blanks and punctuation are gone. */
const spellings = {
  clientId: ['clientid', 'mqttclientid', '客户端id', '客户端标识'],
  username: ['username', 'mqttusername', 'user', '用户名', '用户名称'],
  password: ['password', 'mqttpassword', 'passwd', 'pwd', '密码', '连接密码'],
  host: [
    'hostname',
    'host',
    'server',
    'serveraddress',
    'serveruri',
    'broker',
    'brokeraddress',
    'address',
    'url',
    '接入地址',
    '服务器',
    '服务器地址',
    '主机',
    '域名',
    '地址',
  ],
  port: ['port', 'serverport', 'brokerport', '端口', '接入端口', '端口号'],
  protocol: ['protocol', 'scheme', '协议', '接入协议'],
  deviceId: ['deviceid', '设备id', '设备标识'],
  secret: ['secret', 'devicesecret', '设备密钥', '密钥'],
  timestamp: ['timestamp', '时间戳'],
} as const;

export type ValueName = keyof typeof spellings;

const names: ReadonlyMap<string, ValueName> = new Map(
  Object.entries(spellings).flatMap(([name, all]) => all.map((spelling) => [spelling, name as ValueName] as const)),
);

/** `null`: not the name of a value that is looked for. */
export const valueNameOf = (key: string): ValueName | null =>
  names.get(key.toLowerCase().replace(/[^a-z0-9\p{Script=Han}]/gu, '')) ?? null;

/** Longest first, with what may stand between its letters: `Device ID`, `device_id`. */
const anySpelling = [...names.keys()]
  .sort((a, b) => b.length - a.length)
  .map((spelling) => [...spelling].join('[ _-]?'))
  .join('|');

/** A name with its colon inside a line; the name itself is the first group. */
export const namedPlaces = (line: string): readonly RegExpExecArray[] => [
  ...line.matchAll(new RegExp(`(?<=^|[\\s,;，；|{(（"“”'‘])["“”'‘]?(${anySpelling})["“”'’]? ?[:=：＝]`, 'giu')),
];
