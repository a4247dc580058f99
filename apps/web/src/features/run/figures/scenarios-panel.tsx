import type { ReactNode } from 'react';
import { formatCount, formatRate, formatShare } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { bodyCell, headerCell } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import type { SeriesFigures } from '../figure-fragments.ts';
import { formatApdex } from './apdex.ts';

const headers = ['Requests', 'Req/s', 'Errors', 'p95', 'p99', 'Apdex', 'Iterations', 'Dropped'];

/** The parts of a load beside each other. */
export function ScenariosPanel({ scenarios }: { readonly scenarios: readonly SeriesFigures[] }) {
  return (
    <Panel title="Scenarios" padded={false} aside={<span>response time</span>}>
      <ScrollRegion label="Figures of each scenario" className="border-t border-line">
        <table className="w-full min-w-[46rem] border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" className={headerCell}>
                Scenario
              </th>
              {headers.map((header) => (
                <th key={header} scope="col" className={`${headerCell} text-right`}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {scenarios.map((one) => (
              <ScenarioLine key={one.name} figures={one} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Panel>
  );
}

function ScenarioLine({ figures }: { readonly figures: SeriesFigures }) {
  const { droppedIterations, errorRate, apdex } = figures;
  return (
    <tr>
      <th scope="row" className={`${bodyCell} text-left font-medium`}>
        {figures.name}
      </th>
      <Cell>{formatCount(figures.requests)}</Cell>
      <Cell>{formatRate(figures.requestsPerSecond)}</Cell>
      <Cell bad={errorRate > 0}>{formatShare(errorRate)}</Cell>
      <Cell>{formatLatency(figures.responseTime.p95)}</Cell>
      <Cell>{formatLatency(figures.responseTime.p99)}</Cell>
      <Cell>{apdex === null ? '–' : formatApdex(apdex)}</Cell>
      <Cell>{formatCount(figures.iterations)}</Cell>
      <Cell bad={droppedIterations > 0}>{formatCount(droppedIterations)}</Cell>
    </tr>
  );
}

function Cell(props: { readonly bad?: boolean; readonly children: ReactNode }) {
  return (
    <td
      className={`${bodyCell} tabular text-right whitespace-nowrap ${props.bad ? 'text-bad' : ''}`}
    >
      {props.children}
    </td>
  );
}
