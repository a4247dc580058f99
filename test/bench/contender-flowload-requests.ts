import { runLoad } from '../../packages/engine/src/load/run-load.ts';
import { contenderSettings, tellHarness } from './harness.ts';
import { replayFlow } from './replay-flow.ts';
import { steadyPlan } from './single-page-flow.ts';

/** FlowLoad from so many requests of the replay to so many. */
const { url, users, from, to } = contenderSettings();

const flow = replayFlow(String(url));
const stop = new AbortController();
const longestMs = 24 * 3_600_000;
let requests = 0;
let errors = 0;
let began = false;

await runLoad({
  plan: steadyPlan(flow, Number(users), longestMs),
  flows: [flow],
  credentials: [],
  signal: stop.signal,
  workers: 1,
  onInterval: ({ series: [run] }) => {
    requests += run?.requests ?? 0;
    errors += Object.values(run?.errors ?? {}).reduce((sum, count) => sum + count, 0);
    if (!began && requests >= Number(from)) {
      began = true;
      tellHarness({ kind: 'begin' });
    }
    if (requests < Number(to) || stop.signal.aborted) return;
    tellHarness({ kind: 'end', requests, errors });
    stop.abort();
  },
  onProgress: () => {},
});
