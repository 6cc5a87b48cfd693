import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { View } from '../../shared/view.ts';

/** Which session this window shows: nothing of it is true anywhere else. */
interface Shown {
  readonly id: string | null;
  /** One for each session, and one while there is none: the first session takes over what was typed before it. */
  readonly workspaces: readonly Workspace[];
  readonly chosen: Chosen;
}

/** What was chosen in the top bar for the next opening while this session is in front; another one in front has a choice of its own to make. */
export interface Chosen {
  /** Another port than that of the session. */
  readonly address: string | null;
  /** Another rate than that of the port. */
  readonly baudRate: number | null;
}

const nothingChosen: Chosen = { address: null, baudRate: null };

/** The key outlives a change of the session: `null` is the window without a session. */
export interface Workspace {
  readonly key: string;
  readonly id: string | null;
}

const key = 'atelier.session';

const shown = createStore<Shown>(() => ({ id: null, workspaces: [{ key: 'w0', id: null }], chosen: nothingChosen }));
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
  show(next, isSame ? before : workspacesFor(before, ids, newKey));
};

const show = (id: string | null, all: readonly Workspace[]): void => {
  const { id: before, chosen } = shown.getState();
  shown.setState({ id, workspaces: all, chosen: id === before ? chosen : nothingChosen });
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
  const { workspaces: all } = shown.getState();
  const isThere = all.some((workspace) => workspace.id === id);
  wanted = isThere ? null : id;
  if (isThere) show(id, all);
};

export const shownSessionId = (): string | null => shown.getState().id;
export const useShownSessionId = (): string | null => useStore(shown, ({ id }) => id);
export const useWorkspaces = (): readonly Workspace[] => useStore(shown, ({ workspaces: all }) => all);
export const subscribeShown = (listener: () => void): (() => void) => shown.subscribe(listener);

export const chosenNow = (): Chosen => shown.getState().chosen;
export const useChosen = (): Chosen => useStore(shown, ({ chosen }) => chosen);
/** At its own rate, until another one is chosen. */
export const choosePort = (address: string): void => shown.setState({ chosen: { address, baudRate: null } });
export const chooseBaudRate = (baudRate: number): void =>
  shown.setState(({ chosen }) => ({ chosen: { ...chosen, baudRate } }));
/** It is open as it was chosen. */
export const leaveChosen = (): void => shown.setState({ chosen: nothingChosen });
