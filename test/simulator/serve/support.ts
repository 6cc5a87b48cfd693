import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { ByteEndpoint } from '../../../electron/simulator/serve/byte-endpoint.ts';

/** An endpoint that stores received bytes and sends the bytes that a test chooses. */
export interface TestEndpoint extends ByteEndpoint {
  readonly received: () => Buffer;
  readonly listeners: () => number;
  say(bytes: Uint8Array | string): void;
  /** Pulls the cable. */
  unplug(): void;
  /** Resolves when this many bytes have been received in total. */
  untilReceived(sizeBytes: number): Promise<void>;
}

export const createTestEndpoint = (): TestEndpoint => {
  const chunks: Uint8Array[] = [];
  const listeners = new Set<(bytes: Uint8Array) => void>();
  const unplugListeners = new Set<() => void>();
  let sizeBytes = 0;
  let waiting: (() => void)[] = [];
  return {
    receive(bytes) {
      chunks.push(bytes);
      sizeBytes += bytes.length;
      const reported = waiting;
      waiting = [];
      for (const check of reported) check();
    },
    onOutput(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    onUnplugged(listener) {
      unplugListeners.add(listener);
      return () => {
        unplugListeners.delete(listener);
      };
    },
    unplug() {
      for (const listener of [...unplugListeners]) listener();
    },
    received: () => Buffer.concat(chunks),
    listeners: () => listeners.size,
    say(bytes) {
      for (const listener of [...listeners]) listener(Buffer.from(bytes));
    },
    untilReceived: (wanted) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (sizeBytes >= wanted) resolve();
          else waiting.push(check);
        };
        check();
      }),
  };
};

/** `sizeBytes` bytes with every byte value, in an order that reveals swapped bytes. */
export const pattern = (sizeBytes: number): Buffer => {
  const bytes = Buffer.alloc(sizeBytes);
  for (let at = 0; at < sizeBytes; at += 1) bytes[at] = (at * 167 + (at >> 8) * 31) & 0xff;
  return bytes;
};

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Whether a Debian tool is installed. A missing tool is printed, and is an error in CI. */
export const hasTool = (name: string, versionWord: string): boolean => {
  if (spawnSync(name, [versionWord], { stdio: 'ignore' }).error === undefined) return true;
  if (process.env.CI === 'true') throw new Error(`missing: ${name}`);
  process.stderr.write(`tests skipped, missing: ${name}\n`);
  return false;
};
