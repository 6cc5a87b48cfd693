import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Dialog, DialogButtons } from '../../../parts/dialog.tsx';
import { useWords } from '../../../parts/words.ts';

/** Asks for a profile name; `null`: closed. */
export interface NameQuestion {
  readonly proposal: string;
  readonly onName: (name: string) => void;
}

export const NameDialog = ({
  question,
  onClose,
}: {
  readonly question: NameQuestion | null;
  readonly onClose: () => void;
}) => {
  const { t } = useWords();
  return (
    <Dialog opened={question !== null} onClose={onClose} title={t('credentials.nameTitle')}>
      {question && <NameForm question={question} onClose={onClose} />}
    </Dialog>
  );
};

const NameForm = ({ question, onClose }: { readonly question: NameQuestion; readonly onClose: () => void }) => {
  const { t } = useWords();
  const [name, setName] = useState(question.proposal);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onClose();
        question.onName(name.trim());
      }}
    >
      <TextInput
        label={t('credentials.nameLabel')}
        data-autofocus
        autoComplete="off"
        maxLength={200}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <DialogButtons>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="submit" variant="filled" disabled={name.trim() === ''}>
          {t('common.save')}
        </Button>
      </DialogButtons>
    </form>
  );
};
