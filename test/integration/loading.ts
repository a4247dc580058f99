import { type RunLoadOptions, runLoad } from '../../packages/engine/src/load/run-load.ts';
import { createSummary } from '../../packages/engine/src/metrics/summary.ts';
import type { Flow } from '../../packages/engine/src/model/flow.ts';
import type { Interval } from '../../packages/engine/src/model/metrics.ts';
import type { Plan } from '../../packages/engine/src/model/plan.ts';

/** Makes the load to its end with two workers, and keeps every second of it and its summary. */
export async function load(
  plan: Plan,
  flows: readonly Flow[],
  options: Partial<RunLoadOptions> = {},
) {
  const intervals: Interval[] = [];
  const summary = createSummary();
  const result = await runLoad({
    plan,
    flows,
    credentials: [],
    signal: new AbortController().signal,
    workers: 2,
    onInterval: (interval) => {
      intervals.push(interval);
      summary.add(interval);
    },
    onProgress: () => {},
    ...options,
  });
  return { result, intervals, summary: summary.finish({ flows }) };
}
