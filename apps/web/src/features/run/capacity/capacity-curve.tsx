import { type ReactNode, useId } from 'react';
import { trimTick } from '../../../charts/plot-scale.ts';
import { formatCompact } from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import type { CapacityLevel } from '../figure-fragments.ts';
import { type CapacityUnit, levelFigure, levelWords } from './capacity-words.ts';
import { type CurvePoint, curveOf, type LevelAxis, levelAxis, ticksTo } from './curve-model.ts';

const size = { width: 560, height: 190 } as const;
const plot = { left: 64, right: 20, top: 10, bottom: 26 } as const;

interface Range {
  readonly low: number;
  /** Null where nothing that was tried failed. */
  readonly high: number | null;
}

/** Latency and throughput over the levels that were tried, with what held, what did not and where the limit lies. */
export function CapacityCurve(props: {
  readonly levels: readonly CapacityLevel[];
  readonly unit: CapacityUnit;
  /** Where the limit lies with 95 % confidence. */
  readonly range: Range | null;
  /** Tried at this moment. */
  readonly current: number | null;
}) {
  const points = curveOf(props.levels);
  const tried = points.map(({ level }) => level);
  const axis = levelAxis(props.current === null ? tried : [...tried, props.current]);
  const shared = { ...props, points, axis };
  return (
    <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
      <Curve
        {...shared}
        title="p95 response time"
        value={({ p95 }) => p95}
        format={formatLatency}
        color="--series-1"
      />
      <Curve
        {...shared}
        title="Requests/s"
        value={({ throughput }) => throughput}
        format={formatCompact}
        color="--series-2"
      />
    </div>
  );
}

interface CurveProps {
  readonly title: string;
  readonly points: readonly CurvePoint[];
  readonly axis: LevelAxis;
  readonly unit: CapacityUnit;
  readonly range: Range | null;
  readonly current: number | null;
  readonly value: (point: CurvePoint) => number;
  readonly format: (value: number) => string;
  readonly color: string;
}

function Curve(props: CurveProps) {
  const { title, points, axis, unit, range, current, value, format, color } = props;
  const headingId = useId();
  const valueTicks = ticksTo(Math.max(0, ...points.map(value)), 4);
  const toX = (level: number) => between(axis.place(level), plot.left, size.width - plot.right);
  const top = valueTicks.at(-1) ?? 1;
  const toY = (figure: number) => between(figure / top, size.height - plot.bottom, plot.top);
  const line = points.map((point) => `${toX(point.level)},${toY(value(point))}`).join(' ');
  return (
    <figure aria-labelledby={headingId} className="min-w-0">
      <figcaption id={headingId} className="mb-1 text-[13px] font-medium">
        {title}{' '}
        <span className="font-normal text-faint">
          by {unit === 'USERS' ? 'users' : 'iterations/s'}
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={points.map((point) => pointWords(point, props)).join('; ')}
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="block w-full overflow-visible text-faint"
      >
        <Axes
          levels={axis.ticks.map((tick) => ({ at: toX(tick), text: levelFigure(tick, unit) }))}
          values={valueTicks.map((tick) => ({ at: toY(tick), text: trimTick(format(tick)) }))}
        />
        {range && (
          <rect
            x={toX(range.low)}
            y={plot.top}
            width={Math.max(2, toX(range.high ?? axis.ticks.at(-1) ?? range.low) - toX(range.low))}
            height={size.height - plot.top - plot.bottom}
            className="fill-accent-text/12"
          >
            <title>{rangeWords(range, unit)}</title>
          </rect>
        )}
        {current !== null && (
          <line
            x1={toX(current)}
            x2={toX(current)}
            y1={plot.top}
            y2={size.height - plot.bottom}
            strokeDasharray="4 4"
            className="animate-alive stroke-info"
          />
        )}
        <polyline points={line} fill="none" strokeWidth="2" stroke={`var(${color})`} />
        {points.map((point) => (
          <Dot key={point.level} point={point} x={toX(point.level)} y={toY(value(point))}>
            {pointWords(point, props)}
          </Dot>
        ))}
      </svg>
    </figure>
  );
}

function between(share: number, from: number, to: number): number {
  return Math.round((from + share * (to - from)) * 10) / 10;
}

function pointWords(point: CurvePoint, { unit, value, format }: CurveProps): string {
  const sure = point.isSure ? '' : ', not for sure';
  return `${levelWords(point.level, unit)}: ${format(value(point))}, ${point.held ? 'held' : 'did not hold'}${sure}`;
}

/** Where the limit lies, in words. */
export function rangeWords({ low, high }: Range, unit: CapacityUnit): string {
  return high === null
    ? `at least ${levelWords(low, unit)}`
    : `between ${levelFigure(low, unit)} and ${levelWords(high, unit)}`;
}

/** A disc held and a cross did not; hollow where that is not for sure. */
function Dot(props: {
  readonly point: CurvePoint;
  readonly x: number;
  readonly y: number;
  readonly children: ReactNode;
}) {
  const { point, x, y } = props;
  if (point.held) {
    return (
      <circle
        cx={x}
        cy={y}
        r="4.5"
        strokeWidth="2"
        className={point.isSure ? 'fill-ok stroke-surface' : 'fill-surface stroke-ok'}
      >
        <title>{props.children}</title>
      </circle>
    );
  }
  return (
    <g
      className="stroke-bad"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeDasharray={point.isSure ? undefined : '2 3'}
    >
      <title>{props.children}</title>
      <line x1={x - 4} y1={y - 4} x2={x + 4} y2={y + 4} />
      <line x1={x - 4} y1={y + 4} x2={x + 4} y2={y - 4} />
    </g>
  );
}

interface Tick {
  readonly at: number;
  readonly text: string;
}

function Axes(props: { readonly levels: readonly Tick[]; readonly values: readonly Tick[] }) {
  const bottom = size.height - plot.bottom;
  return (
    <g className="tabular text-[11px] max-sm:text-[17px]">
      {props.values.map(({ at, text }) => (
        <g key={text}>
          <line x1={plot.left} x2={size.width - plot.right} y1={at} y2={at} stroke="var(--grid)" />
          <text x={plot.left - 8} y={at + 4} textAnchor="end" fill="currentColor">
            {text}
          </text>
        </g>
      ))}
      {props.levels.map(({ at, text }) => (
        <text key={text} x={at} y={bottom + 17} textAnchor="middle" fill="currentColor">
          {text}
        </text>
      ))}
    </g>
  );
}
