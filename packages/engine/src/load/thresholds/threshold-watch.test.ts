import { describe, expect, it } from 'vitest';
import { sampleOf } from '../../metrics/figures.fixture.ts';
import { type Sample, Series } from '../../metrics/series.ts';
import type { SeriesCounts } from '../../model/metrics.ts';
import type { Executor, Threshold } from '../../model/plan.ts';
import { exchangeTo, flowOf, planOf } from '../flow.fixture.ts';
import { createThresholdWatch, type WatchedSecond } from './threshold-watch.ts';

const exchange = exchangeTo('http://127.0.0.1:9');
const flows = [
  flowOf([exchange, exchange], { id: 'buy', name: 'Buy' }),
  flowOf([exchange], { id: 'look', name: 'Look' }),
];
const ramp: Executor = {
  kind: 'ramping-vus',
  startVus: 1,
  stages: [
    { durationMs: 3_000, target: 5 },
    { durationMs: 3_000, target: 5 },
  ],
  gracefulRampDownMs: 0,
};

function watch(
  metric: string,
  expression: string,
  abort: Partial<Pick<Threshold, 'abortOnFail' | 'delayAbortEvalMs'>> = {},
) {
  const threshold = { metric, expression, abortOnFail: false, delayAbortEvalMs: 0, ...abort };
  const checks = ['greets', 'thanks'].map((name) => ({
    name,
    flow: null,
    step: null,
    condition: { kind: 'time', maxMs: 1 } as const,
  }));
  return createThresholdWatch(planOf(ramp, flows, { thresholds: [threshold], checks }), flows);
}

function sample(ms: number, parts: Partial<Sample> = {}): Sample {
  return sampleOf({
    bytesIn: 1_000,
    bytesOut: 100,
    serviceMs: ms,
    responseMs: ms + 100,
    waitingMs: ms,
    ...parts,
  });
}

function step(flowId: string, stepId: string, samples: readonly Sample[]): SeriesCounts {
  const series = new Series({ scenario: 'test', flowId, stepId });
  for (const each of samples) series.record(each);
  return series.toCounts();
}

function second(finest: readonly SeriesCounts[], parts: Partial<WatchedSecond> = {}) {
  return { finest, durationMs: 1_000, activeUsers: 3, control: 'running', ...parts } as const;
}

/** One second in which everything took so long. */
function all(ms: number, parts: Partial<WatchedSecond> = {}) {
  return second([step('buy', 's1', [sample(ms), sample(ms)])], parts);
}

const failing = sample(10, { status: 500, errorClass: 'status', apdex: 'frustrated' });

function richSecond(): WatchedSecond {
  const checked = new Series({ scenario: 'test', flowId: 'look', stepId: 's1' });
  for (let i = 0; i < 3; i++) checked.recordCheck('greets', i > 0);
  checked.recordCheck('thanks', true);
  const iterated = new Series({ scenario: 'test', flowId: 'buy', stepId: null });
  for (const outcome of ['done', 'failed', 'dropped', 'dropped', 'dropped'] as const) {
    iterated.recordIteration(outcome);
  }
  iterated.recordTime('iteration', 2_000);
  iterated.recordTime('lateness', 4);
  return second([
    step('buy', 's1', [sample(20), sample(40, { blockedMs: 7, connectMs: 5, tlsMs: 6 })]),
    step('buy', 's2', [failing, failing]),
    checked.toCounts(),
    iterated.toCounts(),
  ]);
}

describe('a threshold looks at', () => {
  it.each([
    ['http_req_duration', 'avg<1', 20],
    ['http_req_duration', 'min<1', 10],
    ['http_req_duration', 'max<1', 40],
    ['http_req_duration', 'med<1', 10],
    ['http_req_duration', 'p(75)<1', 20],
    ['http_req_duration', 'count<1', 4],
    ['http_req_duration{flow:Buy,step:Step 1}', 'med<1', 20],
    ['http_req_response_time', 'max<1', 140],
    ['http_req_blocked', 'max<1', 7],
    ['http_req_connecting', 'max<1', 5],
    ['http_req_tls_handshaking', 'max<1', 6],
    ['http_req_sending', 'max>1', 0],
    ['http_req_waiting', 'max<1', 40],
    ['http_req_receiving', 'max>1', 0],
    ['http_req_failed', 'rate<0.1', 0.5],
    ['http_req_failed{step:Step 1}', 'rate<0.1', 0],
    ['http_reqs', 'count<1', 4],
    ['http_reqs', 'rate<1', 4],
    ['http_reqs{status:500}', 'count<1', 2],
    ['http_reqs{status:2xx}', 'count<1', 2],
    ['iterations', 'count<1', 2],
    ['iterations{flow:Look}', 'count<1', 0],
    ['iteration_duration', 'max<1', 2_000],
    ['dropped_iterations', 'count<1', 3],
    ['start_lateness', 'max<1', 4],
    ['checks', 'rate>1', 0.75],
    ['checks{check:greets}', 'rate>1', 2 / 3],
    ['data_received', 'count<1', 4_000],
    ['data_sent', 'rate<1', 400],
    ['vus', 'value>9', 3],
    ['apdex', 'value>1', 0.5],
  ])('%s %s', (metric, expression, actual) => {
    const result = bound(watch(metric, expression)).add(richSecond());
    expect(result).toMatchObject({ metric, expression, aborted: false });
    // A bucket's width.
    expect(Math.abs(result.actual - actual)).toBeLessThanOrEqual(actual * 0.008);
  });
});

describe('over the whole load', () => {
  it('stands as it stands now, and tells since when it fails', () => {
    const { add } = bound(watch('http_req_failed', 'rate<0.5'));
    expect(add(second([step('buy', 's1', [sample(1)])]))).toMatchObject({ failedAtMs: null });
    expect(add(second([step('buy', 's1', [failing])]))).toMatchObject({
      passed: false,
      actual: 0.5,
      failedAtMs: 2_000,
    });
    expect(add(second([step('buy', 's1', [failing])]))).toMatchObject({ failedAtMs: 2_000 });
    expect(add(second([step('buy', 's1', Array(9).fill(sample(1)))]))).toMatchObject({
      passed: true,
      failedAtMs: null,
    });
  });

  it('merges percentiles of seconds as if all requests had come at once', () => {
    const { add } = bound(watch('http_req_duration', 'p(90)<1'));
    for (let i = 1; i < 100; i++) add(all(i));
    expect(add(all(100)).actual).toBeCloseTo(90, 0);
  });

  it.each([
    ['http_req_duration', 'p(95)>10', true, 0],
    ['http_req_failed', 'rate>0.1', true, 0],
    ['checks', 'rate>0.9', true, 1],
    ['apdex', 'value>0.9', true, 1],
    ['http_reqs', 'count>10', false, 0],
    ['dropped_iterations', 'count<1', true, 0],
  ])('%s %s holds without a measurement: %s', (metric, expression, passed, actual) => {
    expect(bound(watch(metric, expression)).add(second([]))).toMatchObject({ passed, actual });
  });
});

describe('over a sliding window', () => {
  it('forgets what is older, and counts from the first full window on', () => {
    const { add } = bound(watch('http_req_duration', 'max<50 over 3s'));
    // As it would stand if this was all.
    expect(add(all(90))).toMatchObject({ passed: false, failedAtMs: null });
    add(all(10));
    // Full for the first time, and the slow second is still in it.
    expect(add(all(10))).toMatchObject({ passed: false, actual: 90, failedAtMs: 3_000 });
  });

  it('holds when a slow second was over before the first window was full', () => {
    const { add } = bound(watch('http_req_duration', 'avg<50 over 3s'));
    add(all(100));
    add(all(10));
    expect(add(all(10))).toMatchObject({ passed: true, failedAtMs: null });
  });

  it('has failed when it ever failed, and tells the worst it came to', () => {
    const { add } = bound(watch('http_req_duration', 'avg<50 over 2s'));
    for (const ms of [10, 10, 80, 60, 100]) add(all(ms));
    for (let i = 0; i < 5; i++) add(all(1));
    expect(add(all(1))).toMatchObject({ passed: false, failedAtMs: 4_000 });
    expect(add(all(1)).actual).toBeCloseTo(80, 0);
  });

  it('takes a rate for what happened within it', () => {
    const { add } = bound(watch('http_reqs', 'rate>=2 over 2s'));
    for (let i = 0; i < 4; i++) expect(add(all(1))).toMatchObject({ passed: true, actual: 2 });
    expect(add(second([]))).toMatchObject({ passed: false, actual: 1 });
  });
});

describe('by stage', () => {
  it('looks at the seconds of that stage alone, and at what was begun in the last one', () => {
    const { add } = bound(watch('http_req_duration{stage:2}', 'max<50'));
    for (let i = 0; i < 3; i++) expect(add(all(90))).toMatchObject({ passed: true, actual: 0 });
    for (let i = 0; i < 3; i++) add(all(10));
    expect(add(all(10)).passed).toBe(true);
    expect(add(all(70))).toMatchObject({ passed: false, failedAtMs: 8_000 });
  });

  it('takes a rate for the time of the stage', () => {
    const { add } = bound(watch('http_reqs{stage:1}', 'rate>1'));
    for (let i = 0; i < 3; i++) add(all(1));
    for (let i = 0; i < 5; i++) add(second([]));
    expect(add(second([])).actual).toBe(2);
  });

  it('stands still while the load is paused', () => {
    const { add } = bound(watch('http_req_duration{stage:2}', 'max<50'));
    for (let i = 0; i < 9; i++) add(all(90, { control: 'paused' }));
    expect(add(all(90)).passed).toBe(true);
  });
});

describe('ends the load', () => {
  const abortOnFail = true;

  it('as soon as it fails, and stands as it stood then', () => {
    const one = watch('http_req_duration', 'avg<50', { abortOnFail });
    one.add(all(10));
    expect(one.aborting).toEqual([]);
    one.add(all(200));
    expect(one.aborting).toMatchObject([{ aborted: true, passed: false, failedAtMs: 2_000 }]);
    for (let i = 0; i < 20; i++) one.add(all(1));
    expect(one.aborting[0]?.actual).toBeCloseTo(105, 0);
  });

  it('but not before its delay is over', () => {
    const one = watch('http_req_duration', 'max<50', { abortOnFail, delayAbortEvalMs: 3_000 });
    one.add(all(200));
    one.add(all(200));
    expect(one.aborting).toEqual([]);
    one.add(all(1));
    expect(one.aborting).toHaveLength(1);
  });

  it.each([
    ['nothing was counted yet', 'http_reqs', 'rate>5', second([])],
    ['a count may still grow', 'http_reqs', 'count>5', all(1)],
    ['the window was never full', 'http_req_duration', 'max<50 over 3s', all(90)],
  ])('but not while %s', (_, metric, expression, only) => {
    const one = watch(metric, expression, { abortOnFail });
    one.add(only);
    expect(one.aborting).toEqual([]);
  });

  it('only when it was asked to', () => {
    const one = watch('http_req_duration', 'max<50');
    one.add(all(200));
    expect(one.aborting).toEqual([]);
  });
});

/** The one threshold's result after each second. */
function bound(one: ReturnType<typeof watch>) {
  return {
    add(each: WatchedSecond) {
      const [result] = one.add(each);
      if (result === undefined) throw new Error('there is one threshold');
      return result;
    },
  };
}
