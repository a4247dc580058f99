import { CornerDownRight, TriangleAlert } from 'lucide-react';
import { plural } from '../../../format/number.ts';
import { formatDuration, formatMoment } from '../../../format/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Notice } from '../../../ui/notice.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { EffectBadge, ProofBadge } from '../proof-badge.tsx';
import type { FlowDetail } from './flow-documents.ts';
import { UrlTemplate } from './url-template.tsx';

/** One flow: what was proven of it, what it sends, and where its values come from. */
export function FlowDetails({ flow }: { readonly flow: FlowDetail }) {
  const { proof } = flow;
  return (
    <div className="min-w-0 space-y-4">
      <Panel>
        <div className="flex flex-wrap items-center gap-2">
          <h2 className="mr-1 text-[15px] font-semibold">{flow.name}</h2>
          <ProofBadge proof={proof} />
          <EffectBadge effect={flow.effect} />
          {flow.needsCredentials && <Badge>Signs in</Badge>}
        </div>
        <ProofText flow={flow} />
      </Panel>
      {flow.steps.length > 0 && (
        <Panel title="Steps" padded={false}>
          <ol className="divide-y divide-line border-t border-line">
            {flow.steps.map((step, index) => (
              <li
                key={step.id}
                className={classNames('px-4 py-3', proof.stepId === step.id && 'bg-bad/5')}
              >
                <div className="flex items-baseline gap-2.5">
                  <span className="tabular text-xs text-faint">{index + 1}</span>
                  <h3 className="min-w-0 flex-1 text-[13px] font-medium">{step.name}</h3>
                  {proof.stepId === step.id && <Badge tone="bad">Differed here</Badge>}
                  {step.thinkTimeMs > 0 && (
                    <span className="tabular text-xs whitespace-nowrap text-faint">
                      thinks {formatDuration(step.thinkTimeMs)}
                    </span>
                  )}
                </div>
                <Exchanges exchanges={step.exchanges} />
              </li>
            ))}
          </ol>
        </Panel>
      )}
      {flow.variables.length > 0 && <Variables variables={flow.variables} />}
    </div>
  );
}

function ProofText({ flow: { proof } }: { readonly flow: FlowDetail }) {
  switch (proof.kind) {
    case 'VERIFIED':
      return (
        <div className="mt-1.5 text-[13px] text-muted">
          <p>
            {plural(proof.users ?? 2, 'user')} replayed it at once
            {proof.compared !== null && <>, {plural(proof.compared, 'answer')} compared</>}
            {proof.at && <> on {formatMoment(proof.at)}</>}. It does over HTTP what it did in the
            browser.
          </p>
          {proof.repairs.length > 0 && (
            <ul className="mt-1 list-disc pl-4">
              {proof.repairs.map((repair) => (
                <li key={repair}>Repaired: {repair}</li>
              ))}
            </ul>
          )}
        </div>
      );
    case 'FAILED':
      return (
        <div className="mt-3">
          <Notice
            tone="bad"
            title="The replay did not do what the browser did, so it stays out of the load"
          >
            {proof.reason}
          </Notice>
        </div>
      );
    case 'LEFT_ALONE':
      return <p className="mt-1.5 text-[13px] text-muted">{proof.reason}</p>;
    case 'UNPROVEN':
      return <p className="mt-1.5 text-[13px] text-muted">Not replayed yet.</p>;
  }
}

function Exchanges(props: { readonly exchanges: FlowDetail['steps'][number]['exchanges'] }) {
  return (
    <ul className="mt-1.5 space-y-1 pl-5">
      {props.exchanges.map((exchange) => (
        <li key={exchange.id} className="flex items-baseline gap-2 font-mono text-xs">
          {exchange.followsRedirect && (
            <CornerDownRight
              aria-label="after the redirect"
              className="size-3 shrink-0 self-center text-faint"
            />
          )}
          <span className="w-11 shrink-0 font-semibold text-muted">{exchange.method}</span>
          <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
            <UrlTemplate template={exchange.url} />
            {exchange.extracts.length > 0 && (
              <span className="ml-2 text-faint">takes {exchange.extracts.join(', ')}</span>
            )}
          </span>
          <span className={exchange.status >= 400 ? 'text-bad' : 'text-faint'}>
            {exchange.status}
          </span>
        </li>
      ))}
    </ul>
  );
}

const origins = {
  EXTRACTED: { label: 'Extracted', tone: 'info' },
  GENERATED: { label: 'Generated', tone: 'neutral' },
  CREDENTIAL: { label: 'Login', tone: 'neutral' },
} as const;

function Variables({ variables }: { readonly variables: FlowDetail['variables'] }) {
  return (
    <Panel
      title="Variables"
      padded={false}
      aside={<span>where each dynamic value comes from</span>}
    >
      <ul className="divide-y divide-line border-t border-line">
        {variables.map((variable) => (
          <li
            key={variable.name}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5 text-[13px]"
          >
            <code className="w-44 max-w-full shrink-0 truncate font-mono text-xs font-semibold text-accent-text">
              {variable.name}
            </code>
            <span className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
              {variable.description}
            </span>
            <span className="flex items-center gap-2">
              {variable.confidence !== null && (
                <span className="tabular text-xs text-faint">
                  {Math.round(variable.confidence * 100)}% sure
                </span>
              )}
              <Badge tone={origins[variable.origin].tone}>{origins[variable.origin].label}</Badge>
            </span>
            {variable.ambiguity && (
              <span className="flex basis-full items-center gap-1.5 text-xs text-warn">
                <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0" />{' '}
                {variable.ambiguity}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
