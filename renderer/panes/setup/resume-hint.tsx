import { useWords } from '../../parts/words.ts';
import { useSessionPart } from '../../store/view-store.ts';
import type { StageCard } from './stage-card.ts';
import { stageTitle, stepTitle } from './step-words.ts';

/** Beside *Resume*: what it would do now. Where the form is not complete it does nothing but lead there, and nothing is said. */
export const ResumeHint = ({ card }: { readonly card: Pick<StageCard, 'id' | 'current'> }) => {
  const { t, language } = useWords();
  const isOpen = useSessionPart((session) => session.state.kind === 'open', false);
  const resumes = useSessionPart((session) => session.resumes, null);
  const step = card.current ? stepTitle(card.current.id, language) : stageTitle(card.id, language);
  if (!isOpen) return <span>{t('diagnosis.resumeNeedsPort')}</span>;
  if (resumes === null) return null;
  return (
    <span>{resumes === 'goes-on' ? t('diagnosis.resumes.goes-on', { step }) : t(`diagnosis.resumes.${resumes}`)}</span>
  );
};
