import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { View } from '../../shared/view.ts';

/** Which session this window shows: nothing of it is true anywhere else. */
interface Shown {
  readonly id: string | null;
  /** One for each session, and one for the next: that session takes over what was typed before it. */
  readonly workspaces: readonly Workspace[];
  readonly chosen: Chosen;
}

/** What was chosen in the top bar for the next opening. */
export interface Chosen {
  /** A port that has no session yet. It is in front: nothing on the screen is then of any session. */
  readonly address: string | null;
  /** Another rate than that of the port. */
  readonly baudRate: number | null;
}

const nothingChosen: Chosen = { address: null, baudRate: null };

/** The key outlives a change of the session: `null` is the one for the next session. */
export interface Workspace {
  readonly key: string;
  readonly id: string | null;
}

const key = 'atelier.session';

const shown = createStore<Shown>(() => ({ id: null, workspaces: [{ key: 'w0', id: null }], chosen: nothingChosen }));
let workspaces = 0;
/** By the id of its session, each port. */
let addresses: ReadonlyMap<string, string> = new Map();
/** Asked for before its session has come. */
let wanted: string | null = globalThis.sessionStorage?.getItem(key) ?? null;

/** The workspaces for these sessions; each keeps the key that it had. Pure. */
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
  const heir = spare && ids.find(isNew);
  const own = ids.map((id) => {
    const known = before.find((workspace) => workspace.id === id);
    return known ?? { key: (id === heir ? spare?.key : undefined) ?? newKey(), id };
  });
  return [...own, { key: (heir === undefined ? spare?.key : undefined) ?? newKey(), id: null }];
};

/** Follows the view: a session that is gone gives way to its neighbour. */
export const followSessions = (view: View): void => {
  const ids = Object.keys(view.sessions);
  addresses = new Map(Object.values(view.sessions).map((session) => [session.id, session.address]));
  const { id, workspaces: before, chosen } = shown.getState();
  const opened = chosen.address === null ? null : sessionAt(chosen.address);
  const next = nextShown(id, wanted ?? opened, before, ids, chosen.address !== null && opened === null);
  const isSame = before.length === ids.length + 1 && before.every((one, at) => one.id === (ids[at] ?? null));
  if (isSame && next === id) return;
  if (next !== null && next === wanted) wanted = null;
  const newKey = (): string => {
    workspaces += 1;
    return `w${workspaces}`;
  };
  show(next, isSame ? before : workspacesFor(before, ids, newKey));
};

const sessionAt = (address: string): string | null => [...addresses].find(([, one]) => one === address)?.[0] ?? null;

const show = (id: string | null, all: readonly Workspace[]): void => {
  const { id: before, chosen } = shown.getState();
  shown.setState({ id, workspaces: all, chosen: id === before ? chosen : nothingChosen });
};

/** What is shown when these sessions are there; `isForNext`: a port that none of them has was chosen. Pure. */
export const nextShown = (
  id: string | null,
  asked: string | null,
  before: readonly Workspace[],
  ids: readonly string[],
  isForNext = false,
): string | null => {
  if (asked !== null && ids.includes(asked)) return asked;
  if (id !== null ? ids.includes(id) : isForNext) return id;
  const place = before.findIndex((workspace) => workspace.id === id);
  return ids[Math.min(Math.max(place, 0), ids.length - 1)] ?? null;
};

/** Shows a session, now or when it comes. */
export const showSession = (id: string): void => {
  globalThis.sessionStorage?.setItem(key, id);
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
/** At its own rate, until another one is chosen. A port that has a session brings that to the front. */
export const choosePort = (address: string): void => {
  const own = sessionAt(address);
  if (own === null) return shown.setState({ id: null, chosen: { address, baudRate: null } });
  showSession(own);
  leaveChosen();
};
export const chooseBaudRate = (baudRate: number): void =>
  shown.setState(({ chosen }) => ({ chosen: { ...chosen, baudRate } }));
/** It is open as it was chosen. */
export const leaveChosen = (): void => shown.setState({ chosen: nothingChosen });
