import { createRandom } from '../../packages/engine/src/content/random.ts';
import { compileFlow } from '../../packages/engine/src/load/compile-flow.ts';
import { undiciClients } from '../../packages/engine/src/load/http/http-clients.ts';
import type { IterationEnd } from '../../packages/engine/src/load/iteration.ts';
import { Recorder } from '../../packages/engine/src/load/recorder.ts';
import { Sleepers } from '../../packages/engine/src/load/sleepers.ts';
import { VirtualUser } from '../../packages/engine/src/load/virtual-user.ts';
import { contenderSettings, tellHarness } from './harness.ts';
import { singlePageFlow, steadyPlan } from './single-page-flow.ts';

/** Virtual users whose requests go over undici, which the rule keeps for proxies: what that way costs. */
const { url, users, warmUpSeconds, seconds } = contenderSettings();

const flow = singlePageFlow(String(url));
const compiled = compileFlow(flow);
const { network, apdexMs, requestTimeoutMs } = steadyPlan(flow, 1, 1);
const recorder = new Recorder({ apdexMs, secrets: [] });
const observer = recorder.scenario('bench');
const sleepers = Sleepers.byTimer();
const clients = undiciClients({ network, timeoutMs: requestTimeoutMs });

let requests = 0;
let errors = 0;
let running = true;

/** Resolves when its last iteration is over. */
function live(index: number): Promise<void> {
  const user = new VirtualUser(
    { index, credentials: null },
    {
      clients,
      observer,
      thinkTime: { kind: 'none' },
      requestTimeoutMs,
      beforeExchange: null,
      randomOf: createRandom,
      sleepers,
    },
  );
  return new Promise((resolve, broke) => {
    let iteration = 0;
    const goOn = () => user.iterate(compiled, iteration++, performance.now(), { ended, broke });
    const ended = ({ outcome }: IterationEnd) => {
      requests += 1;
      if (outcome !== 'done') errors += 1;
      if (running) return goOn();
      user.close();
      resolve();
    };
    goOn();
  });
}

const all = Promise.all(Array.from({ length: Number(users) }, (_, index) => live(index)));
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
await wait(Number(warmUpSeconds) * 1_000);
requests = 0;
errors = 0;
tellHarness({ kind: 'begin' });
await wait(Number(seconds) * 1_000);
tellHarness({ kind: 'end', requests, errors });
running = false;
await all;
