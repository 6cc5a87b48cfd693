import type { App } from 'electron';
import type { Clock } from '../../base/clock.ts';
import { within } from '../node/within.ts';

const closingLimitMs = 4_500;

/** Before the program ends, whatever wants it to: what runs is stopped and ports are closed, for so long as that may take. */
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
