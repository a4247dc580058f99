import { stepSeriesOf } from '../../metrics/asset-series.ts';
import type { Flow } from '../../model/flow.ts';
import type { Plan } from '../../model/plan.ts';
import type { ThresholdNames } from '../../plan/thresholds/select-series.ts';

/** What thresholds can select in the load of a plan. */
export function thresholdNames(
  { scenarios, checks }: Pick<Plan, 'scenarios' | 'checks'>,
  flows: readonly Pick<Flow, 'id' | 'name' | 'steps'>[],
): ThresholdNames {
  return {
    scenarios,
    flows: flows.map((flow) => ({ id: flow.id, name: flow.name, steps: stepSeriesOf(flow) })),
    checks: checks.map(({ name }) => name),
  };
}
