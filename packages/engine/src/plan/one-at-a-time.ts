import type { Flow } from '../model/flow.ts';
import type { Executor, Scenario } from '../model/plan.ts';
import { createMix } from './mix.ts';
import { highestTarget, stagesMs } from './stages.ts';

/**
 * The target keeps one document that every user of this flow changes, so that two at the same time
 * get into each other's way: its trial replay only held for one user after another.
 */
export function isOneAtATime({ proof }: Pick<Flow, 'proof'>): boolean {
  return proof.kind === 'verified' && proof.users === 1;
}

/**
 * Gives the flows that must not run at once one of the scenario's users to themselves, who takes them
 * in turn, so that they don't meet one another either; the other users get the rest. Counted
 * iterations are dealt out so that each flow keeps its share of them.
 *
 * An arrival rate stays whole: an arrival that would meet a flow which is under way goes to another
 * flow (open-runner.ts), so that the rate is kept whatever the flows are.
 */
export function keepApart(scenario: Scenario, alone: ReadonlySet<string>): readonly Scenario[] {
  const mine = scenario.mix.filter(({ weight }) => weight > 0);
  const apart = mine.filter(({ flowId }) => alone.has(flowId));
  const { executor } = scenario;
  if (apart.length === 0 || mostUsers(executor) <= 1) return [scenario];
  if (apart.length === mine.length) return [{ ...scenario, executor: oneUser(executor) }];
  const parts = shareExecutor(executor, iterationsOf(scenario, alone));
  if (parts === null) return [scenario];
  const others = mine.filter(({ flowId }) => !alone.has(flowId));
  return [
    { ...scenario, mix: others, executor: parts.together },
    {
      ...scenario,
      name: `${scenario.name}, one user at a time`,
      mix: apart,
      executor: parts.oneAtATime,
    },
  ].filter((part) => part.executor.kind !== 'shared-iterations' || part.executor.iterations > 0);
}

interface Parts {
  readonly together: Executor;
  readonly oneAtATime: Executor;
}

/** Null for an executor that is not shared out. */
function shareExecutor(executor: Executor, apartIterations: number): Parts | null {
  switch (executor.kind) {
    case 'constant-vus':
    case 'per-vu-iterations':
      return {
        together: { ...executor, vus: executor.vus - 1 },
        oneAtATime: oneUser(executor),
      };
    case 'ramping-vus':
      return { together: oneUserLess(executor), oneAtATime: oneUser(executor) };
    case 'shared-iterations': {
      const iterations = executor.iterations - apartIterations;
      return {
        together: { ...executor, vus: Math.min(executor.vus - 1, iterations), iterations },
        oneAtATime: { ...executor, vus: 1, iterations: apartIterations },
      };
    }
    case 'constant-arrival-rate':
    case 'ramping-arrival-rate':
      return null;
  }
}

function oneUser(executor: Executor): Executor {
  switch (executor.kind) {
    case 'ramping-vus':
      return { kind: 'constant-vus', vus: 1, durationMs: stagesMs(executor.stages) };
    case 'constant-arrival-rate':
    case 'ramping-arrival-rate':
      return { ...executor, preAllocatedVus: 1, maxVus: 1 };
    default:
      return { ...executor, vus: 1 };
  }
}

/** The one that is missing is there all the time, ramp or not. */
function oneUserLess(executor: Extract<Executor, { kind: 'ramping-vus' }>): Executor {
  return {
    ...executor,
    startVus: Math.max(0, executor.startVus - 1),
    stages: executor.stages.map(({ durationMs, target }) => ({
      durationMs,
      target: Math.max(0, target - 1),
    })),
  };
}

function mostUsers(executor: Executor): number {
  switch (executor.kind) {
    case 'ramping-vus':
      return highestTarget(executor.startVus, executor.stages);
    case 'constant-arrival-rate':
    case 'ramping-arrival-rate':
      return executor.maxVus;
    default:
      return executor.vus;
  }
}

/** As many of the scenario's counted iterations as fall to the flows that are kept apart. */
function iterationsOf({ executor, mix }: Scenario, alone: ReadonlySet<string>): number {
  if (executor.kind !== 'shared-iterations') return 0;
  const { pick, period } = createMix(mix.map(({ weight }) => weight));
  const amongFirst = (count: number) => {
    let found = 0;
    for (let n = 0; n < count; n++) if (alone.has(mix[pick(n)]?.flowId ?? '')) found += 1;
    return found;
  };
  const rounds = Math.floor(executor.iterations / period);
  return rounds * amongFirst(period) + amongFirst(executor.iterations % period);
}
