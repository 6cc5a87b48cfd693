import { Activity, useState } from 'react';
import { useShownSessionId, useWorkspaces } from '../store/shown-session.ts';
import { isTrafficKept, KeptTraffic } from '../store/traffic.ts';
import { type RoomId, useRoom } from '../store/ui-store.ts';
import { SessionScope } from '../store/view-store.ts';
import { LazyPage } from './lazy-page.tsx';
import { pages } from './pages.ts';
import styles from './workspace.module.css';

/**
 * The current page of the current session. Pages in the background keep their input, but do nothing and offer no
 * actions.
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

/** The other pages are the same for every session. */
const isOfSession = (room: RoomId): boolean => room !== 'recordings' && room !== 'settings';

const Rooms = ({ room }: { readonly room: RoomId | null }) => {
  const [visited, setVisited] = useState<readonly RoomId[]>([]);
  if (room !== null && !visited.includes(room)) setVisited([...visited, room]);
  return visited.map((one) => (
    <Activity key={one} mode={one === room ? 'visible' : 'hidden'}>
      <div className={styles.room}>
        <LazyPage page={pages[one]} given={{}} />
      </div>
    </Activity>
  ));
};
