import type { PowerMonitor, PowerSaveBlocker } from 'electron';
import type { ViewStore } from '../../app/view-store.ts';

export const followPower = (
  powerMonitor: Pick<PowerMonitor, 'on'>,
  { onSuspend, onResume }: { readonly onSuspend: () => void; readonly onResume: () => void },
): void => {
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
};

/** Prevents the computer from sleeping during a run, because an interrupted upload must be repeated. */
export const stayAwakeWhileRunning = (
  viewStore: ViewStore,
  blocker: Pick<PowerSaveBlocker, 'start' | 'stop'>,
): void => {
  let id: number | null = null;
  viewStore.onEvent((event) => {
    if (event.type !== 'run') return;
    const isRunning = Object.values(viewStore.view().sessions).some(
      ({ run }) => run?.state === 'running' || run?.state === 'stopping',
    );
    if (isRunning && id === null) id = blocker.start('prevent-app-suspension');
    if (!isRunning && id !== null) {
      blocker.stop(id);
      id = null;
    }
  });
};
