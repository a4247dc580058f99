import { useState } from 'react';
import { Link } from 'react-router';
import { plural } from '../../../format/number.ts';
import { paths } from '../../../routing/paths.ts';
import { Button } from '../../../ui/button.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { FlowCard } from '../documents.ts';
import { EffectBadge, ProofBadge } from '../proof-badge.tsx';
import type { RunStateName } from '../run-words.ts';

/** A longer list pushes what is below it out of sight. */
const shownAtFirst = 8;

/** The flows as they are found and proven. */
export function FlowsPanel(props: {
  readonly runId: string;
  readonly flows: readonly FlowCard[];
  readonly state: RunStateName;
}) {
  const { runId, flows, state } = props;
  const [isWhole, setIsWhole] = useState(false);
  // Once the load runs, what is proven is in the table of figures; what is not is worth a look.
  const isBackground = !['QUEUED', 'CRAWLING', 'BUILDING', 'VERIFYING'].includes(state);
  const proven = flows.filter((flow) => flow.proof.kind === 'VERIFIED').length;
  const ordered = isBackground ? unprovenFirst(flows) : flows;
  const shown = isWhole ? ordered : ordered.slice(0, shownAtFirst);
  return (
    <Panel
      title="Flows"
      padded={false}
      aside={
        flows.length > 0 && (
          <span className="tabular">
            {proven} of {flows.length} proven
          </span>
        )
      }
    >
      {flows.length === 0 ? (
        <p className="px-4 pb-4 text-[13px] text-muted">{whyNone(state)}</p>
      ) : (
        <>
          <ul className="divide-y divide-line border-t border-line">
            {shown.map((flow) => (
              <FlowItem key={flow.id} runId={runId} flow={flow} />
            ))}
          </ul>
          {flows.length > shownAtFirst && (
            <div className="border-t border-line px-2 py-1.5">
              <Button
                size="small"
                look="ghost"
                aria-expanded={isWhole}
                onClick={() => setIsWhole(!isWhole)}
              >
                {isWhole ? 'Show fewer' : `Show all ${flows.length}`}
              </Button>
            </div>
          )}
        </>
      )}
    </Panel>
  );
}

function FlowItem({ runId, flow }: { readonly runId: string; readonly flow: FlowCard }) {
  return (
    <li className="relative px-4 py-2.5 transition-colors hover:bg-sunken/60">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link
          to={paths.flow(runId, flow.id)}
          className="text-[13px] font-medium after:absolute after:inset-0"
        >
          {flow.name}
        </Link>
        {flow.steps.length > 0 && (
          <span className="text-xs text-faint">{plural(flow.steps.length, 'step')}</span>
        )}
        <span className="ml-auto flex items-center gap-1.5">
          <EffectBadge effect={flow.effect} />
          <ProofBadge proof={flow.proof} />
        </span>
      </div>
      {flow.proof.reason && (
        <p className="mt-1 text-xs text-pretty text-muted [overflow-wrap:anywhere]">
          {flow.proof.reason}
        </p>
      )}
    </li>
  );
}

function unprovenFirst(flows: readonly FlowCard[]): readonly FlowCard[] {
  const rank = { FAILED: 0, UNPROVEN: 1, LEFT_ALONE: 2, VERIFIED: 3 } as const;
  return flows.toSorted((a, b) => rank[a.proof.kind] - rank[b.proof.kind]);
}

function whyNone(state: RunStateName): string {
  switch (state) {
    case 'QUEUED':
    case 'CRAWLING':
      return 'Journeys are put together when the crawl is done.';
    case 'BUILDING':
      return 'The first journey is being recorded.';
    default:
      return 'There are none: the run ended before a flow was recorded.';
  }
}
