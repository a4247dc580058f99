import { measuredText } from '@flowload/engine/model/threshold-words.ts';
import type { RunReport } from '../../report/run-report.ts';
import { formatDuration } from '../durations.ts';
import type { Paint } from './paint.ts';

type ThresholdResult = RunReport['thresholds'][number];

/** The thresholds, each with what it came to, the worst of it for those that look at a window. */
export function thresholdLines(
  thresholds: readonly ThresholdResult[],
  paint: Paint,
): readonly string[] {
  if (thresholds.length === 0) return [];
  return [
    paint.bold('Thresholds'),
    ...thresholds.map(
      (result) =>
        `  ${result.passed ? paint.good('✓') : paint.bad('✗')} ${result.metric}: ${result.expression} ${paint.dim(`(${detail(result)})`)}`,
    ),
  ];
}

function detail(result: ThresholdResult): string {
  const { expression, actual, failedAtMs, aborted } = result;
  const worst = / over /.test(expression) ? 'worst ' : '';
  return [
    `${worst}${measuredText(result, actual)}`,
    ...(failedAtMs === null ? [] : [`first missed after ${formatDuration(failedAtMs)}`]),
    ...(aborted ? ['ended the load'] : []),
  ].join(', ');
}
