import { describe, expect, it } from 'vitest';
import type { GeneratorHealth, Interval, WorkerLoad } from '../model/metrics.ts';
import { healthyGenerator, secondOf } from './figures.fixture.ts';
import { HealthRecord } from './generator-health.ts';
import { runKey } from './merge.ts';
import { Series } from './series.ts';

const worker: WorkerLoad = { cpu: 0.4, eventLoopDelayP99Ms: 3, users: 5, sockets: 5 };

interface Second extends Partial<GeneratorHealth> {
  readonly done?: number;
  readonly dropped?: number;
}

function second({ done = 10, dropped = 0, ...generator }: Second): Interval {
  const run = new Series(runKey);
  for (let i = 0; i < done; i++) run.recordIteration('done');
  for (let i = 0; i < dropped; i++) run.recordIteration('dropped');
  return secondOf({
    series: [run.toCounts()],
    generator: { ...healthyGenerator, workers: [worker], ...generator },
  });
}

/** Ten seconds, the first few of them in trouble. */
function findings(troubled: number, trouble: Second) {
  const record = new HealthRecord();
  for (let i = 0; i < 10; i++) record.add(second(i < troubled ? trouble : {}));
  return record.findings();
}

const lateLoop: Second = { eventLoopDelayP99Ms: 400 };
const lateStarts: Second = { lateStartsP99Ms: 400 };
const busyAndLate: Second = {
  workers: [worker, { ...worker, cpu: 0.97, eventLoopDelayP99Ms: 40 }],
};
const busyInTime: Second = { workers: [{ ...worker, cpu: 0.99, eventLoopDelayP99Ms: 8 }] };

describe('the figures are trusted', () => {
  it.each<[string, number, Second]>([
    ['with two late seconds in ten', 2, lateLoop],
    ['when a core is used to the full and nothing is late', 10, busyInTime],
    ['when a core was short for two seconds', 2, busyAndLate],
    ['when the target was too slow for the users there were', 10, { dropped: 5 }],
    ['when the loopback is fast', 10, { baselineMs: 1 }],
  ])('%s', (_, troubled, trouble) => {
    expect(findings(troubled, trouble).distrust).toEqual([]);
  });
});

describe('the figures are not trusted', () => {
  it.each<[string, number, Second, RegExp]>([
    ['event loops were late', 5, lateLoop, /in 50 % of the seconds.*event loop by 400 ms/],
    ['starts were late', 3, lateStarts, /in 30 % of the seconds.*starts by 400 ms/],
    ['a thread was out of CPU', 4, busyAndLate, /out of CPU: in 40 % of the seconds/],
    ['ports or files ran out', 1, { exhausted: 3 }, /3 requests found no free port or file/],
    ['the loopback is slow', 1, { baselineMs: 12 }, /took 12\.0 ms/],
    [
      'iterations were dropped by a generator that was late itself',
      2,
      { ...lateLoop, dropped: 20 },
      /40 iterations \(29 % of those that were due\) were dropped, 40 of them while the generator/,
    ],
  ])('when %s', (_, troubled, trouble, sentence) => {
    expect(findings(troubled, trouble).distrust).toEqual([expect.stringMatching(sentence)]);
  });
});

it('warns of iterations that were dropped because all users were busy', () => {
  expect(findings(10, { dropped: 10 }).warnings).toEqual([
    expect.stringMatching(
      /^100 iterations \(50 % of those that were due\) were dropped: all users/,
    ),
  ]);
});

it('tells of counted iterations whose time was over, and blames nobody for them', () => {
  const run = new Series(runKey);
  run.recordOutOfTime(1_200);
  const record = new HealthRecord();
  record.add(
    secondOf({ series: [run.toCounts()], generator: { ...healthyGenerator, ...lateLoop } }),
  );
  expect(record.findings()).toEqual({
    distrust: [],
    warnings: [expect.stringMatching(/^1,200 iterations were dropped: the longest duration/)],
  });
});

it('warns of a loopback that is felt', () => {
  expect(findings(1, { baselineMs: 4 }).warnings).toEqual([expect.stringMatching(/took 4\.0 ms/)]);
});

it('forgives a short load that its threads were still warming up', () => {
  const record = new HealthRecord();
  record.add(second(lateLoop));
  record.add(second(lateLoop));
  expect(record.findings().distrust).toEqual([]);
});

it('keeps the worst of what was late, the most of what was used and the mean of CPU', () => {
  const record = new HealthRecord();
  record.add(second({ cpu: 1, sockets: 9, workers: [{ ...worker, cpu: 1, users: 9 }] }));
  record.add(second({ ...lateLoop, cpu: 0.5, exhausted: 1 }));
  record.add(second({ exhausted: 2, memoryBytes: 5_000, cpu: 0.3 }));
  expect(record.health()).toEqual({
    eventLoopDelayP99Ms: 400,
    cpu: 0.6,
    lateStartsP99Ms: 1,
    sockets: 9,
    memoryBytes: 5_000,
    exhausted: 3,
    baselineMs: 0.2,
    workers: [{ cpu: 0.6, eventLoopDelayP99Ms: 3, users: 9, sockets: 5 }],
  });
});
