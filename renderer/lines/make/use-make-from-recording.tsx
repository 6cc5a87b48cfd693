import { type ReactNode, useState } from 'react';
import { LazyPage } from '../../parts/lazy-page.tsx';
import { createLazyPart } from '../../parts/lazy-part.ts';
import type { TerminalLines } from '../use-terminal-lines.ts';
import { type FoundLines, useMakeSequence } from './use-make-sequence.ts';

const dialog = createLazyPart(async () => (await import('./make-from-recording.tsx')).MakeFromRecording);

/** *Make a sequence* for the lines of a recording, and its dialog while it is open. */
export const useMakeFromRecording = ({
  model,
  filter,
}: TerminalLines): { readonly onMake: (() => void) | null; readonly dialog: ReactNode } => {
  const [found, setFound] = useState<FoundLines | null>(null);
  return {
    onMake: useMakeSequence(model, filter.list, setFound),
    dialog: found && <LazyPage page={dialog} given={{ found, onClose: () => setFound(null) }} />,
  };
};
