import { fill, words } from '../typed-words.ts';
import { codeText, knownCode, numbered, type RulesOfNames, rule, worded } from './line-rule.ts';

/** `+CPIN:` (docs/at-dialect.md §5; 3GPP TS 27.007 §8.3). After a change of the card, the number of the slot follows. */
export const simStateWords = words(
  {
    READY: 'the SIM card is ready',
    'SIM PIN': 'the SIM card asks for its PIN',
    'SIM PUK': 'the SIM card is blocked and asks for its PUK',
    'SIM PIN2': 'the SIM card asks for PIN2',
    'SIM PUK2': 'PIN2 is blocked, the SIM card asks for PUK2',
    'SIM REMOVED': 'no SIM card: it was removed or is not inserted',
    'PH-SIM PIN': 'the module is locked to another SIM card and asks for its PIN',
    'PH-FSIM PIN': 'the module is locked to its first SIM card and asks for its PIN',
    'PH-FSIM PUK': 'the module is locked to its first SIM card and asks for its PUK',
    'PH-NET PIN': 'network lock: PIN required',
    'PH-NET PUK': 'network lock: PUK required',
  },
  {
    READY: 'SIM 卡已就绪',
    'SIM PIN': 'SIM 卡需要 PIN 码',
    'SIM PUK': 'SIM 卡已锁定，需要 PUK 码',
    'SIM PIN2': 'SIM 卡需要 PIN2 码',
    'SIM PUK2': 'PIN2 码已锁定，SIM 卡需要 PUK2 码',
    'SIM REMOVED': '没有 SIM 卡：已拔出或未插入',
    'PH-SIM PIN': '模块已锁定到另一张 SIM 卡，需要 PIN 码',
    'PH-FSIM PIN': '模块已锁定首张 SIM 卡，需要 PIN 码',
    'PH-FSIM PUK': '模块已锁定首张 SIM 卡，需要 PUK 码',
    'PH-NET PIN': '网络锁：需要 PIN 码',
    'PH-NET PUK': '网络锁：需要 PUK 码',
  },
);

export const lockWords = words(
  { 0: 'the lock that was asked about is off', 1: 'the lock that was asked about is on' },
  { 0: '所查询的锁未开启', 1: '所查询的锁已开启' },
);
export const cardDetectWords = words(
  { 0: 'the card-detect line is not used', 1: 'the card-detect line is used' },
  { 0: '未使用卡检测引脚', 1: '使用卡检测引脚' },
);
export const slotWords = words(
  { 0: 'SIM slot 0 (1 on boards) is in use', 1: 'SIM slot 1 (2 on boards) is in use' },
  { 0: '使用 SIM 卡槽 0（开发板上标为 1）', 1: '使用 SIM 卡槽 1（开发板上标为 2）' },
);
export const slotChoiceWords = words(
  {
    0: 'the SIM slot is not chosen automatically',
    1: 'at the start, the slot with a SIM card is chosen',
    2: 'at the start, the SIM slot with the better signal is chosen',
  },
  { 0: '不自动选择 SIM 卡槽', 1: '启动时选择插有 SIM 卡的卡槽', 2: '启动时选择信号更好的 SIM 卡槽' },
);
export const cardKindWords = words(
  { 0: 'kind of card: SIM (2G)', 1: 'kind of card: USIM' },
  { 0: '卡类型：SIM（2G）', 1: '卡类型：USIM' },
);
export const detectedWords = words(
  { NOS: 'no SIM card in slot {slot}', SIM: 'there is a SIM card in slot {slot}' },
  { NOS: '卡槽 {slot} 中没有 SIM 卡', SIM: '卡槽 {slot} 中有 SIM 卡' },
);

export const simSettingWords = words(
  {
    SimSimulator: { 0: 'the simulated SIM card is off', 1: 'the simulated SIM card is on' },
    SimPowerSave: { 0: 'power saving of the SIM card is off', 1: 'power saving of the SIM card is on' },
    SimPresenceDetect: { 0: 'detection of the SIM card is off', 1: 'detection of the SIM card is on' },
    SimSlot: { 0: 'SIM slot 0 is in use', 1: 'SIM slot 1 is in use' },
    SoftSim: { 0: 'the virtual SIM card is off', 1: 'the virtual SIM card is on' },
  },
  {
    SimSimulator: { 0: '模拟 SIM 卡已关闭', 1: '模拟 SIM 卡已开启' },
    SimPowerSave: { 0: 'SIM 卡省电已关闭', 1: 'SIM 卡省电已开启' },
    SimPresenceDetect: { 0: 'SIM 卡检测已关闭', 1: 'SIM 卡检测已开启' },
    SimSlot: { 0: '使用 SIM 卡槽 0', 1: '使用 SIM 卡槽 1' },
    SoftSim: { 0: '虚拟 SIM 卡已关闭', 1: '虚拟 SIM 卡已开启' },
  },
);

type SimSetting = keyof (typeof simSettingWords)['en'];
const isSetting = (name: string): name is SimSetting => Object.hasOwn(simSettingWords.en, name);

export const simLines: RulesOfNames = {
  '+CPIN': [
    worded('docs/at-dialect.md §5; MAN CPIN; transcript 14', /^([A-Z][A-Z0-9 -]{1,14}?)(?: [01])?$/, simStateWords),
  ],
  '+CLCK': [numbered('MAN CLCK; 3GPP TS 27.007 §7.4', lockWords)],
  '+CSDT': [
    numbered('MAN CSDT', cardDetectWords),
    rule('MAN CSDT', '#,#', ([use = ''], language) => codeText(cardDetectWords, use, language)),
  ],
  '+SIMCROSS': [numbered('MAN SIMCROSS', slotWords)],
  '*SIMAUTO': [numbered('MAN SIMAUTO', slotChoiceWords)],
  '*EUICC': [numbered('MAN EUICC', cardKindWords)],
  '*SIMDETEC': [
    rule('MAN SIMDETEC', /^(\d)\s*,\s*(NOS|SIM)$/, ([slot = '', state], language) =>
      fill(detectedWords[language][state === 'SIM' ? 'SIM' : 'NOS'], { slot }),
    ),
  ],
  '+ECSIMCFG': [
    rule('MAN ECSIMCFG', '$,#', ([name = '', value = ''], language) =>
      isSetting(name)
        ? knownCode({ en: simSettingWords.en[name], zh: simSettingWords.zh[name] }, value, language)
        : null,
    ),
  ],
};
