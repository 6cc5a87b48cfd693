import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createLazyPart } from '../../../parts/lazy-part.ts';

const view = createLazyPart(async () => (await import('./support-export-view.tsx')).SupportExportView);

/** The export of a recording for support. Its code is fetched when it is first shown. */
export const SupportExport = ({ name }: { readonly name: string }) => {
  const state = useStore(view.state);
  useEffect(() => void view.load(), []);
  // Another recording begins with everything hidden.
  return state.kind === 'loaded' ? <state.part key={name} name={name} /> : null;
};
