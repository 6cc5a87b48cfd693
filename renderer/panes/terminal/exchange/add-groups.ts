import { openGroup, setQuickUi, showQuickPanel } from '../../../store/quick-ui.ts';
import { quickGroups } from '../quick/use-quick.ts';
import type { NewGroup } from './import-choice.ts';

/** Makes the groups and shows them in the panel. If one cannot be saved, none is kept, and its name is returned. */
export const addGroups = async (groups: readonly NewGroup[]): Promise<string | null> => {
  const made = await quickGroups().createAll(groups);
  if ('refused' in made) return made.refused;
  for (const id of made.ids) {
    setQuickUi({ search: '', focus: `g ${id}` });
    openGroup(id, true);
  }
  showQuickPanel(true);
  return null;
};
