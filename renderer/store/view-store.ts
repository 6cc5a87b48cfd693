import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RequestName, RequestParams, RequestResult, SessionView } from '../../shared/contract.ts';
import { createListeners } from '../../shared/listeners.ts';
import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { View } from '../../shared/view.ts';
import { type Client, createClient, type Timer } from '../bridge/client.ts';
import { openConnection } from '../bridge/open-connection.ts';
import { followSessions, shownSessionId } from './shown-session.ts';
import { createStartOnce } from './start-once.ts';
import { throttle } from './throttle.ts';

/**
 * State of the connection to the program. `lost`: it ended or cannot be reached. `unreadable`: it sends data that the
 * page cannot read. Both are retried. `locked`: the page has no valid token; only another address helps.
 */
export type BridgeState = 'connecting' | 'ready' | 'lost' | 'unreadable' | 'locked';

interface Mirror {
  readonly state: BridgeState;
  /** The last known view; kept while the connection is lost, so that the page does not jump. */
  readonly view: View | null;
}

const mirror = createStore<Mirror>(() => ({ state: 'connecting', view: null }));
const timer: Timer = {
  after: (delayMs, action) => {
    const id = setTimeout(action, delayMs);
    return () => clearTimeout(id);
  },
};
// Timers, not animation frames: a hidden page draws no frames, but its title shows the state of the module.
const shown = throttle((view: View) => {
  followSessions(view);
  mirror.setState({ state: 'ready', view });
}, timer);
let client: Client | null = null;
const clients = createListeners<[Client]>();

const retryMs = 1_000;

/**
 * The only writer of the mirror. Applies every event as it arrives and shows the result with pauses. Called once, by
 * the entry.
 */
export const startMirror = (): void => {
  let isLocked = false;
  const connection = openConnection(() => {
    isLocked = true;
  });
  if (connection === null) return mirror.setState({ state: 'locked' });
  const current = createClient(connection, timer);
  client = current;
  current.onView((view) => {
    shown.put(view);
    if (mirror.getState().state !== 'ready') shown.flush();
  });
  current.onUnreadable(() => {
    shown.flush();
    mirror.setState({ state: 'unreadable' });
  });
  current.onClosed(() => {
    shown.flush();
    mirror.setState({ state: isLocked ? 'locked' : 'lost' });
    if (!isLocked) setTimeout(startMirror, retryMs);
  });
  clients.emit(current);
};

/** Calls the listener with the client now, and with each new one after a lost connection. */
export const onClient = (listener: (client: Client) => void): (() => void) => {
  const undo = clients.add(listener);
  if (client) listener(client);
  return undo;
};

const startOnce = createStartOnce((sessionId) => currentView()?.sessions[sessionId]?.run ?? null);

/** Sends a request to the program. Its effects arrive in the view, which is shown before the answer is returned. */
export const request = async <Name extends RequestName>(
  name: Name,
  params: RequestParams<Name>,
): Promise<Outcome<RequestResult<Name>>> => {
  const asked = client;
  if (!asked) return { ok: false, error: failure('link/lost', { detail: 'program' }) };
  return startOnce(name, params, async () => {
    const outcome = await asked.request(name, params);
    shown.flush();
    return outcome;
  });
};

/** Failures of requests whose caller ignores the answer. */
const failures = createListeners<[Failure]>();

export const onUnansweredFailure = failures.add;

/** Sends a request whose success is visible in the view. The shell reports failures. */
export const requestAndNotify = <Name extends RequestName>(
  name: Name,
  params: RequestParams<Name>,
  onDone: (value: RequestResult<Name>) => void = () => undefined,
  /** Called before the shell reports the failure. */
  onFailed: () => void = () => undefined,
): void => {
  void request(name, params).then((outcome) => {
    if (outcome.ok) return onDone(outcome.value);
    onFailed();
    failures.emit(outcome.error);
  });
};

export const useBridgeState = (): BridgeState => useStore(mirror, ({ state }) => state);

/** Panes are rendered once there is a view. */
export const useHasView = (): boolean => useStore(mirror, ({ view }) => view !== null);

/**
 * The session that a part of the window is about; `null` if there is none. Each workspace has its own session, even in
 * the background. Everything else uses the session in front.
 */
export const SessionScope = createContext<string | null>(null);

/** The view for a part of the window: `draft` is that of its session. */
export type ScopedView = View & { readonly session: SessionView | null };

/** Cached, so that a component that uses the whole view renders once per view. */
const scopedViews = new WeakMap<View, Map<string | null, ScopedView>>();

const scopedView = (view: View, scope: string | null): ScopedView => {
  const scopes = scopedViews.get(view) ?? new Map<string | null, ScopedView>();
  scopedViews.set(view, scopes);
  const known = scopes.get(scope);
  if (known) return known;
  const session = scope === null ? null : (view.sessions[scope] ?? null);
  const scoped = { ...view, draft: session?.draft ?? view.draft, session };
  scopes.set(scope, scoped);
  return scoped;
};

export const useScope = (): string | null => useContext(SessionScope);

/**
 * Selects a part of the view; panes are rendered only if there is one. The selector should return an existing object,
 * not create one.
 */
export const useView = <Part>(select: (view: ScopedView) => Part): Part => {
  const scope = useScope();
  return useStore(mirror, ({ view }) => {
    if (view === null) throw new Error('drawn before the first snapshot');
    return select(scopedView(view, scope));
  });
};

/** The newest view, even if it is not shown yet. */
export const currentView = (): View | null => client?.view() ?? mirror.getState().view;
export const subscribeView = (listener: (view: View | null) => void): (() => void) =>
  mirror.subscribe(({ view }) => listener(view));

/** The newest view, for the session in front. */
export const shownView = (): ScopedView | null => {
  const view = currentView();
  return view && scopedView(view, shownSessionId());
};

/** The session in any state; `null` if no port was opened yet. */
export const useSession = (): SessionView | null => useView(({ session }) => session);

/** A part of the session, or `fallback` if there is none. */
export const useSessionPart = <Part>(select: (session: SessionView) => Part, fallback: Part): Part =>
  useView(({ session }) => (session ? select(session) : fallback));

type DraftRequest = Extract<RequestName, `draft.${string}` | `certificate.${string}`> | OpeningRequest;
type OpeningRequest = 'profiles.save' | 'profiles.open' | 'profiles.new' | 'profiles.import';
type DraftParams<Name extends DraftRequest> = Omit<RequestParams<Name>, 'sessionId'>;

/** Input for the window's draft goes to the session that took it over. */
const ownerNow = (scope: string | null): string | null => scope ?? shownSessionId();

/** A request about the draft of a session; by default of the session in front. */
export const requestDraft = <Name extends DraftRequest>(
  name: Name,
  params: DraftParams<Name>,
  scope: string | null = null,
): Promise<Outcome<RequestResult<Name>>> =>
  request(name, { sessionId: ownerNow(scope), ...params } as unknown as RequestParams<Name>);

export const requestDraftAndNotify = <Name extends DraftRequest>(
  name: Name,
  params: DraftParams<Name>,
  onDone?: () => void,
): void => requestAndNotify(name, { sessionId: ownerNow(null), ...params } as unknown as RequestParams<Name>, onDone);

export const changeDraft = (
  patch: RequestParams<'draft.change'>['patch'],
  scope: string | null = null,
): Promise<Outcome<unknown>> => requestDraft('draft.change', { patch }, scope);
