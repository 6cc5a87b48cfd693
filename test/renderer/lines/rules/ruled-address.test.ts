import { describe, expect, it } from 'vitest';
import { canKeepRules, ruledAddress } from '../../../../renderer/lines/rules/ruled-address.ts';

const recordings = [
  { name: 'a.jsonl', address: 'COM7' },
  { name: 'b.jsonl', address: null },
];
const opened = { r1: { name: 'a.jsonl' }, r2: { name: 'b.jsonl' }, r3: { name: 'deleted.jsonl' } };
const merged = { m1: { ports: [{ number: 2, address: 'COM8' }] } };
const seen = (session: { address: string } | null = null): Parameters<typeof ruledAddress>[0] =>
  ({ session, merged, opened, recordings }) as unknown as Parameters<typeof ruledAddress>[0];

describe('the port whose rules apply to a line', () => {
  it('is that of the session, the one with its number in a merged view, or the one of the recording', () => {
    expect(ruledAddress(seen({ address: 'COM1' }), 's1')).toBe('COM1');
    expect(ruledAddress(seen(), 'm1', 2)).toBe('COM8');
    expect(ruledAddress(seen(), 'r1')).toBe('COM7');
  });

  it('is unknown without one', () => {
    expect(ruledAddress(seen(), null)).toBeNull();
    expect(ruledAddress(seen(), 'm1')).toBeNull();
    expect(ruledAddress(seen(), 'r2')).toBeNull();
    expect(ruledAddress(seen(), 'r3')).toBeNull();
  });

  it('can have rules if it is a port, not the file of an imported log', () => {
    const view = {
      settings: { ports: [{ key: 'k', address: 'COM9' }] },
      ports: { list: [{ path: 'COM7', key: 'c' }] },
    } as unknown as Parameters<typeof canKeepRules>[0];
    expect(['COM7', 'COM9', 'sim:', 'tcp://gateway:1'].map((address) => canKeepRules(view, address))).toEqual([
      ...[true, true, true, true],
    ]);
    expect(canKeepRules(view, 'SaveWindows.txt')).toBe(false);
  });
});
