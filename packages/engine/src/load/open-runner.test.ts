import { expect, it } from 'vitest';
import { scheduleExecutor } from '../plan/executors.ts';
import { LoadClock } from '../plan/load-clock.ts';
import { compileFlow } from './compile-flow.ts';
import { exchangeTo, flowOf, planOf } from './flow.fixture.ts';
import { HandAnswered, userAsking } from './hand-answered.fixture.ts';
import { IterationCounter } from './iteration-counter.ts';
import { OpenRunner } from './open-runner.ts';
import { crewCells, ScenarioCrew } from './scenario-crew.ts';
import { ScenarioWork } from './scenario-work.ts';
import { Timekeeper } from './timekeeper.ts';
import { Turnstile } from './turnstile.ts';

const arrivals = 100_000;

it('starts all that is due, each once, although each ends while it is being started', async () => {
  const flow = flowOf([exchangeTo('http://shop.test')]);
  const executor = {
    kind: 'constant-arrival-rate',
    rate: arrivals,
    timeUnitMs: 1_000,
    durationMs: 1_000,
    preAllocatedVus: 1,
    maxVus: 1,
  } as const;
  const [scenario] = planOf(executor, [flow]).scenarios;
  const schedule = scheduleExecutor(executor);
  if (scenario === undefined || schedule.model !== 'open') throw new Error('not an arrival rate');
  const outcomes = new Map<string, number>();
  const target = new HandAnswered({});
  const runner = new OpenRunner(
    {
      scenario,
      seat: { workerIndex: 0, workerCount: 1 },
      work: new ScenarioWork({
        mix: scenario.mix,
        flows: new Map([[flow.id, compileFlow(flow)]]),
        oneAtATime: new Set(),
        turnstile: new Turnstile(new Int32Array(new SharedArrayBuffer(4))),
        observer: {
          iterationStarted: () => {},
          iterated: (_, outcome) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1),
          ranOutOfTime: () => {},
        },
      }),
      counter: new IterationCounter(new BigInt64Array(new SharedArrayBuffer(8)), 0),
      crew: new ScenarioCrew(crewCells(1, 1), 0),
      timekeeper: new Timekeeper(() => ({ set: () => {} })),
      createUser: (index) => userAsking(target, index),
      random: () => 0.5,
    },
    schedule,
  );
  const ended = runner.run(new LoadClock(performance.now() - 2_000));
  runner.startDue();
  expect(target.asked).toHaveLength(arrivals);
  await ended;
  expect(Object.fromEntries(outcomes)).toEqual({ done: arrivals });
});
