import { MqttPane } from '../panes/mqtt/mqtt-pane.tsx';
import { useWindowWidth } from '../parts/window-width.ts';
import { Dock } from './dock.tsx';
import { lowDockPx } from './low-dock.ts';
import { WithDock } from './with-dock.tsx';

export const MqttPage = () => {
  const { large, low } = useWindowWidth();
  return (
    <WithDock name={low ? 'mqtt-low' : 'mqtt'} side="bottom" size={low ? lowDockPx : large ? 200 : 127} dock={<Dock />}>
      <MqttPane />
    </WithDock>
  );
};
