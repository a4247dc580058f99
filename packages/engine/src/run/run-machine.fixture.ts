import { createActor, SimulatedClock, toPromise } from 'xstate';
import { secondOf } from '../metrics/figures.fixture.ts';
import type { Flow, Proof } from '../model/flow.ts';
import type { Interval } from '../model/metrics.ts';
import type { RunEvent, RunState } from '../model/run.ts';
import type { RunConfigInput } from '../model/run-config-input.ts';
import type { SiteGraph } from '../model/site-graph.ts';
import type { RunStages } from './ports.ts';
import { parseRunConfig } from './run-config.ts';
import { noHistory, type RunGoal, type RunHistory } from './run-context.ts';
import { createRunMachine } from './run-machine.ts';

export const graph: SiteGraph = {
  startUrl: 'http://shop.test/',
  states: [],
  actions: [],
  offSite: {},
  account: { username: 'made@shop.test', password: 'pw', actionId: 'a1' },
  ended: 'exhausted',
  elapsedMs: 5,
};
const verified: Proof = { kind: 'verified', users: 2, compared: 3, repairs: [], at: '' };
export const refused: Proof = {
  kind: 'failed',
  stepId: 's1',
  exchangeId: null,
  reason: 'A 403.',
  at: '',
};

export function flow(name: string, proof: Proof = { kind: 'unproven' }): Flow {
  return {
    id: name,
    name,
    effect: 'read',
    generators: [],
    needsCredentials: false,
    steps: [],
    proof,
  };
}

export function interval(seq: number, parts: Partial<Interval> = {}): Interval {
  return secondOf({ seq, startedAt: seq * 1000, ...parts });
}

/** Waits for what never comes, until it is cut short. */
export function untilCut<T>(signal: AbortSignal, result: () => T): Promise<T> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(result())));
}

export const quick: RunStages = {
  crawl: async () => graph,
  build: async (_, { report }) => {
    report({ kind: 'flow-built', flow: flow('Browse') });
    return [flow('Browse')];
  },
  verify: async ({ flows }, { report }) => {
    const proven = flows.map((each) => ({ ...each, proof: verified }));
    for (const each of proven) report({ kind: 'flow-proven', flow: each });
    return proven;
  },
  load: async (_, { report }) => {
    report({ kind: 'interval', interval: interval(0) });
    report({ kind: 'interval', interval: interval(1) });
  },
  summarise: async ({ totals, flows }) => totals.finish({ flows }),
};

export function launch(
  stages: Partial<RunStages> = {},
  input: RunConfigInput = {},
  options: { readonly goal?: RunGoal; readonly history?: RunHistory } = {},
) {
  const events: RunEvent[] = [];
  const handed: string[] = [];
  const clock = new SimulatedClock();
  const actor = createActor(createRunMachine({ ...quick, ...stages }), {
    clock,
    input: {
      config: parseRunConfig({ url: 'http://shop.test', ...input }),
      goal: options.goal ?? 'load',
      history: options.history ?? noHistory,
      now: () => clock.now(),
      outputs: {
        event: (event) => events.push(event),
        progress: () => handed.push('progress'),
        graph: () => handed.push('graph'),
        flows: (flows) => handed.push(`flows ${flows.map((each) => each.proof.kind).join()}`),
        interval: ({ seq }) => handed.push(`interval ${seq}`),
        summary: () => handed.push('summary'),
      },
    },
  });
  const states = () => events.flatMap(({ body }) => (body.kind === 'state' ? [body.to] : []));
  const logs = () => events.flatMap(({ body }) => (body.kind === 'log' ? [body.message] : []));
  const reaches = async (state: RunState) => {
    while (!states().includes(state)) await new Promise((resolve) => setImmediate(resolve));
  };
  actor.start();
  return { actor, clock, events, handed, states, logs, reaches, outcome: toPromise(actor) };
}
