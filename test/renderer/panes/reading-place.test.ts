import { describe, expect, it } from 'vitest';
import { placeOfRow, rowOfPlace } from '../../../renderer/panes/terminal/reading-place.ts';

const line = (sequence: number) => ({ sequence });

describe('the reading position', () => {
  const heads = [line(3), line(4), null, null, line(9)];

  it('is found again in the current rows', () => {
    expect(placeOfRow(heads, 0)).toEqual({ sequence: 3, below: 0 });
    expect(placeOfRow(heads, 3)).toEqual({ sequence: 4, below: 2 });
    expect(rowOfPlace(heads, { sequence: 4, below: 2 })).toBe(3);
    expect(rowOfPlace([line(4), null, null, line(9)], { sequence: 4, below: 2 })).toBe(2);
  });

  it('is at the next line if its own is not drawn', () => {
    expect(rowOfPlace(heads, { sequence: 1, below: 5 })).toBe(0);
    expect(rowOfPlace(heads, { sequence: 6, below: 5 })).toBe(4);
  });

  it('is unknown until its line arrives', () => {
    expect(rowOfPlace(heads, { sequence: 10, below: 0 })).toBeNull();
    expect(rowOfPlace([], { sequence: 1, below: 0 })).toBeNull();
    expect(placeOfRow([], 0)).toBeNull();
    expect(placeOfRow([null, line(2)], 0)).toBeNull();
  });
});
