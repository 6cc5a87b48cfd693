import { useShownSessionId } from '../store/shown-session.ts';
import { SessionScope, useBridgeState, useHasView } from '../store/view-store.ts';
import styles from './app.module.css';
import { Banner, FirstContact } from './banner.tsx';
import { FailureNotices } from './failure-notices.tsx';
import { NoiseNote } from './noise-note.tsx';
import { CommandPalette } from './palette/command-palette.tsx';
import { usePreferences } from './preferences.ts';
import { Rail } from './rail.tsx';
import { SessionTabs } from './session-tabs.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { Workspace } from './workspace.tsx';

/** The whole window. Panes are rendered once there is a view. */
export const App = () => (useHasView() ? <WindowOfSession /> : <Waiting />);

const WindowOfSession = () => (
  <SessionScope value={useShownSessionId()}>
    <Window />
  </SessionScope>
);

const Window = () => {
  usePreferences();
  useKeys();
  const isDisconnected = ['lost', 'unreadable', 'locked'].includes(useBridgeState());
  return (
    <div className={styles.window}>
      <TopBar />
      <Rail />
      <main className={styles.main} data-area="">
        {isDisconnected && <Banner />}
        <SessionTabs />
        <NoiseNote />
        <Workspace />
      </main>
      <StatusBar />
      <CommandPalette />
      <FailureNotices />
    </div>
  );
};

/** Before the first view. CSS shows the text only if this takes long enough to be noticed. */
const Waiting = () => <FirstContact />;
