import { keptSettings } from '../../shared/port-settings.ts';
import type { View } from '../../shared/view.ts';

/** The baud rate to open a port at unless the user chooses another: that of its session, otherwise its own last one, otherwise the last one used. */
export const offeredRate = (view: Pick<View, 'sessions' | 'settings' | 'ports'>, address: string): number =>
  Object.values(view.sessions).find((session) => session.address === address)?.baudRate ??
  keptSettings(view, address)?.baudRate ??
  view.settings.lastBaudRate;
