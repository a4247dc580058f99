import { healthyGenerator, sampleOf } from '../metrics/figures.fixture.ts';
import { SeriesMerger } from '../metrics/merge.ts';
import { Series } from '../metrics/series.ts';
import type { CapacityLevel, CapacityResult, GeneratorHealth, Interval } from '../model/metrics.ts';
import type { CapacitySearch, Plan } from '../model/plan.ts';
import { plainScenario } from '../plan/plain-scenario.ts';
import { CapacityPilot } from './capacity-pilot.ts';
import { sloBound } from './slo-bound.ts';

/** How a target behaves in one second at a level. What is left out is as of a healthyGenerator target. */
export interface SimulatedSecond {
  /** Of requests; those that are slow take 800 ms, the others 100. */
  readonly slowShare?: number;
  readonly failedShare?: number;
  readonly requests?: number;
  readonly dropped?: number;
  readonly activeUsers?: number;
  readonly generator?: Partial<GeneratorHealth>;
  readonly control?: Interval['control'];
}

export interface Simulation {
  readonly result: CapacityResult;
  readonly told: readonly CapacityLevel[];
  /** The level of each second. */
  readonly seconds: readonly number[];
}

export const usualSearch: CapacitySearch = {
  slo: [
    { metric: 'http_req_duration', expression: 'p(95)<500' },
    { metric: 'http_req_failed', expression: 'rate<0.05' },
  ],
  unit: 'users',
  from: 10,
  to: 1_000,
  levelMs: 5_000,
  precision: 0.05,
};

const key = { scenario: 'load', flowId: 'f1', stepId: 's1' };

/** Runs a search against a made-up target until the pilot ends it, or so many seconds have passed. */
export function simulate(
  parts: Partial<CapacitySearch>,
  behave: (level: number, second: number) => SimulatedSecond,
  longestSeconds = 20_000,
): Simulation {
  const search = { ...usualSearch, ...parts };
  const names = { scenarios: simulatedPlan.scenarios, flows: [], checks: [] };
  const pilot = new CapacityPilot(
    search,
    search.slo.map((bound) => sloBound(bound, names)),
  );
  const draw = drawing(7);
  const told: CapacityLevel[] = [];
  const seconds: number[] = [];
  let level = search.from;
  let isOver = false;
  for (let second = 0; second < longestSeconds && !isOver; second++) {
    seconds.push(level);
    const { interval, finest } = secondOf(second, behave(level, second), draw);
    for (const action of pilot.hear(interval, finest, (second + 1) * 1_000)) {
      if (action.kind === 'scale') level = action.to;
      if (action.kind === 'tell') told.push(action.level);
      if (action.kind === 'end') isOver = true;
    }
  }
  return { result: pilot.result(), told, seconds };
}

const simulatedPlan: Pick<Plan, 'scenarios'> = {
  scenarios: [
    {
      ...plainScenario('load', { kind: 'constant-vus', vus: 1, durationMs: 1_000 }),
      mix: [],
      thinkTime: { kind: 'none' },
      pacing: { kind: 'none' },
      assets: 'none',
    },
  ],
};

function secondOf(seq: number, behaviour: SimulatedSecond, draw: () => number) {
  const { slowShare = 0, failedShare = 0, requests = 200, dropped = 0 } = behaviour;
  const series = new Series(key);
  for (let n = 0; n < requests; n++) {
    const ms = draw() < slowShare ? 800 : 100;
    const isFailed = draw() < failedShare;
    series.record(
      sampleOf({
        status: isFailed ? 500 : 200,
        errorClass: isFailed ? 'status' : null,
        bytesIn: 0,
        bytesOut: 0,
        serviceMs: ms,
        responseMs: ms,
        sendingMs: -1,
        waitingMs: -1,
        receivingMs: -1,
        apdex: null,
      }),
    );
    series.recordIteration('done');
  }
  for (let n = 0; n < dropped; n++) series.recordIteration('dropped');
  const merger = new SeriesMerger(['load']);
  merger.add(series.toCounts());
  const { finest, shown } = merger.take();
  const interval: Interval = {
    seq,
    startedAt: seq * 1_000,
    durationMs: 1_000,
    activeUsers: behaviour.activeUsers ?? 1,
    series: shown,
    examples: [],
    generator: { ...healthyGenerator, ...behaviour.generator },
    thresholds: [],
    control: behaviour.control ?? 'running',
  };
  return { interval, finest };
}

/** Park and Miller's minimal standard generator: the same numbers from 0 to 1 each time. */
function drawing(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 0x7fffffff;
    return state / 0x7fffffff;
  };
}
