import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SequenceFile } from '../../../shared/sequences/file-schema.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { ExchangeFoot } from '../../parts/sequences/exchange-foot.tsx';
import { useExchangeWords } from '../../parts/sequences/use-exchange-words.ts';
import { showGroup } from '../../store/quick-ui.ts';
import { request } from '../../store/view-store.ts';
import { MakeDialog } from './make-dialog.tsx';
import type { FoundLines } from './use-make-sequence.ts';

/** The panel of quick commands is elsewhere, so the dialog says where the new group is. */
export const MakeFromRecording = ({ found, onClose }: { readonly found: FoundLines; readonly onClose: () => void }) => {
  const { m } = useExchangeWords();
  const [group, setGroup] = useState<{ readonly id: string; readonly name: string } | null>(null);
  const add = async (name: string, file: SequenceFile): Promise<boolean> => {
    const made = await request('sequences.ask', { kind: 'create', name, text: JSON.stringify(file) });
    if (!made.ok || !('kind' in made.value) || made.value.kind !== 'saved') return false;
    setGroup({ id: made.value.group.id, name });
    return true;
  };
  return (
    <MakeDialog {...{ ...found, add, onClose }} defaultName={m.make.recordedName}>
      {group && (
        <>
          <p role="status">{fill(m.make.added, { name: group.name })}</p>
          <ExchangeFoot refused={null} isDone onClose={onClose}>
            <Button
              variant="filled"
              data-autofocus
              onClick={() => {
                onClose();
                showGroup(group.id);
              }}
            >
              {m.make.show}
            </Button>
          </ExchangeFoot>
        </>
      )}
    </MakeDialog>
  );
};
