import { type ExchangeDialog, showExchange } from './exchange-ui.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { LibraryDialog } from './library-dialog.tsx';
import { MakeDialog } from './make-dialog.tsx';

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
      return <MakeDialog lines={shown.lines} isCut={shown.isCut} onClose={close} />;
  }
};

/** The same file may be chosen again after it was corrected. */
const keyOf = ({ name, size, lastModified }: File): string => `${name} ${size} ${lastModified}`;
