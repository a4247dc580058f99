import {
  formatBytes,
  formatCompact,
  formatCount,
  formatRate,
  formatShare,
} from '../../../format/number.ts';
import { formatLatency } from '../../../format/time.ts';
import { Tile, Tiles } from '../../../ui/tile.tsx';
import type { RunSummary } from '../documents.ts';
import { apdexWord, formatApdex } from '../figures/apdex.ts';
import type { Latency } from './step-rows.ts';

/** The figures of a whole run that are looked at first. */
export function SummaryTiles(props: {
  readonly summary: RunSummary;
  readonly latency: Latency;
  readonly apdexMs: number;
}) {
  const { summary, latency, apdexMs } = props;
  const { total } = summary;
  const times = latency === 'service' ? total.serviceTime : total.responseTime;
  const errors = total.errors.reduce((sum, { count }) => sum + count, 0);
  return (
    <Tiles>
      <Tile
        label="Requests"
        value={formatCompact(total.requests)}
        detail={`${formatRate(total.requestsPerSecond)}/s, ${formatBytes(total.bytesIn)} in`}
      />
      <Tile
        label={`p95 ${latency} time`}
        value={formatLatency(times.p95)}
        detail={`p50 ${formatLatency(times.p50)}`}
      />
      <Tile
        label={`p99 ${latency} time`}
        value={formatLatency(times.p99)}
        detail={`max ${formatLatency(times.max)}`}
      />
      <Tile
        label="Errors"
        value={formatShare(total.errorRate)}
        detail={`${formatCount(errors)} in all`}
        {...(errors > 0 && { tone: 'bad' as const })}
      />
      <Tile
        label="Iterations"
        value={formatCompact(total.iterations)}
        detail={iterationWords(summary)}
        {...(total.droppedIterations > 0 && { tone: 'warn' as const })}
      />
      <ApdexTile score={total.apdex} apdexMs={apdexMs} />
    </Tiles>
  );
}

/** What became of iterations that did not go well; of one that went well, by how many users. */
function iterationWords({ total, peakUsers }: RunSummary): string {
  const parts = [
    total.droppedIterations > 0 && `${formatCount(total.droppedIterations)} dropped`,
    total.failedIterations > 0 && `${formatCount(total.failedIterations)} failed`,
    // Users are counted at the end of each second: of a load that was over before, none was seen.
    peakUsers > 0 &&
      total.droppedIterations === 0 &&
      `by ${formatCount(peakUsers)} ${peakUsers === 1 ? 'user' : 'users'}`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

function ApdexTile({
  score,
  apdexMs,
}: {
  readonly score: number | null;
  readonly apdexMs: number;
}) {
  if (score === null) return <Tile label="Apdex" value="–" detail="no requests" />;
  const { word, tone } = apdexWord(score);
  return (
    <Tile
      label="Apdex"
      value={formatApdex(score)}
      detail={`${word}: within ${formatLatency(apdexMs)}`}
      title={`The share of requests answered within ${formatLatency(apdexMs)}, and half of those within ${formatLatency(4 * apdexMs)}. From 0.94 on it is called excellent.`}
      {...(tone && { tone })}
    />
  );
}
