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
export type NamedValues = ReadonlyMap<ValueName, string>;

const names: ReadonlyMap<string, ValueName> = new Map(
  Object.entries(spellings).flatMap(([name, all]) => all.map((spelling) => [spelling, name as ValueName] as const)),
);

const nameOf = (key: string): ValueName | null =>
  names.get(key.toLowerCase().replace(/[^a-z0-9\p{Script=Han}]/gu, '')) ?? null;

/** Longer values belong to none of these. */
const limitCharacters = 8_192;
const maximumDepth = 4;

/** Values by their names: out of parsed JSON if there is any, else out of AT commands or of lines `name: value`. The first of a name counts. */
export const readNamedValues = (text: string, json: unknown): NamedValues => {
  const values = new Map<ValueName, string>();
  const take = (name: ValueName | null, value: string): void => {
    if (name === null || value === '' || value.length > limitCharacters || values.has(name)) return;
    values.set(name, value);
  };
  if (typeof json === 'object' && json !== null) {
    takeJson(json, take, 0);
    return values;
  }
  takeCommands(text, take);
  if (values.size === 0) takeLines(text, take);
  return values;
};

type Take = (name: ValueName | null, value: string) => void;

/** Objects inside objects too, such as `auth_info`; of lists only the first element. */
const takeJson = (json: object, take: Take, depth: number): void => {
  const entries = Array.isArray(json) ? json.slice(0, 1).map((value: unknown) => ['', value]) : Object.entries(json);
  for (const [key, value] of entries as readonly (readonly [string, unknown])[]) {
    if (typeof value === 'string') take(nameOf(key), value.trim());
    else if (typeof value === 'number' && Number.isFinite(value)) take(nameOf(key), String(value));
  }
  if (depth === maximumDepth) return;
  for (const [, value] of entries as readonly (readonly [string, unknown])[]) {
    if (typeof value === 'object' && value !== null) takeJson(value, take, depth + 1);
  }
};

/** The login and the address as the commands of the article carry them. */
const takeCommands = (text: string, take: Take): void => {
  const login = /\+MCONFIG="?([^",\r\n]*)"?,"?([^",\r\n]*)"?,"?([^",\r\n]*)"?/i.exec(text);
  if (login) {
    take('clientId', login[1]?.trim() ?? '');
    take('username', login[2]?.trim() ?? '');
    take('password', login[3]?.trim() ?? '');
  }
  const address = /\+(SSL)?MIPSTART="?([^",\r\n]*)"?,"?(\d{1,5})/i.exec(text);
  if (address) {
    take('host', address[2]?.trim() ?? '');
    take('port', address[3] ?? '');
    take('protocol', address[1] === undefined ? 'mqtt' : 'mqtts');
  }
};

/** `name: value`, `name=value`, `name value`, or a name on one line and its value on the next. */
const takeLines = (text: string, take: Take): void => {
  let waiting: ValueName | null = null;
  for (const raw of text.split(/\r\n|\r|\n/)) {
    const line = raw.trim();
    if (line === '') continue;
    const address = /^mqtts?:\/\//i.test(line);
    const found = address ? { name: 'host' as const, value: line } : (readLine(line) ?? { name: null, value: '' });
    if (found.name === null && waiting !== null) take(waiting, unquoted(line));
    else take(found.name, unquoted(found.value));
    waiting = found.name !== null && unquoted(found.value) === '' ? found.name : null;
  }
};

const readLine = (line: string): { readonly name: ValueName; readonly value: string } | null => {
  const separated = /^([^:=：＝\t]{1,60})[:=：＝\t](.*)$/.exec(line);
  const name = nameOf(separated?.[1] ?? line);
  if (name !== null) return { name, value: separated?.[2] ?? '' };
  const words = /^(\S{1,60})\s+(\S+)$/.exec(line);
  const first = nameOf(words?.[1] ?? '');
  return first === null ? null : { name: first, value: words?.[2] ?? '' };
};

/** Without blanks, one pair of quotes and the comma that a line of JSON leaves. */
const unquoted = (text: string): string => {
  const value = text
    .trim()
    .replace(/[,;，；]$/, '')
    .trim();
  const quoted = /^(["'“”‘’`])(.*)(["'“”‘’`])$/.exec(value);
  return quoted?.[2] ?? value;
};
