import { type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import type { LineSource } from '../store/line-source.ts';
import type { LinesModel } from './lines-model.ts';
import { placeAt } from './place-at.ts';
import { type LengthOf, type Place, selectedPart, wordAt } from './selection.ts';

interface PointerOptions {
  readonly model: LinesModel;
  readonly source: LineSource;
  readonly isHexView: boolean;
  readonly view: RefObject<HTMLElement | null>;
  readonly lengthOf: LengthOf;
}

/** A second click within this time selects a word, and does not open the line. */
const doubleClickMs = 240;
/** Closer than this is a click, not a drag. */
const dragPx = 4;

interface Drag {
  readonly pointer: number;
  readonly start: Place;
  readonly x: number;
  readonly y: number;
  isDrawn: boolean;
}

/** Selecting with the mouse, beyond the edges of the list too, opening a line with a click, and scrolling by touch. */
export const usePointer = ({ model, source, isHexView, view, lengthOf }: PointerOptions) => {
  const opening = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(opening.current), []);
  const placeOf = (x: number, y: number): Place | null => {
    if (!view.current) return null;
    const { top, bottom } = view.current.getBoundingClientRect();
    return placeAt(view.current, x, Math.min(Math.max(y, top + 1), bottom - 1), isHexView);
  };
  const openLater = (sequence: number): void => {
    clearTimeout(opening.current);
    const isOpen = model.state.getState().opened !== null;
    opening.current = setTimeout(() => model.open(sequence), isOpen ? 0 : doubleClickMs);
  };
  const click = (place: Place): void => {
    model.select(null);
    model.setCurrent(place.sequence);
    openLater(place.sequence);
  };
  const mouse = useMouse({ model, view, placeOf, click });
  const touch = useTouch({ model, placeOf, click });
  const ofKind = (event: PointerEvent) => (event.pointerType === 'touch' ? touch : mouse);
  /** A menu is about the line under the pointer, unless that is selected already. */
  const choose = (x: number, y: number): void => {
    const place = placeOf(x, y);
    const line = place && source.lineAt(place.sequence);
    if (!line) return;
    const { sequence } = line;
    if (selectedPart(model.state.getState().selection, sequence) !== null) return;
    model.select({ from: { sequence, column: 0 }, to: { sequence, column: lengthOf(line) } });
    model.setCurrent(sequence);
  };
  const handlers = {
    onPointerDown: (event: PointerEvent): void => {
      clearTimeout(opening.current);
      ofKind(event).begin(event);
    },
    onPointerMove: (event: PointerEvent): void => ofKind(event).move(event),
    onPointerUp: (event: PointerEvent): void => ofKind(event).end(event),
    onPointerCancel: (event: PointerEvent): void => ofKind(event).end(event),
    onDoubleClick: (event: React.MouseEvent): void => {
      clearTimeout(opening.current);
      const place = placeOf(event.clientX, event.clientY);
      const line = place && source.lineAt(place.sequence);
      if (place && line && !isHexView) model.select(wordAt(line.text, place));
    },
  };
  return { handlers, choose };
};

interface HandOptions {
  readonly model: LinesModel;
  readonly placeOf: (x: number, y: number) => Place | null;
  readonly click: (place: Place) => void;
}

/** A finger scrolls; a tap is a click. */
const useTouch = ({ model, placeOf, click }: HandOptions) => {
  const touch = useRef<{ readonly pointer: number; y: number; movedPx: number } | null>(null);
  return {
    begin: (event: PointerEvent): void => {
      touch.current = { pointer: event.pointerId, y: event.clientY, movedPx: 0 };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    move: ({ pointerId, clientY: y }: PointerEvent): void => {
      const now = touch.current;
      if (now?.pointer !== pointerId) return;
      model.scrollBy(now.y - y);
      now.movedPx += Math.abs(now.y - y);
      now.y = y;
    },
    end: (event: PointerEvent): void => {
      const touched = touch.current;
      touch.current = null;
      const place = placeOf(event.clientX, event.clientY);
      if (touched === null || touched.movedPx >= dragPx || place === null || event.type === 'pointercancel') return;
      click(place);
    },
  };
};

/** The mouse draws the selection; Shift extends it. */
const useMouse = ({ model, view, placeOf, click }: HandOptions & Pick<PointerOptions, 'view'>) => {
  const drag = useRef<Drag | null>(null);
  const autoScroll = useAutoScroll(model);
  return {
    begin: (event: PointerEvent): void => {
      const { clientX: x, clientY: y, shiftKey, pointerId: pointer } = event;
      const start = placeOf(x, y);
      if (start === null || event.button !== 0) return;
      drag.current = { pointer, start, x, y, isDrawn: shiftKey };
      if (shiftKey) model.extendTo(start);
      event.currentTarget.setPointerCapture(pointer);
    },
    move: ({ clientX: x, clientY: y, pointerId }: PointerEvent): void => {
      const now = drag.current;
      if (now?.pointer !== pointerId || !view.current) return;
      if (!now.isDrawn && Math.hypot(x - now.x, y - now.y) < dragPx) return;
      if (!now.isDrawn) model.select({ from: now.start, to: now.start });
      now.isDrawn = true;
      const extend = (): void => {
        const place = placeOf(x, y);
        if (place) model.extendTo(place);
      };
      extend();
      const { top, bottom } = view.current.getBoundingClientRect();
      autoScroll(y < top ? y - top : y > bottom ? y - bottom : 0, extend);
    },
    end: (event: PointerEvent): void => {
      autoScroll(0, () => undefined);
      const drawn = drag.current;
      drag.current = null;
      if (drawn !== null && !drawn.isDrawn && event.type !== 'pointercancel') click(drawn.start);
    },
  };
};

/** Scrolls while the mouse is beyond the edge, faster with the distance. */
const useAutoScroll = (model: LinesModel): ((overPx: number, extend: () => void) => void) => {
  const running = useRef(0);
  const state = useRef({ overPx: 0, extend: (): void => undefined });
  useEffect(() => () => cancelAnimationFrame(running.current), []);
  const step = (): void => {
    running.current = 0;
    const { overPx, extend } = state.current;
    if (overPx === 0) return;
    model.scrollBy(overPx / 3);
    extend();
    running.current = requestAnimationFrame(step);
  };
  return (overPx, extend) => {
    state.current = { overPx, extend };
    if (overPx !== 0 && running.current === 0) running.current = requestAnimationFrame(step);
  };
};
