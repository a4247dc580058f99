/** Whether the socket that carries live updates is there. */
export type Connection = 'idle' | 'open' | 'lost';

/** A tiny store of the socket's state, for a banner above every page. */
export interface ConnectionStore {
  subscribe(listener: () => void): () => void;
  current(): Connection;
  set(next: Connection): void;
}

export function createConnectionStore(): ConnectionStore {
  let connection: Connection = 'idle';
  const listeners = new Set<() => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    current: () => connection,
    set(next) {
      if (next === connection) return;
      connection = next;
      for (const listener of listeners) listener();
    },
  };
}
