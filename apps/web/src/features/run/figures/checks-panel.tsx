import { CircleCheck, CircleX } from 'lucide-react';
import { formatCount, formatShare } from '../../../format/number.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { SeriesFigures } from '../figure-fragments.ts';

/** The checks that were asked for, by name, with how often each held. */
export function ChecksPanel({ checks }: { readonly checks: SeriesFigures['checks'] }) {
  const failing = checks.filter(({ failed }) => failed > 0).length;
  return (
    <Panel
      title="Checks"
      padded={false}
      aside={
        <span>{failing === 0 ? 'all held' : `${failing} of ${checks.length} did not hold`}</span>
      }
    >
      <ul className="divide-y divide-line border-t border-line">
        {checks.map((check) => (
          <CheckLine key={check.name} check={check} />
        ))}
      </ul>
    </Panel>
  );
}

function CheckLine({ check }: { readonly check: SeriesFigures['checks'][number] }) {
  const { name, passed, failed } = check;
  const all = passed + failed;
  return (
    <li className="flex items-start gap-2.5 px-4 py-2 text-[13px] [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0">
      {failed === 0 ? (
        <CircleCheck aria-label="held" className="text-ok" />
      ) : (
        <CircleX aria-label="did not hold" className="text-bad" />
      )}
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
      <span className="tabular text-right whitespace-nowrap">
        {all === 0 ? (
          <span className="text-warn">never looked at</span>
        ) : (
          <>
            <span className={failed > 0 ? 'font-medium text-bad' : 'font-medium'}>
              {formatShare(passed / all)}
            </span>
            <span className="text-faint">
              {' '}
              {failed > 0 ? `${formatCount(failed)} failed of` : 'of'} {formatCount(all)}
            </span>
          </>
        )}
      </span>
    </li>
  );
}
