import type { ReactNode } from 'react';
import { useListWords } from '../../../lines/use-list-words.ts';
import { BarIconButton } from '../../../parts/bar-buttons.tsx';
import { IconLayoutSidebarRight } from '../../../parts/icons.ts';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { showQuickPanel, useIsQuickPanelShown } from '../../../store/quick-ui.ts';
import styles from './quick-place.module.css';

const panel = createLazyPart(async () => (await import('./quick-panel.tsx')).QuickPanel);

export const QuickToggle = () => {
  const { m } = useListWords();
  const isShown = useIsQuickPanelShown();
  return (
    <BarIconButton label={m.quickCommands} isPressed={isShown} onClick={() => showQuickPanel(!isShown)}>
      <IconLayoutSidebarRight size={16} stroke={1.75} />
    </BarIconButton>
  );
};

/** The lines with the panel beside them. */
export const BesideLines = ({ children }: { readonly children: ReactNode }) => (
  <div className={styles.beside}>{children}</div>
);

/** `liesOver`: over the edge of the lines, where the window is too narrow for both. */
export const QuickPlace = ({ liesOver }: { readonly liesOver: boolean }) => {
  const isShown = useIsQuickPanelShown();
  if (!isShown) return null;
  return (
    <aside className={styles.place} data-over={liesOver || undefined} data-area="">
      <LazyPage page={panel} given={{ onClose: () => showQuickPanel(false) }} />
    </aside>
  );
};
