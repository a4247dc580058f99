const firstMs = 100;
const longestMs = 2_000;

/**
 * How long a user waits after iterations that failed without an answer, so that a target that has
 * died is asked now and then and not as fast as the machine can refuse. `random` is from 0 up to 1:
 * users must not come back all at once.
 */
export function backOffMs(failuresInARow: number, random: number): number {
  const full = Math.min(longestMs, firstMs * 2 ** (failuresInARow - 1));
  return full * (0.5 + random / 2);
}
