import type { Failure } from '../../../../shared/outcome.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { sendingWords } from '../../../../shared/words/sending-words.ts';

/** There is no open port, or it was closed meanwhile. */
const isPortGone = ({ code, facts }: Failure): boolean =>
  code === 'link/lost' || (code === 'usage/invalid' && facts.field === 'session');

/** Why something was not sent, with its code; '' where that tells nothing. */
export const failureText = (failure: Failure, language: Language): { readonly text: string; readonly code: string } => {
  if (isPortGone(failure)) return { text: sendingWords[language].portClosed, code: '' };
  const { happened, action, code } = describeFailure(failure, language);
  return { text: `${happened} ${action}`, code };
};
