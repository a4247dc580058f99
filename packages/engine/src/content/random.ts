/** Where made-up values come from. The same seed and streams give the same values again. */
export interface Random {
  /** Uniform, from 0 up to but not 1. */
  next(): number;
  /** Uniform integer, both bounds inclusive. */
  integer(min: number, max: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /**
   * Text of lower-case letters and digits that tells this random's owner from every other one:
   * 62 bits, so ten million owners share one with a chance of one in a hundred thousand.
   */
  readonly unique: string;
}

/**
 * `seed` and `streams` are mixed into 128 bits of state (sfc32), so that every user, iteration and
 * process that passes its own number as a stream draws values of its own:
 * `createRandom(plan.seed, process.pid, userIndex, iteration)`.
 */
export function createRandom(seed: number, ...streams: readonly number[]): Random {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = 1;

  function draw(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }

  // Each number is folded into two words and stirred before the next, so (1, 2) and (2, 1) differ.
  function absorb(value: number): void {
    const high = Math.floor(value / 2 ** 32) | 0;
    const fraction = Math.floor((value - Math.floor(value)) * 2 ** 32) | 0;
    a ^= value | 0;
    b ^= high;
    c ^= fraction;
    for (let i = 0; i < 8; i++) draw();
  }

  absorb(seed);
  for (const stream of streams) absorb(stream);
  for (let i = 0; i < 8; i++) draw();

  const next = () => draw() / 2 ** 32;
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  let unique: string | null = null;
  return {
    next,
    integer,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    get unique() {
      unique ??= toBase36(draw()) + toBase36(draw());
      return unique;
    },
  };
}

function toBase36(word: number): string {
  return (word % 36 ** 6).toString(36).padStart(6, '0');
}
