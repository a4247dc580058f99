import { CapacityPilot } from '../capacity/capacity-pilot.ts';
import { planSearch } from '../capacity/search-plan.ts';
import { sloBound } from '../capacity/slo-bound.ts';
import { type RunLoadOptions, startLoad } from '../load/run-load.ts';
import { thresholdNames } from '../load/thresholds/threshold-names.ts';
import type { CapacitySearch } from '../model/plan.ts';
import type { RunConfig } from '../model/run.ts';
import { loadSizeOf } from './load-size.ts';
import { steeringOfSearch } from './load-steering.ts';
import type { StageContext } from './ports.ts';

export interface SearchOptions extends Pick<StageContext, 'report'> {
  readonly config: RunConfig;
  readonly search: CapacitySearch;
  readonly options: Omit<RunLoadOptions, 'plan'>;
}

/** Runs a load that the pilot steers, and reports each level and what the search came to. */
export async function searchCapacity(asked: SearchOptions): Promise<void> {
  const { config, search, options, report } = asked;
  const plan = planSearch(config, search, options.flows);
  const names = thresholdNames(plan, options.flows);
  const pilot = new CapacityPilot(
    search,
    search.slo.map((bound) => sloBound(bound, names)),
  );
  const load = startLoad({
    ...options,
    plan,
    onInterval(interval, finest) {
      options.onInterval(interval, finest);
      for (const action of pilot.hear(interval, finest, Date.now())) {
        switch (action.kind) {
          case 'scale':
            load.command({ kind: 'scale', scenario: null, to: action.to });
            break;
          case 'tell':
            report({ kind: 'capacity-level', level: action.level });
            break;
          case 'end':
            load.command({ kind: 'stop' });
        }
      }
    },
    // How long it takes is not known before it is over.
    onProgress: (progress) =>
      options.onProgress({ ...progress, totalMs: null, level: pilot.level }),
  });
  const stop = () => load.command({ kind: 'stop' });
  report({ kind: 'steering', steering: steeringOfSearch(loadSizeOf(config), stop) });
  try {
    await load.result;
  } finally {
    report({ kind: 'capacity', capacity: pilot.result() });
  }
}
