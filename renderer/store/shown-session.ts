import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { View } from '../../shared/view.ts';

/** What this window shows. Local to the window. */
interface Shown {
  /** The session; behind a merged view the one that was shown before. */
  readonly id: string | null;
  /** The merged view in front of it. */
  readonly mergedId: string | null;
  /** One per session, and one for the next session, so that it takes over what was typed before it existed. */
  readonly workspaces: readonly Workspace[];
  readonly chosen: Chosen;
}

/** Chosen in the top bar for the next opening. */
export interface Chosen {
  /** A port without a session. It is in front, so nothing on screen belongs to a session. */
  readonly address: string | null;
  /** A rate other than the port's default. */
  readonly baudRate: number | null;
}

const nothingChosen: Chosen = { address: null, baudRate: null };

/** The rendered pages of one session. `key`: the React key, which stays the same when the session id changes. `id` `null`: for the next session. */
export interface Workspace {
  readonly key: string;
  readonly id: string | null;
}

const key = 'atelier.session';

const shown = createStore<Shown>(() => ({
  ...{ id: null, mergedId: null, workspaces: [{ key: 'w0', id: null }], chosen: nothingChosen },
}));
let workspaces = 0;
/** Port addresses by session id. */
let addresses: ReadonlyMap<string, string> = new Map();
/** The merged views that exist. */
let merged: readonly string[] = [];
/** A session or a merged view that was requested and does not exist yet. */
let wanted: string | null = null;

/** After a reload, the tab shows what it showed before. Called once, before the first view. */
export const restoreShownSession = (): void => {
  wanted = sessionStorage.getItem(key);
};

/** The workspaces for these sessions. Each keeps its key. Pure. */
export const workspacesFor = (
  before: readonly Workspace[],
  ids: readonly string[],
  newKey: () => string,
): readonly Workspace[] => {
  const spare = before.find(({ id }) => id === null);
  if (ids.length === 0) {
    const last = before.findLast(({ id }) => id !== null);
    return [{ key: (last ?? spare)?.key ?? newKey(), id: null }];
  }
  const isNew = (id: string): boolean => !before.some((workspace) => workspace.id === id);
  const successor = spare && ids.find(isNew);
  const own = ids.map((id) => {
    const known = before.find((workspace) => workspace.id === id);
    return known ?? { key: (id === successor ? spare?.key : undefined) ?? newKey(), id };
  });
  return [...own, { key: (successor === undefined ? spare?.key : undefined) ?? newKey(), id: null }];
};

/** Follows the view: a session that is gone is replaced by its neighbour. */
export const followSessions = (view: View): void => {
  const ids = Object.keys(view.sessions);
  addresses = new Map(Object.values(view.sessions).map((session) => [session.id, session.address]));
  merged = Object.keys(view.merged);
  followMerged();
  const { id, workspaces: before, chosen } = shown.getState();
  const opened = chosen.address === null ? null : sessionAt(chosen.address);
  const next = nextShown(id, wanted ?? opened, before, ids, chosen.address !== null && opened === null);
  const isSame = before.length === ids.length + 1 && before.every((one, at) => one.id === (ids[at] ?? null));
  if (isSame && next === id) return;
  if (next !== null && next === (wanted ?? opened)) shown.setState({ mergedId: null });
  if (next !== null && next === wanted) wanted = null;
  const newKey = (): string => {
    workspaces += 1;
    return `w${workspaces}`;
  };
  show(next, isSame ? before : workspacesFor(before, ids, newKey));
};

const followMerged = (): void => {
  const { mergedId } = shown.getState();
  if (wanted !== null && merged.includes(wanted)) {
    shown.setState({ mergedId: wanted, chosen: nothingChosen });
    wanted = null;
  } else if (mergedId !== null && !merged.includes(mergedId)) shown.setState({ mergedId: null });
};

const sessionAt = (address: string): string | null => [...addresses].find(([, one]) => one === address)?.[0] ?? null;

const show = (id: string | null, all: readonly Workspace[]): void => {
  const { id: before, chosen } = shown.getState();
  shown.setState({ id, workspaces: all, chosen: id === before ? chosen : nothingChosen });
};

/** The session to show for a list of sessions. `isForNext`: a port without a session was chosen. Pure. */
export const nextShown = (
  id: string | null,
  requested: string | null,
  before: readonly Workspace[],
  ids: readonly string[],
  isForNext = false,
): string | null => {
  if (requested !== null && ids.includes(requested)) return requested;
  if (id !== null ? ids.includes(id) : isForNext) return id;
  const index = before.findIndex((workspace) => workspace.id === id);
  return ids[Math.min(Math.max(index, 0), ids.length - 1)] ?? null;
};

/** Shows a session or a merged view, now or when it exists. */
export const showSession = (id: string): void => {
  globalThis.sessionStorage?.setItem(key, id);
  const { workspaces: all } = shown.getState();
  wanted = id;
  followMerged();
  if (wanted === null || !all.some((workspace) => workspace.id === id)) return;
  wanted = null;
  shown.setState({ mergedId: null });
  show(id, all);
};

const sessionInFront = ({ id, mergedId }: Shown): string | null => (mergedId === null ? id : null);

/** `null` if a merged view is in front. */
export const shownSessionId = (): string | null => sessionInFront(shown.getState());
export const useShownSessionId = (): string | null => useStore(shown, sessionInFront);
export const useShownMergedId = (): string | null => useStore(shown, ({ mergedId }) => mergedId);
/** Whether nothing is in front that has lines: a port without a session, or none at all. */
export const useIsNextShown = (): boolean => useStore(shown, ({ id, mergedId }) => id === null && mergedId === null);
/** The session or merged view in front. */
export const shownLinesId = (): string | null => shown.getState().mergedId ?? shown.getState().id;
export const useWorkspaces = (): readonly Workspace[] => useStore(shown, ({ workspaces: all }) => all);
export const subscribeShown = (listener: () => void): (() => void) => shown.subscribe(listener);

export const chosenNow = (): Chosen => shown.getState().chosen;
export const useChosen = (): Chosen => useStore(shown, ({ chosen }) => chosen);
/** Selects a port with its default baud rate. If the port has a session, shows the session instead. */
export const choosePort = (address: string): void => {
  const own = sessionAt(address);
  if (own === null) return shown.setState({ id: null, mergedId: null, chosen: { address, baudRate: null } });
  showSession(own);
  clearChosen();
};
export const chooseBaudRate = (baudRate: number): void =>
  shown.setState(({ chosen }) => ({ chosen: { ...chosen, baudRate } }));
/** The chosen port is now open. */
export const clearChosen = (): void => shown.setState({ chosen: nothingChosen });
