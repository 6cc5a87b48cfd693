import { useState } from 'react';
import { recogniseParameters } from '../../../../shared/credentials/recognise-parameters.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { Question } from '../../../parts/confirm-dialog.tsx';
import { useWords } from '../../../parts/words.ts';
import { forgetTyped } from '../../../store/typed-fields.ts';
import { requestDraft } from '../../../store/view-store.ts';
import { hasUnsavedChanges, replaceQuestion } from './unsaved-changes.ts';
import { usePastedWords } from './use-pasted-words.ts';

export const textLimit = 100_000;

export interface PasteFlow {
  /** Fills the form from a text. Asks first if unsaved changes or a stored secret would be lost. */
  readonly send: (text: string, onAnswer?: (taken: boolean) => void) => void;
  /** Why the last text was refused. */
  readonly failure: Failure | null;
  /** What was not recognised in the last text, or why it was not used. */
  readonly refusal: string;
  readonly clear: () => void;
  readonly question: Question | null;
  readonly closeQuestion: () => void;
}

/** Fills the form from pasted text, whether by the button or into a field. */
export const usePasteFlow = (onPasted: (sentence: string) => void): PasteFlow => {
  const { t } = useWords();
  const { sentenceOf, listOf } = usePastedWords();
  const [question, setQuestion] = useState<Question | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [refusal, setRefusal] = useState('');

  const fill = async (text: string, replaces: boolean, onAnswer: (taken: boolean) => void): Promise<void> => {
    const outcome = await requestDraft('draft.paste', { text: text.slice(0, textLimit), replaces });
    setFailure(outcome.ok ? null : outcome.error);
    const stored = outcome.ok ? outcome.value.stored : [];
    if (stored.length > 0) {
      const names = listOf(stored);
      setQuestion({
        title: t('credentials.replaceStoredTitle', { names }),
        text: t('credentials.replaceStoredText'),
        action: t('credentials.replaceNow'),
        onYes: () => void fill(text, true, onAnswer),
      });
      return;
    }
    const isTaken = outcome.ok && outcome.value.kind !== 'nothing' && outcome.value.kind !== 'withheld';
    setRefusal(outcome.ok && !isTaken ? sentenceOf(outcome.value) : '');
    if (isTaken) {
      forgetTyped();
      onPasted(sentenceOf(outcome.value));
    }
    onAnswer(isTaken);
  };
  return {
    // A whole profile replaces the entire form.
    send: (text, onAnswer = () => undefined) => {
      if (hasUnsavedChanges() && recogniseParameters(text).kind === 'profile')
        setQuestion({ ...replaceQuestion(t), onYes: () => void fill(text, true, onAnswer) });
      else void fill(text, false, onAnswer);
    },
    failure,
    refusal,
    clear: () => {
      setFailure(null);
      setRefusal('');
    },
    question,
    closeQuestion: () => setQuestion(null),
  };
};
