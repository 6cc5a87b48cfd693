import type { Fact } from '../outcome.ts';
import { type CauseKey, causeKeys } from './cause-keys.ts';
import { causeWords } from './causes.ts';
import { describeAnswer } from './device-answers.ts';
import type { ReadIn } from './failure-shape.ts';
import type { Language, Words } from './language.ts';
import { flagWords, problemWords } from './problems.ts';
import { profileProblemText } from './profile-problems.ts';
import { titleOfStep } from './step-title.ts';
import { fillTemplate } from './template.ts';
import type { Template } from './typed-words.ts';

export type Facts = Readonly<Record<string, Fact>>;

const maximumFactLength = 240;
const maximumItems = 8;

interface Connectives {
  readonly neutral: string;
  readonly comma: string;
  readonly semicolon: string;
  readonly seconds: string;
  readonly milliseconds: string;
  readonly yes: string;
}

export const connectives: Words<Connectives> = {
  en: { neutral: 'unknown', comma: ', ', semicolon: '; ', seconds: ' s', milliseconds: ' ms', yes: 'yes' },
  zh: { neutral: '未知', comma: '、', semicolon: '；', seconds: ' 秒', milliseconds: ' 毫秒', yes: '是' },
};

/**
 * Makes text from devices and files safe to print: no control characters (which could move a terminal's cursor), no direction marks, and a
 * bounded length.
 */
export const safeText = (text: string): string => {
  const cut = text.length > maximumFactLength * 2 ? text.slice(0, maximumFactLength * 2) : text;
  const plain = cut
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}|\p{Cs}/gu, '')
    .trim();
  const characters = [...plain];
  return characters.length > maximumFactLength || cut !== text
    ? `${characters.slice(0, maximumFactLength).join('')}…`
    : plain;
};

/** The text of one placeholder in one language; `null` when the facts do not contain it. */
export const factText = (facts: Facts, name: string, language: Language): string | null => {
  if (name === 'address') return addressText(facts, language);
  if (name === 'minimumVersion') return versionText(factOf(facts, 'minimum'));
  if (name === 'foundVersion') return versionText(factOf(facts, 'found'));
  const fact = factOf(facts, name);
  if (fact === null) return null;
  if (name === 'causes') return causesText(fact, facts, language);
  if (typeof fact === 'number') return numberText(name, fact, language);
  if (typeof fact === 'string') return wordOf(name, fact, language) ?? notEmpty(safeText(fact));
  if (typeof fact === 'boolean') return flagText(name, fact, language);
  return listText(
    fact.map((item) => (typeof item === 'string' ? item : profileProblemText(item, language))),
    language,
  );
};

/** A sentence filled with facts that are only known at run time. */
export const sentence = (template: string | Template<string>, facts: Facts, language: Language): string =>
  fillTemplate(template as string, (name) => factText(facts, name, language), connectives[language].neutral);

/** The known causes among the facts, the most likely first. */
export const knownCauses = (facts: Facts): readonly CauseKey[] => {
  const fact = factOf(facts, 'causes');
  if (fact === null) return [];
  return (Array.isArray(fact) ? fact : [String(fact)]).filter(isCauseKey);
};

const isCauseKey = (text: string): text is CauseKey => (causeKeys as readonly string[]).includes(text);

const factOf = (facts: Facts, name: string): Fact | null => (Object.hasOwn(facts, name) ? (facts[name] ?? null) : null);

const notEmpty = (text: string): string | null => (text === '' ? null : text);

/** Facts whose values may be keys of `problemWords`. */
const keyFacts = new Set(['problem', 'cause', 'reason', 'detail', 'holder']);

const lookUp = (words: Readonly<Record<string, string>>, key: string): string | null =>
  Object.hasOwn(words, key) ? (words[key] ?? null) : null;

const wordOf = (name: string, text: string, language: Language): string | null => {
  if (name === 'answer') return describeAnswer(safeText(text), language);
  if (keyFacts.has(name)) return lookUp(problemWords[language], text);
  if (name === 'step') return titleOfStep(text, language);
  if (name === 'date' && /^\d{4}-\d\d-\d\dT/.test(text)) return text.slice(0, 10);
  return null;
};

const numberText = (name: string, value: number, language: Language): string => {
  const words = connectives[language];
  if (name.endsWith('Ms')) {
    return value >= 1000
      ? `${Number((value / 1000).toFixed(1))}${words.seconds}`
      : `${Math.round(value)}${words.milliseconds}`;
  }
  if (name === 'date' && Math.abs(value) <= 8.64e15) return new Date(value).toISOString().slice(0, 10);
  return String(value);
};

/** A false flag has no text: the part of the sentence about it is omitted. */
const flagText = (name: string, fact: boolean, language: Language): string | null =>
  fact ? (lookUp(flagWords[language], name) ?? connectives[language].yes) : null;

const listText = (fact: readonly string[], language: Language): string | null => {
  const words = connectives[language];
  const items = fact.map(safeText).filter((item) => item !== '');
  if (items.length === 0) return null;
  const shown = items.slice(0, maximumItems).join(words.semicolon);
  return items.length > maximumItems ? `${shown}${words.semicolon}… (+${items.length - maximumItems})` : shown;
};

const causesText = (fact: Fact, facts: Facts, language: Language): string | null => {
  const keys = Array.isArray(fact) ? fact : [String(fact)];
  const texts = keys
    .map((key) => (isCauseKey(key) ? causeText(key, facts, language) : safeText(key)))
    .filter((text) => text !== '');
  if (texts.length < 2) return texts[0] ?? null;
  return texts.map((text, index) => `(${index + 1}) ${text}`).join(connectives[language].semicolon);
};

/** One cause as part of a sentence, without a full stop. */
export const causeText = (key: CauseKey, facts: Facts, language: Language): string =>
  sentence(causeWords[language][key].cause, facts, language);

/** What to do about one cause: a whole sentence. */
export const remedyText = (key: CauseKey, facts: Facts, language: Language, readIn: ReadIn = 'window'): string => {
  const { remedy, remedyInWindow } = causeWords[language][key];
  return sentence(readIn === 'window' ? (remedyInWindow ?? remedy) : remedy, facts, language);
};

/** `host:port` if there is a host, else the address or path of the port. */
const addressText = (facts: Facts, language: Language): string | null => {
  const host = factText(facts, 'host', language);
  if (host === null) {
    const address = factOf(facts, 'address') ?? factOf(facts, 'path');
    return address === null ? null : notEmpty(safeText(String(address)));
  }
  const port = factText(facts, 'port', language);
  if (port === null) return host;
  return host.includes(':') && !host.startsWith('[') ? `[${host}]:${port}` : `${host}:${port}`;
};

/** 1104 and `1104` in the vendor's notation: `V1104`. */
const versionText = (fact: Fact | null): string | null => {
  if (typeof fact === 'number' || (typeof fact === 'string' && /^\d+$/.test(fact))) return `V${fact}`;
  return typeof fact === 'string' ? notEmpty(safeText(fact)) : null;
};

/** `done` → `Done`; Chinese is unchanged. */
export const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
