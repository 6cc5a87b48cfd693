import { ModulePane } from '../panes/module/module-pane.tsx';
import { useWindowWidth } from '../parts/window-width.ts';
import { useDockSide } from '../store/dock-side.ts';
import { Dock } from './dock.tsx';
import { lowDockPx } from './low-dock.ts';
import { WithDock } from './with-dock.tsx';

/** The terminal dock stays visible, so that the user sees what a button causes on the line. */
export const ModulePage = () => {
  const { wide, large, narrow, low } = useWindowWidth();
  const chosen = useDockSide() ?? (wide ? 'right' : 'bottom');
  const side = narrow ? 'bottom' : chosen;
  return (
    <WithDock
      name={low && side === 'bottom' ? 'module-low' : `module-${side}`}
      side={side}
      size={side === 'right' ? (large ? 560 : 400) : low ? lowDockPx : 160}
      dock={<Dock />}
    >
      <ModulePane />
    </WithDock>
  );
};
