import { readdirSync, readFileSync } from 'node:fs';
import { createApp } from '../../electron/app/create-app.ts';
import { createDraftService, type DraftService } from '../../electron/app/services/draft/draft-service.ts';
import { emptyContent } from '../../electron/app/services/draft/initial-draft.ts';
import { runPlanOf, stageInputsOf } from '../../electron/app/services/draft/stage-inputs.ts';
import type { RuleTools } from '../../electron/app/services/rules/session-rules.ts';
import { createSessionService, type SessionService } from '../../electron/app/services/session/session-service.ts';
import { createViewStore, type ViewStore } from '../../electron/app/view-store.ts';
import type { LineSettings, PortControl } from '../../electron/base/byte-link.ts';
import { latin1Of } from '../../electron/framer/latin1.ts';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import type { FileLimits } from '../../electron/recorder/further-files.ts';
import type { MemoryUpstream } from '../../electron/simulator/memory-upstream.ts';
import type { VirtualModule } from '../../electron/simulator/module/virtual-module.ts';
import type { ByteEndpoint } from '../../electron/simulator/serve/byte-endpoint.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import {
  eventSchema,
  type RequestName,
  type RequestParams,
  type RequestResult,
  type RunView,
  type SessionView,
  type ViewEvent,
} from '../../shared/contract.ts';
import { type Failure, fail, type Outcome, ok } from '../../shared/outcome.ts';
import { type StageId, stages } from '../../shared/steps.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { reduce, type View } from '../../shared/view.ts';
import { keepPortIn } from './keep-port.ts';
import { noRuleTools } from './no-rule-tools.ts';
import { type BenchOptions, createModuleBench, planOf } from './provision-bench.ts';
import { sampleView } from './sample-view.ts';
import { scriptedModule } from './scripted-module.ts';
import { createTempPlatform } from './temp-platform.ts';
import type { VirtualClock } from './virtual-clock.ts';

export interface SessionServiceBench {
  readonly clock: VirtualClock;
  readonly module: VirtualModule;
  readonly upstream: MemoryUpstream;
  readonly viewStore: ViewStore;
  readonly service: SessionService;
  readonly drafts: DraftService;
  /** Exceptions outside of requests. */
  readonly bugs: unknown[];
  /** Every event so far; each conforms to the contract. */
  readonly events: ViewEvent[];
  /** The view of a page that received only the events. */
  readonly mirror: () => View;
  /** The stages of all requested plans, newest last. */
  readonly plannedFor: (readonly StageId[])[];
  /** The next plan, or the failure instead of it. */
  plan: Outcome<ProvisionPlan>;
  open(): Promise<string>;
  /** Sends a request and advances the time until it is answered. */
  ask<Name extends keyof SessionService['handlers'] & RequestName>(
    name: Name,
    params: RequestParams<Name>,
  ): Promise<Outcome<RequestResult<Name>>>;
  session(): SessionView;
  /** Advances the time until the run has ended. */
  runEnds(): Promise<RunView>;
  /** Runs all stages until the end. */
  setUp(resume?: boolean): Promise<RunView>;
  statuses(): Record<string, string>;
  traffic(): readonly TrafficPiece[];
  /** The path of the recording of the current session, while it is open. */
  recordingPath(): string;
  /** Makes every further write to the recording of the current session fail. */
  failRecording(): void;
  /** Lines of the recording of the newest session, as on the disk. */
  recorded(): readonly string[];
  /** The sent command lines. */
  commands(): string[];
}

export interface SessionServiceBenchOptions extends BenchOptions {
  /** Called between the opening of the link and the start of the session. */
  readonly whileOpening?: (module: VirtualModule, clock: VirtualClock, line: LineSettings) => Promise<void>;
  /** The failure of opening the port. */
  readonly openFailure?: Failure;
  /** Called before a plan is returned. */
  readonly whilePlanning?: () => Promise<void>;
  readonly beforeOpen?: (address: string, baudRate: number) => Promise<void>;
  /** When a recording continues in a further file. */
  readonly fileLimits?: FileLimits;
  /** What rules do. Without it nothing. */
  readonly ruleTools?: RuleTools;
  /** Settings and lines of the port. Without it the port has none. */
  readonly control?: PortControl;
  /** What is connected instead of the virtual module. */
  readonly endpoint?: (clock: VirtualClock) => ByteEndpoint;
}

/** The session service on a virtual module with a broker in memory, all in virtual time. */
export const createSessionServiceBench = (options: SessionServiceBenchOptions = {}): SessionServiceBench => {
  const { clock, upstream, module } = createModuleBench(options);
  const connected = options.endpoint?.(clock) ?? module;
  let epoch = 0;
  const platform = createTempPlatform();
  const app = createApp({
    platform,
    clock,
    openLink: async (address, line) => {
      if (options.openFailure) return { ok: false, error: options.openFailure };
      epoch += 1;
      const endpoint = linkToEndpoint(connected, address, epoch);
      const link = options.control ? Object.assign(endpoint, { control: options.control }) : endpoint;
      await options.whileOpening?.(module, clock, line);
      return ok(options.script ? scriptedModule(link, clock, options.script) : link);
    },
    version: 'test',
    ...(options.fileLimits ? { fileLimits: options.fileLimits } : {}),
  });
  const viewStore = createViewStore(sampleView());
  const events: ViewEvent[] = [];
  let mirror = viewStore.view();
  viewStore.onEvent((event) => {
    events.push(eventSchema.parse(structuredClone(event)));
    mirror = reduce(mirror, event);
  });
  const plannedFor: (readonly StageId[])[] = [];
  const bugs: unknown[] = [];
  const drafts = createDraftService({
    ...{ viewStore, clock, builtInCertificates: { take: () => null } },
    demo: async () => fail('stopped'),
  });
  const service = createSessionService({
    ruleTools: options.ruleTools ?? noRuleTools,
    viewStore,
    onTyped: () => undefined,
    app,
    clock,
    drafts: {
      ...drafts,
      planFor: async (owner, { stages: asked = [] }) => {
        plannedFor.push(asked);
        await options.whilePlanning?.();
        if (!bench.plan.ok) return bench.plan;
        const content = drafts.of(owner)?.content() ?? emptyContent;
        return ok({
          plan: bench.plan.value,
          shown: runPlanOf(content, { profileId: null, subject: 'punsaved' }),
          inputs: stageInputsOf(content),
        });
      },
    },
    keepPort: keepPortIn(viewStore),
    onBug: (bug) => bugs.push(bug),
    ...(options.beforeOpen ? { beforeOpen: options.beforeOpen } : {}),
  });

  /** The session that was opened last. */
  const currentId = (): string => Object.keys(viewStore.view().sessions).at(-1) ?? '';
  const session = (): SessionView => {
    const current = viewStore.view().sessions[currentId()];
    if (!current) throw new Error('nothing was opened');
    return current;
  };
  const traffic = (): readonly TrafficPiece[] => service.traffic(currentId())?.slice(0, Number.POSITIVE_INFINITY) ?? [];
  const bench: SessionServiceBench = {
    clock,
    module,
    upstream,
    viewStore,
    service,
    drafts,
    bugs,
    events,
    mirror: () => mirror,
    plannedFor,
    plan: ok(planOf(options)),
    open: async () => {
      const opened = await bench.ask('session.open', { address: 'sim:', baudRate: 115_200 });
      if (!opened.ok) throw new Error(opened.error.code);
      return opened.value.sessionId;
    },
    ask: (name, params) => {
      if (!(name in service.handlers)) throw new Error(`${name} has no handler in electron/app/services/session/`);
      return clock.runUntil(service.handlers[name](params));
    },
    session,
    runEnds: () =>
      clock.runUntil(
        new Promise((resolve) => {
          const look = (): void => {
            const { run } = session();
            if (run && run.state !== 'running' && run.state !== 'stopping') resolve(run);
            else clock.after(10, look);
          };
          look();
        }),
      ),
    setUp: async (resume = false) => {
      const begun = await bench.ask('run.start', { sessionId: currentId(), stages: [...stages], resume });
      if (!begun.ok) throw new Error(begun.error.code);
      return bench.runEnds();
    },
    statuses: () => Object.fromEntries(session().run?.steps.map(({ id, status }) => [id, status]) ?? []),
    traffic,
    recorded: () => {
      const folder = platform.join(platform.dataFolder, 'recordings');
      const newest = readdirSync(folder).sort().at(-1) ?? '';
      return readFileSync(platform.join(folder, newest), 'utf8').trimEnd().split('\n');
    },
    recordingPath: () => platform.join(platform.dataFolder, 'recordings', session().recording?.name ?? ''),
    failRecording: () => service.noteRecordingFailure(bench.recordingPath()),
    commands: () =>
      traffic()
        .filter(({ owner }) => owner === 'command')
        .map(({ bytes }) => latin1Of(bytes).trim()),
  };
  return bench;
};
