import { Activity, useState } from 'react';
import { LazyPage } from '../parts/lazy-page.tsx';
import { useShownMergedId, useShownSessionId, useWorkspaces } from '../store/shown-session.ts';
import { isTrafficKept, KeptTraffic } from '../store/traffic.ts';
import { type PageId, usePage } from '../store/ui-store.ts';
import { SessionScope, useView } from '../store/view-store.ts';
import { mergedNote, pages } from './pages.ts';
import styles from './workspace.module.css';

/**
 * The current page of the current session. Pages in the background keep their input, but do nothing and offer no
 * actions.
 */
export const Workspace = () => {
  const page = usePage();
  const shown = useShownSessionId();
  const workspaces = useWorkspaces();
  const shownMerged = useShownMergedId();
  const merged = useView((view) => view.merged);
  return (
    <div className={styles.workspace}>
      {workspaces.map(({ key, id }) => (
        <SessionScope key={key} value={id}>
          <KeptTraffic value={id === shown || isTrafficKept(id)}>
            <Pages page={id === shown && shownMerged === null && isOfSession(page) ? page : null} />
          </KeptTraffic>
        </SessionScope>
      ))}
      {Object.keys(merged).map((id) => (
        <SessionScope key={id} value={id}>
          <KeptTraffic value={id === shownMerged || isTrafficKept(id)}>
            <Pages page={id === shownMerged && isOfSession(page) ? page : null} isMerged />
          </KeptTraffic>
        </SessionScope>
      ))}
      <Pages page={isOfSession(page) ? null : page} />
    </div>
  );
};

/** The other pages are the same for every session. */
const isOfSession = (page: PageId): boolean => page !== 'recordings' && page !== 'settings';

const Pages = ({ page, isMerged = false }: { readonly page: PageId | null; readonly isMerged?: boolean }) => {
  const [visited, setVisited] = useState<readonly PageId[]>([]);
  if (page !== null && !visited.includes(page)) setVisited([...visited, page]);
  return visited.map((one) => (
    <Activity key={one} mode={one === page ? 'visible' : 'hidden'}>
      <div className={styles.page}>
        <LazyPage page={isMerged && one !== 'terminal' ? mergedNote : pages[one]} given={{}} />
      </div>
    </Activity>
  ));
};
