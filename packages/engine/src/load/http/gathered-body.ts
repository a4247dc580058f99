/**
 * A body that came in several pieces, put together in memory that its thread uses again and again. Garbage
 * outside of the heap that lives through two collections is cleaned up by those of the old generation
 * alone, which nothing else calls for: in a long load that would be tens of megabytes.
 */
export class GatheredBody {
  #memory: Buffer;
  #length: number;

  /** More is likely to come. */
  constructor(piece: Buffer) {
    this.#memory = take(2 * piece.length);
    this.#length = piece.copy(this.#memory);
  }

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

  /** It is empty afterwards. */
  free(): void {
    give(this.#memory);
    this.#memory = nothing;
    this.#length = 0;
  }

  #grow(bytes: number): void {
    const larger = take(bytes);
    this.#memory.copy(larger, 0, 0, this.#length);
    give(this.#memory);
    this.#memory = larger;
  }
}

const smallestBytes = 1024;
/** What is larger is rare. */
const largestKeptBytes = 1024 * 1024;
/** Of each size. */
const mostIdleBytes = 1024 * 1024;

const nothing = Buffer.alloc(0);

/** Memory that nobody uses, by its size in bytes. */
const idle = new Map<number, Buffer[]>();

/** At least so many bytes, with anything in them. */
function take(bytes: number): Buffer {
  const size = 2 ** Math.ceil(Math.log2(Math.max(smallestBytes, bytes)));
  return idle.get(size)?.pop() ?? Buffer.allocUnsafeSlow(size);
}

function give(memory: Buffer): void {
  const size = memory.length;
  if (size < smallestBytes || size > largestKeptBytes) return;
  const others = idle.get(size);
  if (others === undefined) idle.set(size, [memory]);
  else if (others.length * size < mostIdleBytes) others.push(memory);
}
