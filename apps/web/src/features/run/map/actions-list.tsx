import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import { EffectBadge } from '../proof-badge.tsx';
import type { SiteGraph } from './documents.ts';

/** What the crawl saw and did not do, or tried in vain, and why. */
export function ActionsList({ graph }: { readonly graph: SiteGraph }) {
  const untaken = graph.actions.filter((action) => action.outcome !== 'EXPLORED');
  if (untaken.length === 0) return null;
  const titles = new Map(graph.states.map((state) => [state.id, state.urlTemplate]));
  return (
    <Panel
      title="Not taken"
      padded={false}
      aside={<span>{untaken.length} left alone or failed</span>}
    >
      <ScrollRegion label="Actions not taken" className="max-h-96 border-t border-line">
        <ul className="divide-y divide-line">
          {untaken.map((action) => (
            <li key={action.id} className="px-4 py-2 text-[13px]">
              <div className="flex items-center gap-2">
                <span className="min-w-0 truncate font-medium">{action.label}</span>
                <span className="truncate font-mono text-xs text-faint">
                  {titles.get(action.fromStateId)}
                </span>
                <span className="ml-auto">
                  <EffectBadge effect={action.effect} />
                </span>
              </div>
              {action.reason && <p className="text-xs text-pretty text-muted">{action.reason}</p>}
            </li>
          ))}
        </ul>
      </ScrollRegion>
    </Panel>
  );
}
