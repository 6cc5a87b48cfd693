import type { CausesOf, OtherCauseKey } from '../cause-keys.ts';

export const otherCauses: CausesOf<OtherCauseKey> = {
  'cable-or-power': {
    cause: '数据线松动，或模块没有供电',
    remedy: '请检查数据线和供电；端口恢复后若未自动打开，请重新连接。',
  },
  'power-lost-with-port': {
    cause: '端口断开时模块随之断电，或在此期间重启过',
    remedy: '请重新连接；若经常发生，请检查数据线和模块供电。',
  },
  'port-renamed': {
    cause: '模块重新出现时换了端口号',
    remedy: '请搜索全部端口，选择有应答的那个。',
  },
  'driver-missing': {
    cause: '模块的 USB 驱动缺失或无响应',
    remedy: '请拔下模块重新插上；仍不行就安装厂家驱动。',
  },
  'port-in-use': {
    cause: '端口被其他程序[（{holder}）]占用',
    remedy: '请关闭 SSCOM 等串口程序（Linux 上还有 ModemManager），再重新连接。',
  },
  'port-rights': {
    cause: '当前用户无权打开该端口[（所属组：{group}）]',
    remedy: '请把用户加入 {group|dialout} 组，重新登录后再连接。',
  },
  'port-choice': {
    cause: '所选地址不是模块的端口',
    remedy: '请从列表中另选端口。',
  },
  'port-settings': {
    cause: '地址或波特率不合适',
    remedy: '请从列表中选择端口，波特率用 115200。',
  },
  'serial-server-off': {
    cause: '该地址上没有程序在监听',
    remedy: '请先启动那里的串口服务器或虚拟模块，再重新连接。',
  },
  'serial-server-name': {
    cause: '本机解析不了串口服务器的名称',
    remedy: '请改正名称，或直接使用 IP 地址。',
  },
  'serial-server-raw': {
    cause: '服务器只转发字节，未启用 RFC 2217',
    remedy: '请改用 {plain|tcp://主机:端口}，或在服务器上启用 RFC 2217。',
  },
  'serial-server-other': {
    cause: '该端口号上是其他类型的服务器',
    remedy: '请核对串口服务器上设置的端口号。',
  },
  'supply-weak': {
    cause: '供电不足，发射瞬间电压跌落',
    remedy: '请换用能提供 2 A 的电源，导线要短而粗，然后重试。',
  },
  'wrong-port': {
    cause: '模块的这个 COM 口不接受 AT 命令',
    remedy: '一个模块有多个 COM 口，请搜索有应答的那个。',
  },
  'baud-rate': {
    cause: '端口与模块的波特率不一致',
    remedy: '请逐一尝试各种常用波特率。',
  },
  'line-noise': {
    cause: '线路上有字节丢失或出错',
    remedy: '请检查数据线、共地和波特率后重试。',
  },
  'module-busy': {
    cause: '模块正忙，或刚刚重启',
    remedy: '请稍等几秒再试。',
  },
  'module-hangs': {
    cause: '模块已死机',
    remedy: '请给模块断电重启，再重新连接。',
  },
  'echo-only': {
    cause: '串口把发送的内容原样返回，但没有应答：固件死机，或 TX 与 RX 短接',
    remedy: '请给模块断电重启。如果拔掉模块后仍有回显，说明线缆把 TX 接到了 RX。',
  },
  'luatos-firmware': {
    cause: '模块运行的是 LuatOS，不是 AT 固件',
    remedy: '请用 Luatools 通过 USB 刷入该型号的 AT 固件；模块上的脚本会被清除。',
  },
  'other-maker': {
    cause: '这是其他厂商的模块，AT 命令不同',
    remedy: '请使用合宙 Air720、Air724 或 Air780 模块，或按该厂商的手册设置。',
  },
  'module-state': {
    cause: '模块在当前状态下拒绝该命令',
    remedy: '请重启模块后重试；模块上的文件不会丢失。',
  },
  'upload-cut-off': {
    cause: '模块仍在等待中断的文件的剩余部分',
    remedy: '请等待半分钟再试。',
  },
  'command-unknown': {
    cause: '该固件不支持此命令[ {command}]，或应答格式不同',
    remedy: '请升级模块固件。',
  },
  'restarted-on-request': {
    cause: '模块按命令重启',
    remedy: '请等模块启动完成，再重新开始。',
  },
  'firmware-crash': {
    cause: '模块固件崩溃',
    remedy: '请重试；如果总在同一处发生，请升级固件。',
  },
  'sim-missing': {
    cause: '没有插 SIM 卡，或卡插反了',
    remedy: '请给模块断电，把卡插到位，再上电。',
  },
  'sim-contacts': {
    cause: 'SIM 卡触点脏污，或卡已损坏',
    remedy: '请清洁触点，或换一张 SIM 卡。',
  },
  'sim-pin-missing': {
    cause: 'SIM 卡设有 PIN 码，但没有填写',
    remedy: '请填写 SIM 卡 PIN 码，或用手机关闭 PIN 码验证。',
  },
  'sim-pin-wrong': {
    cause: 'SIM 卡拒绝了这个 PIN 码',
    remedy: '请改正 PIN 码；它只会发送一次，因为输错三次就会锁卡。',
  },
  'sim-locked': {
    cause: 'PIN 码输错三次，SIM 卡已锁',
    remedy: '请在手机上用 PUK 码解锁，或向运营商索取 PUK 码。',
  },
  'no-coverage': {
    cause: '没有接天线，或此处没有网络覆盖',
    remedy: '请检查天线接头，移到窗边后重新测量。',
  },
  'radio-off': {
    cause: '模块的射频已关闭（AT+CFUN 为 0 或 4）',
    remedy: '请发送 AT+CFUN=1，或重启模块，然后重试。',
  },
  'sim-inactive': {
    cause: 'SIM 卡未激活、停机或欠费',
    remedy: '请把卡放到手机里试一下，或向运营商查询状态。',
  },
  'sim-bound': {
    cause: 'SIM 卡绑定了其他设备或地区',
    remedy: '请让运营商解除绑定，或换一张卡。',
  },
  'no-data-plan': {
    cause: '网络没有给出数据连接：卡未开通流量、APN 不对，或是定向卡',
    remedy: '请向运营商确认此卡是否有流量、需要哪个 APN、允许访问哪些服务器。',
  },
  'card-white-list': {
    cause: 'SIM 卡是定向卡，只能访问指定的服务器[，{host} 不在其中]',
    remedy: '请让卡的所有者放行该域名、端口和 DNS 服务器。',
  },
  'data-used-by-computer': {
    cause: '卡的流量已用完：电脑通过 USB 把模块当作网卡上网',
    remedy: '请用 AT+RNDISCALL=0 关闭网卡并重启模块，再向运营商查询剩余流量。',
  },
  'apn-wrong': {
    cause: 'SIM 卡需要专用 APN',
    remedy: '请填写运营商给出的 APN。',
  },
  'file-damaged': {
    cause: '文件在复制时被截断或改动',
    remedy: '请从来源处重新下载，不要用文字处理软件打开，然后再次选择。',
  },
  'file-of-another-kind': {
    cause: '选错了文件类型',
    remedy: '请选择此处需要的文件。',
  },
  'file-expired': {
    cause: '所选证书已[于 {date} ]过期',
    remedy: '请改用与接入地址对应的当前根证书。',
  },
  'expired-on-purpose': {
    cause: '服务器仍在使用这张过期证书',
    remedy: '请允许使用它，并关闭日期检查。',
  },
  'computer-clock': {
    cause: '本机时钟有误',
    remedy: '请校准本机日期和时间后重试。',
  },
  'key-encrypted': {
    cause: '私钥设有密码，模块无法输入密码',
    remedy: '请用 "openssl pkey -in key.pem -out plain.pem" 去掉密码，再选择新文件。',
  },
  'key-of-another-pair': {
    cause: '证书与私钥不是一对',
    remedy: '请选择与该证书同时生成的私钥。',
  },
  'storage-full': {
    cause: '旧文件占满了模块存储空间',
    remedy: '请删除模块上不再需要的文件。',
  },
  'file-name': {
    cause: '模块不允许这个文件名',
    remedy: '请使用简短的普通名称，例如 ca.crt。',
  },
  'storage-damaged': {
    cause: '模块的存储器已损坏',
    remedy: '请换个文件名重新上传；若仍不一致，则模块有故障。',
  },
  'login-too-long': {
    cause: 'clientId、username 或 password 过长，或含有固件不接受的字符',
    remedy: '请检查这三个值：各不超过 256 字节，不含引号和换行。',
  },
  'not-connected': {
    cause: '模块尚未登录，或连接已经断开',
    remedy: '请先运行“连接”这一步。',
  },
  'message-too-long': {
    cause: '消息对该固件来说过长[：{found} 字节][，最多 {expected}]',
    remedy: '请缩短测试消息。',
  },
  'message-changed': {
    cause: '云端规则或固件改动了消息内容',
    remedy: '请改用纯 ASCII 的测试消息，并检查控制台中的规则。',
  },
  'topic-not-echoed': {
    cause: '服务器不会把该主题[（{topic}）]的消息发回设备',
    remedy: '请改用服务器会发回的主题，或在控制台确认消息已到达。',
  },
  'settings-wrong': {
    cause: '有设置缺失或不正确[（{field}[：{problem}]）]',
    remedy: '请改正已标出的字段。',
  },
  'profile-unreadable': {
    cause: '无法读取方案文件',
    remedy: '请重新填写，或打开另一个方案。',
  },
  'file-missing': {
    cause: '文件被移动或删除',
    remedy: '请放回原处或另选文件，然后重试。',
  },
  'file-rights': {
    cause: '当前用户无权使用该文件或其文件夹',
    remedy: '请修改权限后重试。',
  },
  'disk-full': {
    cause: '本机磁盘已满',
    remedy: '请腾出空间后重试。',
  },
  'keyring-locked': {
    cause: '系统密钥环已锁定或无法访问',
    remedy: '请解锁系统密钥环后重新打开该方案，或重新输入密钥。',
  },
  'disk-error': {
    cause: '本机磁盘报错',
    remedy: '请换用其他磁盘或文件夹后重试。',
  },
  'tool-missing': {
    cause: '本机缺少创建伪终端的工具（socat 或 Python 3）',
    remedy: '请改选虚拟模块或 TCP 地址作为端口。',
  },
  'form-edited': {
    cause: '等待运行结束期间，表单被修改过',
    remedy: '请保存修改，或再次选择以放弃修改。',
  },
  'stopped-by-hand': {
    cause: '按下了停止',
    remedy: '可以随时继续；已确认的部分不会重做。',
  },
  'program-fault': {
    cause: '本程序出错',
    remedy: '请重试；若再次发生，请连同本次会话的录制一起反馈。',
  },
  'virtual-fault': {
    cause: '虚拟模块上设置了故障',
    remedy: '请清除故障后继续。',
  },
};
