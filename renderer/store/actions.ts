import { useEffect } from 'react';
import type { ActionId } from '../../shared/keys.ts';

export type { ActionId } from '../../shared/keys.ts';

/**
 * Actions that keys or the palette can run now. The current page and the shell register them; the shell knows keys and
 * texts (`shared/keys.ts`). The latest registration of an action wins, so that a popup can override it while open.
 */
const stacks = new Map<ActionId, readonly (() => void)[]>();

/** Requested while the page that offers it was not in front. */
let awaited: ActionId | null = null;

/** Returns a function that removes the registration. */
export const registerAction = (id: ActionId, run: () => void): (() => void) => {
  stacks.set(id, [...(stacks.get(id) ?? []), run]);
  // After all components of the page are mounted.
  if (awaited === id) setTimeout(runAwaited);
  return () => {
    const rest = (stacks.get(id) ?? []).filter((other) => other !== run);
    stacks.set(id, rest);
  };
};

/** Returns `false` if no component offers it now. */
export const runAction = (id: ActionId): boolean => {
  const run = stacks.get(id)?.at(-1);
  run?.();
  return run !== undefined;
};

const runAwaited = (): void => {
  const id = awaited;
  if (id !== null && runAction(id)) awaited = null;
};

/** Runs now, or as soon as a component offers it. Any user input in between cancels it. */
export const runWhenOffered = (id: ActionId): void => {
  if (!runAction(id)) awaitOffer(id);
};

/** Runs as soon as another component offers it; for code that opens the place of an action. */
export const awaitOffer = (id: ActionId): void => {
  awaited = id;
  const forget = (): void => {
    awaited = null;
  };
  for (const type of ['keydown', 'pointerdown'] as const) addEventListener(type, forget, { once: true, capture: true });
};

export const offersAction = (id: ActionId): boolean => (stacks.get(id)?.length ?? 0) > 0;

/**
 * Offers an action while the component is mounted and in front; `null`: not now. `run` should have a stable identity.
 */
export const useAction = (id: ActionId, run: (() => void) | null): void => {
  useEffect(() => (run === null ? undefined : registerAction(id, run)), [id, run]);
};
