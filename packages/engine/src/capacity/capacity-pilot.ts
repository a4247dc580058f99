import type { CapacityLevel, CapacityResult, Interval, SeriesCounts } from '../model/metrics.ts';
import type { CapacitySearch } from '../model/plan.ts';
import { type CapacityEnd, capacityResult } from './capacity-result.ts';
import { LevelTrial, type TrialResult } from './level-trial.ts';
import { boundsOf, nextLevel } from './next-level.ts';
import { Recovery } from './recovery.ts';
import { searchLimitMs } from './search-limit.ts';
import type { SloBound } from './slo-bound.ts';

/** What a search wants done. */
export type PilotAction =
  | { readonly kind: 'scale'; readonly to: number }
  /** A level is decided. */
  | { readonly kind: 'tell'; readonly level: CapacityLevel }
  | { readonly kind: 'end' };

type Phase =
  | { readonly kind: 'trying'; readonly level: number; readonly trial: LevelTrial }
  | { readonly kind: 'recovering'; readonly next: number; readonly recovery: Recovery }
  | { readonly kind: 'over' };

/** Steers a load through a capacity search, second by second; decides and does nothing itself. */
export class CapacityPilot {
  readonly #search: CapacitySearch;
  readonly #bounds: readonly SloBound[];
  readonly #levels: CapacityLevel[] = [];
  #phase: Phase;
  /** A level that failed while the generator was in trouble: it is tried once more, since that may pass. */
  #spoilt: number | null = null;
  #elapsedMs = 0;
  #scaledAt = 0;
  #end: CapacityEnd = { kind: 'cut-short' };

  /** The load runs at `search.from` from its beginning on. */
  constructor(search: CapacitySearch, bounds: readonly SloBound[]) {
    this.#search = search;
    this.#bounds = bounds;
    this.#phase = this.#trying(search.from);
  }

  /** What is being tried; null between levels and when it is over. */
  get level(): number | null {
    return this.#phase.kind === 'trying' ? this.#phase.level : null;
  }

  /**
   * What is to be done after this second of the load, which was heard of at `now` (epoch milliseconds).
   * Actions are taken to be done at once. A second that began before the last of them was done, or in
   * which the load was already ending, says nothing of the level.
   */
  hear(interval: Interval, finest: readonly SeriesCounts[], now: number): readonly PilotAction[] {
    const atMs = this.#elapsedMs;
    this.#elapsedMs += interval.durationMs;
    if (interval.control !== 'running' || interval.startedAt < this.#scaledAt) return [];
    const actions = this.#follow(interval, finest, atMs);
    if (actions.some(({ kind }) => kind === 'scale')) this.#scaledAt = now;
    if (this.#phase.kind === 'over' || this.#elapsedMs < searchLimitMs(this.#search)) {
      return actions;
    }
    return [...actions.filter(({ kind }) => kind === 'tell'), this.#over({ kind: 'cut-short' })];
  }

  /** As far as the search has come. */
  result(): CapacityResult {
    return capacityResult(this.#search, this.#levels, this.#end);
  }

  #follow(
    interval: Interval,
    finest: readonly SeriesCounts[],
    atMs: number,
  ): readonly PilotAction[] {
    const phase = this.#phase;
    switch (phase.kind) {
      case 'over':
        return [];
      case 'recovering':
        return phase.recovery.hear(interval, finest) ? [this.#try(phase.next)] : [];
      case 'trying': {
        const result = phase.trial.hear(interval, finest, atMs);
        if (result === null) return [];
        const { level, held } = result.level;
        if (!held && result.distrust !== null && this.#spoilt !== level) {
          this.#spoilt = level;
          return [this.#recover(level)];
        }
        this.#levels.push(result.level);
        return [{ kind: 'tell', level: result.level }, this.#goOn(result)];
      }
    }
  }

  #goOn({ level: { held, level }, distrust }: TrialResult): PilotAction {
    if (!held && distrust !== null) {
      return this.#over({ kind: 'generator', level, reason: distrust });
    }
    const next = nextLevel(this.#search, this.#levels);
    if (next === null) return this.#over({ kind: 'through' });
    return held ? this.#try(next) : this.#recover(next);
  }

  #try(level: number): PilotAction {
    this.#phase = this.#trying(level);
    return { kind: 'scale', to: level };
  }

  #trying(level: number): Phase {
    const trial = new LevelTrial(this.#search, level, this.#bounds);
    return { kind: 'trying', level, trial };
  }

  /** At the highest level that held, or well below the next when none did. */
  #recover(next: number): PilotAction {
    const recovery = new Recovery(this.#search, this.#bounds);
    this.#phase = { kind: 'recovering', next, recovery };
    const { held } = boundsOf(this.#levels);
    const half = this.#search.unit === 'users' ? Math.ceil(next / 2) : next / 2;
    return { kind: 'scale', to: held > 0 ? held : half };
  }

  #over(end: CapacityEnd): PilotAction {
    this.#phase = { kind: 'over' };
    this.#end = end;
    return { kind: 'end' };
  }
}
