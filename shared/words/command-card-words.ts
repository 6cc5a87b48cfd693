import type { CommandEffect } from '../contract/commands.ts';
import { type SameKeys, words } from './typed-words.ts';

/** What a command does besides answering, in a word and in a sentence. */
const enEffects = {
  safe: ['safe', 'It only reads, or changes nothing that lasts.'],
  changes: ['changes a setting', 'It changes a setting or a state of the module.'],
  flash: ['writes flash', 'It writes to the flash memory of the module: what it stores stays after a restart.'],
  restarts: ['restarts', 'It restarts the module: connections end, and settings that are not stored are lost.'],
  disconnects: ['disconnects', 'It ends a connection or takes the module out of the network.'],
  costs: ['costs money', 'It sends or calls: the operator may charge for it.'],
  never: [
    'take care',
    'It can make the module unreachable or erase settings. Read its page before you send it; this program offers it nowhere as a button.',
  ],
} as const satisfies Readonly<Record<CommandEffect, readonly [string, string]>>;

const en = {
  label: 'Commands that fit',
  card: 'What the command does',
  answers: 'answers',
  ends: 'ends with',
  later: 'follows',
  asks: 'asks for data',
  data: '{prompt} and waits for the data',
  upTo: 'within {seconds} s',
  once: 'Read the state before you send it again.',
  firmware: 'firmware',
  lacking: 'not in this firmware',
  choose: 'choose',
  take: 'take',
  page: 'whole page',
  close: 'close',
  history: {
    label: 'History',
    search: 'Search what was typed',
    empty: 'Nothing has been typed to this module yet.',
    none: 'No typed line has this text.',
    hint: 'takes the line; nothing is sent',
  },
  help: {
    unknown: '{command} is not in the table of commands. It may be wrong, or belong to another module.',
    related: 'Related commands',
    notes: 'Notes',
    source: 'Source: {source}',
    take: 'Put into the command line',
    own: 'The effect is the judgement of this project, unless the manual says it.',
  },
} as const;

const zh: SameKeys<typeof en> = {
  label: '匹配的命令',
  card: '命令说明',
  answers: '应答',
  ends: '结束于',
  later: '随后到达',
  asks: '索取数据',
  data: '{prompt}，然后等待数据',
  upTo: '{seconds} 秒内',
  once: '重发之前须先读取状态。',
  firmware: '固件',
  lacking: '此固件没有',
  choose: '选择',
  take: '采用',
  page: '完整说明',
  close: '关闭',
  history: {
    label: '历史',
    search: '搜索输入过的内容',
    empty: '还没有向此模块输入过命令。',
    none: '输入过的内容中没有这段文字。',
    hint: '放入命令行，不会发送',
  },
  help: {
    unknown: '命令表中没有 {command}：可能有误，或属于其他模块。',
    related: '相关命令',
    notes: '说明（英文）',
    source: '来源：{source}',
    take: '放入命令行',
    own: '除手册已有说明外，“影响”一项是本项目的判断。',
  },
};

export const commandCardWords = words(en, zh);

const zhEffects: Readonly<Record<CommandEffect, readonly [string, string]>> = {
  safe: ['安全', '只读取，或不改变需要保留的内容。'],
  changes: ['改变状态', '会改变模块的设置或状态。'],
  flash: ['写入 Flash', '会写入模块的 Flash，重启后仍然有效。'],
  restarts: ['重启', '会重启模块：连接会结束，未保存的设置会丢失。'],
  disconnects: ['断开', '会结束连接，或使模块离开网络。'],
  costs: ['产生费用', '会发送或拨出，运营商可能收费。'],
  never: ['谨慎使用', '可能使模块无法访问，或清除设置。发送前请先阅读完整说明；本程序不为它提供按钮。'],
};

export const effectWords = { en: enEffects, zh: zhEffects } as const;
