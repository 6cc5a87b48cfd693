import { useEffect } from 'react';

/**
 * What the room in front can be asked to do by a key or from the palette. A pane registers what it can do now; the shell knows the keys
 * and the words. The newest registration of an action wins, so that a popup can take it over while it stands.
 */
export const actionIds = [
  /** Ctrl+Enter outside a text field. */
  'main',
  /** Ctrl+. */
  'stop',
  'find',
  'findNext',
  'findPrevious',
  'nextError',
  'previousError',
  /** F1: the manual of the command under the caret. */
  'manual',
  /** Ctrl+L */
  'commandLine',
] as const;

export type ActionId = (typeof actionIds)[number];

const stacks = new Map<ActionId, (() => void)[]>();

/** Gives the undo. */
export const registerAction = (id: ActionId, run: () => void): (() => void) => {
  const stack = stacks.get(id) ?? [];
  stacks.set(id, [...stack, run]);
  return () => {
    stacks.set(
      id,
      (stacks.get(id) ?? []).filter((other) => other !== run),
    );
  };
};

/** `false`: nobody offers it now. */
export const runAction = (id: ActionId): boolean => {
  const run = stacks.get(id)?.at(-1);
  run?.();
  return run !== undefined;
};

export const offersAction = (id: ActionId): boolean => (stacks.get(id)?.length ?? 0) > 0;

/** Offers an action for as long as the component is drawn; `null`: not now. */
export const useAction = (id: ActionId, run: (() => void) | null): void => {
  useEffect(() => (run === null ? undefined : registerAction(id, run)), [id, run]);
};
