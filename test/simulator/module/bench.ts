import {
  createMemoryUpstream,
  type MemoryUpstream,
  type MemoryUpstreamOptions,
} from '../../../electron/simulator/memory-upstream.ts';
import {
  createVirtualModule,
  type VirtualModule,
  type VirtualModuleOptions,
} from '../../../electron/simulator/module/virtual-module.ts';
import type { FaultSpec } from '../../../electron/simulator/placed-faults.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

export interface Bench {
  readonly clock: VirtualClock;
  readonly upstream: MemoryUpstream;
  readonly module: VirtualModule;
  readonly notes: readonly string[];
  /** Every chunk since the start, Latin-1. */
  readonly chunks: readonly string[];
  /** Sends exactly this, waits, and returns the output meanwhile (Latin-1). */
  exchange(sent: string | Uint8Array, waitMs?: number): Promise<string>;
  /** The same with CR added; returns the lines that are not empty. */
  lines(command: string, waitMs?: number): Promise<readonly string[]>;
}

export interface BenchOptions {
  readonly faults?: readonly FaultSpec[];
  readonly upstream?: Omit<MemoryUpstreamOptions, 'clock'>;
  readonly module?: Partial<VirtualModuleOptions>;
  readonly echo?: boolean;
}

/** A module in virtual time, with echo off unless requested. */
export const createBench = async (options: BenchOptions = {}): Promise<Bench> => {
  const clock = new VirtualClock();
  const upstream = createMemoryUpstream({ clock, ...options.upstream });
  const module = createVirtualModule({ clock, upstream, faults: options.faults ?? [], ...options.module });
  const chunks: string[] = [];
  const notes: string[] = [];
  module.onOutput((bytes) => chunks.push(Buffer.from(bytes).toString('latin1')));
  module.log((note) => notes.push(note.text));
  const exchange = async (sent: string | Uint8Array, waitMs = 1_000): Promise<string> => {
    const from = chunks.length;
    module.receive(typeof sent === 'string' ? Uint8Array.from(Buffer.from(sent, 'utf8')) : sent);
    await clock.advance(waitMs);
    return chunks.slice(from).join('');
  };
  const lines = async (command: string, waitMs?: number): Promise<readonly string[]> =>
    linesOf(await exchange(`${command}\r`, waitMs));
  if (options.echo !== true) {
    await exchange('ATE0\r', 20);
    chunks.length = 0;
    notes.length = 0;
  }
  return { clock, upstream, module, chunks, notes, exchange, lines };
};

export const linesOf = (text: string): readonly string[] => text.split(/[\r\n]+/).filter((line) => line !== '');

/** Writes a file like a host program. Returns the final line. */
export const upload = async (
  bench: Bench,
  name: string,
  content: string,
  seconds = 15,
): Promise<string | undefined> => {
  await bench.lines(`AT+FSCREATE="${name}"`);
  const size = Buffer.byteLength(content, 'utf8');
  const prompt = await bench.exchange(`AT+FSWRITE="${name}",0,${size},${seconds}\r`);
  if (!prompt.includes('>')) return linesOf(prompt).at(-1);
  return linesOf(await bench.exchange(content)).at(-1);
};

export const fileText = (bench: Bench, name: string): string | null => {
  const content = bench.module.files.get(name);
  return content ? Buffer.from(content).toString('utf8') : null;
};

/** Connects and logs in. */
export const logIn = async (bench: Bench, host = 'broker.example'): Promise<void> => {
  await bench.lines('AT+MCONFIG="client-1","user","password"');
  await bench.lines(`AT+MIPSTART="${host}",1883`);
  await bench.lines('AT+MCONNECT=1,60');
};
