import { readCmeAnswer } from '../../at/cme-error.ts';
import { isUrcName } from '../../at/urc-names.ts';
import { meaningOfCme } from '../cme.ts';
import { meaningOfAnswer } from '../device-answers.ts';
import type { Language } from '../language.ts';
import { words } from '../typed-words.ts';
import { meaningOfUrc } from '../urcs.ts';
import { ftpLines } from './ftp-lines.ts';
import { httpLines, unnamedHttpLines } from './http-lines.ts';
import { codeText, type LineContext, type LineRule, type RulesOfNames } from './line-rule.ts';
import { linkLines, unnamedLinkLines } from './link-lines.ts';
import { locationLines, unnamedLocationLines } from './location-lines.ts';
import { moduleLines, unnamedModuleLines } from './module-lines.ts';
import { mqttLines } from './mqtt-lines.ts';
import { networkLines, servingCell } from './network-lines.ts';
import { packetLines } from './packet-lines.ts';
import { registrationLines } from './registration-lines.ts';
import { simLines } from './sim-lines.ts';
import { cmsWords } from './sms-codes.ts';
import { smsLines } from './sms-lines.ts';

export type { LineContext } from './line-rule.ts';

const groups: readonly RulesOfNames[] = [
  ...[registrationLines, networkLines, simLines, packetLines, linkLines, mqttLines],
  ...[httpLines, ftpLines, smsLines, locationLines, moduleLines],
];

/** By the name before the colon. */
export const namedRules: ReadonlyMap<string, readonly LineRule[]> = new Map(groups.flatMap(Object.entries));

/** For lines without a name before a colon. */
export const unnamedRules: readonly LineRule[] = [
  ...[...unnamedLinkLines, ...unnamedHttpLines, ...unnamedLocationLines, ...unnamedModuleLines],
  servingCell,
];

/** Longer than any line that can be explained. */
const longestLine = 512;

/** `+CSQ: 18,99`, also `+MQTTSTATU :1`. */
const named = /^([+*^][A-Z][A-Z0-9]{1,20})\s{0,2}:\s*(.*)$/;

/**
 * What an answer or an unsolicited line of a module says, in words: every number with a meaning. `null`: the line needs no words, or is not known
 * well enough. The words are true for the line alone.
 */
export const explainLine = (text: string, language: Language, context: LineContext = {}): string | null => {
  const line = text.trim();
  if (line === '' || line.length > longestLine || /\p{Cc}/u.test(line)) return null;
  return (
    errorText(line, language) ??
    textByRules(line, language, context) ??
    // For a message the payload is more useful than an explanation.
    (isUrcName(context.urcName ?? '') && context.urcName !== 'message' ? urcText(line, language, context) : null) ??
    meaningOfAnswer(line, language)
  );
};

const urcText = (line: string, language: Language, { urcName = '' }: LineContext): string | null =>
  isUrcName(urcName) ? meaningOfUrc(urcName, line, language) : null;

const textByRules = (line: string, language: Language, context: LineContext): string | null => {
  const match = named.exec(line);
  const own = match && namedRules.get(match[1] ?? '');
  return (own && firstText(own, match[2] ?? '', language, context)) ?? firstText(unnamedRules, line, language, context);
};

/** The first rule whose form fits decides. */
const firstText = (
  rules: readonly LineRule[],
  text: string,
  language: Language,
  context: LineContext,
): string | null => {
  for (const { shape, meaning } of rules) {
    const match = shape.exec(text);
    if (match) return meaning(Array.from(match, (value) => value ?? '').slice(1), language, context);
  }
  return null;
};

/** Causes of the network that no failure of this program is made of (3GPP TS 27.007 §9.2.2). */
export const furtherCmeWords = words(
  {
    108: 'neither packet data nor other services allowed for this SIM card',
    125: 'not authorised for this closed group of cells',
    140: 'not supported by the network',
    171: 'the last data connection cannot be ended',
    177: 'barred by the operator',
    178: 'no further data connection possible',
  },
  {
    108: '此 SIM 卡不允许数据业务和其他业务',
    125: '未授权接入该封闭用户组',
    140: '网络不支持',
    171: '不能断开最后一个数据连接',
    177: '被运营商限制',
    178: '数据连接数已达上限',
  },
);

/** `+CME ERROR:` and `+CMS ERROR:`, which have separate lists. */
const errorText = (line: string, language: Language): string | null => {
  const answer = readCmeAnswer(line);
  if (answer === null) return null;
  if (answer.kind === 'CMS' && !answer.verbose) return codeText(cmsWords, answer.text, language);
  return meaningOfCme(line, language) ?? (answer.verbose ? null : codeText(furtherCmeWords, answer.text, language));
};
