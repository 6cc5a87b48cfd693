import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KeptFilter, readKeptFilter, writeKeptFilter } from '../../../../renderer/lines/view/kept-filter.ts';
import { matchKinds } from '../../../../shared/lines/kinds.ts';

const createStorage = () => {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string): string | null => items.get(key) ?? null,
    setItem: (key: string, value: string): void => void items.set(key, value),
    removeItem: (key: string): void => void items.delete(key),
  };
};

const filters = fc
  .record({
    query: fc.record({ kind: fc.constantFrom(...matchKinds), text: fc.string() }),
    command: fc.string(),
  })
  .filter(({ query, command }) => query.text !== '' || command !== '');

it('a filter that was kept is read as it was, for its session only, until it is closed', () => {
  fc.assert(
    fc.property(filters, (kept: KeptFilter) => {
      const storage = createStorage();
      writeKeptFilter(storage, 's1', kept);
      expect(readKeptFilter(storage, 's1')).toEqual(kept);
      expect(readKeptFilter(storage, 's2')).toBeNull();
      writeKeptFilter(storage, 's1', null);
      expect(readKeptFilter(storage, 's1')).toBeNull();
    }),
  );
});

it('anything else that is stored there is no filter', () => {
  const stored = fc.oneof(fc.string(), fc.json(), fc.constant(JSON.stringify(['text', 'x'.repeat(2_001), ''])));
  fc.assert(
    fc.property(stored, (value) => {
      const storage = createStorage();
      writeKeptFilter(storage, 's1', { query: { kind: 'text', text: 'x' }, command: '' });
      for (const key of storage.items.keys()) storage.items.set(key, value);
      expect(readKeptFilter(storage, 's1')).toBeNull();
    }),
  );
});
