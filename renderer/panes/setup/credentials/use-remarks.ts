import { useWords } from '../../../parts/words.ts';
import { useSessionPart, useView } from '../../../store/view-store.ts';
import { useAttempted } from '../attempted.ts';
import { remarksAt, textOfLevel, visibleRemarks } from './remarks.ts';

export interface FieldRemarks {
  readonly error: string | undefined;
  readonly warning: string | undefined;
}

/** Remarks of a field, ready to show. */
export const useRemarks = (field: string, touched: boolean): FieldRemarks => {
  const { language } = useWords();
  const all = useView((view) => view.draft.remarks);
  const asked = useAttempted();
  const hasRun = useSessionPart(({ run }) => run !== null, false);
  const visible = visibleRemarks(remarksAt(all, field), { touched, attempted: asked || hasRun });
  return {
    error: textOfLevel(visible, 'error', language),
    warning: textOfLevel(visible, 'warning', language),
  };
};
