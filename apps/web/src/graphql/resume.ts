import type { Client, CombinedError, DocumentInput, OperationResult } from 'urql';
import { onEnd, pipe, subscribe } from 'wonka';

/** Called with how long to wait; returns what calls it off. */
export type Wait = (ms: number, then: () => void) => () => void;

export const waitByTimer: Wait = (ms, then) => {
  const timer = setTimeout(then, ms);
  return () => clearTimeout(timer);
};

export interface ResumeOptions<Data, Variables extends Record<string, unknown>> {
  readonly client: Client;
  readonly document: DocumentInput<Data, Variables>;
  /** Asked before each attempt, so that a resumed subscription says the last sequence number seen. */
  readonly variables: () => Variables;
  readonly onData: (data: Data) => void;
  /** The subscription broke and will be tried again. */
  readonly onBroken?: (error: CombinedError | null) => void;
  /** About to be tried again: what a subscription doesn't replay can be asked for now. */
  readonly onReopen?: () => void;
  /** The server ended the subscription in good order; true tries again. */
  readonly onComplete?: () => boolean;
  readonly wait?: Wait;
}

/** Half a second, doubled with every failure in a row, at most eight. */
export function backOffMs(failures: number): number {
  return Math.min(8_000, 500 * 2 ** Math.max(0, failures - 1));
}

/** A subscription that is taken up again whenever it breaks, until it is closed. Returns the close. */
export function resume<Data, Variables extends Record<string, unknown>>(
  options: ResumeOptions<Data, Variables>,
): () => void {
  const wait = options.wait ?? waitByTimer;
  let closed = false;
  let failures = 0;
  let cancelWait = () => {};
  let unsubscribe = () => {};

  const retry = (error: CombinedError | null) => {
    failures += 1;
    options.onBroken?.(error);
    cancelWait = wait(backOffMs(failures), () => {
      options.onReopen?.();
      open();
    });
  };

  function open() {
    let attemptOver = false;
    const source = options.client.subscription(options.document, options.variables());
    const attempt = pipe(
      source,
      onEnd(() => {
        if (closed || attemptOver) return;
        attemptOver = true;
        if (options.onComplete?.() ?? true) retry(null);
      }),
      subscribe((result: OperationResult<Data>) => {
        if (closed || attemptOver) return;
        if (result.error) {
          attemptOver = true;
          // Not within the callback: the source is still being torn down.
          queueMicrotask(() => {
            unsubscribe();
            if (!closed) retry(result.error ?? null);
          });
          return;
        }
        if (result.data === undefined || result.data === null) return;
        failures = 0;
        options.onData(result.data);
      }),
    );
    unsubscribe = attempt.unsubscribe;
  }

  open();
  return () => {
    closed = true;
    cancelWait();
    unsubscribe();
  };
}
