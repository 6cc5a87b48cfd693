import { type RefObject, useRef } from 'react';
import type { LinesModel } from '../../lines/lines-model.ts';
import type { CommandAssist } from '../../parts/command-line.tsx';
import { useAction } from '../../store/actions.ts';
import { useFocusOnOpen } from './use-focus-on-open.ts';

/** What keys and palette do with the command line. `isOffered`: there is one. */
export const useCommandActions = (
  input: RefObject<HTMLInputElement | null>,
  model: LinesModel,
  isOffered: boolean,
): RefObject<CommandAssist | null> => {
  const assist = useRef<CommandAssist>(null);
  useFocusOnOpen(input, model);
  useAction('commandLine', isOffered ? () => input.current?.focus() : null);
  useAction('commandPage', isOffered ? () => assist.current?.open('page') : null);
  useAction('searchHistory', isOffered ? () => assist.current?.open('history') : null);
  return assist;
};
