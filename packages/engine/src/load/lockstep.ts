/**
 * Keeps several users at the same place of a flow: nobody goes on before all that are still under way
 * have come as far. So their requests interleave the same each time, and what they share shows.
 */
export class Lockstep {
  #walking: number;
  #waiting: (() => void)[] = [];
  /** Those who are to go on one after another, each when the one before has come to the next place. */
  #queue: (() => void)[] = [];

  constructor(users: number) {
    this.#walking = users;
  }

  /**
   * Resolves when everybody has arrived here; `inTurn`, one after another: many a small database
   * refuses two writes at the same moment, and that says nothing about the flow.
   */
  arrive(inTurn: boolean): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#waiting.push(resolve);
    this.#goOn(inTurn);
    return promise;
  }

  /** For those whose way has ended: nobody waits for them any more. */
  leave(): void {
    this.#walking -= 1;
    this.#goOn(false);
  }

  #goOn(inTurn: boolean): void {
    const next = this.#queue.shift();
    if (next !== undefined) {
      next();
      return;
    }
    if (this.#waiting.length < this.#walking) return;
    const everybody = this.#waiting;
    this.#waiting = [];
    const now = inTurn ? everybody.slice(0, 1) : everybody;
    this.#queue = everybody.slice(now.length);
    for (const resolve of now) resolve();
  }
}
