import { type RunLoadOptions, startLoad } from '../load/run-load.ts';
import { planLoad } from '../plan/plan-load.ts';
import { loadNotices } from './load-notices.ts';
import { steeringOf } from './load-steering.ts';
import type { LoadInput, RunStages, StageContext } from './ports.ts';
import { searchCapacity } from './search-capacity.ts';
import { asStageError } from './stage-error.ts';

/** Makes the load, or looks for the most that the target holds; what it measures is reported second by second. */
export function loadStage(workers: number | undefined): RunStages['load'] {
  return async (input, { report, signal }) => {
    const { config, flows, credentials } = input;
    for (const notice of loadNotices({ ...config, logins: credentials.length, flows })) {
      report({ kind: 'log', ...notice });
    }
    const options = {
      flows,
      credentials,
      signal,
      ...(workers === undefined ? {} : { workers }),
      onInterval: (interval) => report({ kind: 'interval', interval }),
      onProgress: (progress) => report({ kind: 'progress', progress }),
    } satisfies Omit<RunLoadOptions, 'plan'>;
    try {
      const { capacity: search } = config;
      await (search === null
        ? makeLoad(input, options, report)
        : searchCapacity({ config, search, options, report }));
    } catch (error) {
      throw asStageError(error);
    }
  };
}

async function makeLoad(
  { config, flows }: LoadInput,
  options: Omit<RunLoadOptions, 'plan'>,
  report: StageContext['report'],
): Promise<void> {
  const plan = planLoad(config, flows);
  const load = startLoad({ ...options, plan });
  report({ kind: 'steering', steering: steeringOf(plan, load) });
  await load.result;
}
