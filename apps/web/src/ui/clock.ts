import { useSyncExternalStore } from 'react';

interface Ticker {
  subscribe(listener: () => void): () => void;
  now(): number;
}

/** Time in steps, shared by all who look, so that a page of thirty runs has one timer. */
function createTicker(everyMs: number): Ticker {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  return {
    now: () => now,
    subscribe(listener) {
      if (listeners.size === 0) {
        now = Date.now();
        timer = setInterval(() => {
          now = Date.now();
          for (const one of listeners) one();
        }, everyMs);
      }
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) clearInterval(timer);
      };
    },
  };
}

const seconds = createTicker(1_000);
const halfMinutes = createTicker(30_000);

/** Epoch milliseconds, every second. */
export function useSeconds(): number {
  return useSyncExternalStore(seconds.subscribe, seconds.now);
}

/** Epoch milliseconds, every half minute: for "5 min ago". */
export function useHalfMinutes(): number {
  return useSyncExternalStore(halfMinutes.subscribe, halfMinutes.now);
}
