import {
  type ModuleAction,
  type ModuleItem,
  type ModuleItemId,
  type ModulePageView,
  type ModuleValues,
  noModulePage,
} from '../../../../shared/contract/module-page.ts';
import { type Failure, fail, type Outcome } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import { readEngineeringLine } from '../../../commands/index.ts';
import type { ItemReport, ItemResult } from '../../../procedures/module-page/tool-context.ts';
import { createCommandTracker } from '../../../session/command-tracker.ts';
import type { RecordedItem, Session } from '../../../session/session.ts';
import type { ViewStore } from '../../view-store.ts';
import { createWallTimes } from '../session/wall-times.ts';
import { createSignalSamples } from './signal-samples.ts';
import { createSignalWatch } from './signal-watch.ts';

/** An open port, as far as the tools use it. */
export interface ToolPort {
  readonly session: Pick<Session, 'runModuleAction' | 'lineIsFree' | 'beginSignal' | 'pollSignal' | 'endSignal'>;
  readonly runs: { readonly isRunning: () => boolean };
  readonly signal: AbortSignal;
}

/** The state of the page about the module, and its tools: one at a time. */
export interface ModulePage {
  /** Follows the lines of an opening. */
  follow(session: Pick<Session, 'on'>): void;
  use(port: ToolPort, action: ModuleAction): Promise<Outcome<void>>;
  /** Stops the tool in use. */
  stop(): void;
  /** A page shows the signal of the module. */
  watch(port: ToolPort): void;
  /** The module on the line may be another one: what the page shows does not belong to it. */
  forget(): void;
}

export interface ModulePageOptions {
  readonly viewStore: Pick<ViewStore, 'publish'>;
  readonly clock: Clock;
  readonly sessionId: string;
  readonly onBug: (bug: unknown) => void;
}

const engineeringCommand = 'AT+EEMGINFO?';

export const createModulePage = (options: ModulePageOptions): ModulePage => {
  const { viewStore, clock, sessionId } = options;
  let view: ModulePageView = noModulePage;
  let work: AbortController | null = null;
  const set = (change: Partial<ModulePageView>): void => {
    view = { ...view, ...change };
    viewStore.publish({ type: 'module-page', sessionId, modulePage: view });
  };
  const report: ItemReport = (id, result) =>
    set({ items: { ...view.items, [id]: itemOf(view.items[id], result, clock.wallMs()) } });
  const watch = createSignalWatch(clock, (signalMeasuring) => set({ signalMeasuring }), options.onBug);

  const noteLines = createLineNotes({
    onEngineering: (value) => report('engineering', { kind: 'known', value, command: engineeringCommand }),
    onSample: (sample) => viewStore.publish({ type: 'signal', sessionId, sample }),
    isWatched: watch.isOn,
    clock,
  });
  const run = async (port: ToolPort, action: ModuleAction, mine: AbortController): Promise<Outcome<void>> => {
    const used = await port.session.runModuleAction(action, AbortSignal.any([port.signal, mine.signal]), {
      onResult: (id, result) => {
        if (work === mine) report(id, result);
      },
      onCommand: (command, limitMs) => {
        if (work === mine && view.work) set({ work: { ...view.work, command, limitMs, sentAtMs: clock.wallMs() } });
      },
    });
    if (work === mine && (action.kind === 'enterPin' || action.kind === 'simLock')) {
      set({ refusedPins: used.ok ? 0 : view.refusedPins + (isWrongPin(used.error) ? 1 : 0) });
    }
    return used;
  };

  return {
    follow: (session) => {
      if (Object.keys(view.items).length > 0) set({ ...noModulePage, signalsFromMs: clock.wallMs() });
      noteLines(session);
      session.on('restarted', () => {
        watch.restarted();
        set({ items: afterRestart(view.items) });
      });
    },
    use: async (port, action) => {
      if (port.runs.isRunning() || work) return fail('usage/invalid', { field: 'run', problem: 'running' });
      const mine = new AbortController();
      work = mine;
      const begun = { tool: action.kind, sinceMs: clock.wallMs(), command: null, limitMs: null, sentAtMs: null };
      set({ work: { ...begun, isStopping: false } });
      try {
        return await run(port, action, mine);
      } finally {
        const end = (): void => {
          work = null;
          set({ work: null });
        };
        // A module cannot be stopped: it continues its search and answers nothing else until the search has ended.
        if (mine.signal.aborted && !port.signal.aborted) void port.session.lineIsFree(port.signal).finally(end);
        else end();
      }
    },
    stop: () => {
      if (!work || !view.work) return;
      set({ work: { ...view.work, isStopping: true } });
      work.abort();
    },
    watch: ({ session, signal, runs }) =>
      watch.renew({ session, signal, isFree: () => work === null && !runs.isRunning() }),
    forget: () =>
      set({ ...noModulePage, work: view.work, signalMeasuring: view.signalMeasuring, signalsFromMs: clock.wallMs() }),
  };
};

/** `+CME ERROR: 16`: incorrect password (3GPP TS 27.007 §9.2.1). */
const isWrongPin = ({ facts }: Failure): boolean => /^\+CME ERROR\s*:\s*16\b/.test(String(facts.answer ?? ''));

const itemOf = <Id extends ModuleItemId>(
  before: ModuleItem<ModuleValues[Id]> | undefined,
  result: ItemResult<ModuleValues[Id]>,
  atMs: number,
): ModuleItem<ModuleValues[Id]> => {
  const { command } = result;
  if (result.kind === 'known') return { value: result.value, atMs, command, problem: null };
  const problem = { kind: result.kind, failure: result.failure, atMs, command };
  return { ...(before ?? { value: null, atMs, command }), problem };
};

/** Settings that take effect after a restart are in effect now. */
const afterRestart = (items: ModulePageView['items']): ModulePageView['items'] => {
  const { usbNetworkCard, bandLock } = items;
  return {
    ...items,
    ...(usbNetworkCard?.value && {
      usbNetworkCard: { ...usbNetworkCard, value: { ...usbNetworkCard.value, afterRestart: false } },
    }),
    ...(bandLock?.value && { bandLock: { ...bandLock, value: { ...bandLock.value, afterRestart: false } } }),
  };
};

interface LineNotes {
  readonly onEngineering: (value: ModuleValues['engineering']) => void;
  readonly onSample: (sample: NonNullable<ReturnType<ReturnType<typeof createSignalSamples>['note']>>) => void;
  readonly isWatched: () => boolean;
  readonly clock: Clock;
}

/** Lines count regardless of the command that they answer, so a typed command has the same effect. */
const createLineNotes =
  ({ onEngineering, onSample, isWatched, clock }: LineNotes) =>
  (session: Pick<Session, 'on'>): void => {
    const wallTimeOf = createWallTimes(clock);
    const tracker = createCommandTracker();
    const samples = createSignalSamples();
    const noteItem = (item: RecordedItem): void => {
      const tracked = tracker.lineOf(item, wallTimeOf(item.atMs));
      if (tracked?.direction !== 'received') return;
      const sample = isWatched() ? samples.note(tracked.line, tracked.atMs) : null;
      if (sample) onSample(sample);
      const data = readEngineeringLine(tracked.line);
      if (data) {
        const { sinr, transmitPowerDbm, rejectCause } = data;
        onEngineering({ sinr, transmitPowerDbm, rejectCause });
      }
    };
    session.on('batch', (recorded) => {
      for (const each of recorded) if (!('notice' in each)) noteItem(each);
    });
  };
