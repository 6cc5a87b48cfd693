import type { ProfileSummary, SessionView } from '../../shared/contract.ts';
import { lostConnectionOf } from '../../shared/lost-connection.ts';
import { nameOfSession, type ProfileName } from '../parts/profile-name.ts';

/** The content of a session's tab. */
export interface TabFacts {
  readonly id: string;
  readonly address: string;
  readonly profile: ProfileName;
  readonly state: 'running' | 'online' | 'recovering' | 'failed' | 'open' | 'lost' | 'reopens' | 'closed';
  /** `port`: nothing is known but whether the port is open. */
  readonly mark: 'running' | 'done' | 'failed' | 'port' | 'warning';
}

const marks: Readonly<Record<TabFacts['state'], TabFacts['mark']>> = {
  running: 'running',
  online: 'done',
  recovering: 'running',
  failed: 'failed',
  open: 'port',
  lost: 'failed',
  reopens: 'warning',
  closed: 'port',
};

export const tabFactsOf = (session: SessionView, profiles: readonly ProfileSummary[]): TabFacts => {
  const { id, address } = session;
  const state = stateOf(session);
  return { id, address, profile: nameOfSession(session, profiles), state, mark: marks[state] };
};

const stateOf = ({ state, run, online }: SessionView): TabFacts['state'] => {
  if (state.kind === 'lost') return state.reopens ? 'reopens' : 'lost';
  if (state.kind === 'closed') return 'closed';
  if (run?.state === 'running' || run?.state === 'stopping') return 'running';
  if (online.kind !== 'offline') return online.kind;
  // A stage whose connection was lost is shown as failed too.
  return run?.state === 'failed' || lostConnectionOf(run, online) !== null ? 'failed' : 'open';
};

/** The tab that a key moves to; `null` if the key is not for the tabs. */
export const tabKey = (key: string, ids: readonly string[], id: string): string | null => {
  const at = ids.indexOf(id);
  const targets: Readonly<Record<string, number>> = {
    ArrowRight: (at + 1) % ids.length,
    ArrowLeft: (at - 1 + ids.length) % ids.length,
    Home: 0,
    End: ids.length - 1,
  };
  const target = targets[key];
  return target === undefined ? null : (ids[target] ?? null);
};
