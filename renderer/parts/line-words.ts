import { useStore } from 'zustand';
import type { explainLine } from '../../shared/words/lines/explain-line.ts';
import { createLazyPart } from './lazy-part.ts';

/** The tables are large and only explain lines that are already shown, so they are fetched when lines are first shown. */
export const lineWords = createLazyPart(
  async () => (await import('../../shared/words/lines/explain-line.ts')).explainLine,
);

const noWords: typeof explainLine = () => null;

/** Explains a line; no line before the tables are there. */
export const useLineWords = (): typeof explainLine => {
  const state = useStore(lineWords.state);
  return state.kind === 'loaded' ? state.part : noWords;
};
