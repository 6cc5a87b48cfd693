import { eventSchema, type ViewEvent } from '../../shared/contract.ts';
import { createListeners } from '../../shared/listeners.ts';
import { reduce, type View } from '../../shared/view.ts';
import type { Undo } from '../base/undo.ts';

/** The one view that is true. Services publish what became true; the hub passes it on. */
export interface Truth {
  readonly view: () => View;
  /** An event that the contract does not permit is a bug: it is dropped, since no page could read it. */
  readonly publish: (event: ViewEvent) => void;
  onEvent(listener: (event: ViewEvent) => void): Undo;
}

/** `onBug` left out: the bug is thrown at whoever publishes. */
export const createTruth = (initial: View, onBug: (bug: Error) => void = raise): Truth => {
  const listeners = createListeners<[ViewEvent]>();
  let view = initial;
  return {
    view: () => view,
    publish: (event) => {
      const checked = eventSchema.safeParse(event);
      if (!checked.success) return onBug(outsideContract(event, checked.error.issues));
      view = reduce(view, event);
      listeners.emit(event);
    },
    onEvent: listeners.add,
  };
};

const raise = (bug: Error): never => {
  throw bug;
};

/** Names the places only: what stands there may be a secret's neighbour. */
const outsideContract = ({ type }: ViewEvent, issues: readonly { readonly path: readonly PropertyKey[] }[]): Error =>
  new Error(
    `event outside the contract: ${type} at ${issues.map(({ path }) => path.map(String).join('.')).join(', ')}`,
  );
