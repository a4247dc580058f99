import type { ApdexCounts } from '../model/metrics.ts';

/** apdex.org; null when there was nobody to be satisfied. */
export function apdexOf({ satisfied, tolerating, frustrated }: ApdexCounts): number | null {
  const all = satisfied + tolerating + frustrated;
  return all === 0 ? null : (satisfied + tolerating / 2) / all;
}
