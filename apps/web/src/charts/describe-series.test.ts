import { expect, it } from 'vitest';
import { formatLatency } from '../format/time.ts';
import { describeSeries } from './describe-series.ts';

it('tells in words where a series stands and where it was highest', () => {
  expect(describeSeries('p95', [0, 1, 2, 3], [10, 90, null, 20], formatLatency)).toBe(
    'p95: now 20 ms, highest 90 ms at 0:01.',
  );
});

it('says that there is nothing yet', () => {
  expect(describeSeries('p95', [], [], formatLatency)).toBe('p95: nothing measured yet.');
});
