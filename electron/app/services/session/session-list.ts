import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import { planOnPort } from '../../baud-rate.ts';
import type { Place } from '../../create-app.ts';
import type { ViewStore } from '../../view-store.ts';
import type { Draft } from '../draft/draft.ts';
import type { DraftService } from '../draft/draft-service.ts';
import type { RuleTools } from '../rules/session-rules.ts';
import { createLiveSession, type LiveSession } from './live-session.ts';
import type { Opening } from './opening.ts';

export interface SessionListOptions {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly drafts: Pick<DraftService, 'of' | 'begin' | 'end' | 'planFor'>;
  /** Before a port is opened; waited for. A search has to close the port first. */
  readonly beforeOpen?: (address: string, baudRate: number) => Promise<void>;
  readonly ruleTools: RuleTools;
  /** An exception that no caller receives. */
  readonly onBug: (bug: unknown) => void;
}

/** The sessions of the window, by their id and by the path of their recording. */
export interface SessionList {
  get(sessionId: string): LiveSession | null;
  all(): readonly LiveSession[];
  /** The session of this port. */
  ofAddress(address: string): LiveSession | null;
  /** By its newest recording only: a failure of an earlier file says nothing about the file that is written now. */
  ofRecording(path: string): LiveSession | null;
  /** The opening, or why the session has none. */
  openingOf(sessionId: string): Outcome<Opening>;
  add(address: string, place: Place): LiveSession;
  /** Ends the session and removes it. */
  remove(sessionId: string): Promise<void>;
}

export const createSessionList = (options: SessionListOptions): SessionList => {
  const { viewStore, clock, drafts, onBug } = options;
  const sessions = new Map<string, LiveSession>();
  /** Ids of sessions by the path of their newest recording. */
  const recordings = new Map<string, string>();
  let count = 0;
  const dropRecording = (sessionId: string): void => {
    for (const [path, id] of recordings) if (id === sessionId) recordings.delete(path);
  };
  const draftOf = (id: string): Draft => {
    const draft = drafts.of(id);
    if (!draft) throw new Error(`no draft of ${id}`);
    return draft;
  };
  const get = (sessionId: string): LiveSession | null => sessions.get(sessionId) ?? null;

  return {
    get,
    all: () => [...sessions.values()],
    ofAddress: (address) => {
      const named = [...sessions.values()].filter((live) => live.headStore.head().address === address);
      // Two ports may have exchanged their names; the name belongs to the open one.
      return named.find((live) => live.opening() !== null) ?? named[0] ?? null;
    },
    ofRecording: (path) => get(recordings.get(path) ?? ''),
    openingOf: (sessionId) => openingOf(get(sessionId)),
    add: (address, place) => {
      count += 1;
      const id = `s${count}`;
      const live = createLiveSession({
        ...{ viewStore, clock, place, id, address, onBug, ruleTools: options.ruleTools },
        draftView: drafts.begin(id),
        draft: () => draftOf(id),
        plan: async (baudRate, stages) => {
          const planned = await drafts.planFor(id, { baudRate, stages });
          return planned.ok ? ok({ ...planned.value, plan: planOnPort(planned.value.plan, address) }) : planned;
        },
        beforeOpen: async (baudRate) => options.beforeOpen?.(address, baudRate),
        onRecording: (path) => {
          dropRecording(id);
          recordings.set(path, id);
        },
      });
      sessions.set(id, live);
      return live;
    },
    remove: async (sessionId) => {
      const live = sessions.get(sessionId);
      if (!live) return;
      await live.end();
      if (!sessions.delete(sessionId)) return;
      dropRecording(sessionId);
      drafts.end(sessionId);
      viewStore.publish({ type: 'session-forgotten', sessionId });
    },
  };
};

const openingOf = (live: LiveSession | null): Outcome<Opening> => {
  const opening = live?.opening() ?? null;
  if (opening) return ok(opening);
  const state = live?.headStore.head().state;
  if (state?.kind === 'lost') return { ok: false, error: state.failure };
  return fail('usage/invalid', { field: 'session', problem: 'closed' });
};
