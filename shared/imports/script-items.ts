import type { EndedItem } from './line-ends.ts';
import { longestDelayMs } from './preview.ts';
import type { Notes } from './preview-draft.ts';
import { importLimitItems } from './refusals.ts';

interface ScriptItem {
  readonly index: number;
  readonly line: number;
  readonly content: { readonly text: string } | { readonly hex: string };
  readonly ends: boolean | null;
  readonly isInside: boolean;
  expect?: string;
  timeoutMs?: number;
  delayMs?: number;
}

/** The items of a script, in its order. Waits and pauses belong to the item before them. */
export interface ScriptItems {
  add(line: number, content: ScriptItem['content'], ends: boolean | null, isInside: boolean): void;
  /** False: there is no item that it can belong to. */
  expect(answer: string, timeoutMs: number | null): boolean;
  /** How long the last item may take, whatever is awaited. */
  timeout(ms: number): void;
  pause(ms: number, line: number): void;
  /** More than any list has: the rest need not be read. */
  isFull(): boolean;
  all(): readonly EndedItem[];
}

export const createScriptItems = (notes: Notes): ScriptItems => {
  const items: ScriptItem[] = [];
  return {
    add: (line, content, ends, isInside) => {
      const index = items.length + 1;
      items.push({ index, line, content, ends, isInside });
      // What is sent under a condition must not be sent without it, so it is sent by hand only.
      if (isInside) notes.add('inside-block', { index, line });
    },
    expect: (answer, timeoutMs) => {
      const last = items.at(-1);
      if (last === undefined || last.expect !== undefined) return false;
      last.expect = answer;
      if (timeoutMs !== null && timeoutMs > 0) last.timeoutMs = Math.min(timeoutMs, longestDelayMs);
      return true;
    },
    timeout: (ms) => {
      const last = items.at(-1);
      if (last !== undefined && ms > 0) last.timeoutMs = Math.min(ms, longestDelayMs);
    },
    pause: (ms, line) => {
      const last = items.at(-1);
      const sum = (last?.delayMs ?? 0) + ms;
      if (last === undefined || sum > longestDelayMs) notes.add('pause-not-kept', { line });
      else last.delayMs = sum;
    },
    isFull: () => items.length > importLimitItems,
    all: () =>
      items.map(({ index, content, ends, isInside, expect, timeoutMs, delayMs }) => ({
        item: {
          index,
          ...content,
          ...(isInside ? { order: 0 } : {}),
          ...(delayMs === undefined ? {} : { delayMs }),
          ...(expect === undefined ? {} : { expect }),
          ...(timeoutMs === undefined ? {} : { timeoutMs }),
          factoryDefault: false,
        },
        ends,
      })),
  };
};
