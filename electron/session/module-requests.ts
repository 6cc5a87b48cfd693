import type { PublishAbilities } from '../../shared/at/publish-way.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { AtEngine, Lease } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import {
  type MessagingOptions,
  publishMessage,
  type SubscribeRequest,
  subscribeTo,
  unsubscribeFrom,
} from '../procedures/messaging.ts';
import { deleteModuleFile, type ModuleFiles, readModuleFiles } from '../procedures/module-files.ts';
import { type PublishRequest, publishAbilities } from '../procedures/publish.ts';
import type { Waits } from '../procedures/waits.ts';
import type { RunMemory } from './run-memory.ts';

/** Single requests of a user between runs; each waits for the line. */
export interface ModuleRequests {
  subscribe(request: SubscribeRequest, signal: AbortSignal): Promise<Outcome<void>>;
  unsubscribe(topic: string, signal: AbortSignal): Promise<Outcome<void>>;
  publish(request: PublishRequest, signal: AbortSignal): Promise<Outcome<void>>;
  /** What `publish` accepts now. */
  publishAbilities(): PublishAbilities;
  /** The files in the root folder of the module, and the free space. `automatic`: read without a request by the user. */
  readFiles(signal: AbortSignal, automatic?: boolean): Promise<Outcome<ModuleFiles>>;
  /** A missing file counts as deleted. */
  deleteFile(name: string, signal: AbortSignal): Promise<Outcome<void>>;
}

export const createModuleRequests = (options: {
  readonly engine: AtEngine;
  readonly clock: Clock;
  readonly waits: Waits;
  readonly memory: RunMemory;
  readonly masked: (failure: Failure) => Failure;
  readonly maskText: (text: string) => string;
  /** Writes the lines of an answer to the recording before the answer is emitted. */
  readonly keep: () => void;
}): ModuleRequests => {
  const { engine, clock, waits, memory, masked, maskText, keep } = options;
  const module = () => memory.findings()?.module ?? null;
  const messaging = (signal: AbortSignal): MessagingOptions => ({ engine, clock, waits, module: module(), signal });

  const reported = async <Result>(running: Promise<Outcome<Result>>): Promise<Outcome<Result>> => {
    const outcome = await running;
    keep();
    return outcome.ok ? outcome : { ok: false, error: masked(outcome.error) };
  };
  const withLease = async <Result>(
    signal: AbortSignal,
    act: (lease: Lease) => Promise<Outcome<Result>>,
    automatic = false,
  ): Promise<Outcome<Result>> => {
    const lease = await engine.acquire(signal, automatic ? {} : { cause: 'request' });
    return lease.ok ? act(lease.value).finally(lease.value.release) : lease;
  };

  return {
    subscribe: (request, signal) => reported(subscribeTo(messaging(signal), request)),
    unsubscribe: async (topic, signal) => {
      const ended = await reported(unsubscribeFrom(messaging(signal), topic));
      if (ended.ok) memory.noteUnsubscribed(topic);
      return ended;
    },
    publish: (request, signal) => reported(publishMessage(messaging(signal), request)),
    publishAbilities: () => publishAbilities(module()),
    readFiles: async (signal, automatic) => {
      const read = await reported(withLease(signal, (lease) => readModuleFiles(lease, module(), signal), automatic));
      if (!read.ok) return read;
      const files = read.value.files.map((file) => ({ ...file, name: maskText(file.name) }));
      return { ok: true, value: { ...read.value, files } };
    },
    deleteFile: async (name, signal) => {
      const deleted = await reported(withLease(signal, (lease) => deleteModuleFile(lease, name, signal)));
      if (deleted.ok) memory.noteFileGone(name);
      return deleted;
    },
  };
};
