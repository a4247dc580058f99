import type { Candidate } from '../actions/candidate.ts';
import type { KnownAction } from '../map/site-map.ts';

/** An action that waits to be tried, and the way to where it can be. */
export interface FrontierItem {
  readonly action: KnownAction;
  readonly candidate: Candidate;
  readonly fromStateId: string;
  /** Where the page was when it was found. */
  readonly fromUrl: string;
  /** Ids of the actions that lead there from a clean browser. */
  readonly route: readonly string[];
  /** Of those, the ones that changed something, joined: the session it needs. */
  readonly world: string;
  readonly signedIn: boolean;
  /** It leads to, or is done on, what the crawl itself has made. */
  readonly isOwn: boolean;
  readonly depth: number;
  /** Tried soonest when lowest. */
  readonly priority: number;
  /** Not subject to the cap on visits: there is a reason to look again. */
  readonly again: boolean;
  /** How often it was done on the way already. */
  readonly repeats: number;
  /** It is done where something new is being made. */
  readonly creates?: boolean;
  /** How often nothing came of trying it. */
  readonly failures?: number;
}

/** Where somebody stands who could take the next item. */
export interface Standpoint {
  readonly stateId: string | null;
  readonly world: string;
}

const newSessionCost = 12;
const freshSessionCost = 4;
const alreadyThereGain = 3;

/** What is still to be tried, the most promising first, as seen from where one stands. */
export class Frontier {
  readonly #items: FrontierItem[] = [];

  get size(): number {
    return this.#items.length;
  }

  get items(): readonly FrontierItem[] {
    return this.#items;
  }

  add(item: FrontierItem): void {
    this.#items.push(item);
  }

  /** Goes other ways to what waits. */
  reroute(
    by: (route: readonly string[]) => readonly string[],
    worldOf: (route: readonly string[]) => string,
  ): void {
    for (const [index, item] of this.#items.entries()) {
      const route = by(item.route);
      if (route !== item.route) this.#items[index] = { ...item, route, world: worldOf(route) };
    }
  }

  /**
   * Takes the best item that `isWanted`; those it has no more use for (`false`) are dropped, those
   * whose time has not come (`null`) stay.
   */
  take(
    from: Standpoint,
    rank: (item: FrontierItem) => number,
    isWanted: (item: FrontierItem) => boolean | null,
  ): FrontierItem | null {
    let best: FrontierItem | null = null;
    let bestCost = Number.POSITIVE_INFINITY;
    for (let index = this.#items.length - 1; index >= 0; index--) {
      const item = this.#items[index];
      if (item === undefined) continue;
      const wanted = isWanted(item);
      if (wanted === false) this.#items.splice(index, 1);
      if (wanted !== true) continue;
      const cost = rank(item) + travelCost(item, from);
      // Of equals the one found first.
      if (cost <= bestCost) {
        best = item;
        bestCost = cost;
      }
    }
    if (best !== null) this.#items.splice(this.#items.indexOf(best), 1);
    return best;
  }
}

function travelCost(item: FrontierItem, from: Standpoint): number {
  if (item.world !== from.world) return item.world === '' ? freshSessionCost : newSessionCost;
  return item.fromStateId === from.stateId ? -alreadyThereGain : 0;
}
