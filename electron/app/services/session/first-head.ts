import type { SessionHead } from '../../../../shared/contract.ts';
import { noFiles } from './session-files.ts';

/** The head of a session before its first opening. */
export const firstHead = ({ id, address }: Pick<SessionHead, 'id' | 'address'>, openedAtMs: number): SessionHead => ({
  ...{ id, address, baudRate: 115_200, openedAtMs },
  state: { kind: 'open' },
  ...{ openings: [], identity: 'same', changedStages: [], resumes: null, recording: null, recordedBefore: 0 },
  online: { kind: 'offline', failure: null },
  subscriptions: [],
  ...{ files: noFiles, seenFiles: [] },
  ...{ publishLimitBytes: 0, publishesBinary: false },
  ...{ typed: [], hold: null, busy: false, noisy: false },
});
