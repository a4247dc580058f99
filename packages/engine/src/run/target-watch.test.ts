import { expect, test } from 'vitest';
import { sampleOf, secondOf } from '../metrics/figures.fixture.ts';
import { runKey } from '../metrics/merge.ts';
import { Series } from '../metrics/series.ts';
import type { ErrorClass, Interval } from '../model/metrics.ts';
import { diedAtMs, watchFromStart, watchInterval } from './target-watch.ts';

/** One second with so many good answers and these errors. */
function second(answers: number, ...errors: readonly ErrorClass[]): Interval {
  const series = new Series(runKey);
  for (const errorClass of [...Array.from({ length: answers }, () => null), ...errors]) {
    series.record(
      sampleOf({
        status: errorClass === null ? 200 : 0,
        errorClass,
        bytesIn: 0,
        bytesOut: 0,
        blockedMs: 0,
        apdex: null,
      }),
    );
  }
  return secondOf({ series: [series.toCounts()] });
}

const good = second(500);
const refused = second(0, 'connection', 'connection');
const hanging = second(0, 'timeout');
const idle = second(0);

test.each<[string, readonly Interval[], number | null]>([
  ['answers all the time', [good, good, good], null],
  ['is quick and then refuses to the end', [good, good, refused, refused, refused], 2_000],
  ['hangs to the end', [good, hanging, idle, hanging], 1_000],
  ['never answers at all', [refused, refused, refused], 0],
  ['comes back', [good, refused, refused, refused, good], null],
  ['refuses in the very last seconds only', [good, refused, refused], null],
  ['answers with errors of its own', [good, second(1, 'status', 'connection'), good], null],
  ['is not asked for a while', [good, idle, idle, idle, idle], null],
])('a target that %s', (_, intervals, diedAt) => {
  expect(diedAtMs(intervals.reduce(watchInterval, watchFromStart))).toBe(diedAt);
});
