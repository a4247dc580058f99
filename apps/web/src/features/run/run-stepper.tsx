import { Check } from 'lucide-react';
import { classNames } from '../../ui/class-names.ts';
import type { RunProgress } from './documents.ts';
import type { RunState } from './run-state.ts';
import { type RunStateName, stateWords } from './run-words.ts';

const stages = [
  'QUEUED',
  'CRAWLING',
  'BUILDING',
  'VERIFYING',
  'LOADING',
  'SUMMARISING',
  'COMPLETED',
] as const satisfies readonly RunStateName[];

/** The way of a run, with the stage it is in alive and filled as far as it has come. */
export function RunStepper({ state }: { readonly state: RunState }) {
  const current = stages.indexOf(state.head.state as (typeof stages)[number]);
  const skipped = state.head.config.fromFlowFile ? ['CRAWLING', 'BUILDING'] : [];
  const shown = stages.filter((stage) => !skipped.includes(stage));
  return (
    <ol aria-label="Stages of the run" className="mt-4 flex gap-1">
      {shown.map((stage) => {
        const index = stages.indexOf(stage);
        const isCurrent = index === current;
        const isDone = index < current;
        return (
          <li
            key={stage}
            aria-current={isCurrent ? 'step' : undefined}
            className={classNames('min-w-0', isCurrent ? 'flex-[2.5] sm:flex-[1.6]' : 'flex-1')}
          >
            <div className="h-1 overflow-hidden rounded-full bg-line">
              <div
                className={classNames(
                  'h-full rounded-full bg-accent-text transition-[width] duration-500',
                  isCurrent && 'animate-alive',
                )}
                style={{
                  width: isDone ? '100%' : isCurrent ? `${shareOf(state.progress) * 100}%` : 0,
                }}
              />
            </div>
            <span
              className={classNames(
                'mt-1.5 flex items-center gap-1 text-xs',
                isCurrent ? 'font-medium text-text' : 'text-faint max-sm:sr-only',
              )}
            >
              {isDone && <Check aria-hidden="true" className="size-3 shrink-0 text-ok" />}
              <span className="truncate">{stateWords[stage].label}</span>
              {isDone && <span className="sr-only">, done</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** How far the stage is; one that can't say is half way. */
export function shareOf(progress: RunProgress | null): number {
  switch (progress?.__typename) {
    case 'BuildProgress':
    case 'VerifyProgress':
      return progress.total === 0 ? 0 : progress.done / progress.total;
    case 'LoadProgress': {
      const byIterations = progress.totalIterations
        ? progress.iterations / progress.totalIterations
        : 0;
      const byTime = progress.totalMs ? progress.elapsedMs / progress.totalMs : 0;
      return Math.min(1, progress.totalIterations ? byIterations : byTime);
    }
    case 'CrawlProgress': {
      const known = progress.actionsTried + progress.actionsQueued;
      return known === 0 ? 0.1 : progress.actionsTried / known;
    }
    default:
      return 0.5;
  }
}
