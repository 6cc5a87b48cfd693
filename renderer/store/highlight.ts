import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { sessionNameOf } from './session-use.ts';
import { currentView, useScope, useView } from './view-store.ts';

/** A range of sequence numbers of the traffic, end exclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Highlighted lines of a session. */
export interface Highlight extends LineRange {
  /** Numbered lines, such as the evidence of a diagnosis; the first has number 1. */
  readonly marks: readonly number[];
  /** The line to scroll to. */
  readonly at: number;
  /** Increases with each request to scroll. */
  readonly asked: number;
}

/** By session name: line numbers mean nothing in another session. */
export type Highlights = Readonly<Record<string, Highlight>>;

/** Highlights the requested lines; numbered lines keep their numbers. Pure. */
export const withLines = (before: Highlights, name: string, { from, to }: LineRange): Highlights => {
  const { marks = [], asked = 0 } = before[name] ?? {};
  return { ...before, [name]: { from, to, marks, at: from, asked: asked + 1 } };
};

/**
 * Highlights the evidence of a diagnosis and scrolls to its first known line, which can be hundreds of lines after the
 * start of the step. The same evidence again, for example after a page change, does not scroll. Pure.
 */
export const withEvidence = (
  before: Highlights,
  name: string,
  { from, to }: LineRange,
  marks: readonly number[],
): Highlights => {
  const last = before[name];
  if (last !== undefined && last.marks.length > 0 && last.marks.join() === marks.join()) return before;
  const first = marks.find((sequence) => sequence >= 0);
  // The lines may arrive after the diagnosis.
  const wasMissing = last !== undefined && last.marks.length > 0 && last.marks.every((sequence) => sequence < 0);
  const isNew = last?.from !== from || last.to !== to || (wasMissing && first !== undefined);
  const at = isNew ? (first ?? from) : last.at;
  return { ...before, [name]: { from, to, marks, at, asked: (last?.asked ?? 0) + (isNew ? 1 : 0) } };
};

/** Removes the numbers of a closed diagnosis; requested lines stay. Pure. */
export const withoutEvidence = (before: Highlights, name: string): Highlights => {
  const last = before[name];
  return last === undefined || last.marks.length === 0 ? before : { ...before, [name]: { ...last, marks: [] } };
};

/** Another run started: removes all highlights. Pure. */
export const withoutLines = (before: Highlights, name: string): Highlights => {
  const last = before[name];
  return last === undefined ? before : { ...before, [name]: { from: 0, to: 0, marks: [], at: 0, asked: last.asked } };
};

const store = createStore<{ readonly highlights: Highlights }>(() => ({ highlights: {} }));

const change = (sessionId: string | null, by: (before: Highlights, name: string) => Highlights): void => {
  const view = currentView();
  const name = sessionNameOf(view, sessionId);
  if (name === null) return;
  const { highlights } = store.getState();
  const next = by(highlights, name);
  if (next === highlights) return;
  const alive = new Set(Object.keys(view?.sessions ?? {}).map((id) => sessionNameOf(view, id)));
  store.setState({ highlights: Object.fromEntries(Object.entries(next).filter(([one]) => alive.has(one))) });
};

export const highlightLines = (sessionId: string | null, lines: LineRange): void =>
  change(sessionId, (before, name) => withLines(before, name, lines));

export const markEvidence = (sessionId: string | null, lines: LineRange, marks: readonly number[]): void =>
  change(sessionId, (before, name) => withEvidence(before, name, lines, marks));

export const forgetEvidence = (sessionId: string | null): void => change(sessionId, withoutEvidence);

export const forgetHighlight = (sessionId: string | null): void => change(sessionId, withoutLines);

/** Of the session in scope. */
export const useHighlight = (): Highlight | null => {
  const scope = useScope();
  const name = useView((view) => sessionNameOf(view, scope));
  return useStore(store, ({ highlights }) => (name === null ? null : (highlights[name] ?? null)));
};
