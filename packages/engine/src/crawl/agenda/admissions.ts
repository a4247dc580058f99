import { type Candidate, type Identity, isForm } from '../actions/candidate.ts';
import type { Arrival } from '../map/arrival.ts';
import { routeCost } from '../map/route.ts';
import type { SiteMap } from '../map/site-map.ts';
import type { UrlPatterns } from '../map/url-patterns.ts';

/** Whether something to do was met before, and how long the way to it was then. */
export type Freshness = 'new' | 'nearer' | 'known';

/** Something to do that was queued, and how long the way to it was. */
interface Admission {
  readonly side: string;
  readonly identity: Identity;
  readonly cost: number;
}

/** A way that saves a write is worth looking at a page again, to know it by the shorter way. */
const worthwhileSaving = 8;

/** What has been queued already, on either side of the sign-in, and the cheapest way to it. */
export class Admissions {
  readonly #map: SiteMap;
  readonly #patterns: UrlPatterns;
  readonly #maxDepth: number;
  readonly #admitted: Admission[] = [];
  /** The cheapest way that leads to each thing to do. */
  #costs = new Map<string, number>();
  #costsVersion = 0;

  constructor(map: SiteMap, patterns: UrlPatterns, maxDepth: number) {
    this.#map = map;
    this.#patterns = patterns;
    this.#maxDepth = maxDepth;
  }

  /** Judges something to do that was met, and remembers it unless it lies too deep. */
  freshnessOf(candidate: Candidate, arrival: Arrival): Freshness {
    const isLink = candidate.operation.kind === 'follow-link';
    if (isLink && arrival.depth >= this.#maxDepth) return 'known';
    const cost = routeCost(arrival.route.map((id) => this.#map.action(id)));
    const side = sideOf(candidate, arrival.signedIn);
    const known = this.#knownCost({ side, identity: candidate.identity, cost });
    if (known === null) return 'new';
    const nearer = isLink && candidate.effect === 'read' && known - cost >= worthwhileSaving;
    return nearer ? 'nearer' : 'known';
  }

  /** What the cheapest way cost before this one; null when there was none. */
  #knownCost(admission: Admission): number | null {
    this.#followPatterns();
    const known = this.#costs.get(this.#keyOf(admission)) ?? null;
    if (known === null || admission.cost < known) {
      this.#admitted.push(admission);
      this.#keep(admission);
    }
    return known;
  }

  /** What was learned about addresses may make one of what were two. */
  #followPatterns(): void {
    if (this.#costsVersion === this.#patterns.version) return;
    this.#costsVersion = this.#patterns.version;
    this.#costs = new Map();
    for (const one of this.#admitted) this.#keep(one);
  }

  #keep(admission: Admission): void {
    const key = this.#keyOf(admission);
    const known = this.#costs.get(key) ?? Number.POSITIVE_INFINITY;
    this.#costs.set(key, Math.min(admission.cost, known));
  }

  #keyOf({ side, identity }: Admission): string {
    return `${side} ${this.#map.keyOf(identity)}`;
  }
}

/** Searching, signing in and what is left alone are the same for everybody. */
function sideOf(candidate: Candidate, signedIn: boolean): string {
  const everywhere =
    candidate.leftAlone !== null ||
    (isForm(candidate) && candidate.operation.form.purpose !== 'other');
  if (everywhere) return 'any';
  return signedIn ? 'in' : 'out';
}
