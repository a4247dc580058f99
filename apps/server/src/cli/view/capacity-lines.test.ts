import { expect, test } from 'vitest';
import type { CapacityReport } from '../../report/capacity-shape.ts';
import { capacityLines } from './capacity-lines.ts';
import { createPaint } from './paint.ts';

function level(users: number, p95: number, held: boolean): CapacityReport['levels'][number] {
  return {
    level: users,
    fromMs: 0,
    durationMs: 10_000,
    held,
    certainty: users === 30 ? 'unsure' : 'sure',
    requestsPerSecond: users * 2,
    iterationsPerSecond: users,
    errorRate: held ? 0 : 0.02,
    response: { p50: p95, p90: p95, p95, p99: p95, p999: p95, max: p95, mean: p95 },
    results: [],
  };
}

const search: CapacityReport = {
  unit: 'users',
  capacity: 30,
  low: 28,
  high: 40,
  limitedBy: 'slo',
  conclusion: 'The target holds 30 users.',
  levels: [level(20, 100, true), level(40, 800, false), level(30, 205, true)],
};

test('draws the curve from the smallest level to the largest, over what it came to', () => {
  expect(capacityLines(search, createPaint(false), 200)).toEqual([
    'Capacity: The target holds 30 users.',
    'users  iterations/s  requests/s  errors     p95',
    '   20          20.0        40.0     0 %  100 ms  ███                       ✓ held',
    '   30          30.0        60.0     0 %  205 ms  ██████▏                   ✓ held, not sure',
    '   40          40.0        80.0   2.0 %  800 ms  ████████████████████████  ✗ did not hold',
  ]);
});

test('tells a search that tried nothing by its conclusion alone', () => {
  const nothing = { ...search, capacity: null, conclusion: 'Nothing was tried.', levels: [] };
  expect(capacityLines(nothing, createPaint(false), 200)).toEqual(['Capacity: Nothing was tried.']);
});
