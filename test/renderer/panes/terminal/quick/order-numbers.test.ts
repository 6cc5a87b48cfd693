import { describe, expect, it } from 'vitest';
import { runPlaces, withOrderOf } from '../../../../../renderer/panes/terminal/quick/order-numbers.ts';
import { moved } from '../../../../../renderer/panes/terminal/quick/quick-groups.ts';
import type { QuickItem } from '../../../../../renderer/panes/terminal/quick/quick-store.ts';

const itemsWith = (orders: readonly (number | undefined)[]): readonly QuickItem[] =>
  orders.map((order, at) => ({
    ...{ id: at + 1, typed: null },
    step: { send: `AT+${at + 1}`, ...(order === undefined ? {} : { order }) },
  }));

/** `id:order` after the item was moved to this place. */
const movedTo = (orders: readonly (number | undefined)[], id: number, to: number): readonly string[] => {
  const before = itemsWith(orders);
  return withOrderOf(before, moved(before, id, to)).map((item) => `${item.id}:${item.step.order ?? ''}`);
};

describe('the place of an item in the run of its group', () => {
  const placesOf = (orders: readonly (number | undefined)[]) => runPlaces(itemsWith(orders)).places;

  it('counts from the first that runs, whatever the numbers in the file are', () => {
    expect(placesOf([undefined, undefined, 0, undefined])).toEqual([1, 2, null, 3]);
    expect(placesOf([10, 0, 20, 5])).toEqual([2, null, 3, 1]);
    // Without a number an item runs as with 1; equal numbers in the order of the list.
    expect(placesOf([2, undefined, 1])).toEqual([3, 1, 2]);
    expect(runPlaces(itemsWith([10, 0, 20, 5])).all).toBe(3);
  });
});

describe('an item that is moved', () => {
  it('runs at its place in the list', () => {
    expect(movedTo([1, 2, 5], 3, 0)).toEqual(['3:1', '1:2', '2:5']);
  });

  it('is sent by hand as before, and so are the others', () => {
    expect(movedTo([1, 0, 2], 3, 0)).toEqual(['3:1', '1:2', '2:0']);
    expect(movedTo([1, 0, 2], 2, 0)).toEqual(['2:0', '1:1', '3:2']);
  });

  it('needs no number where none has one', () => {
    expect(movedTo([undefined, undefined, 2], 3, 0)).toEqual(['3:', '1:', '2:2']);
    expect(movedTo([undefined, undefined], 2, 0)).toEqual(['2:', '1:']);
  });

  it('keeps its number if the items are not listed in their order', () => {
    expect(movedTo([2, 1, 3], 3, 0)).toEqual(['3:3', '1:2', '2:1']);
  });
});
