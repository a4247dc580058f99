import { formatLatency } from '../../../format/time.ts';
import { classNames } from '../../../ui/class-names.ts';
import { bodyCell, headerCell } from '../../../ui/data-table.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import type { Percentiles, SeriesFigures } from '../figure-fragments.ts';
import { hiddenBy } from './two-truths.ts';

const rows = [
  ['p50', 'half'],
  ['p90', ''],
  ['p95', ''],
  ['p99', ''],
  ['p999', ''],
  ['max', ''],
] as const satisfies readonly (readonly [keyof Percentiles, string])[];

/** Service and response time side by side, and what the difference means. */
export function TwoTruthsPanel({ total }: { readonly total: SeriesFigures }) {
  const { serviceTime, responseTime } = total;
  const longest = Math.max(serviceTime.max, responseTime.max);
  return (
    <Panel title="Service and response time" padded={false}>
      <ScrollRegion label="Percentiles of both" className="border-t border-line">
        <table className="w-full border-separate border-spacing-0">
          <thead>
            <tr>
              <th scope="col" className={headerCell} />
              <th scope="col" className={`${headerCell} text-right`}>
                Service
              </th>
              <th scope="col" className={`${headerCell} text-right`}>
                Response
              </th>
              <th scope="col" className={`${headerCell} w-2/5 max-sm:hidden`}>
                <span className="sr-only">Compared</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name]) => (
              <tr key={name}>
                <th scope="row" className={`${bodyCell} text-left font-medium`}>
                  {name === 'p999' ? 'p99.9' : name}
                </th>
                <td className={`${bodyCell} tabular text-right whitespace-nowrap`}>
                  {formatLatency(serviceTime[name])}
                </td>
                <td className={`${bodyCell} tabular text-right font-medium`}>
                  {formatLatency(responseTime[name])}
                </td>
                <td aria-hidden="true" className={`${bodyCell} max-sm:hidden`}>
                  <Pair
                    service={serviceTime[name]}
                    response={responseTime[name]}
                    longest={longest}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="border-t border-line px-4 py-3 text-xs text-pretty text-muted">
        {hiddenBy(serviceTime, responseTime)} Service time counts from the send; response time from
        when the request was due, so it has in it what a stall made others wait.
      </p>
    </Panel>
  );
}

function Pair(props: {
  readonly service: number;
  readonly response: number;
  readonly longest: number;
}) {
  const { service, response, longest } = props;
  const width = (value: number) => `${longest === 0 ? 0 : Math.max(0.5, (value / longest) * 100)}%`;
  return (
    <span className="block space-y-0.5">
      <Line className="bg-series-2" width={width(service)} />
      <Line className="bg-series-1" width={width(response)} />
    </span>
  );
}

function Line({ className, width }: { readonly className: string; readonly width: string }) {
  return <span className={classNames('block h-1 rounded-full', className)} style={{ width }} />;
}
