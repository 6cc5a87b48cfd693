import type { UndoableName } from '../../../shared/contract.ts';
import { useView } from '../../store/view-store.ts';

const undo = { word: 'credentials.secretUndo', name: 'credentials.undoOf' } as const;
const redo = { word: 'credentials.secretRedo', name: 'credentials.redoOf' } as const;

/** Name of the button that restores the earlier value; after an undo it is a redo. `null` if there is none. */
export const useUndo = (field: UndoableName): typeof undo | typeof redo | null =>
  useView(({ draft }) => {
    if (draft.undoable.includes(field)) return undo;
    return draft.redoable.includes(field) ? redo : null;
  });
