import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ProvisionResult, reportOf } from '../../electron/app/index.ts';
import type { TrafficItem } from '../../electron/at/engine.ts';
import type { ProvisionPlan } from '../../electron/procedures/plan.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession, type Session } from '../../electron/session/session.ts';
import {
  createMemoryUpstream,
  type MemoryUpstream,
  type MemoryUpstreamOptions,
} from '../../electron/simulator/memory-upstream.ts';
import type { ModelName } from '../../electron/simulator/module/models.ts';
import { createVirtualModule, type VirtualModule } from '../../electron/simulator/module/virtual-module.ts';
import type { FaultSpec } from '../../electron/simulator/placed-faults.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import { parseProfile } from '../../shared/profile.ts';
import type { Report } from '../../shared/report.ts';
import { createMemoryAppendFile } from './memory-append-file.ts';
import { replayedAlike } from './replayed-alike.ts';
import { type Script, scriptedModule } from './scripted-module.ts';
import { VirtualClock } from './virtual-clock.ts';

const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(resolve(import.meta.dirname, '../fixtures/certificates', name)));

/** The article's CA: 1402 bytes, expired since 2026-05-02. */
export const articleCa = fixture('huawei-iot-2016.crt');
/** The vendor's test CA, valid to 2030. */
export const validCa = fixture('emq-root-ca.crt');

export const device = { id: '9e352064-f339-45e3-842d-ab7b27616414', secret: '4aa2c87b6696ee37ce83' };

export interface BenchOptions {
  readonly faults?: readonly FaultSpec[];
  /** The model of the virtual module; `module` is that of the profile. */
  readonly model?: ModelName;
  readonly paceBaud?: number;
  readonly profile?: Readonly<Record<string, unknown>>;
  readonly tls?: Readonly<Record<string, unknown>>;
  readonly mqtt?: Readonly<Record<string, unknown>>;
  readonly module?: Readonly<Record<string, unknown>>;
  readonly cloud?: Readonly<Record<string, unknown>>;
  readonly ca?: Uint8Array;
  readonly acceptExpired?: boolean;
  readonly upstream?: Partial<MemoryUpstreamOptions>;
  /** Answers of a scripted module; commands without one are answered by the virtual module. */
  readonly script?: Script;
}

export type BenchReport = Report & { readonly evidence: readonly string[]; readonly facts: object };

/** The report as it is in its file. */
export const reportFile = ({ evidence: _evidence, facts: _facts, ...report }: BenchReport): Report => report;

export interface Bench {
  readonly clock: VirtualClock;
  readonly module: VirtualModule;
  readonly upstream: MemoryUpstream;
  readonly session: Session;
  readonly plan: ProvisionPlan;
  readonly traffic: TrafficItem[];
  readonly recording: () => string;
  /** The sent command lines, without payloads. */
  commands(): string[];
  provision(signal?: AbortSignal, resume?: Report): Promise<BenchReport>;
  /** The result of the last run. */
  result(): ProvisionResult;
}

export const planOf = (options: BenchOptions): ProvisionPlan => {
  const topic = (kind: string): string => `/huawei/v1/devices/${device.id}/${kind}/json`;
  const profile = parseProfile({
    version: 1,
    name: 'Greenhouse 12',
    cloud: {
      kind: 'huawei-v1',
      host: '49.4.93.24',
      port: 8883,
      deviceId: device.id,
      secret: device.secret,
      ...options.cloud,
    },
    tls: { ca: 'server.crt', check: 'server', checkDates: true, ...options.tls },
    mqtt: {
      subscriptions: [
        { topic: topic('command'), qos: 0 },
        { topic: topic('data'), qos: 0 },
      ],
      proof: { topic: topic('data'), qos: 0, payload: '{"msgType":"deviceReq","data":[]}' },
      ...options.mqtt,
    },
    module: { ...options.module },
    ...options.profile,
  });
  if (!profile.ok) throw new Error(JSON.stringify(profile.error));
  return {
    profile: profile.value,
    secret: device.secret,
    files:
      profile.value.tls.ca === null ? [] : [{ role: 'ca', fileOnModule: 'server.crt', content: options.ca ?? validCa }],
    acceptExpired: options.acceptExpired ?? false,
    baudRate: 115200,
  };
};

/** Accepts only the device, with the password of its hour. */
export const judgeLogin: NonNullable<MemoryUpstreamOptions['judgeLogin']> = ({ clientId, username, password }) => {
  const stamp = clientId.slice(-10);
  return username === device.id && password === createHmac('sha256', stamp).update(device.secret).digest('hex') ? 0 : 4;
};

/** A virtual module with a broker in memory, in virtual time. */
export const createModuleBench = (options: BenchOptions) => {
  const clock = new VirtualClock();
  const upstream = createMemoryUpstream({ clock, judgeLogin, ...options.upstream });
  const module = createVirtualModule({
    clock,
    upstream,
    faults: options.faults ?? [],
    model: options.model ?? 'air720h',
    paceBaud: options.paceBaud ?? null,
  });
  return { clock, upstream, module };
};

/** A session on a virtual module with a broker in memory, all in virtual time. */
export const createProvisionBench = (options: BenchOptions = {}): Bench => {
  const { clock, upstream, module } = createModuleBench(options);
  const file = createMemoryAppendFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: 'test', address: 'sim:', epoch: 1 } });
  const link = linkToEndpoint(module, 'sim:', 1);
  const scripted = options.script ? scriptedModule(link, clock, options.script) : link;
  const session = createSession({ link: scripted, clock, recorder });
  replayedAlike(session, file.text);
  const traffic: TrafficItem[] = [];
  session.on('traffic', (item) => traffic.push(item));
  const plan = planOf(options);
  let result: ProvisionResult | null = null;
  return {
    clock,
    module,
    upstream,
    session,
    plan,
    traffic,
    recording: file.text,
    commands: () =>
      traffic
        .filter((item) => item.direction === 'sent' && item.owner.kind === 'command')
        .map((item) => Buffer.from(item.bytes).toString('utf8').trim()),
    result: () => {
      if (!result) throw new Error('nothing was run');
      return result;
    },
    provision: async (signal = new AbortController().signal, resume) => {
      const outcome = await clock.runUntil(session.provision(plan, signal, resume));
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
      result = outcome.value;
      const { failure } = outcome.value;
      return { ...reportOf(outcome.value), evidence: failure?.evidence ?? [], facts: failure?.facts ?? {} };
    },
  };
};
