import { Button } from '@mantine/core';
import { useState } from 'react';
import { useStore } from 'zustand';
import { ConfirmDialog } from '../../../parts/confirm-dialog.tsx';
import { IconClipboardText } from '../../../parts/icons.ts';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { useOnLeave } from '../../../parts/use-on-leave.ts';
import { useWords } from '../../../parts/words.ts';
import { useAction } from '../../../store/actions.ts';
import { readClipboard } from './clipboard.ts';
import type { PasteDialogProps } from './paste-dialog.tsx';
import type { PasteFlow } from './use-paste-flow.ts';

const dialog = createLazyPart(async () => (await import('./paste-dialog.tsx')).PasteDialog);

/** Called once the Setup page is shown, so that the dialog opens at once. */
export const loadPasteDialog = (): void => void dialog.load();

/**
 * Fills the form from the clipboard if reading is permitted. Otherwise, or if nothing is recognised, asks for the text.
 */
export const PasteParameters = ({ flow, onBegin }: { readonly flow: PasteFlow; readonly onBegin: () => void }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);

  const close = (): void => {
    setOpen(false);
    flow.clear();
  };
  const begin = async (): Promise<void> => {
    onBegin();
    flow.clear();
    const copied = await readClipboard();
    if (copied === null) setOpen(true);
    else flow.send(copied, (taken) => !taken && setOpen(true));
  };
  useAction('pasteParameters', () => void begin());
  useOnLeave(close);
  return (
    <>
      <Button
        leftSection={<IconClipboardText size={16} stroke={1.75} aria-hidden="true" />}
        onClick={() => void begin()}
      >
        {t('credentials.paste')}
      </Button>
      <Dialog flow={flow} opened={open} onClose={close} />
      <ConfirmDialog question={flow.question} onClose={flow.closeQuestion} />
    </>
  );
};

/** Mounted in advance, because the dialog returns the focus to the element that had it before. */
const Dialog = (props: PasteDialogProps) => {
  const state = useStore(dialog.state);
  if (state.kind === 'loaded') return <state.part {...props} />;
  return props.opened && <LazyPage page={dialog} given={props} />;
};
