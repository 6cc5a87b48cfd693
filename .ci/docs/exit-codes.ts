import type { Language, Words } from '../../shared/words/language.ts';

/** The meaning of each exit code of the command line. `shared/errors.ts` says which error has which exit code. */
export const exitCodeMeanings: Readonly<Record<number, Words<string>>> = {
  0: { en: 'done', zh: '完成' },
  1: { en: 'a defect of ATelier itself', zh: 'AT 工坊自身的错误' },
  2: { en: 'usage, or an invalid profile', zh: '用法错误，或方案文件有误' },
  3: { en: 'port: missing, in use, denied, lost', zh: '端口：不存在、被占用、无权限、丢失' },
  4: { en: 'module: no answer, SIM, firmware, network, restarted', zh: '模块：无应答、SIM、固件、网络、重启' },
  5: { en: 'certificate: refused, not written, read back different', zh: '证书：不可用、未写入、回读不一致' },
  6: { en: 'TCP or TLS', zh: 'TCP 或 TLS' },
  7: { en: 'MQTT: refused, dropped, no SUBACK or PUBACK', zh: 'MQTT：被拒、断开、无 SUBACK 或 PUBACK' },
  8: { en: 'the test message failed', zh: '验证失败' },
  9: { en: 'a local file or the disk', zh: '本机文件或磁盘' },
  10: { en: 'an expectation of a sequence failed', zh: '序列中有一项期望不成立' },
  130: { en: 'stopped', zh: '已停止' },
};

const heading: Words<string> = { en: '| code | meaning |', zh: '| 码 | 含义 |' };

export const exitCodeTable = (language: Language): string =>
  [
    heading[language],
    '|---:|---|',
    ...Object.entries(exitCodeMeanings).map(([code, meaning]) => `| ${code} | ${meaning[language]} |`),
  ].join('\n');
