/** The newest last. */
const mostTexts = 200;

export const withText = (history: readonly string[], text: string): readonly string[] =>
  text === '' || history.at(-1) === text ? history : [...history, text].slice(-mostTexts);

/** The text at a place in the history, counted from its end; 0 is the text being typed. */
export interface HistoryPlace {
  readonly back: number;
  readonly draft: string;
}

export const typing: HistoryPlace = { back: 0, draft: '' };

/** One step to older (1) or newer (-1) texts; `null`: there is none. */
export const stepIn = (
  history: readonly string[],
  place: HistoryPlace,
  shown: string,
  step: 1 | -1,
): { readonly text: string; readonly place: HistoryPlace } | null => {
  const back = Math.min(history.length, Math.max(0, place.back + step));
  if (back === place.back) return null;
  const draft = place.back === 0 ? shown : place.draft;
  return { text: back === 0 ? draft : (history.at(-back) ?? ''), place: { back, draft } };
};
