import { describe, expect, it } from 'vitest';
import { receiveThroughTerminal, receiveWhileBlocked } from '../support/every-byte.ts';
import { haveTools } from '../support/required-tools.ts';

const megabytes = Number(process.env.ATELIER_SOAK_MEGABYTES ?? 1_000);
const seconds = Number(process.env.ATELIER_SOAK_SECONDS ?? 600);

describe('every byte is recorded', () => {
  it.runIf(haveTools('socat'))('through a pseudo-terminal', { timeout: 3_600_000 }, async () => {
    const startedMs = performance.now();
    const received = await receiveThroughTerminal(megabytes * 1_000_000);
    const passed = (performance.now() - startedMs) / 1_000;
    process.stdout.write(`${received.sentBytes} bytes in ${passed.toFixed(0)} s, ${received.recordedHash}\n`);
    expect(received.recordedBytes).toBe(received.sentBytes);
    expect(received.recordedHash).toBe(received.sentHash);
  });

  it('from a server that never waits, with a blocked main thread', { timeout: 3_600_000 }, async () => {
    const received = await receiveWhileBlocked(seconds);
    process.stdout.write(
      `${received.sentBytes} bytes in ${seconds} s, ${received.refusedBytes} refused by the socket\n`,
    );
    expect(received.refusedBytes).toBe(0);
    expect(received.recordedHash).toBe(received.sentHash);
  });
});
