import { describe, expect, it } from 'vitest';
import { stepIn, typing, withText } from '../../../../../renderer/panes/terminal/sending/raw-history.ts';

describe('the texts that were sent as bytes', () => {
  it('are kept in order, without repetitions and empty ones', () => {
    const history = ['a', 'b', 'b', '', 'a'].reduce<readonly string[]>(withText, []);
    expect(history).toEqual(['a', 'b', 'a']);
    const many = Array.from({ length: 300 }, (_, index) => `${index}`).reduce<readonly string[]>(withText, []);
    expect([many.length, many.at(-1)]).toEqual([200, '299']);
  });

  it('are gone through, and what was being typed comes back', () => {
    const history = ['old', 'new'];
    const first = stepIn(history, typing, 'draft', 1);
    expect(first).toMatchObject({ text: 'new' });
    const second = stepIn(history, first?.place ?? typing, 'new', 1);
    expect(second).toMatchObject({ text: 'old' });
    expect(stepIn(history, second?.place ?? typing, 'old', 1)).toBeNull();
    const back = stepIn(history, second?.place ?? typing, 'old', -1);
    expect(back).toMatchObject({ text: 'new' });
    expect(stepIn(history, back?.place ?? typing, 'new', -1)).toMatchObject({ text: 'draft', place: { back: 0 } });
    expect(stepIn(history, typing, 'draft', -1)).toBeNull();
    expect(stepIn([], typing, 'draft', 1)).toBeNull();
  });
});
