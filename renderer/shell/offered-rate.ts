import type { View } from '../../shared/view.ts';

/** The baud rate to open a port at unless the user chooses another: that of its session, otherwise the last one used. */
export const offeredRate = ({ sessions, settings }: Pick<View, 'sessions' | 'settings'>, address: string): number =>
  Object.values(sessions).find((session) => session.address === address)?.baudRate ?? settings.lastBaudRate;
