import type { DraftRemark } from '../../../../shared/contract.ts';
import type { ProblemFacts, ProfileProblem } from '../../../../shared/profile/problem.ts';
import { type WarningCode, warningCodes } from '../../../../shared/warnings.ts';
import { describeCommonWarning } from '../../../../shared/words/describe-failure.ts';
import { withCapital } from '../../../../shared/words/fact-text.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { problemText } from '../../../../shared/words/profile-problems.ts';
import { uiWords } from '../../../../shared/words/ui.ts';

/** Remarks of the field itself, not of its parts (`subscriptions.0.topic` is a separate field). */
export const remarksAt = (remarks: readonly DraftRemark[], field: string): readonly DraftRemark[] =>
  remarks.filter((remark) => remark.field === field);

/** Whether one of these fields or their parts has an error, so that the collapsed section must open. */
export const hasErrorIn = (remarks: readonly DraftRemark[], fields: readonly string[]): boolean =>
  remarks.some(
    ({ field, level }) => level === 'error' && fields.some((name) => field === name || field.startsWith(`${name}.`)),
  );

/** Remarks to show next to a field. An empty required field is marked only after the user was in it or requested a run. */
export const visibleRemarks = (
  remarks: readonly DraftRemark[],
  seen: { readonly touched: boolean; readonly attempted: boolean },
): readonly DraftRemark[] => remarks.filter(({ code }) => code !== 'empty' || seen.touched || seen.attempted);

const isWarningCode = (code: string): code is WarningCode => (warningCodes as readonly string[]).includes(code);

/** The text of a remark below its field. It does not repeat the name of the field. */
export const remarkText = ({ code, facts }: DraftRemark, language: Language): string =>
  isWarningCode(code)
    ? (describeCommonWarning({ code, facts }, language) ?? code)
    : fieldProblemText({ code, facts: facts as ProblemFacts }, language);

/** For an empty field, the text says what to do. */
const fieldProblemText = (problem: Pick<ProfileProblem, 'code' | 'facts'>, language: Language): string =>
  problem.code === 'empty' ? uiWords[language].credentials.fillIn : withCapital(problemText(problem, language));

/** Texts of all remarks of one level in one line, or `undefined`. */
export const textOfLevel = (
  remarks: readonly DraftRemark[],
  level: DraftRemark['level'],
  language: Language,
): string | undefined => {
  const texts = remarks.filter((remark) => remark.level === level).map((remark) => remarkText(remark, language));
  return texts.length === 0 ? undefined : texts.join(language === 'zh' ? '；' : '; ');
};
