import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { type RecordingRemarks, remarkLimits } from '../../../shared/contract/recordings.ts';
import type { RecordingSummary } from '../../../shared/contract.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { FailureNote } from '../../parts/failure-note.tsx';
import { request } from '../../store/view-store.ts';
import styles from './recordings.module.css';
import { useViewerWords } from './viewer/use-viewer-words.ts';

/** What a person writes about a recording. It is kept beside the file. */
export const RemarksForm = ({ recording }: { readonly recording: RecordingSummary }) => {
  const { m } = useViewerWords();
  const { shown, tagText, change, setTagText, isChanged, save, failure } = useRemarks(recording);
  return (
    <form
      className={styles.remarks}
      onSubmit={(event) => {
        event.preventDefault();
        save({ ...shown, tags: tagsOf(tagText) });
      }}
    >
      <h3>{m.about}</h3>
      <TextInput
        label={m.title}
        value={shown.title}
        maxLength={remarkLimits.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextInput
        label={m.tags}
        description={m.tagsHint}
        value={tagText}
        maxLength={remarkLimits.tags * (remarkLimits.tag + 2)}
        onChange={(event) => setTagText(event.currentTarget.value)}
      />
      <Textarea
        label={m.note}
        value={shown.note}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={remarkLimits.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      <Checkbox
        label={m.pin}
        description={m.pinHint}
        checked={shown.isPinned}
        onChange={(event) => save({ isPinned: event.currentTarget.checked })}
      />
      {failure !== null && <FailureNote failure={failure} />}
      <Button type="submit" variant="default" disabled={!isChanged}>
        {m.save}
      </Button>
    </form>
  );
};

/** What is typed stays until it is saved, also when it could not be. */
const useRemarks = ({ name, remarks }: RecordingSummary) => {
  const [typed, setTyped] = useState<RecordingRemarks | null>(null);
  const [tagText, setTagText] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const shown = typed ?? remarks;
  const send = async (part: Partial<RecordingRemarks>): Promise<void> => {
    const saved = await request('recordings.describe', { name, remarks: part });
    setFailure(saved.ok ? null : saved.error);
    if (!saved.ok || part.title === undefined) return;
    setTyped(null);
    setTagText(null);
  };
  return {
    ...{ shown, setTagText, failure },
    tagText: tagText ?? shown.tags.join(', '),
    isChanged: typed !== null || tagText !== null,
    change: (part: Partial<RecordingRemarks>): void => setTyped({ ...shown, ...part }),
    save: (part: Partial<RecordingRemarks>): void => void send(part),
  };
};

/** `a, b，c`: as people type them in either language. */
export const tagsOf = (text: string): readonly string[] =>
  [
    ...new Set(
      text
        .split(/[,，;；、\n]/)
        .map((tag) => tag.trim().slice(0, remarkLimits.tag))
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, remarkLimits.tags);
