import { readFileSync } from 'node:fs';
import { readRecordedTraffic } from '../../electron/recordings/recorded-traffic.ts';
import type { TrafficPiece } from '../../shared/traffic.ts';
import { createSessionServiceBench, type SessionServiceBenchOptions } from './session-service-bench.ts';
import { createTempPlatform } from './temp-platform.ts';

export interface RecordedSetup {
  /** The file, as it was written. */
  readonly content: Uint8Array;
  readonly pieces: readonly TrafficPiece[];
  /** Why the run failed. */
  readonly code: string | null;
}

/** The recording of a Setup on the virtual module, a watched connection, and its end. */
export const recordedSetup = async (options: SessionServiceBenchOptions = {}): Promise<RecordedSetup> => {
  const bench = createSessionServiceBench(options);
  const sessionId = await bench.open();
  const run = await bench.setUp();
  await bench.clock.advance(60_000);
  const path = bench.recordingPath();
  await bench.ask('session.close', { sessionId });
  await bench.clock.advance(5_000);
  const platform = createTempPlatform();
  const read = await readRecordedTraffic(platform, path);
  platform.remove();
  if (!read.ok) throw new Error(read.error.code);
  return { content: readFileSync(path), pieces: read.value.pieces, code: run.failure?.code ?? null };
};
