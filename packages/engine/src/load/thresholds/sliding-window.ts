import type { Measured, Portion } from './measured.ts';

/** The last so many milliseconds of what a threshold looks at. */
export class SlidingWindow {
  readonly #lengthMs: number;
  readonly #measured: Measured;
  readonly #portions: Portion[] = [];
  #durationMs = 0;

  /** `measured` must be empty. */
  constructor(lengthMs: number, measured: Measured) {
    this.#lengthMs = lengthMs;
    this.#measured = measured;
  }

  add(portion: Portion): void {
    this.#portions.push(portion);
    this.#durationMs += portion.durationMs;
    this.#dropOld();
    this.#measured.clear();
    for (const each of this.#portions) this.#measured.add(each);
  }

  /** From the first time on it stays so. */
  get isFull(): boolean {
    return this.#durationMs >= this.#lengthMs;
  }

  get isEmpty(): boolean {
    return this.#measured.isEmpty;
  }

  get value(): number {
    return this.#measured.value;
  }

  #dropOld(): void {
    let oldest = this.#portions[0];
    while (oldest !== undefined && this.#durationMs - oldest.durationMs >= this.#lengthMs) {
      this.#durationMs -= oldest.durationMs;
      this.#portions.shift();
      oldest = this.#portions[0];
    }
  }
}
