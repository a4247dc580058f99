import type { Scenario } from '../../model/plan.ts';

/**
 * The stage, counted from 1, that a scenario is in so many milliseconds into the load; null before it
 * begins and when it has no stages. What ends after the last stage was begun in it.
 */
export function stageAt({ executor, startMs }: Scenario, elapsedMs: number): number | null {
  if (!('stages' in executor) || elapsedMs < startMs) return null;
  let endMs = startMs;
  for (const [index, { durationMs }] of executor.stages.entries()) {
    endMs += durationMs;
    if (elapsedMs < endMs) return index + 1;
  }
  return executor.stages.length === 0 ? null : executor.stages.length;
}
