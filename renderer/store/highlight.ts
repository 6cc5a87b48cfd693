import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { sessionNameOf } from './session-use.ts';
import { currentView, useScope, useView } from './view-store.ts';

/** A part of the traffic, by sequence numbers, end exclusive. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines of a session that something points at. */
export interface Highlight extends LineRange {
  /** Lines that carry a number, as the evidence of a diagnosis does: the first one 1. */
  readonly marks: readonly number[];
  /** The line to bring into sight. */
  readonly at: number;
  /** Grows whenever it is to be brought into sight. */
  readonly asked: number;
}

/** By the name of the session: numbers of lines mean nothing in another one. */
export type Highlights = Readonly<Record<string, Highlight>>;

/** A person asks for these lines; what carries a number keeps it. Pure. */
export const withLines = (before: Highlights, name: string, { from, to }: LineRange): Highlights => {
  const { marks = [], asked = 0 } = before[name] ?? {};
  return { ...before, [name]: { from, to, marks, at: from, asked: asked + 1 } };
};

/**
 * What a diagnosis shows: the first of its evidence that is there, which can be hundreds of lines below the beginning of the step. The same evidence
 * again, as after a room was left, moves nothing. Pure.
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
  // Its lines may come later than the diagnosis.
  const hadNone = last !== undefined && last.marks.length > 0 && last.marks.every((sequence) => sequence < 0);
  const isNew = last?.from !== from || last.to !== to || (hadNone && first !== undefined);
  const at = isNew ? (first ?? from) : last.at;
  return { ...before, [name]: { from, to, marks, at, asked: (last?.asked ?? 0) + (isNew ? 1 : 0) } };
};

/** No diagnosis stands any more; the lines that were asked for stay. Pure. */
export const withoutEvidence = (before: Highlights, name: string): Highlights => {
  const last = before[name];
  return last === undefined || last.marks.length === 0 ? before : { ...before, [name]: { ...last, marks: [] } };
};

/** Another run began: what was pointed at is over. Pure. */
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

/** Of the session that the part of the window is about. */
export const useHighlight = (): Highlight | null => {
  const scope = useScope();
  const name = useView((view) => sessionNameOf(view, scope));
  return useStore(store, ({ highlights }) => (name === null ? null : (highlights[name] ?? null)));
};
