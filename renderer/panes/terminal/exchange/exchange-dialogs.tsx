import type { SequenceFile } from '../../../../shared/sequences/file-schema.ts';
import { MakeDialog } from '../../../lines/make/make-dialog.tsx';
import type { FoundLines } from '../../../lines/make/use-make-sequence.ts';
import { useExchangeWords } from '../../../parts/sequences/use-exchange-words.ts';
import { addGroups } from './add-groups.ts';
import { type ExchangeDialog, showExchange } from './exchange-ui.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LibraryDialog } from './library-dialog.tsx';

const close = (): void => showExchange(null);

export const ExchangeDialogs = ({ shown }: { readonly shown: ExchangeDialog }) => {
  switch (shown.kind) {
    case 'import':
      return <ImportDialog key={keyOf(shown.file)} file={shown.file} onSend={shown.onSend} onClose={close} />;
    case 'library':
      return <LibraryDialog onClose={close} />;
    case 'export':
      return <ExportDialog id={shown.id} name={shown.name} onClose={close} />;
    case 'make':
      return <MakeInTerminal found={shown} />;
  }
};

const MakeInTerminal = ({ found }: { readonly found: FoundLines }) => {
  const { m } = useExchangeWords();
  const add = async (name: string, file: SequenceFile): Promise<boolean> => {
    const isAdded = (await addGroups([{ name, file }])) === null;
    if (isAdded) close();
    return isAdded;
  };
  const { lines, isCut } = found;
  return <MakeDialog {...{ lines, isCut, add }} defaultName={m.make.defaultName} onClose={close} />;
};

/** The same file may be chosen again after it was corrected. */
const keyOf = ({ name, size, lastModified }: File): string => `${name} ${size} ${lastModified}`;
