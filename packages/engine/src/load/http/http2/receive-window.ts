import { ConnectionFault } from './error-codes.ts';

/**
 * How much a server may send us before we say that it may go on (RFC 9113, 5.2). Whatever comes is used up
 * at once, so it may go on as soon as half is gone: a word for every few thousand small answers.
 */
export class ReceiveWindow {
  readonly #size: number;
  #used = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /** By how much to widen the window now; 0 for not yet. Throws a ConnectionFault. */
  take(bytes: number): number {
    this.#used += bytes;
    if (this.#used > this.#size) {
      throw new ConnectionFault(
        'FLOW_CONTROL_ERROR',
        'the server sends more than it was allowed to',
      );
    }
    if (this.#used * 2 < this.#size) return 0;
    const used = this.#used;
    this.#used = 0;
    return used;
  }
}
