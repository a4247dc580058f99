import type { ThresholdResult } from '../model/metrics.ts';

/** Tells of each threshold once that it has failed for good: it ended the load, or can't be made up for. */
export class FailedThresholds {
  readonly #tell: (result: ThresholdResult) => void;
  readonly #told = new Set<string>();

  constructor(tell: (result: ThresholdResult) => void) {
    this.#tell = tell;
  }

  /** How the thresholds stand now. */
  hear(results: readonly ThresholdResult[]): void {
    for (const result of results) {
      const name = `${result.metric}: ${result.expression}`;
      if (this.#told.has(name) || !isFinal(result)) continue;
      this.#told.add(name);
      this.#tell(result);
    }
  }
}

/** What looks at the whole load may fail in its first seconds and hold in the end; so may a window that was never full. */
function isFinal(result: ThresholdResult): boolean {
  if (result.failedAtMs === null) return false;
  return result.aborted || /\bover\b/.test(result.expression);
}
