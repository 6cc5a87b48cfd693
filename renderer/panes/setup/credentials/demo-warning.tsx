import { useWords } from '../../../parts/words.ts';
import { useSessionPart, useView } from '../../../store/view-store.ts';
import { Warning } from './draft-inputs.tsx';

/** The demo device with a real module: no cloud outside this program knows that device. */
export const DemoWarning = () => {
  const { t } = useWords();
  const demo = useView((view) => view.draft.demo);
  const isReal = useSessionPart(({ state, address }) => state.kind === 'open' && !/^sim:/i.test(address), false);
  if (!demo || !isReal) return null;
  return (
    <p role="status">
      <Warning text={t('credentials.demoOnReal')} />
    </p>
  );
};
