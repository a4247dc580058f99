import type { ReactNode } from 'react';
import { formatCount } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { Percentiles, SeriesFigures } from '../figure-fragments.ts';

/** What became of the iterations, how long they took and how late they began. */
export function IterationsPanel({ total }: { readonly total: SeriesFigures }) {
  const { lateness, iterationDuration, unsent } = total;
  return (
    <Panel title="Iterations">
      <dl className="space-y-1.5 text-[13px]">
        <Line name="Came to their end">{formatCount(total.iterations)}</Line>
        <Line name="of them failed" bad={total.failedIterations > 0}>
          {formatCount(total.failedIterations)}
        </Line>
        <Line name="Dropped: never begun" bad={total.droppedIterations > 0}>
          {formatCount(total.droppedIterations)}
        </Line>
        <Line name="Cut off by the end of the load">
          {formatCount(total.interruptedIterations)}
        </Line>
        {unsent > 0 && (
          <Line name="Requests never sent for want of a connection" bad>
            {formatCount(unsent)}
          </Line>
        )}
        <Line name="Duration, think times and all">{spread(iterationDuration)}</Line>
        {lateness.max > 0 && <Line name="Began late by">{spread(lateness)}</Line>}
      </dl>
    </Panel>
  );
}

function spread({ p50, p95, max }: Percentiles): string {
  return `p50 ${formatLatency(p50)}, p95 ${formatLatency(p95)}, max ${formatLatency(max)}`;
}

function Line(props: {
  readonly name: string;
  readonly bad?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap justify-between gap-x-4">
      <dt className="text-muted">{props.name}</dt>
      <dd className={classNames('tabular ml-auto text-right font-medium', props.bad && 'text-bad')}>
        {props.children}
      </dd>
    </div>
  );
}
