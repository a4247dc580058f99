/** Lets so many go in at a time; the others wait in the order they came. */
export class AssetGate {
  readonly #most: number;
  readonly #waiting: ((mayGo: boolean) => void)[] = [];
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Resolves with true when it is one's turn, and one has to leave afterwards; with false when all were sent away. */
  async enter(): Promise<boolean> {
    if (this.#inside < this.#most) {
      this.#inside += 1;
      return true;
    }
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#waiting.push(resolve);
    return await promise;
  }

  leave(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#inside -= 1;
    else next(true);
  }

  /** Sends away all who wait. */
  dismiss(): void {
    for (const resolve of this.#waiting.splice(0)) resolve(false);
  }
}
