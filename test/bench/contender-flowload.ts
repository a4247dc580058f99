import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import { contenderSettings, tellHarness } from './harness.ts';
import { singlePageFlow, steadyPlan } from './single-page-flow.ts';

/** FlowLoad's load engine on one page: cookies, check, histograms and all that a flow needs. */
const { url, users, warmUpSeconds, seconds, workers } = contenderSettings();

const flow = singlePageFlow(String(url));
const from = Number(warmUpSeconds);
const to = from + Number(seconds);
const stop = new AbortController();
let requests = 0;
let errors = 0;

await runLoad({
  plan: steadyPlan(flow, Number(users), (to + 5) * 1000),
  flows: [flow],
  credentials: [],
  signal: stop.signal,
  workers: Number(workers),
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
