import type { ModuleFacts, ModuleName } from '../../../../shared/contract.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import type { Session } from '../../../session/session.ts';
import type { HeadRecord } from './head-record.ts';
import { isSameModule, unnamed, withModule } from './opening-list.ts';
import type { RunTrack } from './run-track.ts';

/** The name that a module has given itself so far. */
export const nameOf = ({ imei, iccid, model }: ModuleFacts): ModuleName => ({
  imei: imei?.text ?? null,
  iccid: iccid?.text ?? null,
  model: model?.text ?? null,
});

/**
 * Whether the module in this place is the one whose results are shown. A place is not a module: after an opening and after a restart it is
 * asked before anything is called done. Nothing is asked where
 * nothing was ever run.
 */
export interface ModuleIdentity {
  /** Of the results that are shown: whatever it has told of itself in any opening. */
  readonly known: () => ModuleName;
  /** Model and number as one text; '' while it has not told them. */
  readonly name: () => string;
  /** The port was opened again, or the module restarted: nothing is certain any more. Facts of before must be gone by then. */
  doubt(): void;
  /** Asks, if it is in doubt; resolves when it is known, or when the module did not say. */
  ask(session: Session, signal: AbortSignal): Promise<void>;
  /** A run begins: if the module did not say who it is, the results are put aside, so that none of them is called its own. */
  setAside(): void;
  /** The module told something about itself. */
  note(facts: ModuleFacts): void;
}

export const createModuleIdentity = (options: {
  readonly record: HeadRecord;
  readonly track: Pick<RunTrack, 'hasResults' | 'retire' | 'named'>;
  /** It is another one: what was known of the one before is not known of this one. */
  readonly onOther: () => void;
  /** It is the same one. `isProven`: by its own number, so that what does not change is still so; else it is only taken for the same. */
  readonly onSame: (isProven: boolean) => void;
}): ModuleIdentity => {
  const { record, track } = options;
  let known: ModuleName = unnamed;
  /** Of the opening before, while nothing was run in either. */
  let before: ModuleName = unnamed;
  /** What this module has told since it is in doubt: of a name, nothing else counts as said. */
  let said: ModuleName = unnamed;
  let asking: Promise<void> | null = null;

  const isInDoubt = (): boolean => record.head().identity !== 'same';
  const settle = (found: ModuleName, isOther: boolean): void => {
    const isProven = found.imei !== null && found.imei === known.imei;
    if (isOther) track.retire(known);
    known = isOther ? found : { ...known, ...given(found) };
    record.set({ identity: 'same', openings: withModule(record.head().openings, found, isOther) });
    if (isOther) options.onOther();
    else options.onSame(isProven);
    track.named(known);
  };
  const judge = (found: ModuleName): void => {
    const isSame = isSameModule(known, found);
    if (isSame !== null) settle(found, !isSame);
    else record.set({ identity: 'unknown' });
  };

  return {
    known: () => known,
    name: () => [known.model, known.imei ?? known.iccid].filter((text) => text !== null).join(' '),
    doubt: () => {
      said = unnamed;
      if (track.hasResults()) return record.set({ identity: 'unknown' });
      before = known;
      known = unnamed;
    },
    ask: (session, signal) => {
      if (!isInDoubt() || !track.hasResults()) return Promise.resolve();
      if (asking !== null) return asking;
      record.set({ identity: 'asking' });
      const ask = async (): Promise<void> => {
        const found = await answerOf(session, signal).finally(() => {
          asking = null;
        });
        if (!isInDoubt()) return;
        // An answer that was not finished was said all the same.
        judge(found.ok ? { ...said, ...given(found.value) } : said);
      };
      asking = ask();
      return asking;
    },
    setAside: () => {
      if (!isInDoubt()) return;
      track.retire(known);
      known = unnamed;
      record.set({ identity: 'same' });
      options.onOther();
    },
    note: (facts) => {
      const found = nameOf(facts);
      said = found;
      if (isInDoubt()) {
        if (asking === null && isSameModule(known, found) !== null) judge(found);
        return;
      }
      if (isSameModule(known, found) === false) return settle(found, true);
      const next = { ...known, ...given(found) };
      if (next.imei === known.imei && next.iccid === known.iccid && next.model === known.model) return;
      known = next;
      const { openings } = record.head();
      const wasOther = openings.at(-1)?.isOther ?? false;
      const isOther = wasOther || isSameModule(before, known) === false;
      record.set({ openings: withModule(openings, found, isOther) });
      if (isOther && !wasOther) options.onOther();
      track.named(known);
    },
  };
};

/** A module that was plugged in a moment ago may tell in the middle of the question that it has started; one that never stops starting is left. */
const askedAtMost = 5;

const answerOf = async (session: Session, signal: AbortSignal): Promise<Outcome<ModuleName>> => {
  for (let asked = 1; ; asked += 1) {
    const found = await session.identity(signal);
    if (found.ok || found.error.code !== 'module/restarted' || asked === askedAtMost) return found;
  }
};

const given = (name: ModuleName): Partial<ModuleName> =>
  Object.fromEntries(Object.entries(name).filter(([, value]) => value !== null));

/** What is not known of it while it is in doubt. */
export const unidentified: Partial<ModuleFacts> = { model: null, firmware: null, imei: null, iccid: null };

/** The facts that were told. */
export const learntOf = (facts: Partial<ModuleFacts>): Partial<ModuleFacts> =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null));
