import type { OnlineView, RunView, SessionView } from '../../shared/contract.ts';

export interface TitleFacts {
  readonly address: string | null;
  readonly state: SessionView['state']['kind'] | null;
  readonly online: OnlineView['kind'];
  readonly run: RunView['state'] | null;
}

export interface TitleParts {
  readonly port: string;
  readonly state: 'online' | 'recovering' | 'connected' | 'lost' | 'running' | 'failed';
}

/** The window title besides the product name; `null` if no port is open. Contains no secrets. */
export const windowTitle = ({ address, state, online, run }: TitleFacts): TitleParts | null => {
  if (address === null || state === null || state === 'closed') return null;
  const port = address;
  if (state === 'lost') return { port, state: 'lost' };
  if (run === 'running' || run === 'stopping') return { port, state: 'running' };
  if (online !== 'offline') return { port, state: online };
  return { port, state: run === 'failed' ? 'failed' : 'connected' };
};
