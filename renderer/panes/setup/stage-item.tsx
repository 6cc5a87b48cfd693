import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { stages } from '../../../shared/steps.ts';
import { isModuleWarningCode, type Warning } from '../../../shared/warnings.ts';
import { describeCommonWarning } from '../../../shared/words/describe-failure.ts';
import { firstClick } from '../../parts/first-click.ts';
import { IconChevronRight, IconLink, IconPlayerPlay, IconRefresh } from '../../parts/icons.ts';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { durationText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { highlightLines } from '../../store/highlight.ts';
import { useLineCount } from '../../store/traffic.ts';
import { useScope } from '../../store/view-store.ts';
import { FailedStage } from './failed-stage.tsx';
import { type BodyShape, isForm } from './folding.ts';
import { ResumeHint } from './resume-hint.tsx';
import type { StageCard } from './stage-card.ts';
import styles from './stage-item.module.css';
import { StageSentence } from './stage-sentence.tsx';
import { stageTitle, stateWord } from './step-words.ts';
import type { SetupActions } from './use-setup-actions.ts';

const moduleWarnings = createLazyPart(async () => (await import('./module-warnings.tsx')).ModuleWarnings);

interface StageItemProps {
  readonly card: StageCard;
  readonly shape: BodyShape;
  readonly onToggle: () => void;
  /** Switches a form from the compact view to the full form. */
  readonly onWhole: () => void;
  readonly actions: SetupActions;
  /** The port is open and no run is in progress. */
  readonly canStart: boolean;
  readonly children: ReactNode;
}

/** One stage: its mark, a head that shows the state, and a collapsible body. */
export const StageItem = (props: StageItemProps) => {
  const { card, shape, actions, canStart, children } = props;
  const id = useId();
  // Forms are long, so the failure is shown above them. Results are short and show the failure in context.
  const diagnosisFirst = isForm(card);
  const isOutdated = isResultOutdated(card);
  const diagnosis = card.failure && (
    <FailedStage card={card} failure={card.failure} actions={actions} canStart={canStart} />
  );
  return (
    <li
      className={styles.stage}
      data-state={card.state}
      data-changed={isOutdated || undefined}
      data-stage={card.id}
      aria-labelledby={`${id}-title`}
    >
      <div className={styles.gutter}>
        <StateMark state={isOutdated ? 'warning' : card.state} />
      </div>
      <div>
        <StageHead {...props} id={id} />
        {shape !== 'closed' && (
          <div className={styles.body} id={`${id}-body`}>
            {diagnosisFirst && diagnosis}
            <div data-body="">{children}</div>
            <Warnings warnings={card.warnings} />
            {!diagnosisFirst && diagnosis}
            {card.state === 'stopped' && <Resume card={card} actions={actions} canStart={canStart} />}
          </div>
        )}
      </div>
    </li>
  );
};

/** A failed stage stays failed even if the form changes. A done stage with a changed form counts as outdated. */
const isResultOutdated = ({ state, summary }: StageCard): boolean =>
  summary.changed === true && (state === 'done' || state === 'skipped');

const StageHead = ({
  card,
  id,
  shape,
  onToggle,
  onWhole,
  actions,
  canStart,
}: Omit<StageItemProps, 'children'> & { readonly id: string }) => {
  const { t, language } = useWords();
  const title = stageTitle(card.id, language);
  const isOutdated = isResultOutdated(card);
  const word = isOutdated ? t('setup.runAgain') : stateWord(card.state, language, card.isOver);
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={shape !== 'closed'}
          aria-controls={shape === 'closed' ? undefined : `${id}-body`}
          onClick={onToggle}
        >
          <span className={styles.number}>{card.number}</span> <span id={`${id}-title`}>{title}</span>
          <IconChevronRight className={styles.fold} size={14} stroke={1.75} aria-hidden="true" />
        </button>
      </h2>
      <StageSentence card={card} />
      {card.warnings.length > 0 && (
        <span className={styles.remarks} title={t('setup.remarks', { count: card.warnings.length })}>
          <StateMark state="warning" size={14} />
          <span className={styles.label}>{t('setup.remarks', { count: card.warnings.length })}</span>
        </span>
      )}
      {shape === 'compact' && card.state !== 'running' && (
        <button type="button" className={styles.change} aria-label={`${t('setup.change')} ${title}`} onClick={onWhole}>
          {t('setup.change')}
        </button>
      )}
      <span className={styles.meta}>
        <span className={styles.word}>{word}</span>
        {card.ms !== null && card.state !== 'running' && !isOutdated && ` · ${durationText(card.ms)}`}
      </span>
      {card.lines && <LinesLink lines={card.lines} />}
      <Tooltip label={t('setup.runStage')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          className={styles.again}
          aria-label={t('setup.runStage')}
          disabled={!canStart}
          onClick={firstClick(() => actions.start([card.id], false))}
        >
          {card.ms === null ? <IconPlayerPlay size={16} stroke={1.75} /> : <IconRefresh size={16} stroke={1.75} />}
        </ActionIcon>
      </Tooltip>
    </div>
  );
};

const LinesLink = ({ lines }: { readonly lines: NonNullable<StageCard['lines']> }) => {
  const { t } = useWords();
  const scope = useScope();
  const count = useLineCount(lines.from, lines.to);
  if (count === 0) return null;
  return (
    <button
      type="button"
      className={styles.lines}
      title={t('setup.showLines')}
      onClick={() => highlightLines(scope, lines)}
    >
      <IconLink size={14} stroke={1.75} aria-hidden="true" />
      <span>
        {count}
        <span className={styles.label}>{t('setup.lines', { count }).replace(String(count), '')}</span>
      </span>
    </button>
  );
};

const Warnings = ({ warnings }: { readonly warnings: readonly Warning[] }) => {
  const { language } = useWords();
  const ofModule = warnings.filter(({ code }) => isModuleWarningCode(code));
  const sentences = [...new Set(warnings.map((warning) => describeCommonWarning(warning, language)))];
  return (
    <>
      {ofModule.length > 0 && <LazyPage page={moduleWarnings} given={{ warnings: ofModule }} />}
      {sentences.some((sentence) => sentence !== null) && (
        <ul className={styles.warnings}>
          {sentences.map(
            (sentence) =>
              sentence !== null && (
                <li key={sentence}>
                  <StateMark state="warning" size={14} />
                  {sentence}
                </li>
              ),
          )}
        </ul>
      )}
    </>
  );
};

/** A stopped run is not a failure: one button continues it. */
const Resume = ({ card, actions, canStart }: Pick<StageItemProps, 'card' | 'actions' | 'canStart'>) => {
  const { t } = useWords();
  return (
    <div className={styles.resume}>
      <Button variant="filled" size="md" disabled={!canStart} onClick={firstClick(() => actions.start(stages, true))}>
        {t('diagnosis.resume')}
      </Button>
      <ResumeHint card={card} />
    </div>
  );
};
