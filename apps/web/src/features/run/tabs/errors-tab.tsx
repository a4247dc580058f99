import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { formatCount, formatShare } from '../../../format/number.ts';
import { formatClock, formatMoment } from '../../../format/time.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ScrollRegion } from '../../../ui/scroll-region.tsx';
import type { FlowCard, RunSummary } from '../documents.ts';
import { ErrorsChart } from '../overview/run-charts.tsx';
import { errorClasses, type RunSeries } from '../run-series.ts';
import type { RunState } from '../run-state.ts';
import { errorClassWords } from '../run-words.ts';
import { alikeExamples } from './alike-examples.ts';

type Example = RunSummary['examples'][number];

/** What went wrong, how often, and what it looked like. */
export function ErrorsTab({
  state,
  series,
}: {
  readonly state: RunState;
  readonly series: RunSeries;
}) {
  const totals = series.totals();
  const examples = state.summary?.examples ?? [];
  const seen = errorClasses.filter((errorClass) => totals.errorsByClass[errorClass] > 0);

  if (seen.length === 0 && examples.length === 0) {
    return (
      <Panel>
        <EmptyState icon={<CircleCheck />} title={series.length > 0 ? 'No errors' : 'No load yet'}>
          {series.length > 0
            ? `All ${formatCount(totals.requests)} requests did their work.`
            : 'Errors of the load are shown here, with examples of what was sent and answered.'}
        </EmptyState>
      </Panel>
    );
  }
  return (
    <div className="space-y-4">
      {seen.length === 0 ? (
        <Panel>
          <p className="max-w-prose text-[13px] text-pretty">
            All {formatCount(totals.requests)} requests did their work. What stands below are checks
            that did not hold: they are counted by themselves and are no errors.
          </p>
        </Panel>
      ) : (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <Panel title="By class" padded={false}>
            <ul className="divide-y divide-line border-t border-line">
              {seen.map((errorClass) => (
                <li key={errorClass} className="flex items-center gap-3 px-4 py-2 text-[13px]">
                  <span className="min-w-0">
                    <span className="block font-medium">{errorClassWords[errorClass].label}</span>
                    <span className="block text-xs text-faint">
                      {errorClassWords[errorClass].meaning}
                    </span>
                  </span>
                  <span className="tabular ml-auto text-right">
                    <span className="block font-medium text-bad">
                      {formatCount(totals.errorsByClass[errorClass])}
                    </span>
                    <span className="block text-xs text-faint">
                      {formatShare(totals.errorsByClass[errorClass] / totals.requests)}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          </Panel>
          <Panel padded={false} className="pb-1">
            <ErrorsChart series={series} />
          </Panel>
        </div>
      )}
      <Panel
        title="Examples"
        padded={false}
        aside={
          <span>{state.head.active ? 'kept when the run ends' : `${examples.length} kept`}</span>
        }
      >
        {examples.length === 0 ? (
          <p className="px-4 pb-4 text-[13px] text-muted">
            {state.head.active
              ? 'Examples with request, answer and body come with the summary.'
              : 'No example was kept.'}
          </p>
        ) : (
          <ul className="divide-y divide-line border-t border-line">
            {alikeExamples(examples).map((alike) => (
              <ExampleGroup key={alike.key} examples={alike.examples} flows={state.flows} />
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}

/** The first of those that say the same; the others on demand. */
function ExampleGroup({
  examples,
  flows,
}: {
  readonly examples: readonly Example[];
  readonly flows: readonly FlowCard[];
}) {
  const [isOpen, setOpen] = useState(false);
  const shown = isOpen ? examples : examples.slice(0, 1);
  const more = examples.length - 1;
  return (
    <>
      {shown.map((example, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: examples have no identity of their own, and their order never changes.
        <li key={index}>
          <ExampleDetails example={example} flows={flows} />
        </li>
      ))}
      {more > 0 && (
        <li className="px-4 py-1.5">
          <Button look="ghost" size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen
              ? 'Show only the first'
              : `${formatCount(more)} more that ${more === 1 ? 'says' : 'say'} the same`}
          </Button>
        </li>
      )}
    </>
  );
}

function ExampleDetails({
  example,
  flows,
}: {
  readonly example: Example;
  readonly flows: readonly FlowCard[];
}) {
  const flow = flows.find((one) => one.id === example.flowId);
  const step = flow?.steps.find((one) => one.id === example.stepId);
  return (
    <details className="group">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2.5 text-[13px] hover:bg-sunken/60 [&::-webkit-details-marker]:hidden">
        <Badge tone="bad">{errorClassWords[example.errorClass].label}</Badge>
        <span className="min-w-0 flex-1 basis-60 font-medium [overflow-wrap:anywhere]">
          {example.message}
        </span>
        <span className="text-xs text-muted">
          {flow?.name ?? example.flowId}
          {step && ` › ${step.name}`}
        </span>
        <time
          dateTime={example.at}
          title={formatMoment(example.at)}
          className="tabular text-xs text-faint"
        >
          {formatClock(example.at)}
        </time>
      </summary>
      <div className="space-y-2 px-4 pb-4">
        <p className="font-mono text-xs [overflow-wrap:anywhere]">
          <span className="font-semibold">{example.method}</span> {example.url}
          <span className="ml-2 text-muted">
            → {example.status === null ? 'no answer' : `status ${example.status}`}
          </span>
        </p>
        <div className="grid items-start gap-3 lg:grid-cols-2">
          <Excerpt title="Request" text={example.request} />
          <div className="min-w-0 space-y-3">
            <Excerpt title="Head of the answer" text={example.head} />
            <Excerpt title="Body of the answer" text={example.body} />
          </div>
        </div>
      </div>
    </details>
  );
}

function Excerpt({ title, text }: { readonly title: string; readonly text: string | null }) {
  if (!text) return null;
  return (
    <div className="min-w-0">
      <h4 className="mb-1 text-xs font-medium text-muted">{title}</h4>
      <ScrollRegion label={title} className="max-h-72 rounded-lg border border-line bg-sunken">
        <pre className="p-3 font-mono text-xs whitespace-pre-wrap [overflow-wrap:anywhere]">
          {text}
        </pre>
      </ScrollRegion>
    </div>
  );
}
