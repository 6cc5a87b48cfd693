import { useEffect } from 'react';
import type { ActionId } from '../../shared/keys.ts';

export type { ActionId } from '../../shared/keys.ts';

/**
 * What can be asked for by a key or from the palette, at this moment: the room in front and the shell offer it, the shell knows the keys
 * and the words (`shared/keys.ts`). The newest offer of an action wins, so that a popup can take it over while it stands.
 */
const stacks = new Map<ActionId, readonly (() => void)[]>();

/** Asked for while the page that offers it was not in front. */
let awaited: ActionId | null = null;

/** Gives the undo. */
export const registerAction = (id: ActionId, run: () => void): (() => void) => {
  stacks.set(id, [...(stacks.get(id) ?? []), run]);
  // Once everything of the page is there.
  if (awaited === id) setTimeout(runAwaited);
  return () => {
    const rest = (stacks.get(id) ?? []).filter((other) => other !== run);
    stacks.set(id, rest);
  };
};

/** `false`: nobody offers it now. */
export const runAction = (id: ActionId): boolean => {
  const run = stacks.get(id)?.at(-1);
  run?.();
  return run !== undefined;
};

const runAwaited = (): void => {
  const id = awaited;
  if (id !== null && runAction(id)) awaited = null;
};

/** Now, or as soon as somebody offers it. What the person does in between calls it off: nothing happens behind anybody's back. */
export const runWhenOffered = (id: ActionId): void => {
  if (!runAction(id)) awaitOffer(id);
};

/** As soon as somebody else offers it: for who opens the place of an action. */
export const awaitOffer = (id: ActionId): void => {
  awaited = id;
  const forget = (): void => {
    awaited = null;
  };
  for (const type of ['keydown', 'pointerdown'] as const) addEventListener(type, forget, { once: true, capture: true });
};

export const offersAction = (id: ActionId): boolean => (stacks.get(id)?.length ?? 0) > 0;

/** Offers an action for as long as the component is drawn and in front; `null`: not now. `run` should keep its identity. */
export const useAction = (id: ActionId, run: (() => void) | null): void => {
  useEffect(() => (run === null ? undefined : registerAction(id, run)), [id, run]);
};
