import { type RunLoadOptions, startLoad } from '../load/run-load.ts';
import { planLoad } from '../plan/plan-load.ts';
import { loadNotices } from './load-notices.ts';
import { steeringOf } from './load-steering.ts';
import type { RunStages } from './ports.ts';
import { searchCapacity } from './search-capacity.ts';

/** Makes the load, or looks for the most that the target holds; what it measures is reported second by second. */
export function loadStage(workers: number | undefined): RunStages['load'] {
  return async (input, at) => {
    const { config, flows, credentials } = input;
    const { report, signal } = at;
    const { users } = config;
    for (const message of loadNotices({ users, logins: credentials.length, flows })) {
      report({ kind: 'log', level: 'info', message });
    }
    const options = {
      flows,
      credentials,
      signal,
      ...(workers === undefined ? {} : { workers }),
      onInterval: (interval) => report({ kind: 'interval', interval }),
      onProgress: (progress) => report({ kind: 'progress', progress }),
    } satisfies Omit<RunLoadOptions, 'plan'>;
    if (config.capacity !== null) {
      return searchCapacity({ config, search: config.capacity, options, report });
    }
    const plan = planLoad(config, flows);
    const load = startLoad({ ...options, plan });
    report({ kind: 'steering', steering: steeringOf(plan, load) });
    await load.result;
  };
}
