import type { Session } from '../../app/index.ts';

/**
 * The command line cannot ask its user what to do with a module that an earlier run left in data mode, and nothing else reaches the module
 * there. The connection stays. If the module does not answer, it has left the data mode in another way, and the proof follows.
 */
export const leaveDataMode = async (session: Session, signal: AbortSignal): Promise<void> => {
  if (session.isInDataMode()) await session.sendTyped('+++', { signal });
};
