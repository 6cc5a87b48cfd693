import { Button } from '@mantine/core';
import { useCallback, useState } from 'react';
import type { ModuleName, PastRun, RunView, StepView } from '../../../shared/contract.ts';
import { type StageId, stageOf, stages } from '../../../shared/steps.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { Dialog } from '../../parts/dialog.tsx';
import { nameOfPlan, profileNameText } from '../../parts/profile-name.ts';
import { StateMark } from '../../parts/state-mark.tsx';
import { clockText, durationText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { useSessionPart, useView } from '../../store/view-store.ts';
import styles from './last-run.module.css';
import { SaveReport } from './save-report.tsx';
import { stageTitle, stateWord, stepTitle } from './step-words.ts';

/** One line above the stages: the latest run of another profile, or of another module on this port, with its name. */
export const LastRun = () => {
  const { t } = useWords();
  const last = useSessionPart<PastRun | null>((session) => session.lastRun, null);
  const profiles = useView((view) => view.profiles);
  const [opened, setOpened] = useState(false);
  const open = useCallback(() => setOpened(true), []);
  useAction('lastResults', last === null ? null : open);
  if (last === null) return null;
  const { plan } = last.run;
  // Without a name: by its destination.
  const called = profileNameText(nameOfPlan(plan, profiles), t) || plan.deviceId || plan.host;
  const what = [last.isOther ? moduleText(last.module) : '', called].filter((text) => text !== '').join(' · ');
  return (
    <div className={styles.line} data-part="last-run">
      <StateMark state={markOf(last.run)} size={16} />
      <span className={styles.text}>
        {t(`setup.${last.isOther ? 'earlierModule' : 'lastRun'}.${last.run.state}`, {
          what,
          time: clockText(last.run.endedAtMs ?? last.run.startedAtMs, false),
        })}
      </span>
      <Button variant="subtle" size="xs" onClick={open}>
        {t('setup.lastRun.open')}
      </Button>
      <Dialog opened={opened} onClose={() => setOpened(false)} size="lg" title={what}>
        <Results past={last} />
      </Dialog>
    </div>
  );
};

const moduleText = ({ imei, model }: ModuleName): string => [model, imei].filter((text) => text !== null).join(' ');

const markOf = ({ state }: RunView): 'done' | 'failed' | 'stopped' | 'running' =>
  state === 'stopping' ? 'running' : state;

const Results = ({ past: { run, module } }: { readonly past: PastRun }) => {
  const { t, language } = useWords();
  return (
    <>
      <p className={styles.head}>
        {[moduleText(module), `${run.plan.host}:${run.plan.port}`, run.plan.deviceId]
          .filter((text) => text !== '')
          .join(' · ')}
      </p>
      {run.failure && <p className={styles.failed}>{describeFailure(run.failure, language).happened}</p>}
      <ol className={styles.stages}>
        {stages.map((stage) => (
          <Stage key={stage} stage={stage} steps={run.steps.filter(({ id }) => stageOf(id) === stage)} />
        ))}
      </ol>
      {run.report && (
        <div className={styles.foot}>
          <SaveReport run={run} />
          <span>{t('setup.lastRun.unchanged')}</span>
        </div>
      )}
    </>
  );
};

const Stage = ({ stage, steps }: { readonly stage: StageId; readonly steps: readonly StepView[] }) => {
  const { language } = useWords();
  return (
    <li>
      <h3>{stageTitle(stage, language)}</h3>
      <ul>
        {steps.map((step) => (
          <li key={`${step.id} ${step.item}`} className={styles.step}>
            <StateMark state={step.status} size={14} />
            <span>{stepTitle(step.id, language)}</span>
            {step.item !== null && <span className={styles.item}>{step.item}</span>}
            <span className={styles.word}>
              {stateWord(step.status, language, true)}
              {step.startedAtMs !== null && ` · ${durationText(step.ms)}`}
            </span>
          </li>
        ))}
      </ul>
    </li>
  );
};
