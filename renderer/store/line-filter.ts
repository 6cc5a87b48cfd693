import type { LineClass } from '../../shared/lines/traffic-lines.ts';
import { useAction } from './actions.ts';

export type ShownClasses = ReadonlySet<LineClass>;

/** Toggles one kind of line. Pure. */
export const toggled = (shown: ShownClasses, name: LineClass): ShownClasses => {
  const next = new Set(shown);
  if (!next.delete(name)) next.add(name);
  return next;
};

/** The palette's actions for the filters of a list of lines. */
export const useFilterActions = (shown: ShownClasses, onShown: (shown: ShownClasses) => void): void => {
  useAction('showSent', () => onShown(toggled(shown, 'sent')));
  useAction('showReceived', () => onShown(toggled(shown, 'received')));
  useAction('showUrc', () => onShown(toggled(shown, 'urc')));
  useAction('showErrors', () => onShown(toggled(shown, 'error')));
};
