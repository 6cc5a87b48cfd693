import { type ClipboardEvent, type DragEvent, type SyntheticEvent, useState } from 'react';
import { judgePaste, type PasteTarget } from '../../../../shared/credentials/judge-paste.ts';
import { useWords } from '../../../parts/words.ts';
import type { PasteFlow } from './paste-parameters.tsx';

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
 * Looks at every text before it comes into a field of the form: one that holds a secret goes where it belongs or nowhere, never whole and in
 * clear into the field that had the focus.
 */
export const usePasteGuard = (flow: PasteFlow): PasteGuard => {
  const { t } = useWords();
  const [isWithheld, setWithheld] = useState(false);
  const guard = (event: SyntheticEvent<HTMLElement>, text: string): void => {
    const { target } = event;
    // Dialogs are children of this form, yet not within it: there the text is only looked at.
    const isField = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
    if (!isField || !event.currentTarget.contains(target)) return;
    const judged = judgePaste(text, targetOf(target));
    setWithheld(judged === 'withhold');
    if (judged === 'as-it-is') return;
    event.preventDefault();
    event.stopPropagation();
    if (judged === 'withhold') return;
    // While it has the focus a field shows what stood there, not what the program fills in.
    target.blur();
    flow.send(text);
  };
  return {
    onPaste: (event) => guard(event, event.clipboardData.getData('text/plain')),
    onDrop: (event) => guard(event, event.dataTransfer.getData('text/plain')),
    message: isWithheld ? t('credentials.pastedWithheld') : null,
  };
};
