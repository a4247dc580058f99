import { Workflow } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { plural } from '../../../format/number.ts';
import { LoadFailure } from '../../../graphql/load-failure.tsx';
import { Button } from '../../../ui/button.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import { FlowDetails } from '../fidelity/flow-details.tsx';
import { EffectBadge, ProofBadge } from '../proof-badge.tsx';
import type { RunState } from '../run-state.ts';
import { type FlowDetail, runFlowsQuery } from './flow-documents.ts';
import { FlowFileButton } from './flow-file-button.tsx';

/** Every flow that was found: its proof, its steps and where its values come from. */
export function FlowsTab({ state }: { readonly state: RunState }) {
  const [params, setParams] = useSearchParams();
  const [{ data, error }, ask] = useQuery({
    query: runFlowsQuery,
    variables: { id: state.head.id },
  });
  const flows = data?.run?.flows;
  const chosen = flows?.find((flow) => flow.id === params.get('flow')) ?? flows?.[0];

  if (state.flows.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<Workflow />}
          title={state.head.active ? 'No flows yet' : 'No flows were found'}
        >
          {state.head.active
            ? 'They appear here as soon as the crawl is done and the first journey is recorded.'
            : 'The run ended before a journey was recorded. The events tell how far it came.'}
        </EmptyState>
      </Panel>
    );
  }
  const isStale = flows !== undefined && flows.length < state.flows.length;
  return (
    <div className="space-y-4">
      {(isStale || isBehind(flows, state)) && (
        <Notice
          tone="info"
          action={
            <Button size="small" onClick={() => ask({ requestPolicy: 'network-only' })}>
              Show them
            </Button>
          }
        >
          Flows were found or proven since this list was read.
        </Notice>
      )}
      {error && !flows && (
        <LoadFailure error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
      {!flows && !error && (
        <>
          <Loading label="Loading the flows" />
          <Skeleton className="h-80 rounded-xl" />
        </>
      )}
      {flows && (
        <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <Panel title="Flows" padded={false} aside={<FlowFileButton runId={state.head.id} />}>
            <ul
              ref={showChosen}
              className="max-h-[32rem] overflow-y-auto border-t border-line p-1.5"
            >
              {flows.map((flow) => (
                <li key={flow.id}>
                  <FlowChoice
                    flow={flow}
                    chosen={flow.id === chosen?.id}
                    onChoose={() =>
                      setParams({ flow: flow.id }, { replace: true, preventScrollReset: true })
                    }
                  />
                </li>
              ))}
            </ul>
          </Panel>
          {chosen && <FlowDetails key={chosen.id} runId={state.head.id} flow={chosen} />}
        </div>
      )}
    </div>
  );
}

/** An address may name a flow far down the list; the page itself stays where it is. */
function showChosen(list: HTMLUListElement | null): void {
  const chosen = list?.querySelector<HTMLElement>('[aria-current=true]');
  if (!list || !chosen) return;
  const above = chosen.offsetTop - list.offsetTop;
  list.scrollTop = above - (list.clientHeight - chosen.offsetHeight) / 2;
}

function FlowChoice(props: {
  readonly flow: FlowDetail;
  readonly chosen: boolean;
  readonly onChoose: () => void;
}) {
  const { flow, chosen } = props;
  return (
    <button
      type="button"
      aria-current={chosen}
      onClick={props.onChoose}
      className={classNames(
        'flex w-full flex-col gap-1 rounded-lg px-2.5 py-2 text-left focus-visible:-outline-offset-2',
        chosen ? 'bg-sunken' : 'hover:bg-sunken/60',
      )}
    >
      <span className="flex items-baseline justify-between gap-2 text-[13px]">
        <span className="truncate font-medium">{flow.name}</span>
        <span className="shrink-0 text-xs text-faint">
          {flow.steps.length > 0 && plural(flow.steps.length, 'step')}
        </span>
      </span>
      <span className="flex gap-1.5">
        <ProofBadge proof={flow.proof} />
        <EffectBadge effect={flow.effect} />
      </span>
    </button>
  );
}

/** Whether the live list knows of a proof that this list doesn't. */
function isBehind(flows: readonly FlowDetail[] | undefined, state: RunState): boolean {
  if (flows === undefined) return false;
  return state.flows.some((live) => {
    const listed = flows.find((flow) => flow.id === live.id);
    return listed !== undefined && listed.proof.kind !== live.proof.kind;
  });
}
