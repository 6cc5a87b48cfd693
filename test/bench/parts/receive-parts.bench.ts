import { describe, it } from 'vitest';
import { initialEngineState } from '../../../electron/at/engine-state.ts';
import { step } from '../../../electron/at/step.ts';
import { defaultTimings } from '../../../electron/at/timings.ts';
import { recogniseUrc } from '../../../electron/commands/index.ts';
import { append, emptyFramer, takePiece } from '../../../electron/framer/framer.ts';
import { noHints } from '../../../electron/framer/piece.ts';
import { createMasker } from '../../../electron/recorder/masking.ts';
import { createSessionRecorder } from '../../../electron/recorder/session-recorder.ts';
import { done } from '../../../shared/outcome.ts';
import { cpuSecondsFor, readsOf } from '../cpu.ts';
import { printTable } from '../figures.ts';
import { type StreamName, streamNames, streamOf } from '../receive/streams.ts';

/** Reads of the serial binding have 4095 bytes under load (docs/architecture.md §8), and one byte on a slow line. */
const readSizes = [1, 16, 256, 4_095] as const;
const megabytes = 4;
const environment = { timings: defaultTimings, recogniseUrc };

const frame = (reads: readonly Uint8Array[]): void => {
  let state = emptyFramer;
  for (const read of reads) {
    state = append(state, read);
    for (let cut = takePiece(state, noHints); cut; cut = takePiece(state, noHints)) state = cut.state;
  }
};
const runEngine = (reads: readonly Uint8Array[]): void => {
  let state = initialEngineState;
  for (const bytes of reads) state = step(state, { kind: 'bytes', atMs: 0, bytes }, environment).state;
};
const secret = (index: number): string => `secret-number-${index}-4aa2c87b6696ee37ce83`;
const mask =
  (secrets: number) =>
  (reads: readonly Uint8Array[]): void => {
    const masker = createMasker();
    for (let index = 0; index < secrets; index += 1) masker.register(secret(index));
    for (const read of reads) masker.push(read);
    masker.flush();
  };
const record = (reads: readonly Uint8Array[]): void => {
  const clock = { nowMs: () => 0, wallMs: () => 0, after: () => () => undefined };
  const file = { path: '', append: () => done, flush: async () => done, close: () => undefined };
  const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'sim:', epoch: 1 } });
  for (const read of reads) recorder.received(read);
  recorder.close();
};

const parts: readonly (readonly [name: string, run: (reads: readonly Uint8Array[]) => void])[] = [
  ['framer', frame],
  ['engine', runEngine],
  ['mask, no secret', mask(0)],
  ['mask, ten secrets', mask(10)],
  ['recorder', record],
];

describe('the parts of the receive path', () => {
  it('process so many megabytes in a second of CPU time', { timeout: 1_200_000 }, () => {
    const rateOf = (run: (reads: readonly Uint8Array[]) => void, stream: StreamName, size: number): number => {
      // Fewer bytes where each read costs something.
      const bytes = streamOf(stream, size < 256 ? megabytes * 125_000 : megabytes * 1_000_000);
      const reads = readsOf(bytes, size);
      return bytes.length / 1e6 / cpuSecondsFor(() => run(reads));
    };
    for (const stream of streamNames) {
      printTable({
        title: `parts of the receive path, ${stream}: MB per CPU second by the size of a read`,
        columns: readSizes.map((size) => `${size} B`),
        rows: parts.map(([name, run]) => ({ name, figures: readSizes.map((size) => rateOf(run, stream, size)) })),
      });
    }
  });

  it('cost the same per byte for ten times as many bytes', { timeout: 1_200_000 }, () => {
    const costOf = (run: (reads: readonly Uint8Array[]) => void, stream: StreamName, size: number): number => {
      const reads = readsOf(streamOf(stream, size), 4_095);
      return cpuSecondsFor(() => run(reads)) / size;
    };
    printTable({
      title: 'growth: cost per byte of 20 MB compared with 2 MB (1: linear)',
      columns: [...streamNames],
      rows: parts.map(([name, run]) => ({
        name,
        figures: streamNames.map((stream) => costOf(run, stream, 20_000_000) / costOf(run, stream, 2_000_000)),
      })),
    });
  });
});
