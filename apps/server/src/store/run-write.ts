import type { Flow } from '@flowload/engine/model/flow.ts';
import type { Interval, Summary } from '@flowload/engine/model/metrics.ts';
import type { RunEvent } from '@flowload/engine/model/run.ts';
import type { SiteGraph } from '@flowload/engine/model/site-graph.ts';

/** What a run leaves in the store while it goes, in order. */
export type RunWrite = { readonly runId: string } & (
  | { readonly kind: 'event'; readonly sequence: number; readonly event: RunEvent }
  | { readonly kind: 'interval'; readonly sequence: number; readonly interval: Interval }
  | { readonly kind: 'graph'; readonly graph: SiteGraph; readonly secrets: Buffer | null }
  | { readonly kind: 'flows'; readonly flows: readonly Flow[] }
  | { readonly kind: 'summary'; readonly summary: Summary }
);

/** A list of flows that a later one in the batch replaces need not be written. */
export function withoutSuperseded(batch: readonly RunWrite[]): readonly RunWrite[] {
  const last = new Map<string, number>();
  batch.forEach(({ kind, runId }, index) => {
    if (kind === 'flows') last.set(runId, index);
  });
  return batch.filter(({ kind, runId }, index) => kind !== 'flows' || last.get(runId) === index);
}
