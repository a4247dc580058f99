import { News } from './news.ts';

/** Of the crawl's time. */
const lateShare = 0.35;
const endingShare = 0.85;

/** How a crawl goes: its time, its tries, and whether they still show anything new. */
export class Course {
  actionsTried = 0;
  formsSubmitted = 0;
  readonly #timeMs: number;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #news = new News();

  constructor(timeMs: number, now: () => number) {
    this.#timeMs = timeMs;
    this.#now = now;
    this.#startedAt = now();
  }

  get elapsedMs(): number {
    return this.#now() - this.#startedAt;
  }

  get isOutOfTime(): boolean {
    return this.elapsedMs >= this.#timeMs;
  }

  /** Time is running out. */
  get isLate(): boolean {
    return this.elapsedMs > lateShare * this.#timeMs;
  }

  /** What is done now is among the last things. */
  get isEnding(): boolean {
    return this.elapsedMs > endingShare * this.#timeMs;
  }

  /** Things to try are left, and nothing speaks for their showing anything new. */
  get isSettled(): boolean {
    return this.#news.isOver(this.elapsedMs, this.actionsTried);
  }

  /** Kinds of pages and of requests that an action showed. */
  noteFound(kinds: readonly string[]): void {
    this.#news.note(kinds, this.elapsedMs, this.actionsTried);
  }
}
