import { eventSchema, type ViewEvent } from '../../shared/contract.ts';
import { createListeners } from '../../shared/listeners.ts';
import { reduce, type View } from '../../shared/view.ts';
import type { Undo } from '../base/undo.ts';

/** The state of the application as one view. Services publish events; the hub sends them to the pages. */
export interface ViewStore {
  readonly view: () => View;
  /** An event that violates the contract is a bug. It is dropped, because no page could read it. */
  readonly publish: (event: ViewEvent) => void;
  onEvent(listener: (event: ViewEvent) => void): Undo;
}

/** Default of `onBug`: `publish` throws. */
export const createViewStore = (initial: View, onBug: (bug: Error) => void = raise): ViewStore => {
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

/** Contains only the paths: the values may be secret. */
const outsideContract = ({ type }: ViewEvent, issues: readonly { readonly path: readonly PropertyKey[] }[]): Error =>
  new Error(
    `event outside the contract: ${type} at ${issues.map(({ path }) => path.map(String).join('.')).join(', ')}`,
  );
