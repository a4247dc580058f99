import { formatLatency } from '../../../format/time.ts';
import { type Tone, toneText } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { RunSummary } from '../documents.ts';

/** A second in which the generator was later than this measured the generator and not the target. */
const tolerableMs = 100;

/** Whether the figures can be trusted: how well FlowLoad itself kept up. */
export function GeneratorPanel(props: {
  readonly generator: RunSummary['generator'];
  /** Of the last second while it runs, of the worst second after. */
  readonly span: 'last second' | 'worst second';
}) {
  const { generator, span } = props;
  const late = generator.lateStartsP99Ms > tolerableMs;
  const delayed = generator.eventLoopDelayP99Ms > tolerableMs;
  return (
    <Panel
      title="Generator health"
      aside={
        <span className={toneText[late || delayed ? 'warn' : 'ok']}>
          {wordFor(late || delayed, span)}
        </span>
      }
    >
      <dl className="grid grid-cols-3 gap-3">
        <Figure label="CPU" value={`${generator.cpu.toFixed(2)} cores`} />
        <Figure
          label="Loop delay p99"
          value={formatLatency(generator.eventLoopDelayP99Ms)}
          tone={delayed ? 'warn' : null}
        />
        <Figure
          label="Late starts p99"
          value={formatLatency(generator.lateStartsP99Ms)}
          tone={late ? 'warn' : null}
        />
      </dl>
      <p className="mt-2 text-xs text-faint">Delays of the {span}.</p>
    </Panel>
  );
}

function wordFor(isLate: boolean, span: 'last second' | 'worst second'): string {
  if (span === 'last second') return isLate ? 'Falling behind' : 'Keeping up';
  return isLate ? 'Late at times' : 'Kept up';
}

function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly tone?: Tone | null;
}) {
  return (
    <div className="min-w-0">
      <dt className="truncate text-xs text-muted">{props.label}</dt>
      <dd className={`tabular text-[13px] font-medium ${props.tone ? toneText[props.tone] : ''}`}>
        {props.value}
      </dd>
    </div>
  );
}
