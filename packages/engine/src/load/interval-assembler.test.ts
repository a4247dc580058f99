import { describe, expect, it } from 'vitest';
import { sampleOf } from '../metrics/figures.fixture.ts';
import { emptyHistogram } from '../metrics/histogram.ts';
import { Series } from '../metrics/series.ts';
import { IntervalAssembler } from './interval-assembler.ts';
import type { WorkerDelta } from './protocol.ts';

function delta(seq: number, requests: number, activeUsers = 1): WorkerDelta {
  const series = new Series({ scenario: 'load', flowId: 'f', stepId: 's' });
  for (let i = 0; i < requests; i++) {
    series.record(sampleOf());
  }
  return {
    seq,
    activeUsers,
    series: [series.toCounts()],
    examples: [],
    eventLoopDelayP99Ms: seq,
    lateStarts: emptyHistogram,
    cpu: 0.25,
    sockets: activeUsers,
    exhausted: 0,
    baselineMs: 0.1 * activeUsers,
  };
}

const shown = (intervals: ReturnType<IntervalAssembler['add']>) =>
  intervals.map(({ seq, series }) => [seq, series.shown[0]?.requests]);

describe('IntervalAssembler', () => {
  it('waits for every worker and adds them up', () => {
    const assembler = new IntervalAssembler(2, 5_000, ['load']);
    expect(assembler.add(0, delta(0, 3))).toEqual([]);
    const [interval] = assembler.add(1, delta(0, 4, 2));
    expect(interval).toMatchObject({
      seq: 0,
      startedAt: 5_000,
      durationMs: 1_000,
      activeUsers: 3,
      generator: {
        cpu: 0.5,
        sockets: 3,
        baselineMs: 0.2,
        workers: [
          { cpu: 0.25, users: 1 },
          { cpu: 0.25, users: 2 },
        ],
      },
    });
    expect(interval?.series.shown[0]?.requests).toBe(7);
  });

  it('keeps seconds apart when one worker is ahead', () => {
    const assembler = new IntervalAssembler(2, 0, ['load']);
    assembler.add(0, delta(0, 1));
    assembler.add(0, delta(1, 2));
    expect(shown(assembler.add(1, delta(0, 10)))).toEqual([[0, 11]]);
    expect(shown(assembler.add(1, delta(1, 20)))).toEqual([[1, 22]]);
  });

  it('fills the seconds that a busy worker skipped, and holds them against the generator', () => {
    const assembler = new IntervalAssembler(1, 0, ['load']);
    assembler.add(0, delta(0, 1, 5));
    const intervals = assembler.add(0, delta(2, 9, 6));
    expect(shown(intervals)).toEqual([
      [1, 0],
      [2, 9],
    ]);
    expect(intervals.map(({ activeUsers }) => activeUsers)).toEqual([5, 6]);
    expect(intervals.map(({ generator }) => generator.eventLoopDelayP99Ms)).toEqual([1_000, 2]);
  });

  it('does not wait for a worker that has ended', () => {
    const assembler = new IntervalAssembler(2, 0, ['load']);
    expect(assembler.end(0, delta(0, 1, 0))).toEqual([]);
    expect(shown(assembler.add(1, delta(0, 5)))).toEqual([[0, 6]]);
    expect(shown(assembler.add(1, delta(1, 5)))).toEqual([[1, 5]]);
  });

  it('goes on without a worker that is late, and loses nothing of it', () => {
    const assembler = new IntervalAssembler(2, 0, ['load']);
    assembler.add(0, delta(0, 1));
    expect(shown(assembler.flush(0))).toEqual([[0, 1]]);
    assembler.add(0, delta(1, 1));
    assembler.add(1, delta(0, 7));
    expect(shown(assembler.add(1, delta(1, 7)))).toEqual([[1, 15]]);
  });

  it('ends with a shorter interval', () => {
    const assembler = new IntervalAssembler(2, 0, ['load']);
    assembler.end(0, delta(0, 1, 0));
    assembler.end(1, delta(2, 2, 0));
    const intervals = assembler.finish(2_250);
    expect(shown(intervals)).toEqual([
      [0, 1],
      [1, 0],
      [2, 2],
    ]);
    expect(intervals.map(({ durationMs }) => durationMs)).toEqual([1_000, 1_000, 250]);
  });
});
