import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { formatOffset } from '../../../format/time.ts';
import { classNames } from '../../../ui/class-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { ThresholdState } from '../figure-fragments.ts';
import { type Bound, boundOf, type Standing, standingOf, usedOf } from './threshold-bound.ts';

const looks: Readonly<
  Record<Standing, { readonly icon: ReactNode; readonly text: string; readonly fill: string }>
> = {
  holds: {
    icon: <CircleCheck aria-label="holds" className="text-ok" />,
    text: '',
    fill: 'bg-ok',
  },
  close: {
    icon: <TriangleAlert aria-label="close to its bound" className="text-warn" />,
    text: 'text-warn',
    fill: 'bg-warn',
  },
  failed: {
    icon: <CircleX aria-label="failed" className="text-bad" />,
    text: 'text-bad',
    fill: 'bg-bad',
  },
};

/** What has to hold, what was measured, and how near it came. */
export function ThresholdsPanel({
  thresholds,
}: {
  readonly thresholds: readonly ThresholdState[];
}) {
  const failed = thresholds.filter((one) => !one.passed).length;
  return (
    <Panel
      title="Thresholds"
      padded={false}
      aside={<span>{failed === 0 ? 'all hold' : `${failed} of ${thresholds.length} failed`}</span>}
    >
      <ul className="divide-y divide-line border-t border-line">
        {thresholds.map((one) => (
          <ThresholdLine key={`${one.metric} ${one.expression}`} threshold={one} />
        ))}
      </ul>
    </Panel>
  );
}

function ThresholdLine({ threshold }: { readonly threshold: ThresholdState }) {
  const { metric, expression, actualText, boundText } = threshold;
  const { icon, text, fill } = looks[standingOf(threshold)];
  const bound = boundOf(expression);
  const used = usedOf(threshold);
  const history = historyOf(threshold);
  return (
    <li className="px-4 py-2 text-[13px]">
      <div className="flex items-start gap-2.5 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
        {icon}
        <span className="min-w-0 flex-1 font-mono text-xs leading-5 [overflow-wrap:anywhere]">
          {metric}: {expression}
        </span>
        <span className={classNames('tabular font-medium whitespace-nowrap', text)}>
          {actualText}
          {bound && boundText && (
            <span className="font-normal text-faint">
              {' '}
              {limitWord(bound)} {boundText}
            </span>
          )}
        </span>
      </div>
      {used !== null && (
        <div aria-hidden="true" className="mt-1.5 ml-6.5 h-1 overflow-hidden rounded-full bg-line">
          <div
            className={classNames('h-full rounded-full transition-[width] duration-500', fill)}
            style={{ width: `${Math.min(1, Math.max(0, used)) * 100}%` }}
          />
        </div>
      )}
      {history && <p className="mt-1 ml-6.5 text-xs text-faint">{history}</p>}
    </li>
  );
}

function limitWord({ comparison }: Bound): string {
  if (comparison.startsWith('<')) return 'max';
  return comparison.startsWith('>') ? 'min' : comparison;
}

/** When it failed, and what that did. */
function historyOf({ passed, failedAtMs, aborted }: ThresholdState): string {
  if (failedAtMs === null) return '';
  const at = formatOffset(failedAtMs / 1_000);
  if (aborted) return `Failed first at ${at}, and ended the load.`;
  return passed ? `Failed at ${at}, and holds again.` : `Failed first at ${at}.`;
}
