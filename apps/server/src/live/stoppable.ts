/**
 * A generator that waits can't be returned from until it wakes. This one is woken first: `start`
 * gets a signal that aborts when the consumer goes away.
 */
export function stoppable<T>(
  start: (signal: AbortSignal) => AsyncGenerator<T, void>,
): AsyncIterableIterator<T, void> {
  const stop = new AbortController();
  const source = start(stop.signal);
  return {
    next: () => source.next(),
    return() {
      stop.abort();
      return source.return();
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
