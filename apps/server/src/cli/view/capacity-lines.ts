import type { CapacityReport } from '../../report/capacity-shape.ts';
import { latency, percentage, shortNumber } from './numbers.ts';
import type { Paint } from './paint.ts';
import { tableLines } from './table.ts';

const barWidth = 24;

/** What a capacity search came to, over the curve that it saw: a bar of response time for each level. */
export function capacityLines(
  { unit, conclusion, levels }: CapacityReport,
  paint: Paint,
  width: number,
): readonly string[] {
  const told = paint.bold(`Capacity: ${conclusion}`);
  if (levels.length === 0) return [told];
  const longest = Math.max(...levels.map(({ response }) => response.p95));
  const rows = levels
    .toSorted((a, b) => a.level - b.level)
    .map((level) => [
      shortLevel(level.level),
      shortNumber(level.iterationsPerSecond),
      shortNumber(level.requestsPerSecond),
      percentage(level.errorRate),
      latency(level.response.p95),
      bar(longest === 0 ? 0 : level.response.p95 / longest),
      outcome(level, paint),
    ]);
  const [header = '', ...lines] = tableLines(
    [
      { title: unit === 'users' ? 'users' : 'starts/s', align: 'right' },
      { title: 'iterations/s', align: 'right' },
      { title: 'requests/s', align: 'right' },
      { title: 'errors', align: 'right' },
      { title: 'p95', align: 'right' },
      { title: '', align: 'left' },
      { title: '', align: 'left' },
    ],
    rows,
    width,
  );
  return [told, paint.bold(header), ...lines];
}

function shortLevel(level: number): string {
  return Number.isInteger(level) ? level.toLocaleString('en-US') : shortNumber(level);
}

/** Eighths of a character make up for the few characters there are. */
function bar(share: number): string {
  const eighths = Math.max(1, Math.round(share * barWidth * 8));
  const rest = eighths % 8;
  const tip = rest === 0 ? '' : ' ▏▎▍▌▋▊▉'.charAt(rest);
  return `${'█'.repeat(Math.floor(eighths / 8))}${tip}`.padEnd(barWidth);
}

function outcome({ held, certainty }: CapacityReport['levels'][number], paint: Paint): string {
  const doubt = certainty === 'unsure' ? paint.dim(', not sure') : '';
  return `${held ? paint.good('✓ held') : paint.bad('✗ did not hold')}${doubt}`;
}
