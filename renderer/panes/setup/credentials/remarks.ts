import type { DraftRemark } from '../../../../shared/contract.ts';
import type { ProblemFacts, ProfileProblem } from '../../../../shared/profile/problem.ts';
import { type WarningCode, warningCodes } from '../../../../shared/warnings.ts';
import { sentence, withCapital } from '../../../../shared/words/fact-text.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { problemText } from '../../../../shared/words/profile-problems.ts';
import { uiWords } from '../../../../shared/words/ui.ts';
import { warningWords } from '../../../../shared/words/warnings.ts';

/** Remarks of a field: of itself only, not of its parts (`subscriptions.0.topic` is a field of its own). */
export const remarksAt = (remarks: readonly DraftRemark[], field: string): readonly DraftRemark[] =>
  remarks.filter((remark) => remark.field === field);

/** Any remark of level error about one of these fields or their parts that is worth opening a folded part for. */
export const hasErrorIn = (remarks: readonly DraftRemark[], fields: readonly string[]): boolean =>
  remarks.some(
    ({ field, level }) => level === 'error' && fields.some((name) => field === name || field.startsWith(`${name}.`)),
  );

/**
 * What stands beside a field. That a required field is empty is said only once the person was there or asked for a run: an empty form does
 * not scream.
 */
export const visibleRemarks = (
  remarks: readonly DraftRemark[],
  seen: { readonly touched: boolean; readonly attempted: boolean },
): readonly DraftRemark[] => remarks.filter(({ code }) => code !== 'empty' || seen.touched || seen.attempted);

const isWarningCode = (code: string): code is WarningCode => (warningCodes as readonly string[]).includes(code);

/** A remark in words, as it stands under its field: the field is not named again. */
export const remarkText = ({ code, facts }: DraftRemark, language: Language): string =>
  isWarningCode(code)
    ? sentence(warningWords[language][code], facts, language)
    : fieldProblemText({ code, facts: facts as ProblemFacts }, language);

/** That something is empty is said as what to do. */
const fieldProblemText = (problem: Pick<ProfileProblem, 'code' | 'facts'>, language: Language): string =>
  problem.code === 'empty' ? uiWords[language].credentials.fillIn : withCapital(problemText(problem, language));

/** Texts of the remarks of one level, in one line; `undefined`: none. */
export const textOfLevel = (
  remarks: readonly DraftRemark[],
  level: DraftRemark['level'],
  language: Language,
): string | undefined => {
  const texts = remarks.filter((remark) => remark.level === level).map((remark) => remarkText(remark, language));
  return texts.length === 0 ? undefined : texts.join(language === 'zh' ? '；' : '; ');
};
