import type { ModuleFacts, ModuleName } from '../../../../shared/contract.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { Session } from '../../../session/session.ts';
import { isSameModule, unnamed, withModule } from './opening-list.ts';
import type { RunTrack } from './run-track.ts';
import type { SessionHeadStore } from './session-head-store.ts';

/** The identity that a module has reported so far. */
export const nameOf = ({ imei, iccid, model }: ModuleFacts): ModuleName => ({
  imei: imei?.text ?? null,
  iccid: iccid?.text ?? null,
  model: model?.text ?? null,
});

/**
 * Whether the connected module is the one whose results are shown. It may have been exchanged, so its identity is queried after each opening
 * and after a restart, if there are results.
 */
export interface ModuleIdentity {
  /** The identity of the module of the shown results, from all openings. */
  readonly known: () => ModuleName;
  /** Model and IMEI or ICCID as one text; '' while they are unknown. */
  readonly name: () => string;
  /** Call it when the port was reopened or the module restarted: it may be another one. The earlier facts must be dropped first. */
  uncertain(): void;
  /** Reads the identity if it is uncertain. Resolves when it is known, or when the module did not report it. */
  ask(session: Session, signal: AbortSignal): Promise<void>;
  /** Before a run: if the module did not report its identity, stops showing the results, because they may belong to another module. */
  setAside(): void;
  /** The module has reported facts. */
  note(facts: ModuleFacts): void;
}

export interface ModuleIdentityOptions {
  readonly headStore: SessionHeadStore;
  readonly track: Pick<RunTrack, 'hasResults' | 'retire' | 'named'>;
  /** It is another module. */
  readonly onOther: () => void;
  /** It is the same module. `isProven`: by its IMEI, so that permanent facts are still valid; else it is only assumed. */
  readonly onSame: (isProven: boolean) => void;
}

export const createModuleIdentity = (options: ModuleIdentityOptions): ModuleIdentity => {
  const { headStore, track } = options;
  let known: ModuleName = unnamed;
  /** The identity in the previous opening, as long as there is no run. */
  let before: ModuleName = unnamed;
  /** The identity that was reported since it became uncertain. Earlier values do not count. */
  let reported: ModuleName = unnamed;
  let asking: Promise<void> | null = null;

  const isUncertain = (): boolean => headStore.head().identity !== 'same';
  const settle = (found: ModuleName, isOther: boolean): void => {
    const isProven = found.imei !== null && found.imei === known.imei;
    if (isOther) track.retire(known);
    known = isOther ? found : { ...known, ...given(found) };
    headStore.set({ identity: 'same', openings: withModule(headStore.head().openings, found, isOther) });
    if (isOther) options.onOther();
    else options.onSame(isProven);
    track.named(known);
  };
  const judge = (found: ModuleName): void => {
    const isSame = isSameModule(known, found);
    if (isSame !== null) settle(found, !isSame);
    else headStore.set({ identity: 'unknown' });
  };
  const ask = async (session: Session, signal: AbortSignal): Promise<void> => {
    headStore.set({ identity: 'asking' });
    const found = await answerOf(session, signal).finally(() => {
      asking = null;
    });
    if (!isUncertain()) return;
    // An incomplete answer may contain the identity as well.
    judge(found.ok ? { ...reported, ...given(found.value) } : reported);
  };
  /** Facts of the module whose results are shown. They complete its identity, or reveal another module. */
  const noteCertain = (found: ModuleName): void => {
    if (isSameModule(known, found) === false) return settle(found, true);
    const next = { ...known, ...given(found) };
    if (next.imei === known.imei && next.iccid === known.iccid && next.model === known.model) return;
    known = next;
    const { openings } = headStore.head();
    const wasOther = openings.at(-1)?.isOther ?? false;
    const isOther = wasOther || isSameModule(before, known) === false;
    headStore.set({ openings: withModule(openings, found, isOther) });
    if (isOther && !wasOther) options.onOther();
    track.named(known);
  };

  return {
    known: () => known,
    name: () => [known.model, known.imei ?? known.iccid].filter((text) => text !== null).join(' '),
    uncertain: () => {
      reported = unnamed;
      if (track.hasResults()) return headStore.set({ identity: 'unknown' });
      before = known;
      known = unnamed;
    },
    ask: (session, signal) => {
      if (!isUncertain() || !track.hasResults()) return Promise.resolve();
      asking ??= ask(session, signal);
      return asking;
    },
    setAside: () => {
      if (!isUncertain()) return;
      track.retire(known);
      known = unnamed;
      headStore.set({ identity: 'same' });
      options.onOther();
    },
    note: (facts) => {
      const found = nameOf(facts);
      reported = found;
      if (!isUncertain()) noteCertain(found);
      else if (asking === null && isSameModule(known, found) !== null) judge(found);
    },
  };
};

/** A module that was just plugged in may restart during the query. The limit is for a module that restarts again and again. */
const maxQueries = 5;

const answerOf = async (session: Session, signal: AbortSignal): Promise<Outcome<ModuleName>> => {
  for (let queries = 1; ; queries += 1) {
    const found = await session.identity(signal);
    if (found.ok || found.error.code !== 'module/restarted' || queries === maxQueries) return found;
  }
};

const given = (name: ModuleName): Partial<ModuleName> =>
  Object.fromEntries(Object.entries(name).filter(([, value]) => value !== null));

/** The facts that are unknown while the identity of the module is uncertain. */
export const unidentified: Partial<ModuleFacts> = { model: null, firmware: null, imei: null, iccid: null };

/** The facts that are known. */
export const knownFacts = (facts: Partial<ModuleFacts>): Partial<ModuleFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null));
