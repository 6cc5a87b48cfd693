import type { ErrorCode } from '../errors.ts';
import type { Failure } from '../outcome.ts';
import { isModuleWarningCode, type Warning } from '../warnings.ts';
import { describeAnswer } from './device-answers.ts';
import { causeText, connectives, type Facts, knownCauses, remedyText, safeText, sentence } from './fact-text.ts';
import type { ReadIn } from './failure-shape.ts';
import { failureWords } from './failure-words.ts';
import type { Language, Words } from './language.ts';
import { placeholdersOf } from './template.ts';
import { warningWords } from './warnings.ts';

export interface FailureDescription {
  readonly code: ErrorCode;
  readonly happened: string;
  readonly meaning: string;
  readonly action: string;
}

/** A failure in whole sentences. If the most likely cause is known, the action is the remedy for that cause. */
export const describeFailure = (
  failure: Failure,
  language: Language,
  readIn: ReadIn = 'window',
): FailureDescription => {
  const words = failureWords[language][failure.code];
  const [mostLikely] = knownCauses(failure.facts);
  const general = (readIn === 'window' ? words.actionInWindow : undefined) ?? words.action;
  return {
    code: failure.code,
    happened: withAnswerWords(failure.code, words.happened, failure.facts, language),
    meaning: sentence(words.meaning, failure.facts, language),
    action:
      mostLikely === undefined
        ? sentence(general, failure.facts, language)
        : remedyText(mostLikely, failure.facts, language, readIn),
  };
};

/** After these failures the module's answer only reports a consequence, and would hide the cause. */
const answerIsAConsequence = new Set<ErrorCode>(['mqtt/dropped', 'mqtt/kicked', 'link/lost', 'module/restarted']);

/** If the sentence has no place for the module's answer, the meaning of the answer is added after it. */
const withAnswerWords = (code: ErrorCode, template: string, facts: Facts, language: Language): string => {
  const text = sentence(template, facts, language);
  const { answer } = facts;
  if (typeof answer !== 'string' || placeholdersOf(template).includes('answer')) return text;
  if (answerIsAConsequence.has(code)) return text;
  const words = describeAnswer(safeText(answer), language);
  if (words === null) return text;
  return language === 'zh' ? `${withoutStop(text)}：${words}。` : `${withoutStop(text)}: ${words}.`;
};

const likely: Words<string> = { en: 'probably: ', zh: '可能的原因：' };
const causesInOneSentence = 3;

/** For one line of a terminal: what happened; the likely causes, if known; what to do (code). */
export const oneSentence = (failure: Failure, language: Language): string => {
  const { happened, action, code } = describeFailure(failure, language, 'command-line');
  const separator = connectives[language].semicolon;
  const causes = knownCauses(failure.facts)
    .slice(0, causesInOneSentence)
    .map((key) => causeText(key, failure.facts, language));
  const parts = [withoutStop(happened)];
  if (causes.length > 0) parts.push(`${likely[language]}${causes.join(language === 'zh' ? '，或' : ', or ')}`);
  parts.push(withSmallStart(withoutStop(action)));
  return language === 'zh' ? `${parts.join(separator)}（${code}）` : `${parts.join(separator)} (${code})`;
};

/** A warning in whole sentences; `null` for a warning about the module itself, whose words are in `describe-warning.ts`. */
export const describeCommonWarning = ({ code, facts }: Warning, language: Language): string | null =>
  isModuleWarningCode(code) ? null : sentence(warningWords[language][code], facts, language);

const withoutStop = (text: string): string => text.replace(/[.。]\s*$/u, '');

/** "Check the cable" inside a sentence; names in capitals are unchanged. */
const withSmallStart = (text: string): string =>
  /^[A-Z][a-z]+\s/.test(text) ? `${text[0]?.toLowerCase() ?? ''}${text.slice(1)}` : text;
