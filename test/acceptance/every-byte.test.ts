import { describe, expect, it } from 'vitest';
import { receiveThroughTerminal, receiveWhileBlocked } from '../support/every-byte.ts';
import { haveTools } from '../support/required-tools.ts';

/** `test/soak/every-byte.test.ts` does the same with 1 GB and for ten minutes. */
describe('the recording of monitor', () => {
  it.runIf(haveTools('socat'))('has every byte that a pseudo-terminal sent', async () => {
    const received = await receiveThroughTerminal(10_000_000);
    expect(received.recordedBytes).toBe(received.sentBytes);
    expect(received.recordedHash).toBe(received.sentHash);
  });

  it('has every byte of a server that never waits, although the main thread was blocked', async () => {
    const received = await receiveWhileBlocked(8);
    expect(received.recordedHash).toBe(received.sentHash);
  });
});
