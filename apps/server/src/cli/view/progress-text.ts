import { intervalFigures } from '@flowload/engine';
import type { Interval } from '@flowload/engine/model/metrics.ts';
import type { RunProgress } from '@flowload/engine/model/run.ts';
import { formatSeconds } from '../durations.ts';
import { counted, latency, shortNumber, wholeNumber } from './numbers.ts';

/** One line for where a run is now; under load the last interval's figures are part of it. */
export function progressText(progress: RunProgress, last: Interval | null): string {
  switch (progress.kind) {
    case 'crawling': {
      const { states, actionsTried, actionsQueued, formsSubmitted, doing } = progress;
      return [
        counted(states, 'page'),
        `${wholeNumber(actionsTried)} of ${counted(actionsTried + actionsQueued, 'action')} tried`,
        counted(formsSubmitted, 'form'),
        doing,
      ].join(' · ');
    }
    case 'building':
      return `Recording “${progress.journey}” (${Math.min(progress.done + 1, progress.total)} of ${progress.total})`;
    case 'verifying':
      return `Replaying “${progress.flow}” (${Math.min(progress.done + 1, progress.total)} of ${progress.total})`;
    case 'loading':
      return [
        ...controlTexts(progress),
        loadPosition(progress),
        ...(last === null ? [] : intervalTexts(last)),
      ].join(' · ');
  }
}

type LoadProgress = Extract<RunProgress, { readonly kind: 'loading' }>;

function controlTexts({ control, level }: LoadProgress): readonly string[] {
  return [
    ...(control === 'running' ? [] : [control]),
    ...(level === null ? [] : [`trying ${level.toLocaleString('en-US')}`]),
  ];
}

function loadPosition(progress: LoadProgress): string {
  const { elapsedMs, totalMs, iterations, totalIterations } = progress;
  if (totalIterations !== null) {
    return `${wholeNumber(iterations)} of ${counted(totalIterations, 'iteration')}`;
  }
  const elapsed = formatSeconds(elapsedMs);
  if (totalMs === null) return elapsed;
  return elapsedMs <= totalMs
    ? `${elapsed} of ${formatSeconds(totalMs)}`
    : `${elapsed}, the last iterations are ending`;
}

function intervalTexts(interval: Interval): readonly string[] {
  const whole = intervalFigures(interval).find(
    ({ key }) => key.scenario === null && key.flowId === null && key.stepId === null,
  );
  const users = counted(interval.activeUsers, 'user');
  if (whole === undefined || whole.requestsPerSecond === 0) return [users];
  return [
    users,
    `${shortNumber(whole.requestsPerSecond)} requests/s`,
    `p95 ${latency(whole.times.response.p95)}`,
    `${shortNumber(whole.errorsPerSecond)} errors/s`,
  ];
}
