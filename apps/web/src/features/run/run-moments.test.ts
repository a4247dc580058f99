import { expect, it } from 'vitest';
import { event, interval, threshold } from '../../../testing/fixtures.ts';
import { momentsOf } from './run-moments.ts';
import { RunSeries } from './run-series.ts';

const command = (kind: 'SCALE' | 'PAUSE', to: number | null = null) =>
  event(0, { kind: 'CONTROL', command: { kind, to, scenario: null } });

it('marks commands and failed thresholds, and nothing else', () => {
  const failed = event(2, { kind: 'THRESHOLD_FAILED', threshold: threshold({ passed: false }) });
  const labels = momentsOf([event(0), command('SCALE', 1_200), command('PAUSE'), failed]).map(
    ({ label }) => label,
  );
  expect(labels).toEqual(['to 1,200', 'paused', 'p(95)<500']);
});

it('places moments on the time of the load', () => {
  const series = new RunSeries();
  series.mark(momentsOf([event(0, { ...command('PAUSE'), at: '2026-01-01T10:01:07.500Z' })]));
  expect(series.marks()).toEqual([]);
  series.add([interval(0)]);
  expect(series.marks()).toEqual([{ at: 7.5, label: 'paused', color: '--info' }]);
});
