import { Button, Checkbox } from '@mantine/core';
import { recordingExportWords } from '../../../../shared/words/recording-export.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { IconDeviceFloppy, IconEye, IconPackage } from '../../../parts/icons.ts';
import { useWords } from '../../../parts/words.ts';
import { useView } from '../../../store/view-store.ts';
import { sizeText } from '../by-day.ts';
import { ExportPreviewDialog } from './export-preview.tsx';
import { KindList } from './kind-list.tsx';
import styles from './support-export.module.css';
import { useExport } from './use-export.ts';

/** Lists what a copy for support hides before anything is written. `name`: of a recording in the list. */
export const SupportExportView = ({ name }: { readonly name: string }) => {
  const { language } = useWords();
  const words = recordingExportWords[language];
  const sizeBytes = useView(({ recordings }) => recordings.find((each) => each.name === name)?.sizeBytes ?? 0);
  const state = useExport(name, sizeBytes);
  const { preview, failure } = state;
  return (
    <section className={styles.panel} aria-labelledby="support-export">
      <h3 id="support-export" className={styles.head}>
        <IconPackage size={16} stroke={1.75} aria-hidden />
        {words.title}
      </h3>
      <p className={styles.text}>{words.intro}</p>
      {failure !== null && <FailureNote failure={failure} brief />}
      {preview === null ? <Unread state={state} /> : <Contents state={state} preview={preview} />}
      <ExportPreviewDialog look={state.look} onClose={state.closeLook} />
    </section>
  );
};

type State = ReturnType<typeof useExport>;

const Unread = ({ state }: { readonly state: State }) => {
  const { language } = useWords();
  const words = recordingExportWords[language];
  if (state.isReading) {
    return (
      <p className={styles.text} role="status">
        {words.reading}
      </p>
    );
  }
  return (
    <div className={styles.buttons}>
      <Button onClick={() => void state.read()}>{words.read}</Button>
    </div>
  );
};

const Contents = ({
  state,
  preview: { kinds, code, notSearched },
}: {
  readonly state: State;
  readonly preview: NonNullable<State['preview']>;
}) => {
  const { language } = useWords();
  const words = recordingExportWords[language];
  return (
    <>
      <KindList kinds={kinds} shown={state.shown} language={language} onShow={state.show} />
      {notSearched > 0 && <p className={styles.warning}>{fill(words.notSearched, { n: notSearched })}</p>}
      <p className={styles.text}>{words.kept}</p>
      {code !== null && <p className={styles.text}>{fill(words.failed, { code })}</p>}
      <Checkbox
        label={words.sequence}
        checked={state.withSequence}
        onChange={({ currentTarget }) => state.setWithSequence(currentTarget.checked)}
      />
      <Buttons state={state} />
    </>
  );
};

const Buttons = ({ state: { saving, openLook } }: { readonly state: State }) => {
  const { doneBytes, saved, save, stop } = saving;
  const { language } = useWords();
  const words = recordingExportWords[language];
  if (doneBytes !== null) {
    return (
      <div className={styles.buttons}>
        <span role="status">{fill(words.exporting, { size: sizeText(doneBytes) })}</span>
        <Button onClick={stop}>{words.stop}</Button>
      </div>
    );
  }
  return (
    <>
      <div className={styles.buttons}>
        <Button leftSection={<IconEye size={16} stroke={1.75} />} onClick={() => void openLook()}>
          {words.preview}
        </Button>
        <Button leftSection={<IconDeviceFloppy size={16} stroke={1.75} />} onClick={() => void save()}>
          {words.export}
        </Button>
      </div>
      <p className={styles.saved} role="status">
        {saved !== null && fill(words.saved, { name: saved.name, size: sizeText(saved.sizeBytes) })}
      </p>
    </>
  );
};
