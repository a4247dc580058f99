/**
 * Keeps several users at the same place of a flow: nobody goes on before all that are still under way
 * have come as far. So their requests interleave the same each time, and what they share shows.
 */
export class Lockstep {
  #walking: number;
  #waiting: (() => void)[] = [];

  constructor(users: number) {
    this.#walking = users;
  }

  /** Resolves when everybody has arrived here. */
  arrive(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    this.#goOn();
    return promise;
  }

  /** For those whose way has ended: nobody waits for them any more. */
  leave(): void {
    this.#walking -= 1;
    this.#goOn();
  }

  #goOn(): void {
    if (this.#waiting.length < this.#walking) return;
    const everybody = this.#waiting;
    this.#waiting = [];
    for (const resolve of everybody) resolve();
  }
}
