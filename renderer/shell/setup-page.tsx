import { SetupPane } from '../panes/setup/setup-pane.tsx';
import { useWindowWidth } from '../parts/window-width.ts';
import { useDockSide } from '../store/dock-side.ts';
import { Dock } from './dock.tsx';
import { lowDockPx } from './low-dock.ts';
import { WithDock } from './with-dock.tsx';

/**
 * One React tree for both dock positions, so that typed text and open sections survive when the window becomes narrow.
 */
export const SetupPage = () => {
  const { wide, large, narrow, low } = useWindowWidth();
  const chosen = useDockSide() ?? (wide ? 'right' : 'bottom');
  const side = narrow ? 'bottom' : chosen;
  return (
    <WithDock
      name={low && side === 'bottom' ? 'setup-low' : `setup-${side}`}
      side={side}
      size={side === 'right' ? (large ? 640 : 452) : low ? lowDockPx : 176}
      dock={<Dock />}
    >
      <SetupPane />
    </WithDock>
  );
};
