import type { ActionId } from '../keys.ts';

/**
 * Other names of a thing, in addition to its name on screen. The palette searches all of them, in any language of the window.
 * `commands`: the AT commands that it sends, or that do the same. `why`: the source of these words.
 */
export interface OtherNames {
  readonly en: readonly string[];
  readonly zh: readonly string[];
  readonly commands: readonly string[];
  readonly why: string;
}

const also = (
  why: string,
  en: readonly string[],
  zh: readonly string[],
  commands: readonly string[] = [],
): OtherNames => ({ en, zh, commands, why });

const pages = 'the name of the page, and what is done there';
const terminals = 'SSCOM and other serial terminals';
const console = 'the console of Huawei Cloud IoTDA';
const manual = 'the AT manual of the module';
const editors = 'editors and browsers';

export const actionNames: Readonly<Record<ActionId, OtherNames>> = {
  palette: also(editors, ['command palette'], ['命令面板']),
  goSetup: also(pages, ['provision', 'wizard', 'stages'], ['上云步骤', '配置模块', '向导']),
  goModule: also(
    pages,
    ['signal', 'cells', 'firmware', 'SIM', 'ping', 'operators', 'power off'],
    ['信号', '小区', '固件', 'SIM 卡', '运营商', '关机', '定位'],
  ),
  goTerminal: also(terminals, ['serial console', 'traffic', 'log', 'SSCOM'], ['串口助手', '收发数据', '日志']),
  goMqtt: also(pages, ['messages', 'broker', 'topics'], ['消息', '主题', '物联网平台']),
  goRecordings: also(pages, ['logs', 'history', 'sessions'], ['日志', '历史记录', '会话记录']),
  goSettings: also(editors, ['preferences', 'options', 'configuration'], ['首选项', '选项', '系统设置']),
  portPicker: also(terminals, ['select serial port', 'COM port', 'tty', 'USB'], ['选择串口', '串口号', 'COM 口']),
  connect: also(terminals, ['open port', 'close port', 'disconnect'], ['打开串口', '关闭串口', '打开端口', '断开连接']),
  closeTab: also(editors, ['close tab', 'close session', 'remove session'], ['关闭标签页', '关闭会话', '移除会话']),
  mergePorts: also(
    terminals,
    ['merged view', 'several ports', 'one time line', 'combine logs'],
    ['合并视图', '多串口', '同一时间轴', '合并日志'],
  ),
  findModule: also(
    'what is done there',
    ['scan', 'detect', 'probe ports', 'auto baud'],
    ['扫描', '自动识别', '检测波特率'],
    ['AT'],
  ),
  main: also('the key of it', ['default action'], ['默认操作']),
  stop: also(editors, ['cancel', 'abort', 'interrupt'], ['取消', '中止', '终止']),
  nextPanel: also(editors, ['switch panel', 'focus'], ['切换面板', '切换焦点']),
  previousPanel: also(editors, ['switch panel back'], ['切换到上一面板']),
  commandPage: also(terminals, ['manual', 'help', 'documentation', 'AT command'], ['手册', '帮助', '命令说明']),
  searchHistory: also(terminals, ['history', 'reverse search', 'recent commands'], ['历史', '历史命令', '反向搜索']),
  commandLine: also(
    terminals,
    ['type a command', 'send AT command', 'input'],
    ['输入命令', '发送命令', '发送 AT 指令'],
  ),
  find: also(editors, ['search'], ['搜索']),
  findNext: also(editors, ['search next'], ['搜索下一个', '查找下一个']),
  findPrevious: also(editors, ['search previous'], ['搜索上一个', '查找上一个']),
  nextError: also(editors, ['next failure', 'next problem'], ['下一处错误', '下一个故障']),
  previousError: also(editors, ['previous failure', 'previous problem'], ['上一处错误', '上一个故障']),
  viewText: also(terminals, ['Text', 'ASCII', 'text mode'], ['文本', '文本模式', '字符显示']),
  viewHex: also(terminals, ['Hex', 'hexadecimal', 'hex mode', 'bytes'], ['HEX', '十六进制', 'HEX 显示', '字节']),
  viewSplit: also(terminals, ['Split', 'hex and text', 'hex dump'], ['对照', '分栏', '十六进制加文本']),
  showSent: also(terminals, ['Sent', 'filter sent', 'TX', 'hide sent'], ['发送', '筛选发送', '过滤发送']),
  showReceived: also(terminals, ['Received', 'filter received', 'RX', 'answers'], ['接收', '筛选接收', '过滤接收']),
  showUrc: also(terminals, ['URC', 'filter URC', 'unsolicited'], ['主动上报', '筛选 URC', '过滤 URC']),
  showErrors: also(terminals, ['Errors', 'filter errors', 'error filter'], ['错误', '筛选错误', '过滤错误']),
  follow: also(terminals, ['Follow', 'auto scroll', 'scroll to the end', 'newest'], ['跟随', '自动滚动', '滚动到底部']),
  clearView: also(terminals, ['clear', 'clear screen', 'clear window'], ['清屏', '清除窗口', '清空接收区']),
  copyLines: also(terminals, ['copy', 'copy log'], ['复制', '复制日志']),
  saveLines: also(terminals, ['save log', 'export lines', 'download'], ['保存日志', '导出', '下载']),
  wrapLines: also(editors, ['word wrap', 'line wrap'], ['自动换行']),
  filterLines: also(editors, ['filter', 'grep', 'regular expression'], ['筛选', '过滤', '正则表达式']),
  goToTime: also(editors, ['jump to time', 'go to line'], ['跳转时间', '定位时间']),
  moveDock: also(editors, ['panel position', 'dock'], ['面板位置', '停靠']),
  language: also('the other language by its own name', ['English', 'Chinese', 'translate'], ['中文', '英文', '语言']),
  theme: also(
    editors,
    ['dark mode', 'light mode', 'colours', 'colors', 'appearance'],
    ['深色模式', '浅色模式', '夜间模式', '外观', '主题', '配色'],
  ),
  setUp: also(
    pages,
    ['run all', 'provision', 'start', 'go online'],
    ['上云', '开始', '一键上云', '执行全部步骤', '全部执行'],
  ),
  resume: also(editors, ['continue', 'retry', 'go on'], ['继续', '重试', '接着执行']),
  runModule: also(
    manual,
    ['check the module', 'SIM', 'signal', 'network', 'IMEI', 'firmware'],
    ['检查模块', '查信号', '查 SIM 卡', '查网络', '固件版本'],
    ['ATI', 'AT+CGMM', 'AT+CGSN', 'AT+CPIN?', 'AT+CSQ', 'AT+CREG?', 'AT+CGREG?', 'AT+CEREG?', 'AT+CGATT?', 'AT+CCLK?'],
  ),
  runCertificate: also(
    manual,
    ['upload certificate', 'write file', 'CA'],
    ['上传证书', '写入证书', 'CA 证书'],
    ['AT+FSCREATE', 'AT+FSWRITE', 'AT+FSREAD', 'AT+FSFLSIZE', 'AT+FSMEM'],
  ),
  runCredentials: also(console, ['derive password', 'check login'], ['计算密码', '生成鉴权信息', '鉴权']),
  runConnect: also(
    manual,
    ['log in', 'TLS', 'MQTTS'],
    ['登录', '建立 TLS 连接', '连接平台'],
    ['AT+SSLCFG', 'AT+MCONFIG', 'AT+SSLMIPSTART', 'AT+MIPSTART', 'AT+MCONNECT', 'AT+MSUB'],
  ),
  runProof: also(manual, ['test message', 'prove'], ['测试消息', '发送测试消息'], ['AT+MPUB']),
  saveReport: also('what is saved', ['export report', 'HTML', 'JSON', 'print'], ['导出报告', '打印报告']),
  lastResults: also('what is shown', ['previous run', 'last run'], ['上次运行', '历史结果']),
  restartModule: also(manual, ['reset', 'reboot'], ['重启', '复位'], ['AT+RESET']),
  readFiles: also(
    manual,
    ['list files', 'file system', 'free space'],
    ['文件列表', '文件系统', '剩余空间'],
    ['AT+FSLS', 'AT+FSMEM'],
  ),
  pasteParameters: also(
    console,
    ['clipboard', 'connection parameters', 'import credentials'],
    ['剪贴板', '连接参数', 'MQTT 连接参数'],
  ),
  useDemoDevice: also('what is tried with it', ['example', 'try out', 'sample'], ['示例', '试用', '体验']),
  saveProfile: also('the older Chinese name of a profile', ['store', 'keep settings'], ['保存配置']),
  newProfile: also('the older Chinese name of a profile', ['create profile', 'empty form'], ['新建配置', '创建方案']),
  importProfile: also(
    'the older Chinese name of a profile',
    ['open file', 'load profile'],
    ['导入配置', '打开文件', '加载方案'],
  ),
  exportProfile: also(
    'the older Chinese name of a profile',
    ['save as file', 'download profile'],
    ['导出配置', '另存为文件'],
  ),
  deleteProfile: also('the older Chinese name of a profile', ['remove profile'], ['删除配置', '移除方案']),
  openConnection: also(
    manual,
    ['open session', 'connect to the broker', 'log in'],
    ['建立会话', '连接服务器', '登录平台', '上线'],
    ['AT+MCONNECT', 'AT+SSLMIPSTART', 'AT+MIPSTART'],
  ),
  closeConnection: also(
    manual,
    ['close session', 'disconnect from the broker', 'log out'],
    ['关闭会话', '断开连接', '断开服务器', '下线'],
    ['AT+MDISCONNECT', 'AT+MIPCLOSE'],
  ),
  subscribe: also(manual, ['new subscription', 'listen to a topic'], ['新增订阅', '监听主题'], ['AT+MSUB']),
  publish: also(
    manual,
    ['send a message', 'report data', 'upload data'],
    ['发送消息', '上报数据', '数据上报'],
    ['AT+MPUB', 'AT+MPUBEX'],
  ),
  readRecordings: also(editors, ['refresh', 'reload'], ['重新读取', '更新列表']),
  recordingsFolder: also(editors, ['open folder', 'show in folder', 'log folder'], ['打开文件夹', '日志目录']),
  deleteEmptyRecordings: also('what is done there', ['clean up', 'remove empty recordings'], ['清理', '清理录制']),
};

/** Parts of Setup that the palette can open. */
export const partNames = {
  certificate: also(
    console,
    ['CA', 'PEM', 'root certificate', 'certificate shelf', 'client certificate', 'private key'],
    ['CA 证书', '根证书', '证书库', '选择证书文件', '客户端证书', '私钥'],
  ),
  credentials: also(
    console,
    [
      'device ID',
      'device secret',
      'access host',
      'access port',
      'time stamp',
      'client ID',
      'username',
      'password',
      'platform',
      'nodeId',
      'three tuple',
    ],
    [
      '设备 ID',
      '设备密钥',
      '接入地址',
      '接入端口',
      '时间戳',
      '客户端 ID',
      '用户名',
      '密码',
      '平台',
      '三元组',
      '设备标识码',
    ],
    ['AT+MCONFIG'],
  ),
  proof: also(
    manual,
    ['topic', 'payload', 'subscription', 'QoS'],
    ['主题', '消息内容', '订阅主题', '测试消息'],
    ['AT+MPUB', 'AT+MSUB'],
  ),
  faults: also(
    'the panel of the virtual module',
    ['fault injection', 'simulate', 'virtual Air720', 'simulator'],
    ['故障模拟', '模拟器', '虚拟 Air720', '仿真'],
  ),
} as const satisfies Readonly<Record<string, OtherNames>>;

/** Rows of the settings. */
export const settingNames = {
  language: also('the languages by their own names', ['English', 'Chinese'], ['中文', '英文', '语言']),
  theme: also(
    editors,
    ['dark mode', 'light mode', 'colors', 'appearance', 'theme'],
    ['深色模式', '浅色模式', '夜间模式', '外观', '主题'],
  ),
  dataBits: also(terminals, ['8N1', 'frame', 'serial settings'], ['串口设置', '数据帧']),
  parity: also(terminals, ['8N1', 'parity bit', 'even', 'odd'], ['奇偶校验', '串口设置']),
  stopBits: also(terminals, ['8N1', 'stop bit'], ['串口设置']),
  flowControl: also(terminals, ['RTS', 'CTS', 'hardware handshake'], ['流控制', '硬件握手']),
  recover: also('what it does', ['reconnect', 'auto reconnect', 'recover'], ['断线重连', '自动恢复']),
  reopen: also(
    'what it does',
    ['reopen', 'auto connect', 'cable', 'unplugged'],
    ['自动重新打开', '重新打开端口', '拔线', '热插拔'],
  ),
  secrets: also('where they are kept', ['keyring', 'password store', 'keychain'], ['密钥环', '密码保存', '钥匙串']),
  data: also('where it is kept', ['data folder', 'files', 'privacy'], ['数据文件夹', '数据目录', '隐私']),
  keys: also(editors, ['shortcuts', 'hotkeys', 'key bindings'], ['键盘快捷键', '热键']),
  about: also(editors, ['version', 'licence', 'license'], ['版本', '许可证', '版权']),
} as const satisfies Readonly<Record<string, OtherNames>>;

/** For profiles, ports and recordings: words for the kind that can be typed before the name. */
export const kindNames = {
  session: also(pages, ['tab', 'session', 'open port'], ['标签页', '会话', '已打开的端口']),
  profile: also('the older Chinese name of a profile', ['profile', 'device', 'recipe'], ['方案', '配置', '设备']),
  port: also(terminals, ['port', 'serial port', 'COM'], ['端口', '串口']),
  recording: also(pages, ['recording', 'log', 'session'], ['录制', '日志', '记录']),
  fault: also('the panel of the virtual module', ['fault', 'simulate'], ['故障', '模拟']),
} as const satisfies Readonly<Record<string, OtherNames>>;
