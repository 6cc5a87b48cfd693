import type { SessionView } from '../../../shared/contract.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionPart } from '../../store/view-store.ts';
import type { StageCard } from './stage-card.ts';
import { stageTitle, stepTitle } from './step-words.ts';

/**
 * Next to *Resume*: what it would do now, or what it needs. If the form is incomplete, the button only opens the form
 * and there is no hint.
 */
export const ResumeHint = ({ card }: { readonly card: Pick<StageCard, 'id' | 'current'> }) => {
  const { t, language } = useWords();
  const state = useSessionPart<SessionView['state'] | null>((session) => session.state, null);
  const resumes = useSessionPart((session) => session.resumes, null);
  const step = card.current ? stepTitle(card.current.id, language) : stageTitle(card.id, language);
  if (state?.kind !== 'open') return <span>{t(needsPort(state))}</span>;
  if (resumes === null) return null;
  return (
    <span>{resumes === 'goes-on' ? t('diagnosis.resumes.goes-on', { step }) : t(`diagnosis.resumes.${resumes}`)}</span>
  );
};

/** While the program waits for the port, the user does not have to connect it. */
const needsPort = (state: SessionView['state'] | null) =>
  state?.kind === 'lost' && state.reopens ? 'diagnosis.resumeWaitsForPort' : 'diagnosis.resumeNeedsPort';
