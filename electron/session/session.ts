import type { Failure, Outcome } from '../../shared/outcome.ts';
import { AtEngine, type TrafficItem } from '../at/engine.ts';
import { defaultTimings, type EngineTimings } from '../at/timings.ts';
import type { ByteLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { recogniseUrc } from '../commands/index.ts';
import type { Progress } from '../procedures/context.ts';
import { disconnect } from '../procedures/disconnect.ts';
import type { ProvisionPlan } from '../procedures/plan.ts';
import { type ProvisionResult, provision } from '../procedures/provision.ts';
import type { StepRecord } from '../procedures/runner.ts';
import { defaultWaits, type Waits } from '../procedures/waits.ts';
import { createSecretSet } from '../recorder/masking.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';
import { recordedLink } from './recorded-link.ts';

/** Facts of one session, in the order in which they became true. Nothing in them holds a registered secret. */
export interface SessionEvents {
  readonly traffic: (item: TrafficItem) => void;
  readonly step: (record: StepRecord) => void;
  readonly progress: (progress: Progress) => void;
  readonly urc: (name: string, line: string) => void;
  readonly message: (topic: Uint8Array, payload: Uint8Array, complete: boolean) => void;
  readonly restarted: (line: string) => void;
  /** `null`: closed by us. */
  readonly closed: (reason: Failure | null) => void;
}

export interface SessionOptions {
  readonly link: ByteLink;
  readonly clock: Clock;
  readonly recorder: SessionRecorder;
  readonly waits?: Waits;
  readonly timings?: EngineTimings;
}

export interface Session {
  readonly address: string;
  readonly epoch: number;
  on<Name extends keyof SessionEvents>(name: Name, listener: SessionEvents[Name]): Undo;
  /** All stages. Fails only when the line cannot be had at all; a failed step is in the result. */
  provision(plan: ProvisionPlan, signal: AbortSignal): Promise<Outcome<ProvisionResult>>;
  /** Ends MQTT and TCP in order; waits for a command in flight. False: the module no longer answers. */
  disconnect(): Promise<boolean>;
  close(): Promise<void>;
}

type Listeners = { [Name in keyof SessionEvents]: Set<SessionEvents[Name]> };

const noListeners = (): Listeners => ({
  traffic: new Set(),
  step: new Set(),
  progress: new Set(),
  urc: new Set(),
  message: new Set(),
  restarted: new Set(),
  closed: new Set(),
});

/** Puts a module's parts together on one opened link. */
export const createSession = (options: SessionOptions): Session => {
  const { link, clock, recorder } = options;
  const secrets = createSecretSet();
  const listeners = noListeners();
  const engine = new AtEngine({
    link: recordedLink(link, recorder),
    clock,
    recogniseUrc,
    timings: options.timings ?? defaultTimings,
  });

  const registerSecret = (value: string | Uint8Array): void => {
    secrets.register(value);
    recorder.registerSecret(value);
  };
  const masked = (failure: Failure): Failure => maskFailure(failure, secrets.maskText);

  recorder.event('opened', { address: link.address, epoch: link.epoch });
  engine.on('traffic', (item) => {
    if (item.direction === 'sent') recorder.sent(item.bytes, item.secretSpans);
    if (listeners.traffic.size === 0) return;
    const bytes = secrets.mask(item.bytes, item.secretSpans);
    for (const listener of listeners.traffic) listener({ ...item, bytes });
  });
  engine.on('urc', (name, line) => {
    for (const listener of listeners.urc) listener(name, secrets.maskText(line));
  });
  engine.on('message', (topic, payload, complete) => {
    for (const listener of listeners.message) listener(secrets.mask(topic), secrets.mask(payload), complete);
  });
  engine.on('restarted', (line) => {
    recorder.event('restarted', { line });
    for (const listener of listeners.restarted) listener(line);
  });
  link.onClosed((reason) => {
    recorder.event('closed', reason ? { ...masked(reason) } : {});
    recorder.close();
    for (const listener of listeners.closed) listener(reason && masked(reason));
  });

  return {
    address: link.address,
    epoch: link.epoch,
    on: (name, listener) => {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    },
    provision: async (plan, signal) => {
      const lease = await engine.acquire();
      if (!lease.ok) return { ok: false, error: masked(lease.error) };
      const maskRecord = (record: StepRecord): StepRecord =>
        record.error ? { ...record, error: masked(record.error) } : record;
      const result = await provision({
        plan,
        waits: options.waits ?? defaultWaits,
        clock,
        engine,
        lease: lease.value,
        signal,
        registerSecret,
        onStep: (record) => {
          const told = maskRecord(record);
          recorder.event('step', told);
          for (const listener of listeners.step) listener(told);
        },
        onProgress: (progress) => {
          for (const listener of listeners.progress) listener(progress);
        },
      });
      lease.value.release();
      const failure = result.failure && masked(result.failure);
      return { ok: true, value: { ...result, failure, steps: result.steps.map(maskRecord) } };
    },
    disconnect: async () => {
      const lease = await engine.acquire();
      if (!lease.ok) return false;
      const answered = await disconnect(lease.value);
      lease.value.release();
      return answered;
    },
    close: () => link.close(),
  };
};

/** Answers of the module stand in facts and evidence; a module that repeats a secret must not get it into a report. */
const maskFailure = (failure: Failure, maskText: (text: string) => string): Failure => ({
  code: failure.code,
  facts: Object.fromEntries(
    Object.entries(failure.facts).map(([name, fact]) => {
      if (typeof fact === 'string') return [name, maskText(fact)];
      return [name, Array.isArray(fact) ? fact.map(maskText) : fact];
    }),
  ),
  evidence: failure.evidence.map(maskText),
});
