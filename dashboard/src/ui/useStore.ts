// SPDX-License-Identifier: MIT
import { useSyncExternalStore } from 'react';

interface Watched<T> {
  get: () => T;
  subscribe: (listener: () => void) => () => void;
}

/** A store's value, rendered again whenever it changes. */
export function useStore<T>(store: Watched<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
