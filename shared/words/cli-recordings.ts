import { type SameKeys, words } from './typed-words.ts';

/** Output of the command `recordings`. */
const en = {
  recordings: 'list, show, search, compare, export and replay recordings',
  export: 'write a recording without what identifies its owner, to hand it on',
  recording: 'file of the recording, or its name in the folder of the recordings',
  output: 'file to write',
  show: 'do not hide KIND; repeat it, or separate several by commas. Secrets, keys and passwords are always hidden',
  format: 'zip: recording, text, diagnosis, settings; text: lines with times; csv: for tables; pcapng: for Wireshark',
  sequence: 'add the sent commands to the zip as a sequence',
  written: '{file} → {output}, {bytes} {bytes#byte|bytes}',
  columns: ['HIDDEN', 'VALUES', 'PLACES', 'IN THE RECORDING', ''],
  nothing: 'Nothing was found that identifies a person or a device.',
  shown: 'shown',
  hidden: '',
  notSearched:
    '{n} {n#value is|values are} hidden only where a command or an answer names {n#it|them}: there are too many to search for.',
  check: 'Values are found by the commands and answers that contain them. Look at the file before you hand it on.',
} as const;

const zh: SameKeys<typeof en> = {
  recordings: '列出、查看、搜索、对比、导出和回放录制',
  export: '导出录制以便转交，隐去能识别所有者的内容',
  recording: '录制文件，或录制文件夹中的名称',
  output: '要写入的文件',
  show: '不隐去 KIND；可重复使用，或用逗号分隔多个。密钥、私钥和密码总是隐去',
  format: 'zip：录制、文本、诊断、设置；text：带时间的文本行；csv：用于表格；pcapng：用于 Wireshark',
  sequence: '把发送的命令作为序列加入 zip',
  written: '{file} 已写入 {output}，{bytes} 字节',
  columns: ['隐去的内容', '值', '位置', '录制时已隐去', ''],
  nothing: '未发现能识别个人或设备的内容。',
  shown: '显示',
  hidden: '',
  notSearched: '有 {n} 个值只在命令或应答指明之处隐去：数量太多，无法全文查找。',
  check: '这些值根据所在的命令和应答找出。转交前请查看文件。',
};

export const cliRecordingsWords = words(en, zh);
