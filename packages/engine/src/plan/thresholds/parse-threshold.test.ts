import { describe, expect, it } from 'vitest';
import { PlanError } from '../plan-error.ts';
import { parseThreshold } from './parse-threshold.ts';
import { exampleFor, type MetricName, thresholdMetrics } from './threshold-metrics.ts';

const everything = {
  scenario: null,
  flow: null,
  step: null,
  stage: null,
  status: null,
  check: null,
  tags: [],
};

describe('parseThreshold', () => {
  it.each([
    ['p(95)<500', { aggregation: { kind: 'p', percent: 95 }, operator: '<', bound: 500 }],
    [' p( 99.9 ) <= 1.5 ', { aggregation: { kind: 'p', percent: 99.9 }, operator: '<=' }],
    ['med===3', { aggregation: { kind: 'med' }, operator: '==', bound: 3 }],
    ['avg>-1', { aggregation: { kind: 'avg' }, operator: '>', bound: -1, windowMs: null }],
    ['max<900 over 30s', { windowMs: 30_000 }],
    ['max<900 over 10m', { windowMs: 600_000 }],
  ])('reads %s', (expression, parsed) => {
    expect(parseThreshold({ metric: 'http_req_duration', expression })).toMatchObject(parsed);
  });

  it.each([
    ['http_req_duration', everything],
    ['http_req_duration{}', everything],
    ['http_req_duration{flow:Checkout,step:Pay}', { flow: 'Checkout', step: 'Pay' }],
    ['http_req_duration { scenario : day, stage: 2 }', { scenario: 'day', stage: 2 }],
    ['http_req_duration{flow:"Cart, then pay"}', { flow: 'Cart, then pay' }],
    ['http_req_duration{team:search}', { tags: [['team', 'search']] }],
  ])('reads %s', (metric, selector) => {
    expect(parseThreshold({ metric, expression: 'max<1' }).selector).toEqual({
      ...everything,
      ...selector,
    });
  });

  it.each(Object.keys(thresholdMetrics) as MetricName[])('shows for %s what is right', (metric) => {
    for (const expression of exampleFor(metric).split('” or “')) {
      expect(() => parseThreshold({ metric, expression })).not.toThrow();
    }
  });

  it.each([
    [
      'a percentile needs brackets',
      'http_req_duration',
      'p95<500',
      /write something like “p\(95\)<500”/,
    ],
    ['a percentile is at most 100', 'http_req_duration', 'p(101)<500', /write something like/],
    ['a bound is a number', 'http_req_duration', 'p(95)<fast', /“http_req_duration: p\(95\)<fast”/],
    ['a duration has no rate', 'http_req_duration', 'rate<1', /doesn't have: write something/],
    ['a rate has no average', 'http_req_failed', 'avg<1', /like “rate<0.01”/],
    ['a gauge has a value', 'vus', 'max<1', /like “value<=100”/],
    ['nothing is no threshold', 'http_reqs', '', /write something like “count<1000” or “rate>10”/],
    ['a window has a length', 'http_req_duration', 'max<1 over', /can't be read/],
    ['a window is not endless', 'http_req_duration', 'max<1 over 11m', /“over 1s” to “over 10m”/],
    [
      'the metrics are named',
      'latency',
      'p(95)<1',
      /“latency”, which is no metric: use one of http_req/,
    ],
    ['a selector has names and values', 'http_reqs{Checkout}', 'count<1', /\{flow:Checkout\}/],
    ['a selector names nothing twice', 'http_reqs{flow:a,flow:b}', 'count<1', /names flow twice/],
    ['stages count from 1', 'http_reqs{stage:0}', 'count<1', /counted from 1, as in \{stage:2\}/],
    ['a status is one', 'http_reqs{status:6xx}', 'count<1', /write something like \{status:404\}/],
    [
      'only requests have a status',
      'http_req_duration{status:500}',
      'max<1',
      /http_reqs\{status:5xx\}/,
    ],
    [
      'only checks have a check',
      'http_reqs{check:says hello}',
      'count<1',
      /checks\{check:says hello\}/,
    ],
    ['iterations have no steps', 'iterations{step:Pay}', 'count<1', /select a flow, or leave/],
    ['users are counted as a whole', 'vus{flow:Pay}', 'value<1', /write “vus”/],
  ])('%s', (_, metric, expression, sentence) => {
    expect(() => parseThreshold({ metric, expression })).toThrow(PlanError);
    expect(() => parseThreshold({ metric, expression })).toThrow(sentence);
  });
});
