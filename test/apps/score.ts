import type { Effect } from './effects.ts';
import type { FlowFinding } from './judge-flows.ts';
import { isProven } from './judge-flows.ts';
import type { LeftOutTarget, MenuTarget } from './menu-targets.ts';
import type { Visit } from './site-visits.ts';

/** All that was seen of one application. */
export interface Verdict {
  readonly app: string;
  readonly seconds: number;
  readonly targets: readonly { readonly target: MenuTarget; readonly visit: Visit }[];
  readonly leftOutTargets: readonly LeftOutTarget[];
  readonly flows: readonly FlowFinding[];
  /** By the id of the truth's flow, the last of each the one that counts; empty when no load was asked for. */
  readonly effects: ReadonlyMap<string, readonly Effect[]>;
}

export interface Tally {
  readonly done: number;
  readonly of: number;
}

export interface Score {
  readonly targets: Tally;
  readonly flows: Tally;
  /** Flows that the truth wants proven. */
  readonly proven: Tally;
  readonly effects: Tally;
}

/** The share of flows and menu targets that must be found. */
export const foundBar = 0.95;

export function scoreOf({ targets, flows, effects }: Verdict): Score {
  const counted = flows.filter(({ kind }) => kind !== 'left-out');
  const toProve = counted.filter(({ truth }) => truth.proof === true);
  return {
    targets: tally(targets, ({ visit }) => isReached(visit)),
    flows: tally(counted, ({ kind }) => kind === 'found' || kind === 'trap-left-alone'),
    proven: tally(toProve, isProven),
    effects: tally([...effects.values()], (tried) => tried.at(-1)?.exact === true),
  };
}

/** What was recognised and not touched was found as well. */
export function isReached({ kind }: Visit): boolean {
  return kind === 'visited' || kind === 'left-alone';
}

export function sumOf(scores: readonly Score[]): Score {
  const add = (part: keyof Score) =>
    scores.reduce((sum, { [part]: { done, of } }) => ({ done: sum.done + done, of: sum.of + of }), {
      done: 0,
      of: 0,
    });
  return {
    targets: add('targets'),
    flows: add('flows'),
    proven: add('proven'),
    effects: add('effects'),
  };
}

/** Sentences, one for each bar that was missed. */
export function missedBars(total: Score): readonly string[] {
  const found = foundShare(total);
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
  return [
    ...(found < foundBar
      ? [`${percent(found)} of the flows and targets were found, the bar is ${percent(foundBar)}.`]
      : []),
    ...shortOf(total.proven, 'flows that must be proven are verified'),
    ...shortOf(total.effects, 'replayed flows left exactly their effects'),
  ];
}

export function foundShare({ targets, flows }: Score): number {
  const of = targets.of + flows.of;
  return of === 0 ? 1 : (targets.done + flows.done) / of;
}

function shortOf({ done, of }: Tally, what: string): readonly string[] {
  return done < of ? [`${done} of ${of} ${what}, the bar is all of them.`] : [];
}

function tally<Item>(items: readonly Item[], isDone: (item: Item) => boolean): Tally {
  return { done: items.filter(isDone).length, of: items.length };
}
