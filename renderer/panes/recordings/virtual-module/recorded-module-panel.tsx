import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { answerTimings } from '../../../../shared/recordings/answer-edits.ts';
import { recordedModuleAddress } from '../../../../shared/virtual-modules.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { recordedModuleWords } from '../../../../shared/words/recorded-module.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { IconCpu, IconPlug, IconPlugX } from '../../../parts/icons.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { useWords } from '../../../parts/words.ts';
import { AnswerEdits } from './answer-edits.tsx';
import styles from './recorded-module.module.css';
import { type RecordedModuleControl, useRecordedModule } from './use-recorded-module.ts';

/** The recording in place of a module: its time, the button that uses it, changed answers, and what it could not answer. */
export const RecordedModulePanel = ({ name }: { readonly name: string }) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const control = useRecordedModule(name);
  const { inUse, choice, change } = control;
  return (
    <section className={styles.panel} aria-label={words.title}>
      <h3>
        <IconCpu size={16} stroke={1.75} aria-hidden="true" />
        {words.title}
      </h3>
      <p className={styles.hint}>{words.hint}</p>
      <div className={styles.row}>
        <SegmentedControl
          size="xs"
          aria-label={words.timing}
          data={answerTimings.map((value) => ({ value, label: words[value] }))}
          value={choice.timing}
          onChange={(value) => void change({ timing: value === 'fast' ? 'fast' : 'recorded' })}
        />
        <Checkbox
          size="xs"
          label={words.repeatsLines}
          title={words.repeatsHint}
          checked={choice.repeatsLines}
          onChange={({ currentTarget }) => void change({ repeatsLines: currentTarget.checked })}
        />
      </div>
      <Use control={control} />
      <AnswerEdits name={name} edits={choice.edits} onChange={(edits) => void change({ edits })} />
      {inUse && <Unknown unknown={inUse.unknown} />}
    </section>
  );
};

const Use = ({ control }: { readonly control: RecordedModuleControl }) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  const { inUse, isOtherInUse, isBusy, failure, use, openSetup, leave } = control;
  const described = failure && describeFailure(failure, language);
  return (
    <>
      {inUse ? (
        <>
          <p role="status" className={styles.state}>
            <StateMark state="done" size={14} />
            <span>{fill(words.inUse, { address: recordedModuleAddress, n: inUse.commands })}</span>
          </p>
          {inUse.isCut && <p className={styles.hint}>{words.cut}</p>}
          <div className={styles.row}>
            <Button disabled={isBusy} onClick={() => void openSetup()}>
              {words.setup}
            </Button>
            <Button
              disabled={isBusy}
              leftSection={<IconPlugX size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => void leave()}
            >
              {words.leave}
            </Button>
          </div>
        </>
      ) : (
        <>
          {isOtherInUse && <p className={styles.hint}>{words.other}</p>}
          <Button
            variant="filled"
            fullWidth
            disabled={isBusy}
            leftSection={<IconPlug size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => void use()}
          >
            {words.use}
          </Button>
        </>
      )}
      {described && (
        <p role="alert" className={styles.failure}>
          {described.happened} {described.action} <code>{described.code}</code>
        </p>
      )}
    </>
  );
};

const Unknown = ({ unknown }: { readonly unknown: readonly { readonly line: string; readonly count: number }[] }) => {
  const { language } = useWords();
  const words = recordedModuleWords[language];
  return (
    <>
      <h4>{words.unknown}</h4>
      <p className={styles.hint}>{unknown.length === 0 ? words.noUnknown : words.unknownHint}</p>
      {unknown.length > 0 && (
        <ul className={styles.list} aria-label={words.unknown}>
          {unknown.map(({ line, count }) => (
            <li key={line} className={styles.item}>
              <code className={styles.text}>{line}</code>
              <span className={styles.count}>{fill(words.times, { n: count })}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
