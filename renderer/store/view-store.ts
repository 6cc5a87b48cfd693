import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { RequestName, RequestParams, RequestResult, SessionView } from '../../shared/contract.ts';
import { createListeners } from '../../shared/listeners.ts';
import { type Failure, failure, type Outcome } from '../../shared/outcome.ts';
import type { View } from '../../shared/view.ts';
import { type Client, createClient, type Timer } from '../bridge/client.ts';
import { openConnection } from '../bridge/open-connection.ts';
import { createBegunOnce } from './begun-once.ts';
import { followSessions, shownSessionId } from './shown-session.ts';
import { spaced } from './spaced.ts';

/**
 * How the page stands to the program. `lost`: it ended or cannot be reached, `unreadable`: what it tells is of another form. Both are tried
 * again. `locked`: the page has no token, or not the one of the program that runs; only another address helps.
 */
export type BridgeState = 'connecting' | 'ready' | 'lost' | 'unreadable' | 'locked';

interface Mirror {
  readonly state: BridgeState;
  /** The last one known; kept while the connection is lost, so that nothing jumps. */
  readonly view: View | null;
}

const mirror = createStore<Mirror>(() => ({ state: 'connecting', view: null }));
const timer: Timer = {
  after: (delayMs, action) => {
    const id = setTimeout(action, delayMs);
    return () => clearTimeout(id);
  },
};
// By timers, not by frames: a page that is hidden draws none, yet its title says how the module stands.
const shown = spaced((view: View) => {
  followSessions(view);
  mirror.setState({ state: 'ready', view });
}, timer);
let client: Client | null = null;
const clients = createListeners<[Client]>();

const retryMs = 1_000;

/** The one writer of the mirror: folds every event as it comes, shows the result with pauses. Called once, by the entry of the page. */
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

/** Told of the client now, and of each new one after a lost connection. */
export const onClient = (listener: (client: Client) => void): (() => void) => {
  const undo = clients.add(listener);
  if (client) listener(client);
  return undo;
};

const begunOnce = createBegunOnce((sessionId) => currentView()?.sessions[sessionId]?.run ?? null);

/** Sends a wish to the program. What changes by it comes as view, and is shown when the answer is given. */
export const wish = async <Name extends RequestName>(
  name: Name,
  params: RequestParams<Name>,
): Promise<Outcome<RequestResult<Name>>> => {
  const asked = client;
  if (!asked) return { ok: false, error: failure('link/lost', { detail: 'program' }) };
  return begunOnce(name, params, async () => {
    const outcome = await asked.request(name, params);
    shown.flush();
    return outcome;
  });
};

/** Told of wishes that failed and whose wisher does not look at the answer. */
const failures = createListeners<[Failure]>();

export const onUnansweredFailure = failures.add;

/** A wish whose success shows by itself. A failure is told by the shell, so that none is lost. */
export const act = <Name extends RequestName>(
  name: Name,
  params: RequestParams<Name>,
  onDone = (): void => undefined,
): void => {
  void wish(name, params).then((outcome) => {
    if (outcome.ok) onDone();
    else failures.emit(outcome.error);
  });
};

export const useBridgeState = (): BridgeState => useStore(mirror, ({ state }) => state);

/** For the entry: panes are drawn once there is a view. */
export const useHasView = (): boolean => useStore(mirror, ({ view }) => view !== null);

/**
 * The session that a part of the window is about; `null`: there is none. Around the workspaces each is about its own, also while another
 * one is in front; everything else is about the one in front.
 */
export const SessionScope = createContext<string | null>(null);

/** The view as a part of the window sees it: `draft` is that of its session. */
export type ScopedView = View & { readonly session: SessionView | null };

/** The same object for the same view, so that who draws the whole of it draws it once. */
const scopedViews = new WeakMap<View, Map<string | null, ScopedView>>();

export const scopedView = (view: View, scope: string | null): ScopedView => {
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

/** A part of the view; panes are only drawn while there is one. The selector should give an existing part, not build one. */
export const useView = <Part>(select: (view: ScopedView) => Part): Part => {
  const scope = useScope();
  return useStore(mirror, ({ view }) => {
    if (view === null) throw new Error('drawn before the first snapshot');
    return select(scopedView(view, scope));
  });
};

/** The newest one, though it be shown only after a pause. */
export const currentView = (): View | null => client?.view() ?? mirror.getState().view;
export const subscribeView = (listener: (view: View | null) => void): (() => void) =>
  mirror.subscribe(({ view }) => listener(view));

/** The same for the session in front. */
export const shownView = (): ScopedView | null => {
  const view = currentView();
  return view && scopedView(view, shownSessionId());
};

/** The session, whatever its state; `null`: no port was opened yet. */
export const useSession = (): SessionView | null => useView(({ session }) => session);

/** A part of the session; `fallback` while there is none. */
export const useSessionPart = <Part>(select: (session: SessionView) => Part, fallback: Part): Part =>
  useView(({ session }) => (session ? select(session) : fallback));

type DraftRequest = Extract<RequestName, `draft.${string}` | `certificate.${string}`> | OpeningRequest;
type OpeningRequest = 'profiles.save' | 'profiles.open' | 'profiles.new' | 'profiles.import';
type OfDraft<Name extends DraftRequest> = Omit<RequestParams<Name>, 'sessionId'>;

/** What was meant for the draft of the window goes to the session that took it over. */
const ownerNow = (scope: string | null): string | null => scope ?? shownSessionId();

/** A wish about the draft of a session: of the one in front, unless it is said which. */
export const wishDraft = <Name extends DraftRequest>(
  name: Name,
  params: OfDraft<Name>,
  scope: string | null = null,
): Promise<Outcome<RequestResult<Name>>> =>
  wish(name, { sessionId: ownerNow(scope), ...params } as unknown as RequestParams<Name>);

export const actDraft = <Name extends DraftRequest>(name: Name, params: OfDraft<Name>, onDone?: () => void): void =>
  act(name, { sessionId: ownerNow(null), ...params } as unknown as RequestParams<Name>, onDone);

export const changeDraft = (
  patch: RequestParams<'draft.change'>['patch'],
  scope: string | null = null,
): Promise<Outcome<unknown>> => wishDraft('draft.change', { patch }, scope);
