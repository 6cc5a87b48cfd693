import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ExportedFile } from '../../../../shared/contract/sequences.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { describeExportNote } from '../../../../shared/words/import-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { bytesFromBase64 } from '../../../parts/base64.ts';
import { Dialog } from '../../../parts/dialog.tsx';
import { FailureNote } from '../../../parts/failure-note.tsx';
import { saveFile } from '../../../parts/save-file.ts';
import styles from '../../../parts/sequences/exchange.module.css';
import { ExchangeFoot } from '../../../parts/sequences/exchange-foot.tsx';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { placesText } from '../quick/places-text.ts';
import { askSequences } from '../quick/use-quick.ts';
import { byCode } from './import-choice.ts';

interface ExportDialogProps {
  readonly id: string;
  readonly name: string;
  readonly onClose: () => void;
}

/** What SSCOM cannot hold is shown before the file is saved. */
export const ExportDialog = ({ id, name, onClose }: ExportDialogProps) => {
  const { m, language } = useExchangeWords();
  const [made, setMade] = useState<Outcome<{ readonly file: ExportedFile | null }> | null>(null);
  useEffect(() => {
    let isOver = false;
    void askSequences({ kind: 'export', id, form: 'sscom', language }).then((answer) => {
      if (!isOver) setMade(answer);
    });
    return () => {
      isOver = true;
    };
  }, [id, language]);
  const file = made?.ok ? made.value.file : null;
  const save = (): void => {
    if (file === null) return;
    saveFile(`${id}.ini`, 'application/octet-stream', [bytesFromBase64(file.contentBase64)]);
    onClose();
  };
  return (
    <Dialog opened title={fill(m.export.title, { name })} size={620} onClose={onClose}>
      <div className={styles.dialog}>
        {made === null && <p role="status">{m.export.preparing}</p>}
        {made?.ok === false && <FailureNote failure={made.error} />}
        {made?.ok === true && file === null && <p role="alert">{m.export.gone}</p>}
        {file !== null && <Unsupported file={file} />}
        <ExchangeFoot refused={null} onClose={onClose}>
          <Button variant="filled" data-autofocus disabled={file === null} onClick={save}>
            {m.export.save}
          </Button>
        </ExchangeFoot>
      </div>
    </Dialog>
  );
};

const Unsupported = ({ file: { unsupported } }: { readonly file: ExportedFile }) => {
  const { m, language } = useExchangeWords();
  return (
    <>
      <p className={styles.intro}>{m.export.intro}</p>
      {unsupported.length === 0 && (
        <p className={styles.understood}>
          <StateMark state="done" size={16} />
          {m.export.everything}
        </p>
      )}
      {unsupported.length > 0 && (
        <section className={styles.changes} aria-label={m.export.cannot}>
          <h3>{m.export.cannot}</h3>
          <ul>
            {byCode(unsupported).map((all) => {
              const [first] = all;
              if (first === undefined) return null;
              const places = [...new Set(all.flatMap(({ index }) => (index === undefined ? [] : [index - 1])))];
              const items = places.length === 1 ? m.export.item : m.export.items;
              return (
                <li key={first.code}>
                  <StateMark state="warning" size={14} />
                  <div>
                    {describeExportNote(first.code, { count: first.count }, language)}
                    {places.length > 0 && (
                      <span className={styles.places}>{fill(items, { items: placesText(places) })}</span>
                    )}
                  </div>
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
};
