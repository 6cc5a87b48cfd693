/** The names that consoles and brokers use for each value, in the form of `keyOf`: lower case, without blanks and punctuation. */
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

export const isSecretName = (name: ValueName): boolean => name === 'secret' || name === 'password';

const names: ReadonlyMap<string, ValueName> = new Map(
  Object.entries(spellings).flatMap(([name, all]) => all.map((spelling) => [spelling, name as ValueName] as const)),
);

/** Other names in the tables of consoles. Their values are not used, but they help to distinguish names from values. */
const otherNames: ReadonlySet<string> = new Set([
  'name',
  'devicename',
  'nodeid',
  'nodetype',
  'productid',
  'productname',
  'status',
  'state',
  'description',
  'remark',
  'authtype',
  'region',
  '名称',
  '设备名称',
  '设备标识码',
  '节点id',
  '节点类型',
  '产品id',
  '产品名称',
  '所属产品',
  '状态',
  '设备状态',
  '描述',
  '备注',
  '认证类型',
  '设备认证类型',
  '区域',
  '创建时间',
]);

const keyOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9\p{Script=Han}]/gu, '');

/** `null`: not the name of a known value. */
export const valueNameOf = (key: string): ValueName | null =>
  key.length > 200 ? null : (names.get(keyOf(key)) ?? null);

/** The name of a known value, or another name of the tables. */
export const isAnyName = (text: string): boolean =>
  text.length <= 200 && (names.has(keyOf(text)) || otherNames.has(keyOf(text)));

/** Longest first. Any two letters may have a separator between them: `Device ID`, `device_id`. */
const anySpelling = [...names.keys()]
  .sort((a, b) => b.length - a.length)
  .map((spelling) => [...spelling].join('[ \\u00A0\\u3000_-]?'))
  .join('|');

const nameWithColon = new RegExp(
  `(?<=^|[\\s,;,；，|{(（"“”'‘「『«])["“”'‘「『«]?(${anySpelling})["“”'’」』»]? ?[:=：＝]`,
  'giu',
);

/** The names in a line that a colon or `=` follows. The first group of a match is the name without quotes. */
export const namesWithColon = (line: string): readonly RegExpExecArray[] => [...line.matchAll(nameWithColon)];

const wholeName = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${anySpelling})(?![\\p{L}\\p{N}_])`, 'giu');

/** Replaces the blanks inside names by `_`, so that `Device ID` is one word. */
export const withoutBlanksInNames = (text: string): string =>
  text.replace(wholeName, (name) => name.replaceAll(/[ \u00A0\u3000]/g, '_'));
