import { describe, expect, it } from 'vitest';
import { bitsPerByte } from '../../../../../renderer/panes/terminal/sending/use-line-speed.ts';

describe('the bits of a byte on the line', () => {
  it.each([
    [{ dataBits: 8, parity: 'none', stopBits: 1 }, 10],
    [{ dataBits: 7, parity: 'even', stopBits: 2 }, 11],
    [{ dataBits: 5, parity: 'mark', stopBits: 1.5 }, 8.5],
  ] as const)('%j: %d', (frame, bits) => {
    expect(bitsPerByte(frame)).toBe(bits);
  });
});
