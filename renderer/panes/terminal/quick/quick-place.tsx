import type { ReactNode } from 'react';
import { useListWords } from '../../../lines/use-list-words.ts';
import { BarIconButton } from '../../../parts/bar-buttons.tsx';
import { IconLayoutSidebarRight } from '../../../parts/icons.ts';
import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { currentView, requestAndNotify, useView } from '../../../store/view-store.ts';
import styles from './quick-place.module.css';

const panel = createLazyPart(async () => (await import('./quick-panel.tsx')).QuickPanel);

/** Kept with the sizes of the panels: `[1]` shown. */
const layoutKey = 'quick-panel';

const useIsShown = (): boolean => useView(({ settings }) => settings.layout[layoutKey]?.[0] === 1);

export const showQuickPanel = (isShown: boolean): void => {
  const layout = currentView()?.settings.layout ?? {};
  requestAndNotify('settings.change', { layout: { ...layout, [layoutKey]: [isShown ? 1 : 0] } });
};

export const QuickToggle = () => {
  const { m } = useListWords();
  const isShown = useIsShown();
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
  const isShown = useIsShown();
  if (!isShown) return null;
  return (
    <aside className={styles.place} data-over={liesOver || undefined} data-area="">
      <LazyPage page={panel} given={{ onClose: () => showQuickPanel(false) }} />
    </aside>
  );
};
