import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test } from 'vitest';
import { exchangeTo, flowOf } from '../../packages/engine/src/load/flow.fixture.ts';
import type { CapacityLevel, CapacityResult } from '../../packages/engine/src/model/metrics.ts';
import type { RunEvent } from '../../packages/engine/src/model/run.ts';
import type { RunConfigInput } from '../../packages/engine/src/model/run-config-input.ts';
import { startRun } from '../../packages/engine/src/run/execute-run.ts';
import { createStages } from '../../packages/engine/src/run/real-stages.ts';
import { parseRunConfig } from '../../packages/engine/src/run/run-config.ts';

/** Does so many jobs at once, each in so many milliseconds; the others wait in order. So its limit is known. */
class Workshop {
  readonly #server: Server;
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(benches: number, jobMs: number) {
    this.#free = benches;
    this.#server = createServer(async (_, response) => {
      if (this.#free > 0) this.#free -= 1;
      else await new Promise<void>((resolve) => this.#waiting.push(resolve));
      setTimeout(() => {
        response.setHeader('content-type', 'text/html');
        response.end('<h1>Done</h1>');
        this.#next();
      }, jobMs);
    });
  }

  #next(): void {
    const begin = this.#waiting.shift();
    if (begin === undefined) this.#free += 1;
    else begin();
  }

  static async open(benches: number, jobMs: number): Promise<Workshop> {
    const workshop = new Workshop(benches, jobMs);
    await new Promise<void>((resolve) => workshop.#server.listen(0, '127.0.0.1', resolve));
    return workshop;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  [Symbol.dispose](): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const flowNamed = (origin: string) =>
  flowOf([exchangeTo(origin, { expect: { landmarks: ['Done'] } })], {
    id: 'job',
    name: 'Do a job',
    effect: 'read',
  });

/** Runs it to its end, or until `stopAfter` says so of a level. */
async function search(
  origin: string,
  capacity: NonNullable<RunConfigInput['capacity']>,
  stopAfter: (level: CapacityLevel) => boolean = () => false,
) {
  const events: RunEvent[] = [];
  const nothing = () => undefined;
  const run = startRun({
    config: parseRunConfig({
      url: origin,
      flows: [flowNamed(origin)],
      thinkTime: { kind: 'none' },
      capacity: {
        slo: [
          { metric: 'http_req_duration', expression: 'p(95)<300' },
          { metric: 'http_req_failed', expression: 'rate<0.1' },
        ],
        levelMs: 2_000,
        precision: 0.2,
        ...capacity,
      },
    }),
    stages: createStages({ workers: 1 }),
    signal: new AbortController().signal,
    outputs: {
      event(event) {
        events.push(event);
        if (event.body.kind === 'capacity-level' && stopAfter(event.body.level)) {
          expect(run.command({ kind: 'scale', scenario: null, to: 1 })).toMatchObject({
            reason: 'searching',
          });
          expect(run.command({ kind: 'stop' })).toEqual({ kind: 'taken' });
        }
      },
      progress: nothing,
      graph: nothing,
      flows: nothing,
      interval: nothing,
      summary: nothing,
    },
  });
  const { state, summary } = await run.outcome;
  const levels = events.flatMap(({ body }) => (body.kind === 'capacity-level' ? [body.level] : []));
  return { state, summary, capacity: summary?.capacity ?? null, levels };
}

/** A busy machine takes from the target what it likes: this tells a search that works from one that doesn't, and no more. */
function expectAbout(found: CapacityResult | null, truth: number): void {
  expect(found?.capacity).toBeGreaterThan(truth * 0.4);
  expect(found?.capacity).toBeLessThan(truth * 1.25);
  expect(found?.high).toBeGreaterThanOrEqual(found?.capacity ?? Number.NaN);
}

// The targets have little to do: the searches can wait for theirs together.
describe.concurrent('a capacity search', () => {
  test('finds the most users that a target has time for', { timeout: 120_000 }, async () => {
    using workshop = await Workshop.open(4, 50);
    const { state, summary, capacity, levels } = await search(workshop.origin, {
      from: 8,
      to: 100,
    });
    // All users wait for one another: with so many of them an answer takes 300 ms.
    const truth = 0.3 * 80;

    expect(state).toBe('completed');
    expect(summary?.verdict).toBe('passed');
    expect(capacity).toMatchObject({ unit: 'users', limitedBy: 'slo' });
    expectAbout(capacity, truth);
    expect(levels).toEqual(capacity?.levels);
    expect(levels.slice(0, 3).map(({ level, held }) => [level, held])).toEqual([
      [8, true],
      [16, true],
      [32, false],
    ]);
  });

  test('finds the rate beyond which a queue grows', { timeout: 120_000 }, async () => {
    using workshop = await Workshop.open(4, 50);
    const { capacity } = await search(workshop.origin, { unit: 'rate', from: 40, to: 500 });
    const truth = 80;

    expect(capacity).toMatchObject({ unit: 'rate', limitedBy: 'slo' });
    expectAbout(capacity, truth);
  });

  test('says so when all that was to be tried held, and when it was stopped', {
    timeout: 60_000,
  }, async () => {
    using workshop = await Workshop.open(50, 5);
    const { origin } = workshop;
    const whole = await search(origin, { from: 4, to: 8 });
    expect(whole.capacity).toMatchObject({ capacity: 8, high: null, limitedBy: 'ceiling' });

    const stopped = await search(origin, { from: 2, to: 64 }, ({ level }) => level === 4);
    expect(stopped.state).toBe('completed');
    expect(stopped.capacity).toMatchObject({ capacity: 4, low: 4, limitedBy: 'time' });
  });
});
