import { expect, it } from 'vitest';
import { toggled } from '../../../renderer/store/line-filter.ts';
import type { LineClass } from '../../../shared/lines/traffic-lines.ts';

it('switches one kind of line off and on, and leaves the set before as it was', () => {
  const all: ReadonlySet<LineClass> = new Set(['sent', 'received', 'urc', 'error']);
  const withoutUrc = toggled(all, 'urc');
  expect([...withoutUrc]).toEqual(['sent', 'received', 'error']);
  expect(toggled(withoutUrc, 'urc')).toEqual(all);
  expect(all.size).toBe(4);
});
