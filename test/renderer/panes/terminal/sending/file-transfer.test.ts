import { describe, expect, it } from 'vitest';
import {
  createFileTransfer,
  mostChunkBytes,
  type Pacing,
  type ReadableFile,
} from '../../../../../renderer/panes/terminal/sending/file-transfer.ts';
import { fail } from '../../../../../shared/outcome.ts';
import { VirtualClock } from '../../../../support/virtual-clock.ts';
import { createTestPort } from './test-port.ts';

const content = Uint8Array.from({ length: 100_000 }, (_, index) => index % 251);

const bench = (bytes: Uint8Array = content) => {
  const clock = new VirtualClock();
  const pass = (ms: number): Promise<void> => clock.advance(ms);
  const port = createTestPort<Uint8Array>();
  const transfer = createFileTransfer(clock);
  const reads: number[] = [];
  const file: ReadableFile = {
    name: 'firmware.bin',
    size: bytes.length,
    slice: (from, to) => {
      reads.push(to - from);
      return { arrayBuffer: async () => bytes.slice(from, to).buffer as ArrayBuffer };
    },
  };
  return {
    ...{ pass, port, transfer, reads, file },
    start: (pacing: Pacing) => transfer.start(file, pacing, port.send),
    sizes: () => port.sent.map(({ length }) => length),
    arrived: () => Buffer.concat(port.sent),
  };
};

describe('a file that is sent as it is', () => {
  it('arrives byte for byte, in parts with pauses between them', async () => {
    const { start, pass, sizes, arrived, transfer } = bench();
    start({ kind: 'fixed', chunkBytes: 1_000, pauseMs: 20 });
    await pass(45);
    expect(sizes()).toEqual([1_000, 1_000, 1_000]);
    expect(transfer.progress.getState()).toEqual({ name: 'firmware.bin', sizeBytes: 100_000, sentBytes: 3_000 });
    await pass(5_000);
    expect(arrived().equals(content)).toBe(true);
    expect(transfer.state.getState()).toEqual({ kind: 'ended' });
  });

  it('is as slow as the line when it follows its rate', async () => {
    const { start, pass, transfer } = bench();
    start({ kind: 'line', bytesPerSecond: 11_520 });
    await pass(1_000);
    const sent = transfer.progress.getState()?.sentBytes ?? 0;
    expect(sent).toBeGreaterThanOrEqual(11_520);
    expect(sent).toBeLessThanOrEqual(11_520 * 1.2);
    await pass(100_000);
    expect(transfer.state.getState()).toEqual({ kind: 'ended' });
  });

  it('is read one part at a time, after the one before is written', async () => {
    const { start, pass, port, reads } = bench();
    port.beSlow();
    start({ kind: 'fixed', chunkBytes: 1_000_000, pauseMs: 0 });
    await pass(1_000);
    expect(reads).toEqual([mostChunkBytes]);
    port.written();
    await pass(1_000);
    expect(reads).toEqual([mostChunkBytes, mostChunkBytes]);
  });

  it('stops where it is stopped', async () => {
    const { start, pass, sizes, transfer } = bench();
    start({ kind: 'fixed', chunkBytes: 1_000, pauseMs: 20 });
    await pass(30);
    transfer.stop();
    await pass(10_000);
    expect(sizes()).toHaveLength(2);
    expect(transfer.state.getState()).toEqual({ kind: 'stopped', failure: null });
    expect(transfer.progress.getState()?.sentBytes).toBe(2_000);
  });

  it('stops at a refusal, and when it cannot be read', async () => {
    const refused = bench();
    refused.transfer.start(refused.file, { kind: 'fixed', chunkBytes: 10, pauseMs: 0 }, async () => fail('link/lost'));
    await refused.pass(10);
    expect(refused.transfer.state.getState()).toMatchObject({ kind: 'stopped', failure: { code: 'link/lost' } });
    expect(refused.transfer.progress.getState()?.sentBytes).toBe(0);
    const gone = bench();
    const file = { ...gone.file, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) };
    gone.transfer.start(file, { kind: 'fixed', chunkBytes: 10, pauseMs: 0 }, gone.port.send);
    await gone.pass(10);
    expect(gone.transfer.state.getState()).toMatchObject({ failure: { code: 'file/unreadable' } });
  });

  it('without content is done at once', async () => {
    const { start, pass, sizes, transfer } = bench(new Uint8Array());
    start({ kind: 'fixed', chunkBytes: 10, pauseMs: 0 });
    await pass(0);
    expect(sizes()).toEqual([]);
    expect(transfer.state.getState()).toEqual({ kind: 'ended' });
  });
});
