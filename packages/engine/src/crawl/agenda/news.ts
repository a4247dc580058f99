/** Nothing new in this time, or in this share of the whole time when that is longer, and the rest is not worth it. */
const patienceMs = 30_000;
const patienceShare = 0.3;
/** A slow site is given as many tries, however long they take. */
const patienceTries = 80;

/**
 * When a crawl last found something that it had not known: a kind of page, or a kind of request. Many
 * sites have no end of things to press, and after a while all of them lead to what is known.
 */
export class News {
  readonly #known = new Set<string>();
  #atMs = 0;
  #atTries = 0;

  /** Notes what was found, `elapsedMs` into the crawl and after so many tries. */
  note(things: readonly string[], elapsedMs: number, tries: number): void {
    for (const thing of things) {
      if (this.#known.has(thing)) continue;
      this.#known.add(thing);
      this.#atMs = elapsedMs;
      this.#atTries = tries;
    }
  }

  /** True when nothing has been new for so long that hardly anything will be. */
  isOver(elapsedMs: number, tries: number): boolean {
    const patience = Math.max(patienceMs, patienceShare * elapsedMs);
    return elapsedMs - this.#atMs > patience && tries - this.#atTries > patienceTries;
  }
}
