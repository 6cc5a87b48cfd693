import './theme/no-eval.ts';
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './theme/tokens.css';
import './theme/mantine.css';
import './theme/base.css';
import { MantineProvider } from '@mantine/core';
import { createRoot } from 'react-dom/client';
import { languageOf, setLanguage } from './parts/words.ts';
import { App } from './shell/app.tsx';
import { ignoreHeldEnter } from './shell/ignore-held-enter.ts';
import { keepFilesOut } from './shell/keep-files-out.ts';
import { pages } from './shell/pages.ts';
import { restoreShownSession } from './store/shown-session.ts';
import { currentPage, followAddress } from './store/ui-store.ts';
import { startMirror } from './store/view-store.ts';
import { cssVariablesResolver } from './theme/css-variables.ts';
import { theme } from './theme/theme.ts';

const start = (): void => {
  setLanguage(languageOf('system'));
  followAddress();
  restoreShownSession();
  startMirror();
  // Load the first page while the connection opens, so that its code is ready for the first view.
  void pages[currentPage()].load();
  keepFilesOut(window, (file) => {
    // Fetched when it is needed. If it does not come, the file was dropped in vain.
    import('./panes/terminal/exchange/dropped-file.ts').then(
      ({ takeDroppedFile }) =>
        takeDroppedFile(file, async (log) =>
          (await import('./panes/recordings/logs/dropped-log.ts')).takeDroppedLog(log),
        ),
      () => undefined,
    );
  });
  ignoreHeldEnter(window);
  const root = document.getElementById('root');
  if (!root) throw new Error('the page has no #root');
  createRoot(root).render(
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto">
      <App />
    </MantineProvider>,
  );
};

start();
