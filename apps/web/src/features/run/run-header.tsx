import { ExternalLink } from 'lucide-react';
import { formatTarget } from '../../format/target.ts';
import { formatAgo, formatDuration, formatMoment } from '../../format/time.ts';
import { useSeconds } from '../../ui/clock.ts';
import { Notice } from '../../ui/notice.tsx';
import type { RunHead } from './documents.ts';
import { loadWords } from './load-words.ts';
import { RunActions } from './run-actions.tsx';
import { RunBadge } from './run-badge.tsx';
import type { RunFeed } from './run-feed.ts';
import type { RunState } from './run-state.ts';
import { RunStepper } from './run-stepper.tsx';
import { useRunCommands } from './use-run-commands.ts';

/** What is run, where it stands, and what can be done about it. */
export function RunHeader({ state, feed }: { readonly state: RunState; readonly feed: RunFeed }) {
  const { head } = state;
  const commands = useRunCommands(head.id, feed.refresh);
  return (
    <header className="mb-5">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex items-center gap-2.5">
            <h1 className="truncate text-xl font-semibold tracking-tight">{head.name}</h1>
            <RunBadge state={head.state} verdict={head.verdict} />
          </div>
          <p className="mt-1 flex flex-wrap items-center gap-x-2 text-[13px] text-muted">
            <a
              href={head.config.url}
              target="_blank"
              rel="noreferrer"
              className="inline-flex max-w-full items-center gap-1 hover:text-text"
            >
              <span className="truncate">{formatTarget(head.config.url)}</span>
              <ExternalLink aria-label="opens the target" className="size-3 shrink-0" />
            </a>
            <span aria-hidden="true" className="text-line-strong max-sm:hidden">
              ·
            </span>
            <span className="tabular">{loadWords(head.config)}</span>
            <span aria-hidden="true" className="text-line-strong max-sm:hidden">
              ·
            </span>
            <Elapsed head={head} />
          </p>
        </div>
        <RunActions
          head={head}
          commands={commands}
          hasFlows={state.flows.some(isProven)}
          isGoingOn={isGoingOn(state)}
        />
      </div>
      {commands.refusal && (
        <div className="mt-3">
          <Notice tone="bad">{commands.refusal}</Notice>
        </div>
      )}
      {head.active && <RunStepper state={state} />}
    </header>
  );
}

/** A run that was taken up again explores anew: what was said before does not count. */
function isGoingOn({ events }: RunState): boolean {
  const last = events.findLast(({ kind }) => kind === 'STATE' || kind === 'CRAWL_ENDED_BY_HAND');
  return last?.kind === 'CRAWL_ENDED_BY_HAND';
}

function isProven(flow: RunState['flows'][number]): boolean {
  return flow.proof.kind === 'VERIFIED';
}

function Elapsed({ head }: { readonly head: RunHead }) {
  const now = useSeconds();
  if (head.startedAt === null) return <span>created {formatAgo(head.createdAt, now)}</span>;
  const startedAt = Date.parse(head.startedAt);
  if (head.endedAt === null) {
    return (
      <span className="tabular" title={`Started ${formatMoment(head.startedAt)}`}>
        running for {formatDuration(Math.max(0, now - startedAt))}
      </span>
    );
  }
  return (
    <span className="tabular" title={`Ended ${formatMoment(head.endedAt)}`}>
      {formatAgo(head.startedAt, now)}, took {formatDuration(Date.parse(head.endedAt) - startedAt)}
    </span>
  );
}
