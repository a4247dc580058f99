import type { ReactNode } from 'react';
import { formatShare } from '../../../format/number.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Panel } from '../../../ui/panel.tsx';
import type { CapacityResult } from '../documents.ts';
import type { CapacityLevel } from '../figure-fragments.ts';
import type { RunState } from '../run-state.ts';
import { CapacityCurve, rangeWords } from './capacity-curve.tsx';
import { type CapacityUnit, levelWords, limitWords } from './capacity-words.ts';
import { gapOf } from './curve-model.ts';
import { LevelTable } from './level-table.tsx';

/** The search for the most that the target holds, as far as it has come. */
export function CapacitySearchPanel({ state }: { readonly state: RunState }) {
  const search = state.head.config.capacity;
  if (!search) return null;
  const levels = state.events.flatMap(({ capacityLevel }) => capacityLevel ?? []);
  const { progress } = state;
  const current = progress?.__typename === 'LoadProgress' ? progress.level : null;
  const { low, high } = gapOf(levels);
  return (
    <Panel
      title="Capacity search"
      aside={
        current !== null && <Badge tone="info">trying {levelWords(current, search.unit)}</Badge>
      }
    >
      <p className="text-[13px] text-pretty text-muted">
        {levels.length === 0
          ? `The first level is measured: ${levelWords(search.from, search.unit)}.`
          : soFar(low, high, search.unit)}{' '}
        It holds while {boundsWords(search.slo)}.
      </p>
      {levels.length > 0 && (
        <Details levels={levels} unit={search.unit} current={current} range={null} />
      )}
    </Panel>
  );
}

/** The most that the target holds, how sure that is, and the levels that say so. */
export function CapacityResultPanel(props: {
  readonly result: CapacityResult;
  readonly search: RunState['head']['config']['capacity'];
  /** Sentences that stand above it already. */
  readonly told: readonly string[];
}) {
  const { result, search, told } = props;
  const { capacity, unit, levels } = result;
  const isMore = result.limitedBy === 'GENERATOR' || result.limitedBy === 'CEILING';
  const isKnown = capacity !== null && (result.low > 0 || result.high !== null);
  const range = isKnown ? { low: result.low, high: result.high } : null;
  return (
    <Panel title="Capacity">
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">
        <p className="tabular text-3xl font-semibold tracking-tight">
          {capacity === null
            ? 'No level held'
            : `${isMore ? 'At least ' : ''}${levelWords(capacity, unit)}`}
        </p>
        {range && (
          <p className="tabular text-[13px] text-muted">
            With 95 % confidence the limit lies {range.high === null ? 'at or above' : 'between'}{' '}
            <strong className="font-medium text-text">
              {range.high === null
                ? levelWords(range.low, unit)
                : rangeWords(range, unit).replace('between ', '')}
            </strong>
            .
          </p>
        )}
      </div>
      {!told.includes(result.conclusion) && (
        <p className="mt-2 max-w-prose text-[13px] text-pretty">{result.conclusion}</p>
      )}
      <p className="mt-1 max-w-prose text-[13px] text-pretty text-muted">
        {capacity !== null && `${limitWords[result.limitedBy]} `}
        {search && `It had to hold: ${boundsWords(search.slo)}.`}
      </p>
      {levels.length > 0 && <Details levels={levels} unit={unit} current={null} range={range} />}
    </Panel>
  );
}

function Details(props: {
  readonly levels: readonly CapacityLevel[];
  readonly unit: CapacityUnit;
  readonly current: number | null;
  readonly range: { readonly low: number; readonly high: number | null } | null;
}) {
  return (
    <div className="mt-4 space-y-4">
      <CapacityCurve {...props} />
      <Key hasRange={props.range !== null} />
      <LevelTable levels={props.levels} unit={props.unit} />
    </div>
  );
}

function Key({ hasRange }: { readonly hasRange: boolean }) {
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1 text-xs text-muted">
      <KeyItem sign={<i className="size-2 rounded-full bg-ok" />}>held</KeyItem>
      <KeyItem sign={<span className="text-sm leading-none font-bold text-bad">×</span>}>
        did not hold
      </KeyItem>
      <KeyItem sign={<i className="size-2 rounded-full border-2 border-ok" />}>
        hollow or dotted: not for sure
      </KeyItem>
      {hasRange && (
        <KeyItem sign={<i className="h-3 w-2 bg-accent-text/25" />}>
          where the limit lies (95 % confidence)
        </KeyItem>
      )}
    </ul>
  );
}

function KeyItem(props: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      <span aria-hidden="true" className="flex items-center">
        {props.sign}
      </span>
      {props.children}
    </li>
  );
}

function soFar(low: number | null, high: number | null, unit: CapacityUnit): string {
  if (low === null) return `It did not hold at ${levelWords(high ?? 0, unit)}.`;
  if (high === null) return `It held at ${levelWords(low, unit)}, and is turned up.`;
  const gap = high === 0 ? '' : ` (${formatShare((high - low) / high)} apart)`;
  return `It held at ${levelWords(low, unit)} and did not at ${levelWords(high, unit)}${gap}: the limit lies between.`;
}

function boundsWords(
  slo: readonly { readonly metric: string; readonly expression: string }[],
): string {
  return slo.map(({ metric, expression }) => `${metric} ${expression}`).join(' and ');
}
