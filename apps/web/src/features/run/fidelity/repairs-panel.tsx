import { Badge } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Fidelity } from './documents.ts';

/** What was tried after a trial replay had failed, and what came of it. */
export function RepairsPanel({ repairs }: { readonly repairs: Fidelity['repairs'] }) {
  if (repairs.length === 0) return null;
  return (
    <Panel title="Repairs" padded={false} aside={<span>in the order they were tried</span>}>
      <ol className="divide-y divide-line border-t border-line">
        {repairs.map(({ what, kept, problem }) => (
          <li key={what} className="flex items-baseline gap-3 px-4 py-2.5 text-[13px]">
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p className="first-letter:uppercase">{what}</p>
              {problem && <p className="text-xs text-muted">Then {problem}</p>}
            </div>
            {kept ? <Badge tone="ok">Kept</Badge> : <Badge>No better</Badge>}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
