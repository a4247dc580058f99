import { describe, expect, it } from 'vitest';
import type { Threshold } from '../model/plan.ts';
import { PlanError } from './plan-error.ts';
import { evaluateThresholds, parseThreshold, type ThresholdFigures } from './thresholds.ts';

const figures: ThresholdFigures = {
  durationMs: 10_000,
  requests: 1_000,
  failedRequests: 5,
  iterations: 100,
  checksPassed: 990,
  checksFailed: 10,
  minMs: 1,
  maxMs: 900,
  meanMs: 40,
  quantileMs: (share) => share * 100,
};

describe('evaluateThresholds', () => {
  it.each<[Threshold['metric'], string, number, boolean]>([
    ['http_req_duration', 'p(95)<500', 95, true],
    ['http_req_duration', 'p(99.9) < 99', 99.9, false],
    ['http_req_duration', 'avg<=40', 40, true],
    ['http_req_duration', 'med<50', 50, false],
    ['http_req_duration', 'max<900', 900, false],
    ['http_req_duration', 'min>=1', 1, true],
    ['http_req_failed', 'rate<0.01', 0.005, true],
    ['http_req_failed', 'rate==0', 0.005, false],
    ['http_reqs', 'count>999', 1_000, true],
    ['http_reqs', 'rate>100', 100, false],
    ['iterations', 'count===100', 100, true],
    ['checks', 'rate>0.99', 0.99, false],
    ['checks', 'rate!=1', 0.99, true],
  ])('%s %s', (metric, expression, actual, passed) => {
    const [result] = evaluateThresholds([{ metric, expression }], figures);
    expect(result).toEqual({ metric, expression, actual: expect.closeTo(actual, 9), passed });
  });

  it('finds nothing failed where nothing was done', () => {
    const nothing = {
      ...figures,
      requests: 0,
      failedRequests: 0,
      checksPassed: 0,
      checksFailed: 0,
    };
    const results = evaluateThresholds(
      [
        { metric: 'http_req_failed', expression: 'rate<0.01' },
        { metric: 'checks', expression: 'rate>0.9' },
      ],
      nothing,
    );
    expect(results.map(({ passed }) => passed)).toEqual([true, true]);
  });
});

describe('parseThreshold', () => {
  it.each([
    ['a percentile needs brackets', 'http_req_duration', 'p95<500'],
    ['a percentile is at most 100', 'http_req_duration', 'p(101)<500'],
    ['a bound is a number', 'http_req_duration', 'p(95)<fast'],
    ['a duration has no rate', 'http_req_duration', 'rate<1'],
    ['a rate has no average', 'http_req_failed', 'avg<1'],
    ['nothing is no threshold', 'http_reqs', ''],
  ] as const)('%s', (_, metric, expression) => {
    expect(() => parseThreshold({ metric, expression })).toThrow(PlanError);
    expect(() => parseThreshold({ metric, expression })).toThrow(/write something like/);
  });

  it('names the metrics there are', () => {
    const unknown = { metric: 'latency', expression: 'p(95)<1' } as unknown as Threshold;
    expect(() => parseThreshold(unknown)).toThrow(
      /There is no metric “latency”: use one of http_req/,
    );
  });
});
