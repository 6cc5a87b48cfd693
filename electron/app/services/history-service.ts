import { withCommand } from '../../../shared/at/command-history.ts';
import { mayBeKept } from '../../../shared/at/kept-lines.ts';
import type { SessionView } from '../../../shared/contract.ts';
import { ok } from '../../../shared/outcome.ts';
import { portKeyOf } from '../../../shared/port-settings.ts';
import { boundedHistory, type HistoryStore } from '../../settings/history-store.ts';
import type { HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';

export interface HistoryServiceDeps {
  readonly viewStore: ViewStore;
  readonly store: HistoryStore;
  /** Masks registered secrets: a line that contains one is not kept. */
  readonly maskText: (text: string) => string;
}

export interface HistoryService {
  readonly handlers: HandlersOf<'history'>;
  load(): Promise<void>;
  /** A line was typed in a command line. */
  note(sessionId: string, line: string): void;
  flush(): Promise<void>;
}

/** What was typed while the IMEI was not known, in one opening of a port. */
interface Unnamed {
  readonly opening: number;
  readonly lines: readonly string[];
}

/**
 * What was typed, per module. Every line is also kept for its port, because the IMEI is not known at the start: until then the history of
 * the port is shown.
 */
export const createHistoryService = ({ viewStore, store, maskText }: HistoryServiceDeps): HistoryService => {
  /** In the order of their last use. */
  const histories = new Map<string, readonly string[]>();
  const unnamed = new Map<string, Unnamed>();

  const save = (): void => void store.save([...histories].map(([key, lines]) => ({ key, lines })));
  const add = (key: string, lines: readonly string[]): void => {
    const all = lines.reduce(withCommand, histories.get(key) ?? []);
    histories.delete(key);
    histories.set(key, boundedHistory(all));
  };
  const portOf = ({ address }: SessionView): string => `port:${portKeyOf(viewStore.view(), address)}`;
  /** Once the IMEI is known, what was typed before in this opening also belongs to the module. */
  const moduleOf = (session: SessionView): string | null => {
    const imei = session.facts.imei?.text;
    if (imei === undefined) return null;
    const key = `imei:${imei}`;
    const before = unnamed.get(session.id);
    unnamed.delete(session.id);
    if (before?.opening !== openingOf(session)) return key;
    add(key, before.lines);
    save();
    return key;
  };

  return {
    handlers: {
      'history.read': async ({ sessionId }) => {
        const session = viewStore.view().sessions[sessionId];
        const key = session && (moduleOf(session) ?? portOf(session));
        return ok({ lines: (key && histories.get(key)) || [] });
      },
    },
    load: async () => {
      for (const { key, lines } of await store.load()) histories.set(key, lines);
    },
    note: (sessionId, line) => {
      const session = viewStore.view().sessions[sessionId];
      if (session === undefined || !mayBeKept(line) || maskText(line) !== line) return;
      const module = moduleOf(session);
      if (module !== null) add(module, [line]);
      else {
        const opening = openingOf(session);
        const before = unnamed.get(sessionId);
        const lines = before?.opening === opening ? before.lines : [];
        unnamed.set(sessionId, { opening, lines: withCommand(lines, line) });
      }
      add(portOf(session), [line]);
      save();
    },
    flush: store.flush,
  };
};

const openingOf = ({ openings }: SessionView): number => openings.at(-1)?.number ?? 0;
