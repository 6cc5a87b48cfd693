import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import { type DiagnosedCause, type EvidenceLine, isAdvice, type Likelihood } from '../../../shared/diagnosis.ts';
import { classOf, type TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { stages } from '../../../shared/steps.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { causeText, remedyText, withCapital } from '../../../shared/words/fact-text.ts';
import { observationText } from '../../../shared/words/observation-text.ts';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { firstClick } from '../../parts/first-click.ts';
import { IconPlayerPlay } from '../../parts/icons.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { clockText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';
import { ActionIcon } from './action-icon.tsx';
import { diagnosisOfCard, trafficRangeOf } from './card-diagnosis.ts';
import { canPerform } from './cause-buttons.ts';
import styles from './diagnosis-card.module.css';
import type { PlacedLine, TrafficRange } from './evidence-places.ts';
import { ResumeHint } from './resume-hint.tsx';
import type { StageCard } from './stage-card.ts';
import { useEvidencePlaces } from './use-evidence-places.ts';
import type { SetupActions } from './use-setup-actions.ts';

export interface DiagnosisCardProps {
  readonly card: StageCard;
  readonly failure: Failure;
  readonly actions: SetupActions;
  readonly canStart: boolean;
}

/** What happened, the evidence lines, the likely causes in order with one button each, and how to continue. */
export const DiagnosisCard = ({ card, failure, actions, canStart }: DiagnosisCardProps) => {
  const { t } = useWords();
  const facts = useSessionPart((session) => session.facts, null);
  const address = useSessionPart((session) => session.address, '');
  const faultsOn = useView(
    ({ simulators, session }) => simulators[session?.address ?? '']?.faults.filter(({ on }) => on).length ?? 0,
  );
  const draft = useView((view) => view.draft);
  const { causes, evidence } = diagnosisOfCard(card, failure, { facts, draft, address, faultsOn });
  const causesRef = useFocusOnFailure();
  return (
    <section className={styles.card} role="alert" aria-label={t('diagnosis.title')}>
      <Happened failure={failure} />
      {evidence.length > 0 && (
        <Evidence lines={evidence} stretch={trafficRangeOf(card)} isLoss={card.lostIn !== null} />
      )}
      <div className={styles.causes}>
        <h4>{t('diagnosis.causes')}</h4>
        <ol className={styles.list} ref={causesRef}>
          {causes.map((cause, index) => (
            <Cause
              key={cause.key}
              cause={cause}
              rank={index + 1}
              failure={failure}
              actions={actions}
              canStart={canStart}
            />
          ))}
        </ol>
      </div>
      <Foot card={card} actions={actions} canStart={canStart} />
    </section>
  );
};

/** Focuses the first button if this page was in front when the run failed. Does not take the focus from the user who is typing. */
const useFocusOnFailure = (): React.RefObject<HTMLOListElement | null> => {
  const ref = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const { activeElement } = document;
    const isBusyElsewhere = activeElement?.matches('input, textarea, [contenteditable="true"]') ?? false;
    if (!isBusyElsewhere) ref.current?.querySelector('button')?.focus();
  }, []);
  return ref;
};

const Happened = ({ failure }: { readonly failure: Failure }) => {
  const { t, language } = useWords();
  const { causes: _listedBelow, ...facts } = failure.facts;
  const { happened, meaning, code } = describeFailure({ ...failure, facts }, language);
  return (
    <div className={styles.happened}>
      <StateMark state="failed" />
      <div className={styles.words}>
        <h3>{happened}</h3>
        <p>{meaning}</p>
      </div>
      <span className={styles.code} title={t('diagnosis.code')}>
        {code}
      </span>
    </div>
  );
};

const Evidence = ({
  lines,
  stretch,
  isLoss,
}: {
  readonly lines: readonly EvidenceLine[];
  readonly stretch: TrafficRange | null;
  readonly isLoss: boolean;
}) => {
  const { t } = useWords();
  const placed = useEvidencePlaces(lines, stretch, isLoss);
  const id = useId();
  return (
    <div className={styles.evidence}>
      <h4 id={id}>{t('diagnosis.evidence')}</h4>
      <ol className={styles.lines} aria-labelledby={id} data-times={placed.some(({ place }) => place !== null)}>
        {placed.map(({ line, place }, index) => (
          // The lines of one failure never move, and a line may occur twice.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <span className={styles.number}>{index + 1}</span>
            <time className={styles.at}>{timeOf(place)}</time>
            <DirectionMark kind={markOf(line, place)} />
            <span className={styles.text}>
              {line.text !== null && <span data-direction={line.direction}>{place?.text ?? line.text}</span>}
              {line.text === null && <span className={styles.note}>{t('diagnosis.nothingCame')}</span>}
              {line.expected !== null && (
                <span className={styles.note}>{t('diagnosis.expected', { line: line.expected })}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
};

/** The same mark as in the terminal, which marks late answers and URCs differently. */
const markOf = ({ direction }: EvidenceLine, place: TrafficLine | null): EvidenceLine['direction'] | 'urc' =>
  direction === 'received' && place ? classOf(place) : direction;

const timeOf = (place: PlacedLine | null): string => (place ? clockText(place.atMs) : '');

const Cause = ({
  cause,
  rank,
  failure,
  actions,
  canStart,
}: {
  readonly cause: DiagnosedCause;
  readonly rank: number;
  readonly failure: Failure;
  readonly actions: SetupActions;
  readonly canStart: boolean;
}) => {
  const { t, language } = useWords();
  const isOpen = useSessionPart(({ state }) => state.kind === 'open', false);
  const observation = observationText(cause.observation, language);
  const remedy = remedyText(cause.key, failure.facts, language);
  const isAdvised = isAdvice(cause);
  // The button says what to do. Only the most likely cause also says it in words.
  const why =
    rank === 1 && isAdvised
      ? [observation, remedy].filter(Boolean).join(language === 'zh' ? '' : ' ')
      : observation || (isAdvised ? remedy : '');
  return (
    <li className={styles.cause} data-out={cause.ruledOut}>
      <span className={styles.rank}>{rank}</span>
      <div>
        <div className={styles.name}>
          <span>{withCapital(causeText(cause.key, failure.facts, language))}</span>
          <LikelihoodBars likelihood={cause.likelihood} ruledOut={cause.ruledOut} />
        </div>
        <p className={styles.why}>{why}</p>
      </div>
      <Button
        className={styles.press}
        variant="default"
        size="md"
        justify="flex-start"
        leftSection={<ActionIcon kind={cause.action.kind} />}
        disabled={!canPerform(cause.action.kind, { isOpen, canStart })}
        onClick={firstClick(() => actions.perform(cause.action))}
      >
        {t(`diagnosis.action.${cause.action.kind}`)}
      </Button>
    </li>
  );
};

const bars: Readonly<Record<Likelihood, number>> = { certain: 3, likely: 2, possible: 1, unlikely: 0 };

const LikelihoodBars = ({ likelihood, ruledOut }: Pick<DiagnosedCause, 'likelihood' | 'ruledOut'>) => {
  const { t } = useWords();
  const on = ruledOut ? 0 : bars[likelihood];
  return (
    <span className={styles.likelihood}>
      {[1, 2, 3].map((bar) => (
        <i key={bar} data-on={bar <= on} />
      ))}
      <span>{ruledOut ? t('diagnosis.ruledOut') : t(`diagnosis.likelihood.${likelihood}`)}</span>
    </span>
  );
};

const Foot = ({ card, actions, canStart }: Pick<DiagnosisCardProps, 'card' | 'actions' | 'canStart'>) => {
  const { t } = useWords();
  return (
    <div className={styles.foot}>
      <Button
        variant="filled"
        size="md"
        leftSection={<IconPlayerPlay size={16} stroke={1.75} />}
        disabled={!canStart}
        onClick={firstClick(() => actions.start(stages, true))}
      >
        {t('diagnosis.resume')}
      </Button>
      <ResumeHint card={card} />
    </div>
  );
};
