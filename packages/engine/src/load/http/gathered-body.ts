/**
 * A body that came in several pieces, put together in memory that its thread uses again and again. Small
 * allocations would do, but the few that live through two collections end in the old generation, which
 * nothing else fills: in a long load they would be tens of megabytes before anybody cleans up.
 */
export class GatheredBody {
  #memory = take(smallestBytes);
  #length = 0;

  /** Valid until `append` or `free`. */
  get bytes(): Buffer {
    return this.#memory.subarray(0, this.#length);
  }

  append(piece: Buffer): void {
    const length = this.#length + piece.length;
    if (length > this.#memory.length) this.#grow(length);
    piece.copy(this.#memory, this.#length);
    this.#length = length;
  }

  /** Nothing may be done with it afterwards. */
  free(): void {
    give(this.#memory);
  }

  #grow(bytes: number): void {
    const larger = take(bytes);
    this.#memory.copy(larger, 0, 0, this.#length);
    give(this.#memory);
    this.#memory = larger;
  }
}

const smallestBytes = 16 * 1024;
/** What is larger is rare. */
const largestKeptBytes = 1024 * 1024;
/** Of each size. */
const mostIdleBytes = 1024 * 1024;

/** Memory that nobody uses, by its size in bytes. */
const idle = new Map<number, Buffer[]>();

/** At least so many bytes, with anything in them. */
function take(bytes: number): Buffer {
  const size = 2 ** Math.ceil(Math.log2(bytes));
  return idle.get(size)?.pop() ?? Buffer.allocUnsafeSlow(size);
}

function give(memory: Buffer): void {
  const size = memory.length;
  if (size > largestKeptBytes) return;
  const others = idle.get(size);
  if (others === undefined) idle.set(size, [memory]);
  else if (others.length * size < mostIdleBytes) others.push(memory);
}
