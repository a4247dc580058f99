import { plural } from '../../../format/number.ts';
import { formatDuration } from '../../../format/time.ts';
import type { Coverage } from '../map/documents.ts';
import { growthPath } from './growth-path.ts';

const size = { width: 400, height: 80 } as const;

/** Pages found over the time of the crawl, and actions tried behind them: flat at its end means that more time would not help. */
export function GrowthChart({ growth }: { readonly growth: Coverage['growth'] }) {
  const last = growth.at(-1);
  if (last === undefined) return null;
  const told = `${plural(last.states, 'page')} and ${plural(last.actionsTried, 'tried action')} in ${formatDuration(last.elapsedMs)}`;
  return (
    <figure className="text-xs text-faint">
      <figcaption className="tabular mb-1.5 flex flex-wrap justify-between gap-x-4 gap-y-1">
        <span className="text-muted">Over the time of the crawl</span>
        <span className="flex gap-3">
          <Key className="bg-accent-text" text={plural(last.states, 'page')} />
          <Key className="bg-faint" text={plural(last.actionsTried, 'tried action')} />
        </span>
      </figcaption>
      <svg
        role="img"
        aria-label={told}
        viewBox={`0 0 ${size.width} ${size.height}`}
        preserveAspectRatio="none"
        className="block h-20 w-full"
      >
        <path
          d={growthPath(growth, ({ actionsTried }) => actionsTried, size)}
          fill="none"
          strokeWidth="1.5"
          vectorEffect="non-scaling-stroke"
          className="stroke-faint"
        />
        <path
          d={growthPath(growth, ({ states }) => states, size)}
          fill="none"
          strokeWidth="2"
          vectorEffect="non-scaling-stroke"
          className="stroke-accent-text"
        />
      </svg>
      <div
        aria-hidden="true"
        className="tabular mt-1 flex justify-between border-t border-line pt-1"
      >
        <span>0s</span>
        <span>{formatDuration(last.elapsedMs)}</span>
      </div>
    </figure>
  );
}

function Key({ className, text }: { readonly className: string; readonly text: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden="true" className={`h-0.5 w-3 rounded-full ${className}`} />
      {text}
    </span>
  );
}
