import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepKeys } from '../../../shared/sequences/step-keys.ts';

describe('the keys of items', () => {
  it('stay with an item that is moved, renamed or put at another place of the order', () => {
    const [one, two] = stepKeys([{ send: 'A', name: 'x', order: 1 }, { send: 'B' }]);
    expect(
      stepKeys([
        { send: 'B', say: 'y' },
        { order: 2, send: 'A', delayAfter: '1s' },
      ]),
    ).toEqual([two, one]);
  });

  it('change with what is sent and expected, and tell equal items apart', () => {
    const keys = stepKeys([{ send: 'A' }, { send: 'A' }, { send: 'A', expect: 'OK' }, { sendHex: 'A' }, { send: 'a' }]);
    expect(new Set(keys).size).toBe(5);
  });

  it('are different for different items', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 50 }), (texts) => {
        expect(new Set(stepKeys(texts.map((send) => ({ send })))).size).toBe(texts.length);
      }),
    );
  });
});
