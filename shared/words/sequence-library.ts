/** One command of a group. Name and expected reply come from the table of the dialect where they are not given here. */
export interface LibraryItem {
  readonly line: string;
  /** Replaces the line of help where a command occurs more than once. */
  readonly title?: readonly [en: string, zh: string];
  /** Replaces the reply of the table: the expected one of several, or an error that is also accepted. */
  readonly expect?: string | readonly string[];
  readonly timeout?: string;
  /** Sent at the prompt. */
  readonly data?: string;
}

export interface LibraryGroup {
  readonly name: string;
  readonly title: readonly [en: string, zh: string];
  readonly vars?: Readonly<Record<string, string>>;
  readonly items: readonly (string | LibraryItem)[];
}

const okOrError = ['^OK$', 'ERROR'];

/** Commands that people send by hand, in a useful order. None of them stores a setting permanently, restarts the module or costs money unless its title says so. */
export const libraryGroups: readonly LibraryGroup[] = [
  {
    name: 'check-up',
    title: ['Check-up', '模块检查'],
    items: [
      ...['AT', 'ATI', 'AT+CGMM', 'AT+CGMR', 'AT+CGSN', 'AT+CPIN?', 'AT+ICCID', 'AT+CSQ', 'AT+CREG?', 'AT+CGATT?'],
      ...['AT+CCLK?', 'AT+CBC'],
    ],
  },
  {
    name: 'network',
    title: ['Network', '网络'],
    vars: { apn: 'cmiot', host: 'example.com' },
    items: [
      ...[
        'AT+CSQ',
        'AT+CESQ',
        'AT+CREG?',
        'AT+CGREG?',
        'AT+CEREG?',
        'AT+COPS?',
        'AT+CGATT?',
        'AT+CGDCONT?',
        'AT+CGACT?',
      ],
      { line: 'AT+CGATT=1', title: ['attaches to packet data', '附着分组域'], timeout: '75s' },
      { line: 'AT+CSTT="${apn}","",""', title: ['sets the APN of TCP', '设置 TCP 的 APN'] },
      { line: 'AT+CIICR', timeout: '85s' },
      { line: 'AT+CIFSR', expect: '^\\d{1,3}(\\.\\d{1,3}){3}$' },
      { line: 'AT+CDNSGIP="${host}"', expect: '+CDNSGIP: ?1,' },
    ],
  },
  {
    name: 'files',
    title: ['Files', '文件'],
    vars: { file: 'test.txt', text: 'hello', size: '5' },
    items: [
      ...['AT+FSMEM', 'AT+FSLS'],
      { line: 'AT+FSCREATE="${file}"' },
      { line: 'AT+FSWRITE="${file}",0,${size},10', data: '${text}' },
      { line: 'AT+FSFLSIZE="${file}"', expect: '+FSFLSIZE: ?${size}$' },
      { line: 'AT+FSREAD="${file}",0,${size},0', expect: '^OK$' },
      { line: 'AT+FSDEL="${file}"' },
    ],
  },
  {
    name: 'ssl',
    title: ['TLS settings', 'TLS 设置'],
    vars: { caFile: 'server.crt', host: 'example.com' },
    items: [
      { line: 'AT+FSFLSIZE="${caFile}"', title: ['is the certificate on the module?', '证书是否在模块上'] },
      { line: 'AT+SSLCFG="cacert",88,"${caFile}"', title: ['CA certificate of MQTT', 'MQTT 使用的 CA 证书'] },
      { line: 'AT+SSLCFG="seclevel",88,1', title: ['checks the server', '校验服务器'] },
      { line: 'AT+SSLCFG="hostname",88,"${host}"', title: ['name of the server', '服务器名'] },
      { line: 'AT+SSLCFG="ignorelocaltime",88,0', title: ['checks the dates', '校验有效期'] },
      { line: 'AT+SSLCFG="ignorelocaltime",88,1', title: ['ignores the dates, for tests', '忽略有效期（测试用）'] },
    ],
  },
  {
    name: 'http',
    title: ['HTTP', 'HTTP'],
    vars: { url: 'http://example.com/', apn: 'cmiot' },
    items: [
      { line: 'AT+SAPBR=3,1,"CONTYPE","GPRS"', title: ['bearer type', '承载类型'] },
      { line: 'AT+SAPBR=3,1,"APN","${apn}"', title: ['APN of the bearer', '承载的 APN'] },
      { line: 'AT+SAPBR=1,1', title: ['opens the bearer', '激活承载'], expect: okOrError, timeout: '85s' },
      { line: 'AT+SAPBR=2,1', title: ['state of the bearer', '承载状态'] },
      'AT+HTTPINIT',
      { line: 'AT+HTTPPARA="CID",1', title: ['bearer of the request', '请求使用的承载'] },
      { line: 'AT+HTTPPARA="URL","${url}"', title: ['address of the request', '请求地址'] },
      {
        line: 'AT+HTTPACTION=0',
        title: ['sends the request (GET)', '发送请求（GET）'],
        expect: '+HTTPACTION: ?0,2\\d\\d,',
      },
      'AT+HTTPREAD',
      'AT+HTTPTERM',
      { line: 'AT+SAPBR=0,1', title: ['closes the bearer', '去激活承载'] },
    ],
  },
  {
    name: 'tcp',
    title: ['TCP', 'TCP'],
    vars: { host: 'example.com', port: '80', text: 'hello', size: '5' },
    items: [
      'AT+CIPSTATUS',
      { line: 'AT+CIPSTART="TCP","${host}",${port}', expect: '^CONNECT OK$' },
      { line: 'AT+CIPSEND=${size}', data: '${text}', expect: '^(SEND OK|DATA ACCEPT)' },
      { line: 'AT+CIPCLOSE', expect: '^CLOSE OK$' },
      { line: 'AT+CIPSHUT', expect: '^SHUT OK$' },
    ],
  },
  {
    name: 'location',
    title: ['Location', '定位'],
    items: [
      { line: 'AT+SAPBR=2,1', title: ['state of the bearer', '承载状态'] },
      {
        line: 'AT+CIPGSMLOC=1,1',
        title: ['location by cell towers', '基站定位'],
        expect: '+CIPGSMLOC: ?0,',
        timeout: '75s',
      },
      {
        line: 'AT+CIPGSMLOC=2,1',
        title: ['network time', '网络时间'],
        expect: '+CIPGSMLOC: ?0,',
        timeout: '75s',
      },
      { line: 'AT+WIFILOC=1,1', title: ['location by Wi-Fi', 'Wi-Fi 定位'], expect: '+WIFILOC: ?0,', timeout: '75s' },
      { line: 'AT+CGNSPWR=1', title: ['switches satellite positioning on', '打开卫星定位'] },
      'AT+CGNSINF',
      { line: 'AT+CGNSPWR=0', title: ['switches satellite positioning off', '关闭卫星定位'] },
    ],
  },
  {
    name: 'low-power',
    title: ['Low power', '低功耗'],
    items: [
      ...['AT+CBC', 'AT+CSCLK?'],
      { line: 'AT+CSCLK=2', title: ['sleeps while the port is quiet', '串口空闲时休眠'] },
      { line: 'AT+CSCLK=0', title: ['does not sleep', '不休眠'] },
      'AT+WAKETIM?',
    ],
  },
  {
    name: 'update',
    title: ['Firmware update', '固件升级'],
    items: ['AT+CGMR', { line: 'AT+UPGRADE?', title: ['state of the update', '升级状态'] }],
  },
];

export const mqttTitle = (en: string, zh: string): readonly [en: string, zh: string] => [`MQTT: ${en}`, `MQTT：${zh}`];
