import type { SessionView } from '../../../shared/contract.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionPart } from '../../store/view-store.ts';
import type { StageCard } from './stage-card.ts';
import { stageTitle, stepTitle } from './step-words.ts';

/** Beside *Resume*: what it would do now, or what it needs. Where the form is not complete it does nothing but lead there, and nothing is said. */
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

/** A port that is waited for is not the person's to connect. */
const needsPort = (state: SessionView['state'] | null) =>
  state?.kind === 'lost' && state.reopens ? 'diagnosis.resumeWaitsForPort' : 'diagnosis.resumeNeedsPort';
