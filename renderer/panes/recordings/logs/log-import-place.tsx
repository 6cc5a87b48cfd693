import { useStore } from 'zustand';
import { IconDownload } from '../../../parts/icons.ts';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { ChooseLogButton } from './choose-log.tsx';
import { logImportUi, showLog } from './log-import-ui.ts';
import { useLogWords } from './use-log-words.ts';

const dialog = createLazyPart(async () => (await import('./log-dialog.tsx')).LogDialog);

/** The button of the page, and the dialog of a log that was chosen or dropped. `onDone`: with the name of the recording. */
export const ImportLog = ({ onDone }: { readonly onDone: (name: string) => void }) => {
  const { m } = useLogWords();
  const file = useStore(logImportUi(), (ui) => ui.file);
  return (
    <>
      <ChooseLogButton label={m.import} hint={m.importHint} leftSection={<IconDownload size={16} stroke={1.75} />} />
      {file !== null && <LazyPage page={dialog} given={{ file, onDone, onClose: () => showLog(null) }} />}
    </>
  );
};
