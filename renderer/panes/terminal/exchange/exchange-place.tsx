import { useStore } from 'zustand';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { useShownMergedId, useShownSessionId } from '../../../store/shown-session.ts';
import { usePage } from '../../../store/ui-store.ts';
import { useScope } from '../../../store/view-store.ts';
import { exchangeUi } from './exchange-ui.ts';

const dialogs = createLazyPart(async () => (await import('./exchange-dialogs.tsx')).ExchangeDialogs);

/** The dialogs for import and export of lists, in the workspace that is in front. */
export const ExchangePlace = () => {
  const shown = useStore(exchangeUi(), (ui) => ui.shown);
  const scope = useScope();
  const inFront = useShownSessionId();
  const merged = useShownMergedId();
  const isInFront = usePage() === 'terminal' && scope === (merged ?? inFront);
  return shown !== null && isInFront ? <LazyPage page={dialogs} given={{ shown }} /> : null;
};
