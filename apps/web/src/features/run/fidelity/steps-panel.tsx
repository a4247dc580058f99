import { formatDuration } from '../../../format/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { Fidelity, FlowWithFidelity, StepFidelity } from './documents.ts';
import { ExchangeReport } from './exchange-report.tsx';

/** What each step sends, and whether it was answered as recorded. */
export function StepsPanel(props: {
  readonly steps: FlowWithFidelity['steps'];
  readonly fidelity: Fidelity;
}) {
  const { steps, matched, differed, notReached } = props.fidelity;
  if (steps.length === 0) return null;
  const home = originOf(steps[0]?.exchanges[0]?.url ?? '');
  const thinkTimes = new Map(props.steps.map((step) => [step.id, step.thinkTimeMs]));
  return (
    <Panel
      title="Steps"
      padded={false}
      aside={<span className="tabular">{outcomeWords(matched, differed, notReached)}</span>}
    >
      <ol className="divide-y divide-line border-t border-line">
        {steps.map((step, index) => (
          <li key={step.stepId} className="px-4 py-2.5">
            <StepHeading
              step={step}
              number={index + 1}
              thinkTimeMs={thinkTimes.get(step.stepId) ?? 0}
            />
            <div className="mt-1 sm:pl-5">
              {step.exchanges.map((exchange) => (
                <ExchangeReport key={exchange.exchangeId} exchange={exchange} home={home} />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Where a flow starts goes without saying; other origins are named. */
function originOf(url: string): string {
  return /^https?:\/\/[^/]+/.exec(url)?.[0] ?? '';
}

function StepHeading(props: {
  readonly step: StepFidelity;
  readonly number: number;
  readonly thinkTimeMs: number;
}) {
  const { step, number, thinkTimeMs } = props;
  return (
    <div className="flex items-baseline gap-2.5">
      <span className="tabular w-3 text-xs text-faint">{number}</span>
      <h3 className="min-w-0 flex-1 text-[13px] font-medium">{step.name}</h3>
      {step.exchanges.some(({ outcome }) => outcome === 'DIFFERED') && (
        <Badge tone="bad">Differed here</Badge>
      )}
      {thinkTimeMs > 0 && (
        <span className="tabular text-xs whitespace-nowrap text-faint">
          thinks {formatDuration(thinkTimeMs)}
        </span>
      )}
    </div>
  );
}

function outcomeWords(matched: number, differed: number, notReached: number): string {
  return [
    ...(matched > 0 ? [`${matched} as recorded`] : []),
    ...(differed > 0 ? [`${differed} differed`] : []),
    ...(notReached > 0 ? [`${notReached} not reached`] : []),
  ].join(', ');
}
