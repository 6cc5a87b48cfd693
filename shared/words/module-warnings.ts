import { isModuleWarningCode, type ModuleWarningCode, type Warning } from '../warnings.ts';
import { safeText, sentence } from './fact-text.ts';
import { firmwareIssueWords } from './firmware-issues.ts';
import type { Language, Words } from './language.ts';
import { words } from './typed-words.ts';

type Table = Readonly<Record<ModuleWarningCode, string>>;

const en: Table = {
  'firmware-problem':
    'The firmware of this module[ ({found})] has a known fault: it {problem|may misbehave}[; {minimumVersion} and later do not][ ({otherLine})]. If the work fails, update the firmware first.',
  'updates-automatic':
    'The module updates its firmware automatically: once a day it asks the server of the vendor, and restarts for the update. To switch that off, send AT+UPGRADE="AUTO",0.',
  'updates-may-brick':
    'The module updates its firmware automatically, and an update over the air can destroy a module with this firmware[ ({found})][; {minimumVersion} and later do not have this fault]. Switch that off before anything else: send AT+UPGRADE="AUTO",0.',
  'imei-not-written':
    'The module has no IMEI[: {found} is the value before one is written]. The network and the cloud may refuse it, and two such modules cannot be distinguished. Have it replaced, or its IMEI written by the vendor.',
  'imei-check-digit':
    'The IMEI of the module[, {found},] has a wrong check digit. Compare it with the label of the module; networks may refuse it.',
  'module-was-asleep':
    'The module was asleep and lost the first AT: it saves power when it is idle[ (AT+CSCLK={found})], and the first command after a pause may be lost. To keep it awake, send AT+CSCLK=0.',
};

const zh: Table = {
  'firmware-problem':
    '该模块的固件[（{found}）]有已知缺陷：{problem|可能工作异常}[；{minimumVersion} 及以后版本已修复][（{otherLine}）]。若后续失败，请先升级固件。',
  'updates-automatic':
    '模块已开启自动升级：每天向合宙服务器查询一次，升级时会自动重启。如需关闭，请发送 AT+UPGRADE="AUTO",0。',
  'updates-may-brick':
    '模块已开启自动升级，而该固件[（{found}）]空中升级可能使模块变砖[；{minimumVersion} 及以后版本已修复]。请先关闭自动升级再做其他操作：发送 AT+UPGRADE="AUTO",0。',
  'imei-not-written':
    '模块没有写入自己的 IMEI[：{found} 是出厂未写号时的默认值]。网络和平台可能拒绝它，而且无法区分两个这样的模块。请更换模块，或联系厂家写号。',
  'imei-check-digit': '模块的 IMEI[（{found}）]校验位有误。请与模块标签核对；网络可能会拒绝它。',
  'module-was-asleep':
    '模块处于休眠状态，丢失了第一条 AT：空闲时它会进入省电模式[（AT+CSCLK={found}）]，停顿后的第一条命令可能丢失。如需保持唤醒，请发送 AT+CSCLK=0。',
};

/** Warnings about the module itself. */
export const moduleWarningWords: Words<Table> = { en, zh };

/** Words of the button next to a warning about automatic updates. */
export const updateSwitchWords = words(
  { off: 'Switch off', done: 'Switched off.' },
  { off: '关闭自动升级', done: '已关闭。' },
);

const lineWords: Words<string> = {
  en: 'another line of firmware: load it over USB, never over the air',
  zh: '属于另一条固件线，只能通过 USB 烧录，不能空中升级',
};

const issueText = (key: string, language: Language): string | null => {
  const table: Readonly<Record<string, string>> = firmwareIssueWords[language];
  return Object.hasOwn(table, key) ? (table[key] ?? null) : null;
};

/** A warning about the module in whole sentences; `null` for every other warning. */
export const describeModuleWarning = ({ code, facts }: Warning, language: Language): string | null => {
  if (!isModuleWarningCode(code)) return null;
  const { problem, usbOnly } = facts;
  const inWords = {
    ...facts,
    ...(typeof problem === 'string' && { problem: issueText(problem, language) ?? safeText(problem) }),
    ...(usbOnly === true && { otherLine: lineWords[language] }),
  };
  return sentence(moduleWarningWords[language][code], inWords, language);
};
