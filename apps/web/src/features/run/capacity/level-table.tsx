import { formatRate, formatShare } from '../../../format/number.ts';
import { formatDuration, formatLatency, formatOffset } from '../../../format/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { bodyCell, headerCell } from '../../../ui/data-table.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import type { CapacityLevel } from '../figure-fragments.ts';
import { type CapacityUnit, levelFigure, verdictOf } from './capacity-words.ts';

/** Every level in the order it was tried, with what it was judged by. */
export function LevelTable(props: {
  readonly levels: readonly CapacityLevel[];
  readonly unit: CapacityUnit;
}) {
  const { levels, unit } = props;
  return (
    <ScrollRegion label="Levels that were tried" className="-mx-4 border-t border-line">
      <table className="w-full min-w-[44rem] border-separate border-spacing-0">
        <thead>
          <tr>
            <Header>{unit === 'USERS' ? 'Users' : 'Iterations/s'}</Header>
            <Header>Result</Header>
            <Header>Requests/s</Header>
            <Header>p95</Header>
            <Header>p99</Header>
            <Header>Errors</Header>
            <Header>Measured</Header>
            <Header>Did not hold</Header>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level.fromMs}>
              <th scope="row" className={`${bodyCell} tabular text-left font-medium`}>
                {levelFigure(level.level, unit)}
              </th>
              <td className={bodyCell}>
                <Badge tone={level.held ? 'ok' : 'bad'}>{verdictOf(level)}</Badge>
              </td>
              <Cell>{formatRate(level.requestsPerSecond)}</Cell>
              <Cell>{formatLatency(level.responseTime.p95)}</Cell>
              <Cell>{formatLatency(level.responseTime.p99)}</Cell>
              <Cell>{formatShare(level.errorRate)}</Cell>
              <Cell>
                {formatDuration(level.durationMs)} from {formatOffset(level.fromMs / 1_000)}
              </Cell>
              <Cell>{missedWords(level)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

function Header({ children }: { readonly children: string }) {
  return (
    <th scope="col" className={headerCell}>
      {children}
    </th>
  );
}

function Cell({ children }: { readonly children: React.ReactNode }) {
  return <td className={`${bodyCell} tabular whitespace-nowrap`}>{children}</td>;
}

function missedWords({ results }: CapacityLevel): string {
  const missed = results.filter(({ passed }) => !passed);
  if (missed.length === 0) return '–';
  return missed
    .map(({ metric, expression, actualText }) => `${metric} ${expression}: ${actualText}`)
    .join(', ');
}
