import { useId, useMemo, useState } from 'react';
import type { RecordingDetailsAnswer } from '../../../../shared/contract/recordings.ts';
import { diagnoseSeen } from '../../../../shared/recordings/diagnose-seen.ts';
import type { SeenFailure } from '../../../../shared/recordings/seen-failures.ts';
import { describeFailure } from '../../../../shared/words/describe-failure.ts';
import { stepWords } from '../../../../shared/words/steps.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { clockText } from '../../../parts/time.ts';
import styles from './failure-list.module.css';
import { SeenCauses } from './seen-causes.tsx';
import { SeenEvidence } from './seen-evidence.tsx';
import { useViewerWords } from './use-viewer-words.ts';
import viewerStyles from './viewer.module.css';

/** With the number of failures, so that a reader sees it without opening the list. */
export const failuresLabel = (
  m: Pick<ReturnType<typeof useViewerWords>['m'], 'failures' | 'failuresCount'>,
  { failureCount }: RecordingDetailsAnswer,
): string => (failureCount === 0 ? m.failures : fill(m.failuresCount, { count: failureCount }));

export interface FailureListProps {
  readonly details: RecordingDetailsAnswer;
  readonly address: string | null;
  /** Shows the line with this sequence number. */
  readonly onShow: (sequence: number) => void;
}

/** Everything that failed, with its diagnosis. The first failure is open: later ones often fail because of it. */
export const FailureList = ({ details: { failures, failureCount }, address, onShow }: FailureListProps) => {
  const { m } = useViewerWords();
  const [open, setOpen] = useState(0);
  if (failures.length === 0) return <p className={viewerStyles.none}>{m.noFailures}</p>;
  const more = failureCount - failures.length;
  return (
    <div className={viewerStyles.scroll}>
      <ol className={styles.list} aria-label={m.failures}>
        {failures.map((failure, index) => (
          <FailureItem
            // The first failures of a recording never change their order.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            key={index}
            {...{ failure, address, onShow }}
            isOpen={index === open}
            onOpen={() => setOpen(index === open ? -1 : index)}
          />
        ))}
      </ol>
      {more > 0 && <p className={viewerStyles.none}>{fill(m.moreFailures, { count: more })}</p>}
    </div>
  );
};

interface FailureItemProps extends Omit<FailureListProps, 'details'> {
  readonly failure: SeenFailure;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

const FailureItem = ({ failure, address, isOpen, onOpen, onShow }: FailureItemProps) => {
  const { language } = useViewerWords();
  const id = useId();
  const { causes: _listedBelow, ...facts } = failure.facts;
  const { happened } = describeFailure({ ...failure, facts }, language);
  return (
    <li className={styles.item} data-open={isOpen}>
      <button type="button" className={styles.head} aria-expanded={isOpen} aria-controls={id} onClick={onOpen}>
        <StateMark state="failed" size={14} />
        <time>{clockText(failure.atMs)}</time>
        <span className={styles.happened}>
          {failure.step !== null && (
            <span className={styles.step}>
              {stepWords[language][failure.step]} {failure.item}
            </span>
          )}
          {happened}
        </span>
        <code>{failure.code}</code>
      </button>
      {isOpen && (
        <div id={id} className={styles.card}>
          <OpenFailure failure={failure} address={address} onShow={onShow} />
        </div>
      )}
    </li>
  );
};

const OpenFailure = ({ failure, address, onShow }: Pick<FailureItemProps, 'failure' | 'address' | 'onShow'>) => {
  const { language } = useViewerWords();
  const diagnosis = useMemo(() => diagnoseSeen(failure, address), [failure, address]);
  const { causes: _listedBelow, ...facts } = failure.facts;
  const { meaning } = describeFailure({ ...failure, facts }, language);
  return (
    <>
      <p className={styles.meaning}>{meaning}</p>
      <SeenEvidence placed={diagnosis.placed} command={commandOf(failure)} onShow={onShow} />
      <SeenCauses causes={diagnosis.causes} facts={failure.facts} />
    </>
  );
};

const commandOf = ({ facts: { command } }: SeenFailure): string | undefined =>
  typeof command === 'string' ? command : undefined;
