import type { App } from 'electron';
import type { Clock } from '../../base/clock.ts';
import { within } from '../../base/within.ts';

const closingLimitMs = 4_500;

/** Delays the end of the program until runs are stopped and ports are closed, up to a limit. */
export const closeBeforeQuit = (
  app: Pick<App, 'on' | 'quit'>,
  clock: Clock,
  close: () => Promise<void>,
  onBug: (error: unknown) => void,
): void => {
  let state: 'open' | 'closing' | 'closed' = 'open';
  const end = async (): Promise<void> => {
    await within(clock, closingLimitMs, close()).catch(onBug);
    state = 'closed';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void end();
  });
};
