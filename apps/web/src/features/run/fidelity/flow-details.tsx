import { useQuery } from 'urql';
import { plural } from '../../../format/number.ts';
import { formatMoment } from '../../../format/time.ts';
import { LoadFailure } from '../../../graphql/load-failure.tsx';
import { Badge } from '../../../ui/badge.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Loading, Skeleton } from '../../../ui/skeleton.tsx';
import type { FlowCard } from '../documents.ts';
import { EffectBadge, ProofBadge } from '../proof-badge.tsx';
import { type Fidelity, flowFidelityQuery } from './documents.ts';
import { RepairsPanel } from './repairs-panel.tsx';
import { StepsPanel } from './steps-panel.tsx';
import { ValuesPanel } from './values-panel.tsx';

type ToldFlow = Pick<FlowCard, 'id' | 'name' | 'effect' | 'needsCredentials' | 'proof'>;

/** One flow and what its proof rests on: what was compared, what differed, where its values come from. */
export function FlowDetails({ runId, flow }: { readonly runId: string; readonly flow: ToldFlow }) {
  const [{ data, error }, ask] = useQuery({
    query: flowFidelityQuery,
    variables: { id: runId, flowId: flow.id },
    requestPolicy: 'cache-and-network',
  });
  const told = data?.run?.flow;
  return (
    <div className="min-w-0 space-y-4">
      <Panel>
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="mr-1 text-[15px] font-semibold">{flow.name}</h2>
          <ProofBadge proof={flow.proof} />
          <EffectBadge effect={flow.effect} />
          {flow.needsCredentials && <Badge>Signs in</Badge>}
        </div>
        {told && <Verdict flow={flow} fidelity={told.fidelity} />}
      </Panel>
      {error && !told && (
        <LoadFailure error={error} onRetry={() => ask({ requestPolicy: 'network-only' })} />
      )}
      {!told && !error && (
        <>
          <Loading label="Loading the fidelity report" />
          <Skeleton className="h-64 rounded-xl" />
        </>
      )}
      {told && (
        <>
          <StepsPanel steps={told.steps} fidelity={told.fidelity} />
          <ValuesPanel values={told.fidelity.values} />
          <RepairsPanel repairs={told.fidelity.repairs} />
        </>
      )}
    </div>
  );
}

function Verdict({ flow: { proof }, fidelity }: { flow: ToldFlow; fidelity: Fidelity }) {
  if (proof.kind === 'FAILED') {
    return (
      <div className="mt-3">
        <Notice
          tone="bad"
          title="The replay did not do what the browser did, so it stays out of the load"
        >
          {fidelity.verdict}
        </Notice>
      </div>
    );
  }
  return (
    <div className="mt-1.5 space-y-2 text-[13px] text-muted">
      <p>{fidelity.verdict}</p>
      {proof.kind === 'VERIFIED' && (
        <p className="text-xs text-faint">
          {proof.compared !== null && plural(proof.compared, 'answer')} compared
          {proof.at && <> on {formatMoment(proof.at)}</>}
        </p>
      )}
      {fidelity.conflict && (
        <Notice tone="warn" title="Two users at once got into each other’s way">
          {fidelity.conflict}
        </Notice>
      )}
    </div>
  );
}
