import { Tooltip } from '@mantine/core';
import { useCallback } from 'react';
import type { LineClass } from '../../../shared/lines/traffic-lines.ts';
import { BarIconButton } from '../../parts/bar-buttons.tsx';
import { DirectionMark } from '../../parts/direction-mark.tsx';
import { IconExternalLink, IconLayoutBottombar, IconLayoutSidebarRight, IconSearch } from '../../parts/icons.ts';
import { useWindowWidth } from '../../parts/window-width.ts';
import { useWords } from '../../parts/words.ts';
import { useAction } from '../../store/actions.ts';
import { moveDock, useDockSide } from '../../store/dock-side.ts';
import { toggled } from '../../store/line-filter.ts';
import { goToPage, usePage } from '../../store/ui-store.ts';
import styles from './dock-pane.module.css';

const filters = [
  { name: 'sent', words: 'terminal.showSent' },
  { name: 'received', words: 'terminal.showReceived' },
  { name: 'urc', words: 'terminal.showUrc' },
  { name: 'error', words: 'terminal.showErrors' },
] as const;

export const DockHead = ({
  shown,
  onShown,
  searches,
  onSearch,
}: {
  readonly shown: ReadonlySet<LineClass>;
  readonly onShown: (shown: ReadonlySet<LineClass>) => void;
  readonly searches: boolean;
  readonly onSearch: () => void;
}) => {
  const { t } = useWords();
  return (
    <>
      <header className={styles.titles}>
        <h2 className={styles.title}>{t('terminal.title')}</h2>
        <span className={styles.note}>{t('terminal.secretsHidden')}</span>
      </header>
      <div className={styles.tools}>
        {filters.map(({ name, words }) => (
          <Tooltip key={name} label={t(words)}>
            <button
              type="button"
              className={styles.filter}
              aria-pressed={shown.has(name)}
              aria-label={t(words)}
              onClick={() => onShown(toggled(shown, name))}
            >
              <DirectionMark kind={name} />
            </button>
          </Tooltip>
        ))}
        <span className={styles.separator} />
        <BarIconButton label={t('terminal.search')} isPressed={searches} onClick={onSearch}>
          <IconSearch size={16} stroke={1.75} />
        </BarIconButton>
        <MoveButton />
        <BarIconButton label={t('terminal.openPage')} onClick={() => goToPage('terminal')}>
          <IconExternalLink size={16} stroke={1.75} />
        </BarIconButton>
      </div>
    </>
  );
};

/** Shown only next to Setup, and only if the window is wide enough for a choice. */
const MoveButton = () => {
  const { t } = useWords();
  const page = usePage();
  const { wide, narrow } = useWindowWidth();
  const side = useDockSide() ?? (wide ? 'right' : 'bottom');
  const isOffered = page === 'setup' && !narrow;
  const move = useCallback(() => moveDock(side === 'right' ? 'bottom' : 'right'), [side]);
  useAction('moveDock', isOffered ? move : null);
  if (!isOffered) return null;
  return side === 'right' ? (
    <BarIconButton label={t('terminal.dockBottom')} onClick={move}>
      <IconLayoutBottombar size={16} stroke={1.75} />
    </BarIconButton>
  ) : (
    <BarIconButton label={t('terminal.dockRight')} onClick={move}>
      <IconLayoutSidebarRight size={16} stroke={1.75} />
    </BarIconButton>
  );
};
