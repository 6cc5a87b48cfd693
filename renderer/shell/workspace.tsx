import { Activity, type ReactNode, useState } from 'react';
import { DockPane } from '../panes/dock/dock-pane.tsx';
import { MqttPane } from '../panes/mqtt/mqtt-pane.tsx';
import { RecordingsPane } from '../panes/recordings/recordings-pane.tsx';
import { SettingsPane } from '../panes/settings/settings-pane.tsx';
import { SetupPane } from '../panes/setup/setup-pane.tsx';
import { TerminalPane } from '../panes/terminal/terminal-pane.tsx';
import { useWindowRoom } from '../parts/window-room.ts';
import { useDockSide } from '../store/dock-side.ts';
import { useShownSessionId, useWorkspaces } from '../store/shown-session.ts';
import { isTrafficKept, KeptTraffic } from '../store/traffic.ts';
import { type RoomId, useRoom } from '../store/ui-store.ts';
import { SessionScope } from '../store/view-store.ts';
import { WithDock } from './with-dock.tsx';
import styles from './workspace.module.css';

/**
 * The room in front, of the session in front. Rooms that were left keep what was typed in them, but do nothing and offer no actions until
 * they come back.
 */
export const Workspace = () => {
  const room = useRoom();
  const shown = useShownSessionId();
  const workspaces = useWorkspaces();
  return (
    <div className={styles.workspace}>
      {workspaces.map(({ key, id }) => (
        <SessionScope key={key} value={id}>
          <KeptTraffic value={id === shown || isTrafficKept(id)}>
            <Rooms room={id === shown && isOfSession(room) ? room : null} />
          </KeptTraffic>
        </SessionScope>
      ))}
      <Rooms room={isOfSession(room) ? null : room} />
    </div>
  );
};

/** The others are the same whatever session is in front. */
const isOfSession = (room: RoomId): boolean => room !== 'recordings' && room !== 'settings';

const Rooms = ({ room }: { readonly room: RoomId | null }) => {
  const [visited, setVisited] = useState<readonly RoomId[]>([]);
  if (room !== null && !visited.includes(room)) setVisited([...visited, room]);
  return visited.map((one) => (
    <Activity key={one} mode={one === room ? 'visible' : 'hidden'}>
      <div className={styles.room}>{drawn[one]}</div>
    </Activity>
  ));
};

/** Its head with the command line, and three lines; what a person makes of it is remembered apart from that in a higher window. */
const lowDock = 100;

/** One tree for both places of the dock: what was typed and folded survives a window that becomes narrow. */
const Setup = () => {
  const { wide, large, narrow, low } = useWindowRoom();
  const chosen = useDockSide() ?? (wide ? 'right' : 'bottom');
  const side = narrow ? 'bottom' : chosen;
  return (
    <WithDock
      name={low && side === 'bottom' ? 'setup-low' : `setup-${side}`}
      side={side}
      size={side === 'right' ? (large ? 640 : 452) : low ? lowDock : 176}
      dock={<DockPane />}
    >
      <SetupPane />
    </WithDock>
  );
};

const Mqtt = () => {
  const { large, low } = useWindowRoom();
  return (
    <WithDock
      name={low ? 'mqtt-low' : 'mqtt'}
      side="bottom"
      size={low ? lowDock : large ? 200 : 127}
      dock={<DockPane />}
    >
      <MqttPane />
    </WithDock>
  );
};

const drawn: Readonly<Record<RoomId, ReactNode>> = {
  setup: <Setup />,
  terminal: <TerminalPane />,
  mqtt: <Mqtt />,
  recordings: <RecordingsPane />,
  settings: <SettingsPane />,
};
