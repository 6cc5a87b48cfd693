import type { FailuresOf } from '../failure-shape.ts';

export const moduleFailures: FailuresOf<'at' | 'module' | 'terminal'> = {
  'at/error': {
    happened: '模块拒绝了命令[ {command}][：{answer}]。',
    meaning: '模块不认识该命令、当前状态不允许执行，或命令中某个值有误。',
    action: '请检查命令的拼写和各个值，以及固件是否支持该命令。',
  },
  'at/timeout': {
    happened: '模块没有应答命令[ {command}][（等待 {deadlineMs}）]。',
    meaning: '模块正忙、刚刚重启，或线路上有字节丢失。',
    action: '请检查供电（模块发射瞬间电流可达 2 A）和数据线，然后重试。',
  },
  'at/second-phase-failed': {
    happened: '模块接受了命令[ {command} ]，随后报告失败[：{answer}]。',
    meaning: 'OK 只表示已开始执行，随后返回的结果是失败。',
    action: '请检查网络和设置，然后重试。',
  },
  'at/second-phase-timeout': {
    happened: '模块接受了命令[ {command} ]，但没有等到结果[（等待 {deadlineMs}）]。',
    meaning: 'OK 只表示已开始执行，网络或服务器没有及时回应。',
    action: '请检查信号和服务器地址，然后重试。',
  },
  'at/unexpected-answer': {
    happened: '无法理解对命令[ {command} ]的应答[：{answer}]。',
    meaning: '本程序不认识该固件的应答格式，或线路上有字节丢失。',
    action: '请重试；如果再次出现，请附上本次录制和固件版本反馈问题。',
  },
  'at/unresponsive': {
    happened: '模块停止应答[，最后的命令是 {command}][（{restarted}）][；对 AT 只返回 {answer}]。',
    meaning: '模块死机、断电，或仍在等待一个中断了的文件的剩余部分。',
    action: '请等待半分钟或重启模块后重试。',
  },
  'at/unclaimed': {
    happened: '命令[ {command} ]已发出，其结果按“无归属”显示。',
    meaning: '同时有不止一条命令未应答（包括程序自己发出的 AT），而结果本身不说明属于哪一条。',
    action: '请在收发内容中查看结果；下一条命令会等到模块重新同步后再发送。',
  },
  'terminal/port-held': {
    happened: '端口正在使用中[：{holder}]。',
    meaning: '其他字节会打断这些命令。',
    action: '请先停止它或等它结束，然后重试。',
  },
  'module/no-answer': {
    happened: '[{address} 上]没有模块对 AT 应答 OK[，只收到 {answer}]。',
    meaning:
      '一个模块会出现多个 COM 口，并非每个都接受 AT 命令；也可能是没有供电或仍在启动[，或模块的波特率不是 {baudRate}]。中间的串口服务器必须原样传送 CR LF。',
    action:
      '请用“atelier ports --probe”试模块的其他 COM 口，检查供电[和波特率（当前为 {baudRate}）]；使用 UART 时检查 TX 与 RX 是否交叉连接。',
    actionInWindow:
      '请用“查找模块”搜索；检查供电[和波特率（当前为 {baudRate}）]，使用 UART 时检查 TX 与 RX 是否交叉连接。',
  },
  'module/sim-missing': {
    happened: '模块没有检测到 SIM 卡[：{answer}]。',
    meaning: 'SIM 卡没有插入、方向插反，或触点不洁。',
    action: '请关闭模块电源，正确插入 SIM 卡后重新上电。',
  },
  'module/sim-pin': {
    happened: 'SIM 卡要求输入 PIN 码[（{given}）]。',
    meaning: '没有 PIN 码模块无法注册网络；连续三次输错会锁卡，因此同一个 PIN 码不会尝试第二次。',
    action: '请把 PIN 码写入方案文件（module.simPin），或用手机关闭 PIN 码验证。',
    actionInWindow: '请在接入凭据中填写 SIM 卡 PIN 码，或用手机关闭 PIN 码验证。',
  },
  'module/sim-puk': {
    happened: 'SIM 卡已锁定，要求输入 PUK 码。',
    meaning: 'PIN 码已连续输错三次；PUK 码输错十次卡将报废。',
    action: '请在手机中用 PUK 码解锁，或向运营商索取 PUK 码。',
  },
  'module/sim-failure': {
    happened: 'SIM 卡工作异常[：{answer}]。',
    meaning: '模块检测到卡但无法读取：接触不良、卡已损坏，或卡仍在忙。',
    action: '请重启模块、清洁触点，并换一张 SIM 卡试验。',
  },
  'module/firmware-too-old': {
    happened: '模块固件[ {foundVersion} ]过旧：证书登录至少需要 {minimumVersion|V1104}。',
    meaning: 'Air720 从固件 V1104 开始支持 MQTT 证书认证，更旧的版本会在连接时失败。',
    action: '请用厂商的工具把模块升级到 {minimumVersion|V1104} 或更新的固件，然后重新开始。',
  },
  'module/not-registered': {
    happened: '模块没有注册到网络[（注册状态 {stat}）][（信号 {dbm} dBm）]。',
    meaning: '没有接天线或没有信号覆盖、SIM 卡未激活，或仍在搜网。',
    action: '请检查天线和所在位置，用手机确认 SIM 卡已激活，然后重试。',
  },
  'module/registration-denied': {
    happened: '网络拒绝了这张 SIM 卡[（注册状态 {stat}）]。',
    meaning: '卡未激活、已停机或欠费，或被绑定到其他设备或区域。',
    action: '请向运营商查询 SIM 卡状态。',
  },
  'module/not-attached': {
    happened: '模块已注册网络，但没有数据业务。',
    meaning: 'SIM 卡没有开通流量，或需要专用 APN。',
    action: '请检查流量套餐，把运营商的 APN 写入方案文件（module.apn），并重启模块。',
    actionInWindow: '请检查流量套餐，在接入凭据中填写运营商的 APN，并重启模块。',
  },
  'module/restarted': {
    happened: '模块重启了[，当时正在运行步骤“{step}”]。',
    meaning: '通常是供电在发射瞬间不足。模块上的文件仍在，TLS 和 MQTT 设置已丢失。',
    action: '请使用能提供 2 A 的电源，等模块重新注册网络后再次开始。',
  },
};
