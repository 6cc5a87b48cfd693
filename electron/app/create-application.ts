import type { Connection } from '../../shared/connection.ts';
import { defaultSettings, type Product } from '../../shared/contract.ts';
import type { ServerFrame } from '../../shared/frames.ts';
import type { View } from '../../shared/view.ts';
import { unitOf } from '../../shared/virtual-modules.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import type { Waits } from '../procedures/waits.ts';
import { createRecordingReader } from '../recorder/recording-reader.ts';
import { type CallReader, createRemoteReader } from '../recorder/remote-reader.ts';
import { createCutDeriver } from '../recordings/derive-cuts.ts';
import { openHistoryStore } from '../settings/history-store.ts';
import { createProfileStore } from '../settings/profile-store.ts';
import { openSettingsStore } from '../settings/settings-store.ts';
import { type App, createApp } from './create-app.ts';
import type { Handlers, HandlersOf } from './handlers.ts';
import { createHub } from './hub.ts';
import type { Links } from './links.ts';
import { commandsHandlers } from './services/commands-service.ts';
import { createBuiltInCertificates, initialBuiltIns } from './services/draft/built-in-certificates.ts';
import { demoOf } from './services/draft/demo-draft.ts';
import { secretsIn } from './services/draft/draft-secrets.ts';
import { createDraftService, type DraftService } from './services/draft/draft-service.ts';
import { initialDraft } from './services/draft/initial-draft.ts';
import { createHistoryService, type HistoryService } from './services/history-service.ts';
import { createMarksService, type MarksService } from './services/marks-service.ts';
import { createMergedService, type MergedService } from './services/merged/merged-service.ts';
import { createPortsService, initialPorts, type PortsService } from './services/ports-service.ts';
import { createProfilesService, type ProfilesService } from './services/profiles-service.ts';
import { createRecordedModuleService, type RecordedModuleService } from './services/recorded-module-service.ts';
import { createImportedLogs } from './services/recordings/imported-logs.ts';
import { createNotesFiles } from './services/recordings/notes-file.ts';
import { createRecordingsService, type RecordingsService } from './services/recordings-service.ts';
import { createRuleSequences } from './services/rules/rule-sequences.ts';
import { createRulesHandlers } from './services/rules/rules-service.ts';
import { createGroupFiles } from './services/sequences/group-files.ts';
import { createRunValues } from './services/sequences/run-values.ts';
import { createSequencesService, type SequencesService } from './services/sequences/sequences-service.ts';
import { createSessionService, type SessionService } from './services/session/session-service.ts';
import { createSettingsService, type SettingsService } from './services/settings-service.ts';
import { createSimulatorService, initialSimulators, type SimulatorService } from './services/simulator-service.ts';
import { createViewStore, type ViewStore } from './view-store.ts';

export interface ApplicationOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  /** Opens every kind of port. The caller closes it. */
  readonly links: Links;
  readonly directory: PortDirectory;
  readonly product: Pick<Product, 'version' | 'host' | 'os'>;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
  /** Reads recordings on another thread. Omitted: they are read on this one. */
  readonly callReader?: CallReader;
  readonly onBug: (error: unknown) => void;
}

/** The application behind any number of pages, without a host. */
export interface Application {
  attach(connection: Connection<ServerFrame>): void;
  /** For hosts: the title of the window, the language of the menu. */
  readonly viewStore: ViewStore;
  /** Before sleep mode: closes every port immediately. Resolves when the recordings are on the disk. */
  suspended(): Promise<void>;
  /** After sleep mode: lists the ports again and reopens those that were open. */
  resumed(): void;
  /** Stops what runs, closes the connections of the modules, closes the ports, and writes the settings. Idempotent. */
  close(): Promise<void>;
}

/** Creates the application from what an entry point passes in. */
export const createApplication = async (options: ApplicationOptions): Promise<Application> => {
  const { clock, onBug } = options;
  const viewStore = createViewStore(initialView(options), onBug);
  const services = createServices(options, viewStore);
  const { app, settings, ports, sessions, merged, drafts, profiles, recordings, history } = services;
  const hub = createHub({
    viewStore,
    handlers: handlersOf(services, viewStore),
    traffic: sessions.traffic,
    clock,
    onBug,
  });
  const stopOffering = offerDemoDevice(viewStore, drafts);
  // A module may remember these values and print them as soon as its port is open.
  drafts.onChange(() => app.secrets.hold(drafts.all().flatMap((draft) => secretsIn(draft.content(), clock.wallMs()))));

  await settings.load();
  await Promise.all([profiles.load(), recordings.refresh(), history.load()]);
  const { days, megabytes } = viewStore.view().settings.retention;
  if (days !== null || megabytes !== null) await recordings.handlers['recordings.deleteOutdated']({});

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    stopOffering();
    drafts.close();
    await ports.close();
    await sessions.close();
    merged.close();
    await app.close();
    await Promise.all([settings.flush(), history.flush()]);
  };
  return {
    attach: hub.attach,
    viewStore,
    suspended: async () => {
      await Promise.all([ports.close(), sessions.suspend()]);
      await app.recordingsKept();
    },
    resumed: () => {
      void ports.handlers['ports.refresh']({});
      sessions.resume();
    },
    close: () => {
      closing ??= close();
      return closing;
    },
  };
};

interface Services {
  readonly app: App;
  readonly settings: SettingsService;
  readonly ports: PortsService;
  readonly sessions: SessionService;
  readonly merged: MergedService;
  readonly drafts: DraftService;
  readonly profiles: ProfilesService;
  readonly recordings: RecordingsService;
  readonly simulator: SimulatorService;
  readonly recordedModule: RecordedModuleService;
  readonly marks: MarksService;
  readonly history: HistoryService;
  readonly sequences: SequencesService;
  readonly rules: HandlersOf<'rules'>;
  readonly logs: HandlersOf<'logs'>;
}

const createServices = (options: ApplicationOptions, viewStore: ViewStore): Services => {
  const { platform, clock, links, directory, onBug } = options;
  const { openLink } = links;
  const app = createApp({
    ...{ platform, clock, directory, openLink, version: options.product.version },
    reader: createRemoteReader(options.callReader ?? (async () => null), () =>
      createRecordingReader(platform.readPart, () => clock.nowMs(), null, createCutDeriver),
    ),
    onRecordingFailure: (path) => {
      sessions.noteRecordingFailure(path);
      merged.noteRecordingFailure(path);
    },
    onRecordingResumed: (path, isWhole) => {
      sessions.noteRecordingResumed(path, isWhole);
      merged.noteRecordingResumed(path, isWhole);
    },
    ...(options.waits ? { waits: options.waits } : {}),
    ...(options.timings ? { timings: options.timings } : {}),
  });
  const settings = createSettingsService({ viewStore, store: openSettingsStore(platform, clock) });
  const builtInCertificates = createBuiltInCertificates({ viewStore, clock, links });
  const runEnded = (owner: string | null): Promise<void> => sessions.runEnded(owner);
  const drafts = createDraftService({
    viewStore,
    clock,
    builtInCertificates,
    demo: demoOf(links),
    beforeOpen: runEnded,
  });
  const profiles = createProfilesService({ viewStore, store: createProfileStore(platform), drafts });
  const beforeDelete = (path: string): void => sessions.leaveRecording(path);
  const notes = createNotesFiles(platform);
  const recordings = createRecordingsService({
    ...{ viewStore, platform, clock, notes, beforeDelete, onBug },
    ...{ reader: app.reader, maskText: app.secrets.maskText, secrets: app.secrets },
  });
  const logs = createImportedLogs({
    ...{ platform, clock, version: options.product.version, secrets: app.secrets },
    ...{ refresh: recordings.refresh, keepMarks: notes.change },
  });
  const simulator = createSimulatorService({ viewStore, links });
  const { openNotedLink, secrets } = app;
  const recordedModule = createRecordedModuleService({
    ...{ viewStore, platform, clock, links },
    maskText: secrets.maskText,
  });
  const ports = createPortsService({
    viewStore,
    clock,
    directory,
    openLink: openNotedLink,
    maskText: secrets.maskText,
  });
  const keepPort: SettingsService['keepPort'] = async (address, change) => {
    await ports.recognise(address);
    return settings.keepPort(address, change);
  };
  const history = createHistoryService({
    ...{ viewStore, maskText: secrets.maskText },
    store: openHistoryStore(platform, clock),
  });
  const ruleSequences = createRuleSequences({
    clock,
    groups: createGroupFiles(platform, () => undefined),
    values: createRunValues({ view: viewStore.view, clock, drafts, secrets }),
  });
  const sessions = createSessionService({
    ruleTools: {
      mark: (sessionId, sequence, note) => marks.handlers['marks.set']({ sessionId, sequence, note }),
      runSequence: ruleSequences.run,
    },
    ...{ viewStore, app, clock, drafts, onBug, keepPort, onTyped: history.note },
    merged: (mergedId) => merged.lines(mergedId),
    opened: (id) => recordings.lines(id),
    beforeOpen: async (address, baudRate) => {
      await ports.recognise(address);
      settings.rememberPort(address, baudRate);
      await ports.close();
    },
  });
  const marks = createMarksService({
    ...{ viewStore, notes, maskText: secrets.maskText },
    recordingAt: sessions.recordingAt,
  });
  const merged = createMergedService({ viewStore, clock, app, traffic: sessions.traffic });
  const { openingOf } = sessions;
  const sequences = createSequencesService({ viewStore, clock, platform, drafts, secrets, openingOf, onBug });
  const rules = createRulesHandlers({ viewStore, keepPort, sequences: ruleSequences, rulesOf: sessions.rulesOf });
  return {
    ...{ app, settings, ports, sessions, merged, drafts, profiles, recordings, simulator, marks, history, sequences },
    ...{ rules, logs },
    ...{ recordedModule, rules },
  };
};

const handlersOf = (services: Services, viewStore: ViewStore): Handlers => ({
  ...services.settings.handlers,
  ...services.ports.handlers,
  ...services.sessions.handlers,
  ...services.merged.handlers,
  ...services.drafts.handlers,
  ...services.profiles.handlers,
  ...services.recordings.handlers,
  ...services.simulator.handlers,
  ...services.recordedModule.handlers,
  ...services.marks.handlers,
  ...services.history.handlers,
  ...services.sequences.handlers,
  ...services.rules,
  ...services.logs,
  ...commandsHandlers(viewStore),
});

const initialView = ({ platform, clock, product }: ApplicationOptions): View => ({
  product: { ...product, secrets: platform.secrets.keeping, canOpenFolder: platform.showFolder !== null, notices: [] },
  settings: defaultSettings,
  ports: initialPorts,
  simulators: initialSimulators,
  recordedModule: null,
  draft: initialDraft(clock.wallMs()),
  builtInCertificates: initialBuiltIns(clock.wallMs()),
  profiles: [],
  recordings: [],
  groups: 0,
  sessions: {},
  merged: {},
  opened: {},
});

/** Fills in the demo device when the virtual module is opened with an empty form, so that a run works at once. */
const offerDemoDevice = (viewStore: ViewStore, drafts: DraftService): (() => void) =>
  viewStore.onEvent((event) => {
    if (event.type !== 'session-opened' || unitOf(event.session.address) === null) return;
    const { id, draft } = event.session;
    const { profileId, changed, demo } = draft;
    if (profileId === null && !changed && !demo) void drafts.handlers['draft.useDemoDevice']({ sessionId: id });
  });
