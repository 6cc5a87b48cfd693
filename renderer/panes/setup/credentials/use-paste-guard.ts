import { type ClipboardEvent, type DragEvent, type SyntheticEvent, useState } from 'react';
import { judgePaste, type PasteTarget } from '../../../../shared/credentials/judge-paste.ts';
import { useWords } from '../../../parts/words.ts';
import type { PasteFlow } from './use-paste-flow.ts';

export interface PasteGuard {
  readonly onPaste: (event: ClipboardEvent<HTMLElement>) => void;
  readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  /** Why nothing was pasted. */
  readonly message: string | null;
}

const targetOf = ({ dataset }: HTMLElement): PasteTarget => {
  if (dataset.secret !== undefined) return 'secret';
  return dataset.message === undefined ? 'value' : 'message';
};

/**
 * Checks every text before it is pasted into a field. If it contains a secret, the secret goes to its own field or
 * nowhere, never in clear text into the focused field.
 */
export const usePasteGuard = (flow: PasteFlow): PasteGuard => {
  const { t } = useWords();
  const [isWithheld, setWithheld] = useState(false);
  const guard = (event: SyntheticEvent<HTMLElement>, text: string): void => {
    const { target } = event;
    // Dialogs are React children of this form but not DOM descendants. Text pasted there is only checked.
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField || !event.currentTarget.contains(target)) return;
    const judged = judgePaste(text, targetOf(target));
    setWithheld(judged === 'withhold');
    if (judged === 'as-it-is') return;
    event.preventDefault();
    event.stopPropagation();
    if (judged === 'withhold') return;
    // A focused field keeps its typed text and would not show what the program fills in.
    target.blur();
    flow.send(text);
  };
  return {
    onPaste: (event) => guard(event, event.clipboardData.getData('text/plain')),
    onDrop: (event) => guard(event, event.dataTransfer.getData('text/plain')),
    message: isWithheld ? t('credentials.pastedWithheld') : null,
  };
};
