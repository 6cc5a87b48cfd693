/** Ends a subscription. Calling it twice is harmless. */
export type Undo = () => void;

/** The listeners of one event. */
export interface Listeners<Args extends readonly unknown[]> {
  add(listener: (...args: Args) => void): Undo;
  /** Calls every listener that was registered at the beginning and was not removed since. Exceptions of listeners are bugs and are not caught. */
  emit(...args: Args): void;
  readonly size: () => number;
}

export const createListeners = <Args extends readonly unknown[] = []>(): Listeners<Args> => {
  type Entry = { readonly call: (...args: Args) => void };
  const entries = new Set<Entry>();
  /** Copied only after a change of the set, because events may be as frequent as received chunks. */
  let order: readonly Entry[] = [];
  return {
    add: (listener) => {
      // The same function added twice is two subscriptions.
      const entry = { call: listener };
      entries.add(entry);
      order = [...entries];
      return () => {
        if (entries.delete(entry)) order = [...entries];
      };
    },
    emit: (...args) => {
      for (const entry of order) if (entries.has(entry)) entry.call(...args);
    },
    size: () => entries.size,
  };
};

/** An event that happens once. Listeners added later are called too, but not during `add`: their owner may still be under construction. */
export interface OneTimeEvent<Args extends readonly unknown[]> {
  add(listener: (...args: Args) => void): Undo;
  /** Later calls have no effect. */
  emit(...args: Args): void;
}

export const createOneTimeEvent = <Args extends readonly unknown[] = []>(): OneTimeEvent<Args> => {
  const listeners = createListeners<Args>();
  let emitted: Args | null = null;
  return {
    add: (listener) => {
      if (emitted === null) return listeners.add(listener);
      const args = emitted;
      let isWanted = true;
      void Promise.resolve().then(() => isWanted && listener(...args));
      return () => {
        isWanted = false;
      };
    },
    emit: (...args) => {
      if (emitted !== null) return;
      emitted = args;
      listeners.emit(...args);
    },
  };
};

/** Values that must not be lost: those emitted before the first listener is added are buffered for it. */
export interface HeldValues<Value> {
  add(listener: (value: Value) => void): Undo;
  emit(value: Value): void;
}

export const createHeldValues = <Value>(): HeldValues<Value> => {
  const listeners = createListeners<[Value]>();
  const held: Value[] = [];
  return {
    add: (listener) => {
      const undo = listeners.add(listener);
      for (const value of held.splice(0)) listener(value);
      return undo;
    },
    emit: (value) => {
      if (listeners.size() === 0) held.push(value);
      else listeners.emit(value);
    },
  };
};

/** Several named events of one object. */
export interface Emitter<Events> {
  on<Name extends keyof Events>(name: Name, listener: Events[Name]): Undo;
  emit<Name extends keyof Events>(name: Name, ...args: ArgsOf<Events[Name]>): void;
}

type ArgsOf<Listener> = Listener extends (...args: infer Args) => void ? Args : never;

export const createEmitter = <Events>(): Emitter<Events> => {
  type Call = (...args: readonly unknown[]) => void;
  const all = new Map<keyof Events, Listeners<readonly unknown[]>>();
  return {
    on: (name, listener) => {
      const listeners = all.get(name) ?? createListeners<readonly unknown[]>();
      all.set(name, listeners);
      return listeners.add(listener as Call);
    },
    emit: (name, ...args) => all.get(name)?.emit(...args),
  };
};
