import { formatCompact, formatRate, plural } from '../../../format/number.ts';
import { formatDuration } from '../../../format/time.ts';
import { endOf, type LoadCurve, peakOf } from './load-curve.ts';

const size = { width: 600, height: 72 } as const;
const air = 6;

/** What is asked for over the time of the run, in outline; several scenarios lie over each other. */
export function LoadShape(props: {
  readonly curves: readonly LoadCurve[];
  /** Said in place of the end of the time, when nobody knows it. */
  readonly end?: string;
  /** Said in place of the curves' highest point. */
  readonly most?: string;
  readonly note?: string;
}) {
  const { curves } = props;
  const endMs = endOf(curves);
  if (endMs <= 0) return null;
  return (
    <figure className="mt-4 text-xs text-faint">
      <figcaption className="tabular mb-1 flex flex-wrap justify-between gap-x-4 gap-y-1">
        <ul className="flex flex-wrap gap-x-4 gap-y-0.5">
          {curves.length > 1 &&
            curves.map((curve, index) => (
              // A scenario being written may be called like another.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above.
              <li key={index} className="flex items-center gap-1.5">
                <span
                  aria-hidden="true"
                  className="h-[3px] w-3 rounded-full"
                  style={{ background: colorOf(index) }}
                />
                {curve.label}
              </li>
            ))}
        </ul>
        <span className="ml-auto">{props.most ?? peakWords(curves)}</span>
      </figcaption>
      <Outline curves={curves} endMs={endMs} className="h-18" />
      <div className="tabular mt-1 flex justify-between gap-4 border-t border-line pt-1">
        <span>0s</span>
        {props.note && <span className="text-center">{props.note}</span>}
        <span>{props.end ?? formatDuration(endMs)}</span>
      </div>
    </figure>
  );
}

/** The curves alone, each unit on a scale of its own. */
export function Outline(props: {
  readonly curves: readonly LoadCurve[];
  readonly endMs: number;
  /** What the height stands for; the curves' own highest point unless told. */
  readonly peak?: number;
  readonly className: string;
}) {
  const { curves, endMs, peak } = props;
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${size.width} ${size.height}`}
      preserveAspectRatio="none"
      className={`block w-full ${props.className}`}
    >
      {curves.map((curve, index) => {
        const path = pathOf(curve, endMs, peak ?? peakOf(curves, curve.unit));
        const color = curves.length === 1 ? 'currentColor' : colorOf(index);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: curves have no identity of their own.
          <g key={index} className={curves.length === 1 ? 'text-accent-text' : undefined}>
            <path
              d={`${path.line} L${path.endX} ${size.height} L${path.startX} ${size.height} Z`}
              fill={color}
              fillOpacity="0.12"
            />
            <path
              d={path.line}
              fill="none"
              stroke={color}
              strokeWidth="1.5"
              strokeLinejoin="round"
              vectorEffect="non-scaling-stroke"
            />
          </g>
        );
      })}
    </svg>
  );
}

function pathOf({ points }: LoadCurve, endMs: number, peak: number) {
  const x = (atMs: number) => round((atMs / endMs) * size.width);
  const y = (value: number) =>
    round(size.height - 1 - (peak === 0 ? 0 : value / peak) * (size.height - air - 1));
  const line = points
    .map(({ atMs, value }, index) => `${index === 0 ? 'M' : 'L'}${x(atMs)} ${y(value)}`)
    .join(' ');
  return { line, startX: x(points[0]?.atMs ?? 0), endX: x(points.at(-1)?.atMs ?? 0) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function colorOf(index: number): string {
  return `var(--series-${(index % 6) + 1})`;
}

function peakWords(curves: readonly LoadCurve[]): string {
  const users = peakOf(curves, 'users');
  const rate = peakOf(curves, 'rate');
  const parts = [
    users > 0 &&
      (users < 10_000 ? plural(Math.round(users), 'user') : `${formatCompact(users)} users`),
    rate > 0 && `${formatRate(rate)} iterations/s`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? '' : `up to ${parts.join(' and ')}`;
}
