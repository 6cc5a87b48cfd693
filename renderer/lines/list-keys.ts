import type { LineSource } from '../store/line-source.ts';
import { type LinesModel, selectionOf } from './lines-model.ts';
import { everything, type LengthOf, type Step } from './selection.ts';

export interface PressedListKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export interface ListKeyActions {
  readonly model: LinesModel;
  readonly source: LineSource;
  readonly lengthOf: LengthOf;
  readonly onMark: (sequence: number) => void;
}

const rowPx = 20;

const steps: Readonly<Record<string, Step>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'lineStart',
  End: 'lineEnd',
};

/** What a key does in the list. Returns false for keys that are not its own. */
export const pressInList = (pressed: PressedListKey, actions: ListKeyActions): boolean => {
  const { model, source, lengthOf } = actions;
  const { key, shiftKey } = pressed;
  const isMod = pressed.ctrlKey || pressed.metaKey;
  if (pressed.altKey) return false;
  if (isMod) {
    if (key === 'ArrowUp' || key === 'ArrowDown') model.scrollBy(key === 'ArrowUp' ? -rowPx : rowPx);
    else if (key.toLowerCase() === 'a' && !shiftKey) model.select(everything(source, lengthOf));
    else return false;
    return true;
  }
  const step = shiftKey ? steps[key] : undefined;
  if (step !== undefined) model.stepSelection(step);
  else return !shiftKey && pressAlone(key, actions);
  return true;
};

const pressAlone = (key: string, { model, onMark }: ListKeyActions): boolean => {
  const { current, opened } = model.state.getState();
  if (key === 'PageUp') model.scrollPage(-1);
  else if (key === 'PageDown') model.scrollPage(1);
  else if (key === 'Home') model.toStart();
  else if (key === 'End') model.toEnd();
  else if (key === 'ArrowUp') model.moveCurrent(-1);
  else if (key === 'ArrowDown') model.moveCurrent(1);
  else if (key === 'Enter' && current !== null) model.open(opened === current ? null : current);
  else if (key.toLowerCase() === 'm' && current !== null) onMark(current);
  else if (key === 'Escape' && selectionOf(model.state.getState()) !== null) model.select(null);
  else if (key === 'Escape' && opened !== null) model.open(null);
  else return false;
  return true;
};
