import { describe, expect, it } from 'vitest';
import { boundText, measuredText, missedText } from './threshold-words.ts';

describe('a value is told in the unit of its metric', () => {
  it.each([
    ['http_req_duration{flow:Buy}', 'p(95)<500', 812.345, '812.3 ms', '500 ms'],
    ['http_req_waiting', 'avg < 5', 3.21749, '3.217 ms', '5 ms'],
    ['iteration_duration', 'max<60000 over 30s', 61_234, '61,234 ms', '60,000 ms'],
    ['http_req_duration', 'count>10', 4, '4', '10'],
    ['http_req_failed', 'rate<0.01', 0.0213, '2.13 %', '1 %'],
    ['checks{check:greets}', 'rate>0.999', 0.98, '98 %', '99.9 %'],
    ['http_reqs{status:5xx}', 'count<1000', 1_234, '1,234', '1,000'],
    ['http_reqs', 'rate>10', 25.5, '25.5/s', '10/s'],
    ['data_received', 'count<1000000', 2_000_000, '2,000,000 bytes', '1,000,000 bytes'],
    ['data_sent', 'rate<1000', 1_500, '1,500 bytes/s', '1,000 bytes/s'],
    ['vus', 'value<=100', 120, '120', '100'],
    ['apdex', 'value>=0.85', 0.5, '0.5', '0.85'],
  ])('%s: %s', (metric, expression, value, actual, bound) => {
    const asked = { metric, expression };
    expect([measuredText(asked, value), boundText(asked)]).toEqual([actual, bound]);
  });

  it('with more digits where it would look like its bound', () => {
    const asked = { metric: 'http_req_failed', expression: 'rate<0.01' };
    expect(measuredText(asked, 0.01000001)).toBe('1.000001 %');
    expect(measuredText(asked, 0.01)).toBe('1 %');
  });
});

it('says what was missed, what it came to, and what it may come to', () => {
  const missed = { metric: 'http_req_duration', expression: 'p(95)<500', actual: 812 };
  expect(missedText(missed)).toBe(
    'The threshold http_req_duration: p(95)<500 was missed: it came to 812 ms, and the bound is 500 ms.',
  );
});
