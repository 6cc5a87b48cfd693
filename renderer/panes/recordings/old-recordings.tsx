import { Button, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Failure } from '../../../shared/outcome.ts';
import { outdatedRecordings, type RetentionRule } from '../../../shared/recordings/retention.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { Dialog, DialogButtons } from '../../parts/dialog.tsx';
import { IconClockX } from '../../parts/icons.ts';
import { clockText } from '../../parts/time.ts';
import { request, useView } from '../../store/view-store.ts';
import { dateText, sizeText } from './by-day.ts';
import styles from './recordings.module.css';
import { useViewerWords } from './viewer/use-viewer-words.ts';

interface OldRecordingsProps {
  readonly onFailure: (failure: Failure | null) => void;
}

/** Rules by which recordings are deleted, with the list of those that would go. */
export const OldRecordings = ({ onFailure }: OldRecordingsProps) => {
  const { m } = useViewerWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button leftSection={<IconClockX size={16} stroke={1.75} />} onClick={() => setOpen(true)}>
        {m.old.button}
      </Button>
      {isOpen && <RuleDialog onClose={() => setOpen(false)} onFailure={onFailure} />}
    </>
  );
};

const numberOf = (value: string | number): number | null =>
  typeof value === 'number' && value >= 1 ? Math.floor(value) : null;

const RuleDialog = ({ onClose, onFailure }: OldRecordingsProps & { readonly onClose: () => void }) => {
  const { m } = useViewerWords();
  const saved = useView(({ settings }) => settings.retention);
  const [rule, setRule] = useState<RetentionRule>(saved);
  const save = async (deletes: boolean): Promise<void> => {
    const changed = await request('settings.change', { retention: rule });
    const ended = changed.ok && deletes ? await request('recordings.deleteOutdated', {}) : changed;
    onFailure(ended.ok ? null : ended.error);
    onClose();
  };
  return (
    <Dialog opened title={m.old.title} onClose={onClose}>
      <p className={styles.ask}>{m.old.text}</p>
      <div className={styles.rules}>
        <NumberInput
          label={m.old.days}
          min={1}
          max={36_500}
          allowDecimal={false}
          value={rule.days ?? ''}
          onChange={(value) => setRule({ ...rule, days: numberOf(value) })}
        />
        <NumberInput
          label={m.old.size}
          min={1}
          max={100_000_000}
          allowDecimal={false}
          value={rule.megabytes ?? ''}
          onChange={(value) => setRule({ ...rule, megabytes: numberOf(value) })}
        />
      </div>
      <Outdated rule={rule} />
      <DialogButtons>
        <Button variant="default" onClick={onClose}>
          {m.old.cancel}
        </Button>
        <Button variant="default" onClick={() => void save(false)}>
          {m.old.save}
        </Button>
        <Button
          color="red"
          variant="filled"
          disabled={rule.days === null && rule.megabytes === null}
          onClick={() => void save(true)}
        >
          {m.old.saveAndDelete}
        </Button>
      </DialogButtons>
    </Dialog>
  );
};

const listed = 8;

/** What would go now. The program looks again before it deletes. */
const Outdated = ({ rule }: { readonly rule: RetentionRule }) => {
  const { m } = useViewerWords();
  const recordings = useView((view) => view.recordings);
  if (rule.days === null && rule.megabytes === null) return <p className={styles.ask}>{m.old.off}</p>;
  const outdated = outdatedRecordings(recordings, rule, Date.now());
  if (outdated.length === 0) return <p className={styles.ask}>{m.old.none}</p>;
  const size = sizeText(outdated.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0));
  return (
    <div className={styles.outdated}>
      <p>{fill(m.old.some, { count: outdated.length, size })}</p>
      <ul>
        {outdated.slice(0, listed).map(({ name, startedAtMs, imei, remarks, sizeBytes }) => (
          <li key={name}>
            {[
              remarks.title,
              startedAtMs === null ? name : `${dateText(startedAtMs)} ${clockText(startedAtMs, false)}`,
              imei,
              sizeText(sizeBytes),
            ]
              .filter((text) => text !== null && text !== '')
              .join(' · ')}
          </li>
        ))}
        {outdated.length > listed && <li>{fill(m.old.more, { count: outdated.length - listed })}</li>}
      </ul>
    </div>
  );
};
