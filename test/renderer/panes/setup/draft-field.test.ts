import { describe, expect, it } from 'vitest';
import { type FieldEvent, idleField, nextField, shownText } from '../../../../renderer/panes/setup/draft-field.ts';

const stateAfter = (...events: readonly FieldEvent[]) => events.reduce(nextField, idleField);
const focus: FieldEvent = { kind: 'focus', value: 'old' };
const type = (text: string): FieldEvent => ({ kind: 'type', text });
const [sent, answered, blur, changed]: readonly FieldEvent[] = [
  { kind: 'sent' },
  { kind: 'answered' },
  { kind: 'blur' },
  { kind: 'changed' },
] as const satisfies readonly FieldEvent[];

describe('a text field of the draft', () => {
  it.each<[string, readonly (FieldEvent | undefined)[], string]>([
    ['shows the value of the program', [], 'now'],
    ['keeps its text while it is focused', [focus, changed], 'old'],
    ['shows the new value after a blur without typing', [focus, blur], 'now'],
    ['keeps typed text while events arrive', [focus, type('a'), changed], 'a'],
    ['keeps typed text after it was sent', [focus, type('a'), sent, answered], 'a'],
    ['keeps typed text on blur until the answer arrives', [focus, type('a'), sent, blur], 'a'],
    ['shows the value of the program after the answer', [focus, type('a'), sent, blur, answered], 'now'],
    ['waits for the last of several answers', [focus, type('a'), sent, type('b'), sent, blur, answered], 'b'],
    ['keeps text that could not be sent, so that it can be corrected', [focus, type('x'), blur], 'x'],
    ['discards that text when the program reports another value', [focus, type('x'), blur, changed], 'now'],
    ['keeps typed text while a request is pending', [focus, type('a'), sent, blur, changed], 'a'],
  ])('%s', (_, events, shown) => {
    expect(shownText(stateAfter(...events.flatMap((event) => event ?? [])), 'now')).toBe(shown);
  });

  it('has nothing to send after sending, until more is typed', () => {
    expect(stateAfter(focus, type('a')).unsent).toBe(true);
    expect(stateAfter(focus, type('a'), { kind: 'sent' }).unsent).toBe(false);
    expect(stateAfter(focus, type('a'), { kind: 'sent' }, type('b')).unsent).toBe(true);
  });
});
