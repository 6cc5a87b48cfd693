import type { FailuresOf, FailureWords } from '../failure-shape.ts';

type LocalFailures = FailuresOf<'program' | 'usage' | 'profile' | 'credentials' | 'file'> & {
  readonly stopped: FailureWords;
};

export const localFailures: LocalFailures = {
  'program/bug': {
    happened: '程序出错了。',
    meaning: '这不是操作或模块的问题：程序遇到了没有预料到的情况。',
    action: '请再试一次；如果再次出现，请附上本次录制文件反馈问题。',
  },
  'usage/invalid': {
    happened: '输入无效[（{option}）][（{field}[：{problem}]）][：{detail}][：{problems}]。',
    meaning: '没有向模块发送任何内容。',
    action: '请改正该值；在命令后加 --help 可以查看它接受的内容。',
    actionInWindow: '请改正后重试。',
  },
  'usage/not-encodable': {
    happened: '编码[ {encoding} ]中没有该字符[ {character}][（{codePoint}）][（第 {position} 个）]。',
    meaning: '没有发送任何内容，否则设备收到的会是另一个字符。',
    action: '请删除该字符，或选择包含该字符的编码；UTF-8 和 GB18030 包含所有字符。',
  },
  'usage/not-hex': {
    happened: '无法识别十六进制文本[，第 {position} 个字符有误][：“{character}”][（{problem}）]。',
    meaning: '没有发送任何内容。每个字节写成两位十六进制数字（0～9、A～F），字节之间可以有空格。',
    action: '请改正该位置的内容。',
  },
  'usage/bad-escape': {
    happened: '转义[ {escape} ]无法识别或不完整[（第 {position} 个字符）]。',
    meaning:
      '没有发送任何内容。可用的转义：\\r \\n \\t \\v \\a \\b \\f \\0 \\\\，\\x 后跟两位、\\u 后跟四位十六进制数字。',
    action: '请改正该转义；要发送反斜杠本身，请写成 \\\\。',
  },
  'profile/unreadable': {
    happened: '无法读取方案文件[ {path}][（{cause}）][（{detail}）]。',
    meaning: '文件不存在、是文件夹、超过方案文件的大小上限，或当前用户无权读取。',
    action: '请检查 --profile 给出的文件名以及文件权限。',
    actionInWindow: '请重新选择文件，并检查文件权限。',
  },
  'profile/not-opened': {
    happened: '表单没有被替换：等待运行结束时，表单又被修改过。',
    meaning: '没有丢失任何内容，所做的修改仍在表单中。',
    action: '请先保存，或再次选择以放弃修改。',
  },
  'profile/invalid': {
    happened:
      '方案文件[ {path} ]无效[，第 {line} 行[第 {column} 列][：{problem}]][：{problems}][（{field}[：{problem}]）]。',
    meaning: '所有设置都在操作模块之前检查；不认识的名称会被拒绝，因为它们通常是拼写错误。',
    action: '请改正方案文件中指出的设置后重新开始。',
  },
  'credentials/invalid': {
    happened: '用这些值无法生成接入凭据[（{field}[：{problem}]）]。',
    meaning: 'clientId、用户名和密码由设备 ID、密钥和时间戳得出；每项不超过 256 字节，不能含换行符或引号。',
    action: '请从控制台重新复制设备 ID 和密钥，前后不要带空格或换行。',
  },
  'file/missing': {
    happened: '文件[ {path} ]不存在。',
    meaning: '方案文件中的相对路径以方案文件所在的文件夹为起点。',
    action: '请检查文件名和所在文件夹。',
  },
  'file/denied': {
    happened: '当前用户无权使用文件[ {path}]。',
    meaning: '文件或其所在文件夹的权限不允许。',
    action: '请修改文件权限，或换一个文件夹。',
  },
  'file/unreadable': {
    happened: '无法读取文件[ {path}][（{cause}）][（{detail}）]。',
    meaning: '它是文件夹或设备、对该用途而言过大，或磁盘报告了错误。',
    action: '请确认文件无误，并换到另一块磁盘上再试。',
  },
  'file/unwritable': {
    happened: '无法写入文件[ {path}][（{cause}）][（{detail}）]。',
    meaning: '文件夹不存在或只读，管道没有读取方，或磁盘报告了错误。',
    action: '请换一个文件夹，数据文件夹可用 --data 指定。',
    actionInWindow: '请检查数据文件夹的权限和磁盘剩余空间，然后重试。',
  },
  'file/disk-full': {
    happened: '磁盘已满[（{path}）]。',
    meaning: '模块及其连接不受影响，但报告和录制无法保存。',
    action: '请清理磁盘空间，或用 --data 指定另一块磁盘上的文件夹。',
    actionInWindow: '请清理数据文件夹所在磁盘的空间。',
  },
  'file/secret-locked': {
    happened: '系统密钥环目前无法打开该方案中的密钥。',
    meaning: '密钥仍然保存着，没有被覆盖或删除。',
    action: '请解锁系统密钥环后重新打开该方案，或重新输入密钥。',
  },
  stopped: {
    happened: '操作已停止[，停在步骤“{step}”]。',
    meaning: '模块已恢复到可用状态，已完成的部分仍然有效。',
    action: '可以随时重新开始。',
  },
};
