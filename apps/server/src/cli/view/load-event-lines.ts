import type { LoadCommand } from '@flowload/engine/model/control.ts';
import type { CapacityLevel, ThresholdResult } from '@flowload/engine/model/metrics.ts';
import { measuredText } from '@flowload/engine/model/threshold-words.ts';
import { latency, percentage, shortNumber } from './numbers.ts';
import type { Paint } from './paint.ts';

/** `  Load set to 20`. */
export function commandLine(command: LoadCommand): string {
  switch (command.kind) {
    case 'scale':
      return `  Load${command.scenario === null ? '' : ` of “${command.scenario}”`} set to ${shortLevel(command.to)}`;
    case 'pause':
      return '  Paused; p goes on';
    case 'resume':
      return '  Going on';
    case 'stop':
      return '  Stopping gently: the iterations under way may end';
  }
}

/** `  ✗ http_req_failed: rate<0.01 (20 %), which ends the load`. */
export function missedLine(result: ThresholdResult, paint: Paint): string {
  const { metric, expression, actual, aborted } = result;
  const value = measuredText(result, actual);
  return `  ${paint.bad('✗')} ${metric}: ${expression} (${value})${aborted ? ', which ends the load' : ''}`;
}

/** `  ✓ 40 held: p95 120 ms, 80 requests/s, 0 % errors`. */
export function levelLine(result: CapacityLevel, paint: Paint): string {
  const { level, held, certainty, response, requestsPerSecond, errorRate } = result;
  const outcome = held
    ? `${paint.good('✓')} ${shortLevel(level)} held`
    : `${paint.bad('✗')} ${shortLevel(level)} did not hold`;
  const figures = [
    `p95 ${latency(response.p95)}`,
    `${shortNumber(requestsPerSecond)} requests/s`,
    `${percentage(errorRate)} errors`,
  ].join(', ');
  return `  ${outcome}${certainty === 'unsure' ? ', not sure' : ''}: ${figures}`;
}

function shortLevel(level: number): string {
  return Number.isInteger(level) ? level.toLocaleString('en-US') : shortNumber(level);
}
