import { noModulePage } from '../../../../shared/contract/module-page.ts';
import type { SessionView } from '../../../../shared/contract.ts';
import { noCounters, noFacts, noMessageCounts } from '../../../../shared/contract.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { keptSettings } from '../../../../shared/port-settings.ts';
import { stages as allStages, type StageId } from '../../../../shared/steps.ts';
import type { LineSettings } from '../../../base/byte-link.ts';
import type { Clock } from '../../../base/clock.ts';
import type { OpenedSession, Place } from '../../place.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import type { ViewStore } from '../../view-store.ts';
import type { Draft } from '../draft/draft.ts';
import type { PlannedRun } from '../draft/draft-service.ts';
import { stageInputsOf } from '../draft/stage-inputs.ts';
import { createModulePage, type ModulePage } from '../module/module-page.ts';
import { type ActingRules, createActingRules, type RuleTools } from '../rules/session-rules.ts';
import { createByteCounters } from './byte-counters.ts';
import { createConnectionRecord } from './connection-record.ts';
import { firstHead } from './first-head.ts';
import { createListening } from './listening.ts';
import type { Opening } from './opening.ts';
import { createOpeningLines, type OpeningLines } from './opening-lines.ts';
import { createPortIntent } from './port-intent.ts';
import { createReopening } from './reopening.ts';
import { noteResumption } from './resume-note.ts';
import { createRunTrack, type RunTrackOptions } from './run-track.ts';
import { createSessionHeadStore, type SessionHeadStore } from './session-head-store.ts';
import { createSessionMessages } from './session-messages.ts';
import { createSessionModule } from './session-module.ts';
import { createSessionOpenings } from './session-openings.ts';
import { createSessionPort, type SessionPort } from './session-port.ts';
import { createSubscriptionList } from './subscription-list.ts';
import { createTrafficHistory, type PlacedPiece, type TrafficHistory } from './traffic-history.ts';

export interface LiveSessionOptions {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly place: Place;
  readonly id: string;
  readonly address: string;
  readonly draft: () => Draft;
  /** The initial draft in the view. */
  readonly draftView: SessionView['draft'];
  readonly plan: (baudRate: number, stages: readonly StageId[]) => Promise<Outcome<PlannedRun>>;
  /** Called and awaited before the port is opened again. */
  readonly beforeOpen: (baudRate: number) => Promise<void>;
  /** Called when a recording has started. */
  readonly onRecording: (path: string) => void;
  readonly ruleTools: RuleTools;
  readonly onBug: (bug: unknown) => void;
}

/** A port with all its openings, as shown in one tab. Publishes what its modules report as events. */
export interface LiveSession extends SessionPort {
  readonly id: string;
  readonly headStore: SessionHeadStore;
  readonly traffic: Pick<TrafficHistory, keyof TrafficSource | 'read' | 'match' | 'linesBefore' | 'recordingAt'>;
  readonly modulePage: ModulePage;
  readonly rules: ActingRules;
  /** `null` while the port is closed. */
  readonly opening: () => Opening | null;
  /** Adds the first opening. The session makes the later ones itself. */
  attach(opened: OpenedSession, baudRate: number): void;
  /** Reads the identity of the module if it is uncertain. */
  identify(): Promise<void>;
  /** Called before a run: stops showing results that may belong to another module. */
  setAside(): void;
  /** Settings for the next opening; see `Place.adopt`. */
  adopt(settings: LineSettings): boolean;
  draftChanged(): void;
  /** Called before the recording is deleted: later openings are recorded in another file. */
  leaveRecording(): void;
  stopReopening(): void;
  /** Closes the port. Resolves when the recording is complete. */
  end(): Promise<void>;
}

export const createLiveSession = (options: LiveSessionOptions): LiveSession => {
  const { viewStore, clock, place, id: sessionId, onBug } = options;
  const traffic = createTrafficHistory({ clock, reader: place.reader });
  const nextTraffic = (): number => traffic.next;
  const lines = createOpeningLines(traffic, clock);
  const endRecording = (): void => {
    traffic.flush();
    place.endRecording();
  };
  const headStore = publishInitialView(options);
  const connection = createConnectionRecord(headStore);
  const messages = createSessionMessages(viewStore, sessionId);
  const counters = createByteCounters(clock, (now) =>
    viewStore.publish({ type: 'counters', sessionId, counters: now }),
  );
  const subscriptions = createSubscriptionList();
  const modulePage = createModulePage({ viewStore, clock, sessionId, onBug });
  const intent = createPortIntent();
  const opening = (): Opening | null => openings.current();
  const rules = createActingRules({
    ...{ viewStore, clock, headStore, lines, opening, onBug },
    tools: options.ruleTools,
  });
  const track = createRunTrack({
    ...{ viewStore, clock, sessionId, nextTraffic },
    draft: () => ({ subject: options.draft().subject(), inputs: stageInputsOf(options.draft().content()) }),
    ...{ module: () => module.identity.known(), facts: () => module.facts() },
    ...headOfRuns(headStore),
  });
  const stopNoting = noteResumption({
    ...{ viewStore, headStore, run: track.run, onBug },
    plan: () => options.plan(headStore.head().baudRate, allStages),
    judge: (report, plan) => opening()?.session.resumption(plan, report) ?? null,
  });
  const module = createSessionModule({
    ...{ viewStore, headStore, connection, messages, subscriptions, lines, track, opening, onBug, modulePage },
  });
  const reopening = createReopening({
    ...{ place, clock, headStore },
    onOpened: (opened) => openings.attach(opened, headStore.head().baudRate),
  });
  const openings = createSessionOpenings({
    ...{
      viewStore,
      clock,
      headStore,
      lines,
      counters,
      connection,
      subscriptions,
      track,
      module,
      intent,
      rules,
      nextTraffic,
      onBug,
    },
    ...{ plan: options.plan, onRecording: options.onRecording, endRecording, traffic },
    listen: createListening({
      ...{ messages, clock, traffic: followed(lines, traffic, rules), counters, headStore, subscriptions, modulePage },
      encoding: () => keptSettings(viewStore.view(), options.address)?.encoding ?? 'utf-8',
    }),
    onLost: reopening.begin,
  });
  const port = createSessionPort({
    ...{ viewStore, clock, place, headStore, connection, module, openings, reopening, intent },
    beforeOpen: options.beforeOpen,
  });

  return {
    ...port,
    ...{ id: sessionId, headStore, traffic, modulePage, rules, opening, attach: openings.attach },
    identify: async () => {
      const open = opening();
      if (open) await module.identity.ask(open.session, open.signal);
    },
    setAside: module.identity.setAside,
    draftChanged: track.draftChanged,
    leaveRecording: () => {
      if (opening() === null) endRecording();
    },
    adopt: place.adopt,
    stopReopening: reopening.stop,
    end: async () => {
      intent.isOver = true;
      await port.close();
      stopNoting();
      rules.end();
      endRecording();
    },
  };
};

/** The rules follow the pieces with their numbers. */
const followed = (lines: Pick<OpeningLines, 'push'>, traffic: TrafficHistory, rules: ActingRules) => ({
  push: (piece: PlacedPiece): void => {
    lines.push(piece);
    const [added] = rules.isActing() ? traffic.slice(traffic.next - 1, 1) : [];
    if (added) rules.came(added);
  },
});

/** Publishes the session as it is before its first opening. */
const publishInitialView = ({ viewStore, clock, id, address, draftView }: LiveSessionOptions): SessionHeadStore => {
  const first = firstHead({ id, address }, clock.wallMs());
  viewStore.publish({
    type: 'session-opened',
    session: {
      ...first,
      ...{ draft: draftView, facts: noFacts, run: null, lastRun: null },
      ...{
        counters: noCounters,
        marks: [],
        sequence: null,
        messageCounts: noMessageCounts,
        messages: [],
        messageOwners: [],
      },
      ...{ modulePage: noModulePage, signals: [] },
    },
  });
  return createSessionHeadStore(viewStore, clock, first);
};

/** The fields of the session head that come from runs. Published only when they change. */
const headOfRuns = (headStore: SessionHeadStore): Pick<RunTrackOptions, 'onChangedStages' | 'onSeenFiles'> => ({
  onChangedStages: (changedStages) => {
    if (changedStages.join() !== headStore.head().changedStages.join()) headStore.set({ changedStages });
  },
  onSeenFiles: (seenFiles) => {
    if (seenFiles !== headStore.head().seenFiles) headStore.set({ seenFiles });
  },
});
