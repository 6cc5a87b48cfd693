import { showQuickPanel } from '../quick/quick-place.tsx';
import { openGroup, setQuickUi } from '../quick/quick-ui.ts';
import { quickGroups } from '../quick/use-quick.ts';
import type { NewGroup } from './import-choice.ts';

/** Makes the groups and shows them in the panel. False: one could not be saved; those before it are there. */
export const addGroups = async (groups: readonly NewGroup[]): Promise<boolean> => {
  for (const { name, file } of groups) {
    const id = await quickGroups().create(name, file);
    if (id === null) return false;
    setQuickUi({ search: '', focus: `g ${id}` });
    openGroup(id, true);
  }
  showQuickPanel(true);
  return true;
};
