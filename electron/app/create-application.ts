import type { Connection } from '../../shared/connection.ts';
import { defaultSettings, type Product } from '../../shared/contract.ts';
import type { ServerFrame } from '../../shared/frames.ts';
import type { View } from '../../shared/view.ts';
import { isSimulated } from '../../shared/virtual-modules.ts';
import type { EngineTimings } from '../at/timings.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { PortDirectory } from '../link/port-directory.ts';
import type { Waits } from '../procedures/waits.ts';
import { createProfileStore } from '../settings/profile-store.ts';
import { openSettingsStore } from '../settings/settings-store.ts';
import { createApp } from './create-app.ts';
import type { Handlers } from './handlers.ts';
import { createHub } from './hub.ts';
import type { Links } from './links.ts';
import { createCertificateShelf, initialShelf } from './services/draft/certificate-shelf.ts';
import { demoOf } from './services/draft/demo-draft.ts';
import { secretsIn } from './services/draft/draft-secrets.ts';
import { createDraftService, type DraftService } from './services/draft/draft-service.ts';
import { initialDraft } from './services/draft/initial-draft.ts';
import { createPortsService, initialPorts } from './services/ports-service.ts';
import { createProfilesService } from './services/profiles-service.ts';
import { createRecordingsService } from './services/recordings-service.ts';
import { createSessionService } from './services/session/session-service.ts';
import { createSettingsService } from './services/settings-service.ts';
import { createSimulatorService, initialSimulators } from './services/simulator-service.ts';
import { createTruth, type Truth } from './truth.ts';

export interface ApplicationOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  /** How every kind of port is opened. Closed by whoever made it. */
  readonly links: Links;
  readonly directory: PortDirectory;
  readonly product: Pick<Product, 'version' | 'host' | 'os'>;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
  readonly onBug: (error: unknown) => void;
}

/** The application behind any number of pages, without a host. */
export interface Application {
  attach(connection: Connection<ServerFrame>): void;
  /** For hosts: the title of a window, the language of a menu. */
  readonly truth: Truth;
  /** The machine falls asleep: whatever holds a port lets go of it at once, and what was recorded is on the disk. */
  suspended(): Promise<void>;
  /** The machine has slept: ports may have come and gone. */
  resumed(): void;
  /** Stops what runs, leaves modules in order, closes ports, writes what waits. Idempotent. */
  close(): Promise<void>;
}

/** Builds everything that pages see, from what an entry hands in. */
export const createApplication = async (options: ApplicationOptions): Promise<Application> => {
  const { platform, clock, links, directory } = options;
  const truth = createTruth(initialView(options), options.onBug);
  const app = createApp({
    platform,
    clock,
    directory,
    openLink: links.openLink,
    version: options.product.version,
    onRecordingFailure: (path) => sessions.noteRecordingFailure(path),
    onRecordingResumed: (path, isWhole) => sessions.noteRecordingResumed(path, isWhole),
    ...(options.waits ? { waits: options.waits } : {}),
    ...(options.timings ? { timings: options.timings } : {}),
  });
  const settings = createSettingsService({ truth, store: openSettingsStore(platform, clock) });
  const shelf = createCertificateShelf({ truth, clock, links });
  const runEnded = (owner: string | null): Promise<void> => sessions.runEnded(owner);
  const drafts = createDraftService({ truth, clock, shelf, demo: demoOf(links), beforeOpen: runEnded });
  const profiles = createProfilesService({ truth, store: createProfileStore(platform), drafts });
  const recordings = createRecordingsService({
    truth,
    platform,
    beforeDelete: (path) => sessions.leaveRecording(path),
    onBug: options.onBug,
  });
  const simulator = createSimulatorService({ truth, links });
  const ports = createPortsService({
    ...{ truth, clock, directory, openLink: links.openLink },
    maskText: app.secrets.maskText,
  });
  const sessions = createSessionService({
    truth,
    app,
    clock,
    drafts,
    onBug: options.onBug,
    beforeOpen: async (address, baudRate) => {
      settings.rememberPort(address, baudRate);
      await ports.close();
    },
  });

  const handlers: Handlers = {
    ...settings.handlers,
    ...ports.handlers,
    ...sessions.handlers,
    ...drafts.handlers,
    ...profiles.handlers,
    ...recordings.handlers,
    ...simulator.handlers,
  };
  const hub = createHub({ truth, handlers, traffic: sessions.traffic, clock, onBug: options.onBug });
  const forgetDemo = offerDemoDevice(truth, drafts);
  // A module may know them from before, and print them as soon as its port is open.
  drafts.onChange(() => app.secrets.hold(drafts.all().flatMap((draft) => secretsIn(draft.content(), clock.wallMs()))));

  await settings.load();
  await Promise.all([profiles.load(), recordings.refresh()]);

  let closing: Promise<void> | null = null;
  const close = async (): Promise<void> => {
    forgetDemo();
    drafts.close();
    await ports.close();
    await sessions.close();
    await app.close();
    await settings.flush();
  };
  return {
    attach: hub.attach,
    truth,
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

const initialView = ({ platform, clock, product }: ApplicationOptions): View => ({
  product: { ...product, secrets: platform.secrets.keeping, canOpenFolder: platform.showFolder !== null, notices: [] },
  settings: defaultSettings,
  ports: initialPorts,
  simulators: initialSimulators,
  draft: initialDraft(clock.wallMs()),
  shelf: initialShelf(clock.wallMs()),
  profiles: [],
  recordings: [],
  sessions: {},
});

/** Who opens the virtual module before anything was filled in wants to see the whole job: its device is filled in. */
const offerDemoDevice = (truth: Truth, drafts: DraftService): (() => void) =>
  truth.onEvent((event) => {
    if (event.type !== 'session-opened' || !isSimulated(event.session.address)) return;
    const { id, draft } = event.session;
    const { profileId, changed, demo } = draft;
    if (profileId === null && !changed && !demo) void drafts.handlers['draft.useDemoDevice']({ sessionId: id });
  });
