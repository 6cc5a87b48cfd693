import { describe, expect, it } from 'vitest';
import { type FieldEvent, nextField, restingField, shownText } from '../../../../renderer/panes/setup/draft-field.ts';

const stateAfter = (...events: readonly FieldEvent[]) => events.reduce(nextField, restingField);
const focus: FieldEvent = { kind: 'focus', value: 'old' };
const type = (text: string): FieldEvent => ({ kind: 'type', text });
const [sent, answered, blur, told]: readonly FieldEvent[] = [
  { kind: 'sent' },
  { kind: 'answered' },
  { kind: 'blur' },
  { kind: 'told' },
] as const satisfies readonly FieldEvent[];

describe('a text field of the draft', () => {
  it.each<[string, readonly (FieldEvent | undefined)[], string]>([
    ['shows what the program says', [], 'now'],
    ['keeps what it showed while it is only looked at', [focus, told], 'old'],
    ['gives way once it is left untouched', [focus, blur], 'now'],
    ['keeps what is typed while events come', [focus, type('a'), told], 'a'],
    ['keeps what is typed after it was sent', [focus, type('a'), sent, answered], 'a'],
    ['keeps what is typed when it is left before the answer', [focus, type('a'), sent, blur], 'a'],
    ['shows the program’s value once that has answered', [focus, type('a'), sent, blur, answered], 'now'],
    ['waits for the last of several answers', [focus, type('a'), sent, type('b'), sent, blur, answered], 'b'],
    ['keeps what could not be sent, so that it can be mended', [focus, type('x'), blur], 'x'],
    ['gives that way when the program says another value', [focus, type('x'), blur, told], 'now'],
    ['does not give way while a wish is under way', [focus, type('a'), sent, blur, told], 'a'],
  ])('%s', (_, events, shown) => {
    expect(shownText(stateAfter(...events.flatMap((event) => event ?? [])), 'now')).toBe(shown);
  });

  it('has nothing to send once it was sent, and something again when typing goes on', () => {
    expect(stateAfter(focus, type('a')).unsent).toBe(true);
    expect(stateAfter(focus, type('a'), { kind: 'sent' }).unsent).toBe(false);
    expect(stateAfter(focus, type('a'), { kind: 'sent' }, type('b')).unsent).toBe(true);
  });
});
