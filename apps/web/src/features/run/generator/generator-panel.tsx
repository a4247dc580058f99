import { formatBytes, formatCount } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Badge, type Tone, toneText } from '../../../ui/badge.tsx';
import { classNames } from '../../../ui/class-names.ts';
import { Panel } from '../../../ui/panel.tsx';
import type { Generator } from '../figure-fragments.ts';
import { judgeGenerator, tolerableMs } from './generator-words.ts';

/** Whether the figures can be trusted: how well FlowLoad itself kept up. */
export function GeneratorPanel(props: {
  readonly generator: Generator;
  /** Of the last second while it runs, of the worst second after. */
  readonly span: 'last second' | 'worst second';
  /** Of the run, once there is one. */
  readonly verdict?: 'PASSED' | 'FAILED' | 'INVALID';
}) {
  const { generator, span, verdict = null } = props;
  const { keptUp, spoilt, title, limits } = judgeGenerator(generator, span, verdict);
  const tone = keptUp ? 'ok' : spoilt ? 'bad' : 'warn';
  return (
    <Panel title="Generator" aside={<Badge tone={tone}>{title}</Badge>}>
      {limits.map((limit) => (
        <p key={limit} className="mb-2 text-[13px] text-pretty text-warn">
          {limit}
        </p>
      ))}
      <dl className="grid grid-cols-2 gap-x-3 gap-y-2.5 sm:grid-cols-3">
        <Figure label="CPU" value={`${generator.cpu.toFixed(2)} cores`} />
        <Figure
          label="Loop delay p99"
          value={formatLatency(generator.eventLoopDelayP99Ms)}
          tone={toneOf(generator.eventLoopDelayP99Ms)}
        />
        <Figure
          label="Late starts p99"
          value={formatLatency(generator.lateStartsP99Ms)}
          tone={toneOf(generator.lateStartsP99Ms)}
        />
        <Figure label="Connections" value={formatCount(generator.sockets)} />
        <Figure label="Memory" value={formatBytes(generator.memoryBytes)} />
        <Figure
          label="Own request"
          value={generator.baselineMs === 0 ? '–' : formatLatency(generator.baselineMs)}
          title="What a request to a server in the same thread took before the load began: what the generator itself adds"
        />
      </dl>
      <Threads workers={generator.workers} />
      <p className="mt-2.5 text-xs text-faint">
        {span === 'last second' ? 'Of the last second.' : 'Each of its worst second.'}
      </p>
    </Panel>
  );
}

function toneOf(ms: number): Tone | null {
  return ms > tolerableMs ? 'warn' : null;
}

function Figure(props: {
  readonly label: string;
  readonly value: string;
  readonly title?: string;
  readonly tone?: Tone | null;
}) {
  return (
    <div className="min-w-0" title={props.title}>
      <dt className="truncate text-xs text-muted">{props.label}</dt>
      <dd
        className={classNames(
          'tabular text-[13px] font-medium',
          props.tone && toneText[props.tone],
        )}
      >
        {props.value}
      </dd>
    </div>
  );
}

/** How busy each thread is, as a share of one core. */
function Threads({ workers }: Pick<Generator, 'workers'>) {
  if (workers.length === 0) return null;
  const threads = workers.map((worker, index) => ({ name: `Thread ${index + 1}`, ...worker }));
  return (
    <ul className="mt-3 space-y-1.5" aria-label="Threads of the generator">
      {threads.map(({ name, ...worker }) => (
        <li
          key={name}
          className="grid grid-cols-[4.5rem_minmax(0,1fr)] items-center gap-x-3 text-xs sm:grid-cols-[4.5rem_minmax(0,1fr)_auto]"
        >
          <span className="text-muted">{name}</span>
          <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-line">
            <span
              className={classNames(
                'block h-full rounded-full transition-[width] duration-500',
                worker.cpu >= 0.9 ? 'bg-warn' : 'bg-accent-text',
              )}
              style={{ width: `${Math.min(1, worker.cpu) * 100}%` }}
            />
          </span>
          <span className="tabular text-muted max-sm:col-start-2">
            {Math.round(worker.cpu * 100)} % of a core · {formatCount(worker.users)} users · loop{' '}
            {formatLatency(worker.eventLoopDelayP99Ms)}
          </span>
        </li>
      ))}
    </ul>
  );
}
