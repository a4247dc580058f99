/** Where signals come from: the process, or in a test anything that emits. */
export interface SignalSource {
  on(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
  off(signal: 'SIGINT' | 'SIGTERM', listener: () => void): unknown;
}

export interface Interruption {
  /** Aborted by the first Ctrl-C. */
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

export interface InterruptOptions {
  readonly source: SignalSource;
  readonly now: () => number;
  /** The first Ctrl-C: what was begun is brought to its end. */
  readonly onFirst: () => void;
  /** The second: give up at once. */
  readonly onSecond: () => void;
}

/**
 * A terminal sends Ctrl-C to every process of the group, and launchers in between send it on: one
 * press may arrive more than once.
 */
const sameKeyPressMs = 500;

export function listenForInterrupt(options: InterruptOptions): Interruption {
  const { source, now, onFirst, onSecond } = options;
  const controller = new AbortController();
  let firstAt = 0;
  const listener = () => {
    if (!controller.signal.aborted) {
      firstAt = now();
      onFirst();
      controller.abort();
    } else if (now() - firstAt > sameKeyPressMs) onSecond();
  };
  source.on('SIGINT', listener);
  source.on('SIGTERM', listener);
  return {
    signal: controller.signal,
    release() {
      source.off('SIGINT', listener);
      source.off('SIGTERM', listener);
    },
  };
}
