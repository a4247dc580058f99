/**
 * How a runner comes to its end: nothing new starts any more, what is under way has some time left,
 * and then it is cut off.
 */
export class ScenarioEnding {
  readonly #cutOff: () => void;
  readonly #finished = Promise.withResolvers<void>();
  #state: 'running' | 'stopping' | 'finished' = 'running';
  #timer: NodeJS.Timeout | null = null;

  /** `cutOff` ends at once whatever is under way. */
  constructor(cutOff: () => void) {
    this.#cutOff = cutOff;
  }

  /** Rejects with what was passed to `fail`. */
  get finished(): Promise<void> {
    return this.#finished.promise;
  }

  get isStopping(): boolean {
    return this.#state !== 'running';
  }

  get isFinished(): boolean {
    return this.#state === 'finished';
  }

  /** From now on nothing starts. Said again, it moves the moment at which what is under way is cut off. */
  stop(graceMs: number): void {
    if (this.#state === 'finished') return;
    this.#state = 'stopping';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#cutOff, graceMs);
  }

  /** There is nothing left to wait for. */
  finish(): void {
    this.#state = 'finished';
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#finished.resolve();
  }

  readonly fail = (error: unknown): void => {
    this.#finished.reject(error);
  };
}
