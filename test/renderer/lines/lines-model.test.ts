import { beforeEach, describe, expect, it } from 'vitest';
import { createLinesModel, type LinesModel, selectionOf } from '../../../renderer/lines/lines-model.ts';
import { pressInList } from '../../../renderer/lines/list-keys.ts';
import { createRowSpace } from '../../../renderer/lines/row-space.ts';
import { testTraffic } from './source-of.ts';

const viewPx = 200;
const lengthOf = ({ text }: { readonly text: string }): number => text.length;

describe('a list of a hundred lines', () => {
  const { source, say } = testTraffic();
  for (let index = 0; index < 100; index += 1) say('answer', `line ${index}`);
  const rows = createRowSpace(source, { mode: 'text', wraps: true, columns: 80 }, () => []);
  let model: LinesModel;
  let marked: number[];
  beforeEach(() => {
    model = createLinesModel();
    model.setGeometry({ source, rows, viewPx, lengthOf });
    marked = [];
  });
  const press = (key: string, more: { readonly ctrlKey?: boolean; readonly shiftKey?: boolean } = {}): boolean =>
    pressInList(
      { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more },
      { model, source, lengthOf, onMark: (sequence) => marked.push(sequence) },
    );
  const state = () => model.state.getState();

  it('scrolls by pages, to the start and to the end', () => {
    press('PageUp');
    expect(state().anchor).toEqual({ sequence: 81, offsetPx: 0 });
    press('PageDown');
    expect(state().anchor).toBe('follow');
    press('Home');
    expect(state().anchor).toEqual({ sequence: 0, offsetPx: 0 });
    press('End');
    expect(state().anchor).toBe('follow');
    press('ArrowUp', { ctrlKey: true });
    expect(state().anchor).toEqual({ sequence: 89, offsetPx: 0 });
  });

  it('stays at a line that it was asked to hold, also at the newest', () => {
    model.goTo(95);
    expect(state().anchor).toBe('follow');
    model.holdAt(95);
    expect(state()).toMatchObject({ anchor: { sequence: 90, offsetPx: 0 }, current: 95 });
    model.holdAt(20);
    const { anchor } = state();
    expect(anchor).not.toBe('follow');
    model.toEnd();
    expect(state().anchor).toBe('follow');
  });

  it('reads on from the newest line with the arrows, and new lines do not move it', () => {
    press('ArrowUp');
    expect(state()).toMatchObject({ current: 99, anchor: { sequence: 90, offsetPx: 0 } });
    for (let step = 0; step < 12; step += 1) press('ArrowUp');
    expect(state()).toMatchObject({ current: 87, anchor: { sequence: 87, offsetPx: 0 } });
    press('ArrowDown');
    expect(state()).toMatchObject({ current: 88, anchor: { sequence: 87, offsetPx: 0 } });
  });

  it('opens the current line, follows it with the arrows, and closes it', () => {
    expect(press('Enter')).toBe(false);
    press('ArrowUp');
    press('Enter');
    expect(state().opened).toBe(99);
    press('ArrowUp');
    expect(state().opened).toBe(98);
    press('m');
    expect(marked).toEqual([98]);
    press('Escape');
    expect(state().opened).toBeNull();
    expect(press('Escape')).toBe(false);
  });

  it('selects with Shift and the arrows, and everything', () => {
    model.goTo(10);
    press('ArrowRight', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    expect(selectionOf(state())).toEqual({ from: { sequence: 10, column: 0 }, to: { sequence: 11, column: 1 } });
    press('a', { ctrlKey: true });
    expect(selectionOf(state())?.to).toEqual({ sequence: 99, column: 7 });
    press('Escape');
    expect(selectionOf(state())).toBeNull();
  });

  it('leaves keys of the page alone', () => {
    for (const key of ['x', 'F3', 'Tab', 'c']) expect(press(key)).toBe(false);
    expect(press('f', { ctrlKey: true })).toBe(false);
    expect(press('c', { ctrlKey: true })).toBe(false);
  });

  it('looks for the next line of a kind from the current line, or else from the edge of the view', () => {
    expect(model.reference(-1)).toBe(100);
    model.goTo(20);
    expect(model.reference(-1)).toBe(20);
    press('End');
    expect(model.reference(1)).toBeLessThan(90);
  });

  it('keeps a row in its place when the rows above were higher than estimated', () => {
    model.scrollBy(-30);
    expect(model.takeKept()).toEqual({ sequence: 90, topPx: 30 });
    model.shift(8);
    expect(state().anchor).toEqual({ sequence: 88, offsetPx: 18 });
    expect(model.takeKept()).toBeNull();
  });
});

describe('the rows of a list', () => {
  it('are higher with a heading, with what is missing, and with a long text', () => {
    const { source, say } = testTraffic();
    say('command', 'AT', { name: 'typed' });
    say('answer', 'x'.repeat(100));
    say('answer', 'y', { sequence: 9 });
    const heights = (mode: 'text' | 'hex') => {
      const rows = createRowSpace(source, { mode, wraps: true, columns: 40 }, () => []);
      return [0, 1, 9].map((sequence) => rows.heightPx(sequence));
    };
    expect(heights('text')).toEqual([48, 60, 42]);
    expect(heights('hex')).toEqual([48, 140, 42]);
  });

  it('have the height that was measured, until the look changes', () => {
    const { source, say } = testTraffic();
    say('answer', 'x');
    const rows = createRowSpace(source, { mode: 'text', wraps: true, columns: 40 }, () => []);
    rows.measured(0, 33.5);
    expect(rows.heightPx(0)).toBe(33.5);
    rows.measured(0, 0);
    expect(rows.heightPx(0)).toBe(33.5);
  });
});
