import { describe, expect, it, vi } from 'vitest';
import { interval } from '../../../testing/fixtures.ts';
import { RunSeries } from './run-series.ts';

const failing = (seq: number) =>
  interval(seq, {
    total: {
      ...interval(seq).total,
      errors: 3,
      errorsByClass: [
        { errorClass: 'STATUS', count: 2 },
        { errorClass: 'TIMEOUT', count: 1 },
      ],
    },
  });

describe('the series of a run', () => {
  it('takes each interval once, however often it comes', () => {
    const series = new RunSeries();
    series.add([interval(0), interval(1)]);
    series.add([interval(0), interval(1), interval(2)]);
    expect(series.length).toBe(3);
    expect(series.totals().requests).toBe(300);
    expect(series.nextSeq).toBe(3);
  });

  it('counts seconds from the first interval', () => {
    const series = new RunSeries();
    series.add([interval(0), interval(1), interval(2)]);
    const [seconds, rates] = series.read(['requestsPerSecond'], 100);
    expect([...(seconds ?? [])]).toEqual([0, 1, 2]);
    expect(rates).toEqual([100, 100, 100]);
  });

  it('adds errors up by class', () => {
    const series = new RunSeries();
    series.add([failing(0), interval(1), failing(2)]);
    expect(series.totals()).toMatchObject({
      requests: 300,
      errors: 6,
      errorsByClass: { STATUS: 4, TIMEOUT: 2, CHECK: 0 },
    });
  });

  it('leaves a gap where nothing was measured', () => {
    const series = new RunSeries();
    const idle = { ...interval(1).total, requests: 0, responseTime: null, serviceTime: null };
    series.add([interval(0), interval(1, { total: idle })]);
    expect(series.read(['responseP95'], 100)[1]).toEqual([36, null]);
  });

  it('shows rates by their mean and percentiles by their worst when it is reduced', () => {
    const series = new RunSeries();
    const slow = { ...interval(1).total, requestsPerSecond: 0 };
    series.add([
      interval(0),
      interval(1, {
        total: {
          ...slow,
          responseTime: { p50: 1, p95: 900, p99: 950 },
        },
      }),
    ]);
    const [, rates, p95] = series.read(['requestsPerSecond', 'responseP95'], 1);
    expect([rates, p95]).toEqual([[50], [900]]);
  });

  it('tells its listeners only of what is new', () => {
    const series = new RunSeries();
    const listener = vi.fn();
    const stop = series.subscribe(listener);
    series.add([interval(0)]);
    series.add([interval(0)]);
    stop();
    series.add([interval(1)]);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
