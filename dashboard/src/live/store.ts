// SPDX-License-Identifier: MIT

/** One value that others watch. Listeners hear of a change after it is readable. One owner writes. */
export interface Store<T> {
  get: () => T;
  subscribe: (listener: () => void) => () => void;
}

export interface OwnedStore<T> extends Store<T> {
  set: (next: T) => void;
}

export function createStore<T>(initial: T): OwnedStore<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
