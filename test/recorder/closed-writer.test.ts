import { describe, expect, it } from 'vitest';
import { createBatchWriter } from '../../electron/recorder/batch-writer.ts';
import { createMemoryFile } from './memory-file.ts';

const noTraffic = { receivedBytes: 0, sentBytes: 0 };

const line = (text: string): Uint8Array => new TextEncoder().encode(`${text}\n`);

const closed = async () => {
  const file = createMemoryFile();
  let closings = 0;
  const writer = createBatchWriter({
    file: {
      ...file,
      append: (bytes) => file.append(bytes),
      flush: () => file.flush(),
      close: () => {
        closings += 1;
      },
    },
    header: line('header'),
    ringBytes: 30,
    gapLine: () => line('gap'),
    onFailure: () => undefined,
    onResumed: () => undefined,
  });
  writer.add(0, line('kept'), noTraffic);
  await writer.close();
  return { writer, file, closings: () => closings };
};

describe('a closed recording', () => {
  it('accepts nothing more, and leaves nothing waiting', async () => {
    const { writer, file } = await closed();
    writer.add(1, line('late'), noTraffic);
    expect(writer.waitingBytes).toBe(0);
    writer.write();
    expect(file.text()).toBe('header\nkept\n');
  });

  it('is closed once', async () => {
    const { writer, closings } = await closed();
    await writer.close();
    expect(closings()).toBe(1);
  });
});
