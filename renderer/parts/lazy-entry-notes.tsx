import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { EntryNotesProps } from './entry-notes.tsx';
import { createLazyPart } from './lazy-part.ts';

const view = createLazyPart(async () => (await import('./entry-notes.tsx')).EntryNotesView);

export const LazyEntryNotes = (notes: EntryNotesProps) =>
  notes.repaired === null && !notes.isRepaired && notes.followingCount === 0 ? null : <Notes {...notes} />;

const Notes = (notes: EntryNotesProps) => {
  const state = useStore(view.state);
  useEffect(() => void view.load(), []);
  return state.kind === 'loaded' ? <state.part {...notes} /> : null;
};
