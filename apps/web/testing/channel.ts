/** What is sent comes out of `stream`, for as many as listen, in order. */
export interface Channel<Item> {
  send(item: Item): void;
  end(): void;
  stream(): AsyncIterable<Item>;
}

export function createChannel<Item>(): Channel<Item> {
  const listeners = new Set<{ queue: Item[]; wake: () => void; ended: boolean }>();
  return {
    send(item) {
      for (const listener of listeners) {
        listener.queue.push(item);
        listener.wake();
      }
    },
    end() {
      for (const listener of listeners) {
        listener.ended = true;
        listener.wake();
      }
    },
    async *stream() {
      const listener = { queue: [] as Item[], wake: () => {}, ended: false };
      listeners.add(listener);
      try {
        for (;;) {
          const item = listener.queue.shift();
          if (item !== undefined) yield item;
          else if (listener.ended) return;
          else await new Promise<void>((resolve) => (listener.wake = resolve));
        }
      } finally {
        listeners.delete(listener);
      }
    },
  };
}
