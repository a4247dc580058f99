import { expect, it } from 'vitest';
import { measuredText } from '../../model/threshold-words.ts';
import { type Aggregation, aggregationsOf, thresholdMetrics } from './threshold-metrics.ts';

type Kind = Aggregation['kind'];

const asked = Object.entries(thresholdMetrics).flatMap(([metric, { kind }]) =>
  aggregationsOf[kind].map(
    (aggregation) => [metric, aggregation, unitOf(metric, kind, aggregation)] as const,
  ),
);

it.each(asked)('%s by %s is told with the unit “%s”', (metric, aggregation, unit) => {
  const expression = aggregation === 'p' ? 'p(95)<1' : `${aggregation}<1`;
  expect(measuredText({ metric, expression }, 2).replace(/^[\d.,]+/, '')).toBe(unit);
});

function unitOf(metric: string, kind: string, aggregation: Kind): string {
  if (kind === 'trend') return aggregation === 'count' ? '' : ' ms';
  if (kind === 'rate') return ' %';
  return `${metric.startsWith('data_') ? ' bytes' : ''}${aggregation === 'rate' ? '/s' : ''}`;
}
