import { expect, test } from 'vitest';
import { checkSearchable } from './searchable-bound.ts';

test.each([
  ['http_req_duration', 'p(95)<500'],
  ['http_req_duration{flow:Checkout}', 'med<=200'],
  ['iteration_duration', 'avg<3000'],
  ['http_req_failed', 'rate<0.01'],
  ['checks', 'rate>0.99'],
  ['apdex', 'value>0.85'],
  ['http_reqs', 'rate>100'],
])('a search keeps to “%s: %s”', (metric, expression) => {
  expect(() => checkSearchable({ metric, expression })).not.toThrow();
});

test.each([
  ['http_reqs', 'count<100', /depends on the level/],
  ['vus', 'value<10', /depends on the level/],
  ['http_req_duration', 'min<10', /says nothing of a level/],
  ['http_req_duration', 'p(95)<500 over 30s', /looked at as a whole/],
  ['http_req_duration{stage:2}', 'p(95)<500', /no stages/],
])('a search can not keep to “%s: %s”', (metric, expression, why) => {
  expect(() => checkSearchable({ metric, expression })).toThrow(why);
});
