import type { View } from '../../shared/view.ts';

/** The baud rate that a port is opened at, unless the person chooses another: its own, where a session has it; else the one used last. */
export const offeredRate = ({ sessions, settings }: Pick<View, 'sessions' | 'settings'>, address: string): number =>
  Object.values(sessions).find((session) => session.address === address)?.baudRate ?? settings.lastBaudRate;
