import { type RefObject, useEffect } from 'react';
import type { LinesModel } from '../../lines/lines-model.ts';

/** Whether nothing that is shown has the focus, or only the link that opened the page. */
const isFocusFree = (): boolean => {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return true;
  return focused.matches('nav [aria-current="page"]') || !(focused as HTMLElement).checkVisibility();
};

/** Opening the page focuses the command line, unless the user reads older lines in it or works elsewhere. */
export const useFocusOnOpen = (input: RefObject<HTMLInputElement | null>, model: LinesModel): void => {
  // Effects run each time the page comes to the front.
  // biome-ignore lint/correctness/useExhaustiveDependencies: not for another session in the same page
  useEffect(() => {
    if (model.state.getState().anchor === 'follow' && isFocusFree()) input.current?.focus();
  }, []);
};
