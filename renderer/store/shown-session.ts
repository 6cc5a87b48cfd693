import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { View } from '../../shared/view.ts';

/** Which session this window shows: nothing of it is true anywhere else. */
interface Shown {
  readonly id: string | null;
  /** One for each session, and one while there is none: the first session takes over what was typed before it. */
  readonly workspaces: readonly Workspace[];
  /** Another port that was chosen while this session was in front, and is not open yet. */
  readonly chosen: { readonly sessionId: string | null; readonly address: string } | null;
}

/** The key outlives a change of the session: `null` is the window without a session. */
export interface Workspace {
  readonly key: string;
  readonly id: string | null;
}

const key = 'atelier.session';

const shown = createStore<Shown>(() => ({ id: null, workspaces: [{ key: 'w0', id: null }], chosen: null }));
let workspaces = 0;
/** Asked for before its session has come. */
let wanted: string | null = globalThis.sessionStorage?.getItem(key) ?? null;

/** The workspaces for these sessions; each keeps the key that it had. Pure. */
export const workspacesFor = (
  before: readonly Workspace[],
  ids: readonly string[],
  newKey: () => string,
): readonly Workspace[] => {
  const free = before.filter(({ id }) => id === null || !ids.includes(id));
  const spare = free.find(({ id }) => id === null) ?? (ids.length === 0 ? free.at(-1) : undefined);
  if (ids.length === 0) return [{ key: spare?.key ?? newKey(), id: null }];
  const isNew = (id: string): boolean => !before.some((workspace) => workspace.id === id);
  const heir = spare?.id === null ? ids.find(isNew) : undefined;
  return ids.map((id) => {
    const own = before.find((workspace) => workspace.id === id);
    return own ?? { key: (id === heir ? spare?.key : undefined) ?? newKey(), id };
  });
};

/** Follows the view: a session that is gone gives way to its neighbour. */
export const followSessions = (view: View): void => {
  const ids = Object.keys(view.sessions);
  const { id, workspaces: before } = shown.getState();
  const next = nextShown(id, wanted, before, ids);
  const isSame = before.length === Math.max(1, ids.length) && before.every((one, at) => one.id === (ids[at] ?? null));
  if (isSame && next === id) return;
  if (next !== null && next === wanted) wanted = null;
  const newKey = (): string => {
    workspaces += 1;
    return `w${workspaces}`;
  };
  shown.setState({ id: next, workspaces: isSame ? before : workspacesFor(before, ids, newKey) });
};

/** What is shown when these sessions are there. Pure. */
export const nextShown = (
  id: string | null,
  asked: string | null,
  before: readonly Workspace[],
  ids: readonly string[],
): string | null => {
  if (asked !== null && ids.includes(asked)) return asked;
  if (id !== null && ids.includes(id)) return id;
  const place = before.findIndex((workspace) => workspace.id === id);
  return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? null;
};

/** Shows a session, now or when it comes. */
export const showSession = (id: string): void => {
  sessionStorage.setItem(key, id);
  const isThere = shown.getState().workspaces.some((workspace) => workspace.id === id);
  wanted = isThere ? null : id;
  if (isThere) shown.setState({ id });
};

export const shownSessionId = (): string | null => shown.getState().id;
export const useShownSessionId = (): string | null => useStore(shown, ({ id }) => id);
export const useWorkspaces = (): readonly Workspace[] => useStore(shown, ({ workspaces: all }) => all);
export const subscribeShown = (listener: () => void): (() => void) => shown.subscribe(listener);

/** `null`: the port of the session in front is in the hand again. */
export const useChosenPort = (): string | null =>
  useStore(shown, ({ id, chosen }) => (chosen !== null && chosen.sessionId === id ? chosen.address : null));
export const choosePort = (sessionId: string | null, address: string): void =>
  shown.setState({ chosen: { sessionId, address } });
export const leaveChosenPort = (): void => shown.setState({ chosen: null });
