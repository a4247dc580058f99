import { CircleCheck, CircleX } from 'lucide-react';
import { formatCount, formatRate, formatShare } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { RunSummary } from '../documents.ts';

type Threshold = RunSummary['thresholds'][number];

/** What had to hold, and what was measured. */
export function ThresholdsPanel({ thresholds }: { readonly thresholds: readonly Threshold[] }) {
  const failed = thresholds.filter((one) => !one.passed).length;
  return (
    <Panel
      title="Thresholds"
      padded={false}
      aside={<span>{failed === 0 ? 'all hold' : `${failed} of ${thresholds.length} failed`}</span>}
    >
      <ul className="divide-y divide-line border-t border-line">
        {thresholds.map((one) => (
          <li
            key={`${one.metric} ${one.expression}`}
            className="flex items-center gap-2.5 px-4 py-2 text-[13px] [&>svg]:size-4 [&>svg]:shrink-0"
          >
            {one.passed ? (
              <CircleCheck aria-label="holds" className="text-ok" />
            ) : (
              <CircleX aria-label="failed" className="text-bad" />
            )}
            <span className="min-w-0 truncate font-mono text-xs">
              {one.metric}: {one.expression}
            </span>
            <span
              className={`tabular ml-auto font-medium whitespace-nowrap ${one.passed ? '' : 'text-bad'}`}
            >
              {formatActual(one)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What was measured, in the unit of what was asked for. */
export function formatActual({ metric, expression, actual }: Threshold): string {
  if (metric === 'http_req_duration') return formatLatency(actual);
  if (metric === 'http_req_failed' || metric === 'checks') return formatShare(actual);
  return expression.startsWith('rate') ? `${formatRate(actual)}/s` : formatCount(actual);
}
