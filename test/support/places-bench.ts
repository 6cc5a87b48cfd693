import { readdirSync, readFileSync, unlinkSync } from 'node:fs';
import { createApp } from '../../electron/app/create-app.ts';
import type { HandlersOf } from '../../electron/app/handlers.ts';
import type { CertificateSource, DraftContent } from '../../electron/app/services/draft/draft-content.ts';
import { createDraftService, type DraftService } from '../../electron/app/services/draft/draft-service.ts';
import { emptyContent } from '../../electron/app/services/draft/initial-draft.ts';
import { createProfilesService } from '../../electron/app/services/profiles-service.ts';
import { createSessionService, type SessionService } from '../../electron/app/services/session/session-service.ts';
import { createViewStore, type ViewStore } from '../../electron/app/view-store.ts';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { createProfileStore } from '../../electron/settings/profile-store.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import { createMemoryUpstream, type MemoryUpstream } from '../../electron/simulator/memory-upstream.ts';
import { createVirtualModule, type VirtualModule } from '../../electron/simulator/module/virtual-module.ts';
import type { FaultSpec } from '../../electron/simulator/placed-faults.ts';
import type { ByteEndpoint } from '../../electron/simulator/serve/byte-endpoint.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import {
  eventSchema,
  type RequestName,
  type RequestParams,
  type RequestResult,
  type RunView,
  type SessionView,
  type Settings,
  type ViewEvent,
} from '../../shared/contract.ts';
import { demoHost } from '../../shared/credentials/demo-cloud.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { stages as allStages, type StageId } from '../../shared/steps.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { keepPortIn } from './keep-port.ts';
import { noRuleTools } from './no-rule-tools.ts';
import { device, judgeLogin, validCa } from './provision-bench.ts';
import { sampleView } from './sample-view.ts';
import { createTempPlatform } from './temp-platform.ts';
import { VirtualClock } from './virtual-clock.ts';

type ModuleRequests = HandlersOf<
  'session' | 'run' | 'files' | 'terminal' | 'mqtt' | 'draft' | 'certificate' | 'profiles'
>;

/** The device that is connected at one address. */
export interface Socket {
  readonly module: VirtualModule;
  readonly upstream: MemoryUpstream;
  /** Disconnects the cable. */
  pull(): void;
  /** The port is lost and available again immediately; the module keeps running. */
  drop(): void;
  /** A bad cable: each opening is lost after this time without a received byte; `null`: repaired. */
  breaksOff(afterMs: number | null): void;
  /** The same module is plugged in again, or another one with another number and separate faults. */
  plug(unit?: number, faults?: readonly FaultSpec[]): void;
  /** Replaces the module while the port stays open. Its boot lines are not received. */
  swap(unit: number): void;
}

/** Sessions at several addresses, whose modules are connected and disconnected, with the real drafts and profiles, all in virtual time. */
export interface PlacesBench {
  readonly clock: VirtualClock;
  readonly viewStore: ViewStore;
  readonly service: SessionService;
  readonly drafts: DraftService;
  readonly bugs: unknown[];
  /** Every event so far; each conforms to the contract. */
  readonly events: ViewEvent[];
  /** The attempts to open a port, in ms of the clock. */
  readonly attempts: { readonly address: string; readonly atMs: number }[];
  socket(address: string): Socket;
  ask<Name extends keyof ModuleRequests & RequestName>(
    name: Name,
    params: RequestParams<Name>,
  ): Promise<Outcome<RequestResult<Name>>>;
  /** Opens the port and fills in a complete device. */
  open(address: string): Promise<string>;
  session(id: string): SessionView;
  /** Runs stages until they end. */
  run(id: string, stages?: readonly StageId[], resume?: boolean): Promise<RunView>;
  statuses(id: string): Record<string, string>;
  traffic(id: string): readonly TrafficPiece[];
  /** The sent command lines. */
  commands(id: string): readonly string[];
  settings(change: Partial<Settings>): void;
  /** Recordings by file name, oldest first. */
  recordings(): Readonly<Record<string, readonly string[]>>;
  deleteRecording(name: string): void;
  /** Every further write to the recording of this session fails. */
  failRecording(id: string, name?: string): void;
  /** The baud rate of each attempt to open a port. */
  readonly lineRates: readonly number[];
}

export const caOf = (content: Uint8Array): CertificateSource => ({
  ...{ name: 'ca.crt', builtInId: null, content, fileOnModule: 'ca.crt' },
  ...{ lineEnds: 'lf', accepted: false },
});

const topic = (kind: string): string => `/huawei/v1/devices/${device.id}/${kind}/json`;

/** A complete device that the broker accepts. */
export const deviceContent = (change: Partial<DraftContent['fields']> = {}): DraftContent => ({
  ...emptyContent,
  fields: {
    ...{ ...emptyContent.fields, name: 'Greenhouse 12', platform: 'huawei-v1', host: '49.4.93.24', port: 8883 },
    ...{ deviceId: device.id, timestamp: null, subscriptions: [{ topic: topic('data'), qos: 0 }] },
    proof: { topic: topic('data'), qos: 0, payload: '{}' },
    ...change,
  },
  secrets: { secret: device.secret, password: null, simPin: null },
  certificates: { ca: caOf(validCa), clientCert: null, clientKey: null },
});

interface Plugged extends Socket {
  readonly endpoint: () => ByteEndpoint | null;
}

const createSocket = (clock: VirtualClock): Plugged => {
  const upstream = createMemoryUpstream({ clock, judgeLogin });
  const modules = new Map<number, VirtualModule>();
  const watchers = new Set<() => void>();
  let unit = 1;
  let isPlugged = true;
  let breaksOffMs: number | null = null;
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const create = (number: number, faults: readonly FaultSpec[]): VirtualModule => {
    const module = createVirtualModule({ clock, upstream, unit: number, faults });
    module.onOutput((bytes) => {
      if (number === unit) for (const listener of [...listeners]) listener(bytes);
    });
    modules.set(number, module);
    return module;
  };
  const moduleOf = (number: number, faults: readonly FaultSpec[] = []): VirtualModule =>
    modules.get(number) ?? create(number, faults);
  const listenTo = <Listener>(all: Set<Listener>, listener: Listener): (() => void) => {
    all.add(listener);
    return () => all.delete(listener);
  };
  const socket: Plugged = {
    upstream,
    get module() {
      return moduleOf(unit);
    },
    endpoint: () => {
      if (!isPlugged) return null;
      moduleOf(unit);
      if (breaksOffMs !== null) clock.after(breaksOffMs, socket.drop);
      return {
        receive: (bytes) => {
          if (breaksOffMs === null) moduleOf(unit).receive(bytes);
        },
        onOutput: (listener) => listenTo(listeners, listener),
        onUnplugged: (listener) => listenTo(watchers, listener),
      };
    },
    pull: () => {
      isPlugged = false;
      for (const watcher of [...watchers]) watcher();
      // The module gets its power from the cable.
      upstream.dropAll();
    },
    drop: () => {
      for (const watcher of [...watchers]) watcher();
    },
    breaksOff: (afterMs) => {
      breaksOffMs = afterMs;
    },
    plug: (number = unit, faults = []) => {
      unit = number;
      moduleOf(number, faults).restart();
      isPlugged = true;
    },
    swap: (number) => {
      moduleOf(number);
      unit = number;
    },
  };
  return socket;
};

export const createPlacesBench = (): PlacesBench => {
  const clock = new VirtualClock();
  const platform = createTempPlatform();
  const folder = platform.join(platform.dataFolder, 'recordings');
  const viewStore = createViewStore(sampleView());
  const sockets = new Map<string, Plugged>();
  const socket = (address: string): Plugged => {
    const known = sockets.get(address) ?? createSocket(clock);
    sockets.set(address, known);
    return known;
  };
  const attempts: { readonly address: string; readonly atMs: number }[] = [];
  const lineRates: number[] = [];
  let epoch = 0;
  const app = createApp({
    ...{ platform, clock, version: 'test' },
    openLink: async (address, { baudRate }) => {
      lineRates.push(baudRate);
      attempts.push({ address, atMs: clock.nowMs() });
      const endpoint = socket(address).endpoint();
      if (endpoint === null) return fail('link/missing', { path: address });
      epoch += 1;
      return ok(linkToEndpoint(endpoint, address, epoch));
    },
  });
  const events: ViewEvent[] = [];
  viewStore.onEvent((event) => events.push(eventSchema.parse(structuredClone(event))));
  const bugs: unknown[] = [];
  const demo = async () =>
    ok({ caPem: 'not read', host: demoHost, port: 8883, deviceId: demoDevice.id, secret: demoDevice.secret });
  const drafts = createDraftService({
    ...{ viewStore, clock, demo, builtInCertificates: { take: () => null } },
    beforeOpen: (owner) => service.runEnded(owner),
  });
  const service = createSessionService({
    ruleTools: noRuleTools,
    ...{ viewStore, app, clock, drafts, keepPort: keepPortIn(viewStore) },
    onTyped: () => undefined,
    onBug: (bug) => bugs.push(bug),
  });
  const profiles = createProfilesService({ viewStore, drafts, store: createProfileStore(platform) });
  const handlers = { ...service.handlers, ...drafts.handlers, ...profiles.handlers } as ModuleRequests;

  const bench: PlacesBench = {
    ...{ clock, viewStore, service, drafts, bugs, events, attempts, socket },
    ask: (name, params) =>
      clock.runUntil((handlers[name] as (given: object) => Promise<Outcome<never>>)(params as object)),
    open: async (address) => {
      const opened = await bench.ask('session.open', { address, baudRate: 115_200 });
      if (!opened.ok) throw new Error(opened.error.code);
      const { sessionId } = opened.value;
      if (drafts.of(sessionId)?.content() === emptyContent) drafts.of(sessionId)?.open(deviceContent(), null);
      return sessionId;
    },
    session: (id) => {
      const session = viewStore.view().sessions[id];
      if (!session) throw new Error(`no session ${id}`);
      return session;
    },
    run: async (sessionId, stages = allStages, resume = false) => {
      const begun = await bench.ask('run.start', { sessionId, stages: [...stages], resume });
      if (!begun.ok) throw new Error(JSON.stringify(begun.error));
      await clock.runUntil(service.runEnded(sessionId));
      await clock.advance(1_000);
      const { run } = bench.session(sessionId);
      if (!run) throw new Error('no run');
      return run;
    },
    statuses: (id) => Object.fromEntries(bench.session(id).run?.steps.map((step) => [step.id, step.status]) ?? []),
    traffic: (id) => service.traffic(id)?.slice(0, Number.POSITIVE_INFINITY) ?? [],
    commands: (id) =>
      bench
        .traffic(id)
        .filter(({ owner }) => owner === 'command')
        .map(({ bytes }) => latin1Of(bytes).trim()),
    settings: (change) =>
      viewStore.publish({ type: 'settings', settings: { ...viewStore.view().settings, ...change } }),
    recordings: () =>
      Object.fromEntries(
        readdirSync(folder)
          .sort()
          .map((name) => [name, readFileSync(platform.join(folder, name), 'utf8').trimEnd().split('\n')]),
      ),
    deleteRecording: (name) => {
      service.leaveRecording(platform.join(folder, name));
      unlinkSync(platform.join(folder, name));
    },
    failRecording: (id, name = bench.session(id).recording?.name ?? '') =>
      service.noteRecordingFailure(platform.join(folder, name)),
    lineRates,
  };
  return bench;
};
