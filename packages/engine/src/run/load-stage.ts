import { startLoad } from '../load/run-load.ts';
import { planLoad } from '../plan/plan-load.ts';
import { loadNotices } from './load-notices.ts';
import { steeringOf } from './load-steering.ts';
import type { RunStages } from './ports.ts';

/** Makes the load; what it measures is reported second by second. */
export function loadStage(workers: number | undefined): RunStages['load'] {
  return async ({ config, flows, credentials }, { signal, report }) => {
    const plan = planLoad(config, flows);
    const { users } = config;
    for (const message of loadNotices({ users, logins: credentials.length, flows })) {
      report({ kind: 'log', level: 'info', message });
    }
    const load = startLoad({
      plan,
      flows,
      credentials,
      signal,
      ...(workers === undefined ? {} : { workers }),
      onInterval: (interval) => report({ kind: 'interval', interval }),
      onProgress: (progress) => report({ kind: 'progress', progress }),
    });
    report({ kind: 'steering', steering: steeringOf(plan, load) });
    await load.result;
  };
}
