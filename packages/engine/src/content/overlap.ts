/** How much two sets have in common: Jaccard's index, 0 to 1; two empty ones are the same. */
export function overlap<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): number {
  const all = one.union(other).size;
  return all === 0 ? 1 : one.intersection(other).size / all;
}
