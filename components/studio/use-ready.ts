import { useSyncExternalStore } from 'react';

const subscribe = () => () => undefined;

/** False until React answers in this page: a click that comes before would be lost without a word. */
export function useReady(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => true,
    () => false,
  );
}
