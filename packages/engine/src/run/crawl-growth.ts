import type { CrawlProgress } from '../model/run.ts';
import type { CrawlPoint } from '../model/site-graph.ts';

const everyMs = 1_000;
const mostPoints = 240;

/** Collects how a crawl goes on out of what it reports. */
export class CrawlGrowth {
  readonly #startedAt: number;
  #points: CrawlPoint[] = [];
  #last: CrawlPoint | null = null;
  #everyMs = everyMs;

  /** `startedAt` and every `at` in milliseconds of one clock. */
  constructor(startedAt: number) {
    this.#startedAt = startedAt;
  }

  hear(progress: CrawlProgress, at: number): void {
    const { states, actionsTried, actionsQueued, formsSubmitted } = progress;
    const elapsedMs = Math.round(at - this.#startedAt);
    this.#last = { elapsedMs, states, actionsTried, actionsQueued, formsSubmitted };
    const kept = this.#points.at(-1);
    const isDue = kept === undefined || elapsedMs - kept.elapsedMs >= this.#everyMs;
    if (isDue && (kept === undefined || isFurther(this.#last, kept))) this.#keep(this.#last);
  }

  /** The points, of which the last tells how it ended. */
  points(): readonly CrawlPoint[] {
    if (this.#last === null || this.#last === this.#points.at(-1)) return this.#points;
    return [...this.#points, this.#last];
  }

  /** A long crawl has fewer points for each minute, and not more in all. */
  #keep(point: CrawlPoint): void {
    this.#points.push(point);
    if (this.#points.length < mostPoints) return;
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#everyMs *= 2;
  }
}

function isFurther(now: CrawlPoint, before: CrawlPoint): boolean {
  return (
    now.states > before.states ||
    now.actionsTried > before.actionsTried ||
    now.formsSubmitted > before.formsSubmitted
  );
}
