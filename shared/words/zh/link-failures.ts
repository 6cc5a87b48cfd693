import type { FailuresOf } from '../failure-shape.ts';

export const linkFailures: FailuresOf<'link'> = {
  'link/missing': {
    happened: '串口[ {path} ]不存在。',
    meaning: '模块没有插好、没有供电、重新插入后换了名称，或缺少 USB 驱动。',
    action: '请检查数据线、供电和驱动，再从“atelier ports”列出的串口中选择。',
    actionInWindow: '请检查数据线、供电和驱动，再从列表中选择串口。',
  },
  'link/busy': {
    happened: '串口[ {path} ]被其他程序占用[（{holder}）]。',
    meaning:
      '一个串口同一时间只能由一个程序使用：通常是 SSCOM、llcom 或其他串口工具；在 Linux 上还可能是 ModemManager，它会自行发送 AT 命令。',
    action:
      '请关闭 SSCOM 等所有串口程序，在 Linux 上还要停止 ModemManager（sudo systemctl stop ModemManager），然后重试。',
  },
  'link/denied': {
    happened: '当前用户无权打开串口[ {path}]。',
    meaning: '在 Linux 上串口属于某个用户组，通常是 dialout[（此串口属于 {group}）]，只有组成员才能打开。',
    action: '请在 Linux 上执行“sudo usermod -aG {group|dialout} $USER”，注销并重新登录后再试。',
  },
  'link/not-serial': {
    happened: '地址[ {path} ]不是串口。',
    meaning: '它是文件、文件夹或其他类型的设备。',
    action: '请从“atelier ports”列出的串口中选择。',
    actionInWindow: '请从列表中选择串口。',
  },
  'link/bad-settings': {
    happened: '无法用这些设置打开端口[ {path}][（{detail}）]。',
    meaning: '地址格式有误，或驱动不支持该波特率；模块通常使用 115200。',
    action: '端口请写设备路径、COMn、tcp://主机:端口、rfc2217://主机:端口 或 sim:，波特率请用 115200。',
  },
  'link/refused': {
    happened: '到模块[ {address} ]的 TCP 连接被拒绝。',
    meaning: '对方主机有响应，但该端口没有程序在监听，或被防火墙拒绝。',
    action: '请在对方启动串口服务器或虚拟模块，并检查端口号。',
  },
  'link/unknown-host': {
    happened: '找不到模块所在的主机[ {address}]。',
    meaning: '主机名拼写有误，或本机目前无法解析域名。',
    action: '请检查主机名，或用 tcp://IP地址:端口 的形式。',
  },
  'link/failed': {
    happened: '无法打开端口[ {address}][（{detail}）][（{error}）]。',
    meaning: '操作系统或驱动返回了一个没有更明确含义的错误。',
    action: '请拔下模块重新插入后再试。',
  },
  'link/lost': {
    happened: '端口[ {address} ]已丢失[，当时正在运行步骤“{step}”][（{detail}）]。',
    meaning: '数据线被拔出、模块断电或重启，或驱动关闭了端口；此后没有再发送任何内容。',
    action: '请检查数据线和供电，待端口恢复后重新连接。',
  },
  'link/slept': {
    happened: '电脑进入睡眠，端口[ {address} ]已关闭。',
    meaning: '正在执行的操作已中断；睡眠期间模块可能断电，端口名也可能改变。',
    action: '请重新连接。',
  },
  'link/not-rfc2217': {
    happened: '服务器[ {path} ]不支持 RFC 2217。',
    meaning:
      'TCP 连接已建立，但服务器没有接受 Telnet 选项 COM-PORT-OPTION，或没有应答串口设置；没有向模块发送任何字节。',
    action: '请在服务器上启用 RFC 2217，或改用 {plain|tcp://主机:端口}，并在服务器上设置波特率。',
  },
  'link/unsupported': {
    happened: '端口[ {path} ]不支持[：{detail}]。',
    meaning: '伪终端、虚拟模块或串口服务器没有这条信号线或这项设置。',
    action: '请保持不变，或改用支持它的端口。',
  },
  'link/pseudo-terminal-unavailable': {
    happened: '本机无法创建伪终端[ {path}][（{reason}）]。',
    meaning: '伪终端需要 socat 或 Python 3，Windows 上没有伪终端。',
    action: '请安装 socat，或用 --tcp 通过 TCP 提供虚拟模块。',
    actionInWindow: '请改选虚拟模块或 TCP 地址作为端口。',
  },
};
