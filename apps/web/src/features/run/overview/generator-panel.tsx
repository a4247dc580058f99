import { formatLatency } from '../../../format/time.ts';
import type { Tone } from '../../../ui/badge.tsx';
import { toneText } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { RunSummary } from '../documents.ts';

/** Beyond these the generator, and not the target, begins to show in the figures. */
const worrying = { eventLoopDelayMs: 50, lateStartsMs: 50 } as const;

/** Whether the figures can be trusted: how well FlowLoad itself kept up. */
export function GeneratorPanel({ generator }: { readonly generator: RunSummary['generator'] }) {
  const late = generator.lateStartsP99Ms > worrying.lateStartsMs;
  const delayed = generator.eventLoopDelayP99Ms > worrying.eventLoopDelayMs;
  return (
    <Panel
      title="Generator health"
      aside={
        <span className={toneText[late || delayed ? 'warn' : 'ok']}>
          {late || delayed ? 'Falling behind' : 'Keeping up'}
        </span>
      }
    >
      <dl className="grid grid-cols-3 gap-3">
        <Figure label="CPU" value={`${generator.cpu.toFixed(2)} cores`} />
        <Figure
          label="Loop delay p99"
          value={formatLatency(generator.eventLoopDelayP99Ms)}
          {...(delayed && { tone: 'warn' as const })}
        />
        <Figure
          label="Late starts p99"
          value={formatLatency(generator.lateStartsP99Ms)}
          {...(late && { tone: 'warn' as const })}
        />
      </dl>
    </Panel>
  );
}

function Figure(props: { readonly label: string; readonly value: string; readonly tone?: Tone }) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-xs text-muted">{props.label}</dt>
      <dd className={`tabular text-[13px] font-medium ${props.tone ? toneText[props.tone] : ''}`}>
        {props.value}
      </dd>
    </div>
  );
}
