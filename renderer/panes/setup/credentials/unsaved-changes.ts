import type { Question } from '../../../parts/confirm-dialog.tsx';
import type { Translate } from '../../../parts/words.ts';
import { shownView } from '../../../store/view-store.ts';

/** Whether there are unsaved changes, typed or chosen. Filling the form again would lose them. */
export const hasUnsavedChanges = (): boolean => shownView()?.draft.changed ?? false;

/** Asks before the form is filled again. */
export const replaceQuestion = (t: Translate): Omit<Question, 'onYes'> => ({
  title: t('credentials.replaceTitle'),
  text: t('credentials.replaceText'),
  action: t('credentials.replaceNow'),
});
