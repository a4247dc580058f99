import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import type { Plan } from '../../packages/engine/src/model/plan.ts';
import { contenderSettings, tellHarness } from './harness.ts';
import { replayFlow } from './replay-flow.ts';
import { singlePageFlow, steadyPlan } from './single-page-flow.ts';

/** FlowLoad's load engine on one page or on the replay: cookies, checks, histograms and all that a flow needs. */
const { url, work, users, requestsPerSecond, warmUpSeconds, seconds, workers } =
  contenderSettings();

const flow = work === 'replay' ? replayFlow(String(url)) : singlePageFlow(String(url));
/** As many requests a second as asked for, spread by thinking before each of them. */
function paced(plan: Plan): Plan {
  if (requestsPerSecond === undefined) return plan;
  const meanMs = (1_000 * Number(users)) / Number(requestsPerSecond);
  const thinkTime = { kind: 'uniform', minMs: meanMs / 2, maxMs: meanMs * 1.5 } as const;
  return { ...plan, scenarios: plan.scenarios.map((scenario) => ({ ...scenario, thinkTime })) };
}

const from = Number(warmUpSeconds);
const to = from + Number(seconds);
const stop = new AbortController();
let requests = 0;
let errors = 0;

await runLoad({
  plan: paced(steadyPlan(flow, Number(users), (to + 5) * 1000)),
  flows: [flow],
  credentials: [],
  signal: stop.signal,
  workers: Number(workers ?? 1),
  onInterval: ({ seq, series: [run] }) => {
    if (run === undefined) return;
    if (seq >= from && seq < to) {
      requests += run.requests;
      errors += Object.values(run.errors).reduce((sum, count) => sum + count, 0);
    }
    if (seq === from - 1) tellHarness({ kind: 'begin' });
    if (seq !== to - 1) return;
    tellHarness({ kind: 'end', requests, errors });
    stop.abort();
  },
  onProgress: () => {},
});
