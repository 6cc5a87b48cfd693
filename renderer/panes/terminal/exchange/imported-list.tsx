import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { type ReactNode, useMemo, useState } from 'react';
import { fileEncodingName } from '../../../../shared/imports/file-encoding-name.ts';
import type { ImportPreview } from '../../../../shared/imports/preview.ts';
import { goesOnAfterFailure } from '../../../../shared/imports/sequence-of-list.ts';
import { type LineEnding, lineEndings } from '../../../../shared/sending/line-ending.ts';
import { importFormatNames, lineEndName } from '../../../../shared/words/import-words.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import styles from '../../../parts/sequences/exchange.module.css';
import { ExchangeFoot } from '../../../parts/sequences/exchange-foot.tsx';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { StateMark } from '../../../parts/state-mark.tsx';
import { addGroups } from './add-groups.ts';
import { ImportChanges } from './import-changes.tsx';
import { asksForLineEnd, importRows, initialChoice, newGroups } from './import-choice.ts';
import { ImportGroup } from './import-group.tsx';
import { ImportPort } from './import-port.tsx';
import { usePortChoices } from './use-port-choices.ts';

interface ImportedListProps {
  readonly preview: ImportPreview;
  readonly before: ReactNode;
  readonly onClose: () => void;
}

/** A list of another program: its items, what was changed, and its settings. */
export const ImportedList = ({ preview, before, onClose }: ImportedListProps) => {
  const { m } = useExchangeWords();
  const [choice, setChoice] = useState(() => initialChoice(preview));
  const [refused, setRefused] = useState<string | null>(null);
  const port = usePortChoices(preview);
  const { groups, others } = useMemo(() => importRows(preview, choice.lineEnds), [preview, choice.lineEnds]);
  const added = useMemo(() => newGroups(preview, choice), [preview, choice]);
  const setLineEnds = (lineEnds: LineEnding): void => setChoice({ ...choice, lineEnds });
  const tick = (keys: readonly string[], isTicked: boolean): void => {
    const ticked = new Set(choice.ticked);
    for (const key of keys) {
      if (isTicked) ticked.add(key);
      else ticked.delete(key);
    }
    setChoice({ ...choice, ticked });
  };
  const add = async (): Promise<void> => {
    const refusedName = await addGroups(added);
    if (refusedName !== null) {
      return setRefused(added.length === 1 ? m.notAdded : fill(m.noneAdded, { name: refusedName }));
    }
    port.apply(choice.lineEnds);
    onClose();
  };
  return (
    <>
      <Understood preview={preview} lineEnds={choice.lineEnds} onLineEnds={setLineEnds} />
      {asksForLineEnd(preview) && (
        <Question
          isSscom={preview.format.startsWith('sscom')}
          isAdded={choice.lineEnds === 'crlf'}
          onAdd={(adds) => setLineEnds(adds ? 'crlf' : 'none')}
        />
      )}
      <Checkbox
        size="xs"
        label={m.import.goOn}
        description={goesOnAfterFailure(preview) ? m.import.goOnSscom : m.import.goOnOther}
        checked={choice.goesOn}
        onChange={({ currentTarget }) => setChoice({ ...choice, goesOn: currentTarget.checked })}
      />
      {groups.map((group, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the groups of a file never change, and several may have the same name
        <ImportGroup key={number} group={group} ticked={choice.ticked} onTick={tick} />
      ))}
      <ImportChanges groups={groups} others={others} />
      <ImportPort preview={preview} lineEnds={choice.lineEnds} port={port} />
      <ExchangeFoot
        before={before}
        refused={refused ?? (added.length === 0 ? m.nothingTicked : null)}
        onClose={onClose}
      >
        <Button variant="filled" data-autofocus disabled={added.length === 0} onClick={() => void add()}>
          {added.length > 1 ? fill(m.addSeveral, { n: added.length }) : m.add}
        </Button>
      </ExchangeFoot>
    </>
  );
};

interface UnderstoodProps {
  readonly preview: ImportPreview;
  readonly lineEnds: LineEnding;
  readonly onLineEnds: (lineEnds: LineEnding) => void;
}

const Understood = ({ preview, lineEnds, onLineEnds }: UnderstoodProps) => {
  const { m, language } = useExchangeWords();
  const { format, encoding, groups } = preview;
  const values = {
    program: importFormatNames[format],
    encoding: fileEncodingName(encoding),
    n: groups.reduce((sum, { items }) => sum + items.length, 0),
  };
  return (
    <div className={styles.understood}>
      <StateMark state="done" size={16} />
      <span>{fill(m.import.understood, values)}</span>
      <span className={styles.grow} />
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the select is its control */}
      <label className={styles.lineEnds}>
        {m.import.lineEnds}
        <NativeSelect
          size="xs"
          value={lineEnds}
          data={lineEndings.map((value) => ({ value, label: lineEndName(value, language) }))}
          onChange={({ currentTarget: { value } }) => onLineEnds(value as LineEnding)}
        />
      </label>
    </div>
  );
};

interface QuestionProps {
  readonly isSscom: boolean;
  readonly isAdded: boolean;
  readonly onAdd: (adds: boolean) => void;
}

const Question = ({ isSscom, isAdded, onAdd }: QuestionProps) => {
  const { m } = useExchangeWords();
  return (
    <div className={styles.question}>
      <StateMark state="warning" size={16} />
      <p>{isSscom ? m.import.question : m.import.questionOther}</p>
      <Checkbox
        size="xs"
        label={m.import.addCrlf}
        checked={isAdded}
        onChange={({ currentTarget }) => onAdd(currentTarget.checked)}
      />
    </div>
  );
};
