import type { FailuresOf } from '../failure-shape.ts';

export const certificateFailures: FailuresOf<'certificate'> = {
  'certificate/empty': {
    happened: '证书文件[ {file} ]是空的。',
    meaning: '其中没有可以上传的内容。',
    action: '请从云平台控制台重新获取文件后再选择。',
  },
  'certificate/unreadable': {
    happened: '无法从文件[ {file} ]中读出证书[（第 {line} 行）][：{problem}][（{detail}）][（{label}）]。',
    meaning:
      'PEM 文件以 -----BEGIN CERTIFICATE----- 开始，以 -----END CERTIFICATE----- 结束；缺行、混入弯引号或长破折号等排版符号、保存为 UTF-16 编码，都会破坏它。',
    action: '请选择证书文件本身；如果确实是证书，请重新下载，不要用文字处理软件编辑它。',
  },
  'certificate/is-a-key': {
    happened: '文件[ {file} ]是私钥，不是证书。',
    meaning: '私钥不能当作证书使用，也不应随意传递。',
    action: '请选择此处应有的证书文件。',
  },
  'certificate/not-a-key': {
    happened: '文件[ {file} ]中没有可用的私钥[（{detail}）]。',
    meaning: '用客户端证书登录需要对应的 PEM 格式 RSA 或 EC 私钥。',
    action: '请选择与客户端证书一同生成的私钥文件。',
  },
  'certificate/key-encrypted': {
    happened: '私钥[ {file} ]有密码保护。',
    meaning: '模块无法输入密码，只能使用没有密码的私钥。',
    action: '请用“openssl pkey -in key.pem -out plain.pem”去掉密码，再选择新文件。',
  },
  'certificate/key-mismatch': {
    happened: '私钥[ {file} ]与客户端证书不匹配。',
    meaning: '证书和私钥必须成对，这两个文件来自不同的密钥对。',
    action: '请选择与该证书一同生成的私钥。',
  },
  'certificate/too-large': {
    happened: '文件[ {file} ]过大[：{sizeBytes} 字节][，上限 {limitBytes} 字节]。',
    meaning: '一个证书通常只有一两千字节，这很可能是其他类型的文件。',
    action: '请选择只包含所需证书的文件。',
  },
  'certificate/expired': {
    happened: '证书[ {file} ]已[于 {date} ]过期[；{retired}]。',
    meaning:
      '检查日期的模块会拒绝它。那篇广为流传的 Air720 文章中的根证书已于 2026-05-02 过期，属于华为已停用的旧平台，也从来不适用于现在的接入地址。',
    action:
      '请使用与接入地址对应的 CA 证书（华为 IoTDA 请用其文档提供的最新 CA 文件），或用 --accept-expired 允许本次上传；不要把时钟调回过去。',
    actionInWindow: '请从证书库选择与接入地址对应的 CA 证书，或按“仍然使用此证书”；不要把时钟调回过去。',
  },
  'certificate/not-yet-valid': {
    happened: '证书[ {file} ]尚未生效[，生效日期为 {date}]。',
    meaning: '该证书要以后才能使用，或者本机时钟有误。',
    action: '请检查本机日期，否则换用今天有效的证书。',
  },
  'certificate/not-a-ca': {
    happened: '证书[ {file} ]不是 CA 证书。',
    meaning: '校验服务器需要的是签发机构的证书，而不是设备或服务器自己的证书。',
    action: '请选择与接入地址对应的 CA（根）证书。',
  },
  'certificate/is-a-ca': {
    happened: '此处需要客户端证书，而所选文件[ {file} ]是 CA 证书。',
    meaning: '模块会把它当作自己的身份出示给服务器，服务器会拒绝。',
    action: '请选择为该设备签发的证书。',
  },
  'certificate/damaged': {
    happened: '证书[ {file} ]已损坏：自身的签名与内容不符。',
    meaning: '传递途中有字符被改动或丢失；它仍可解析，但永远无法通过校验。',
    action: '请从来源处重新下载证书。',
  },
  'certificate/no-space': {
    happened: '模块剩余空间不足[：剩余 {found} 字节][，需要 {expected} 字节]。',
    meaning: '以前的证书或其他文件占满了存储空间。',
    action: '请删除模块上不再需要的文件后重试。',
  },
  'certificate/no-prompt': {
    happened: '模块没有请求文件[ {file} ]的数据[（等待 {deadlineMs}）]。',
    meaning: '发送 AT+FSWRITE 后模块应给出提示符“>”；没有提示符就不会发送数据。',
    action: '请重启模块后重新开始；如果再次出现，请升级固件。',
  },
  'certificate/write-refused': {
    happened: '模块拒绝写入文件[ {file}][：{answer}]。',
    meaning: '存储空间已满或损坏，或文件名不被允许（最长 64 字节）。',
    action: '请删除模块上不再需要的文件，或改用 ca.crt 这样简短的文件名，然后重试。',
  },
  'certificate/write-timed-out': {
    happened: '模块没有按时收齐文件[ {file} ]的全部字节[（{deadlineMs}）]，应答 TimeOut。',
    meaning: '线路上丢失了字节，没有凑满声明的字节数；模块上的该文件不可用。',
    action: '请检查数据线和波特率，关闭占用该串口的其他程序，然后重新开始。',
  },
  'certificate/size-differs': {
    happened: '模块上的文件[ {file} ]大小与发送的不一致[：应为 {expected} 字节，实为 {found} 字节]。',
    meaning: '上传不完整；用这样的文件建立 TLS 连接会失败，而且没有原因提示。',
    action: '请重新开始以再次上传；如果再次出现，请检查数据线。',
  },
  'certificate/read-back-differs': {
    happened: '从模块回读的文件[ {file} ]与发送的内容不同。',
    meaning: '线路上或模块存储中有字节发生了变化，该文件不可用。',
    action: '请重新开始以再次上传；如果再次出现，请检查数据线和供电。',
  },
};
