/** How the values of one bucket become one: the mean of rates, the worst of percentiles. */
export type Reduction = 'mean' | 'max' | 'first';

/**
 * At most `limit` rows out of columns of equal length, by buckets of equal size. Percentiles can't
 * be averaged, so a bucket shows its worst second and a peak never vanishes. NaN is left out; a
 * bucket of nothing but NaN stays NaN.
 */
export function downsample(
  columns: readonly Float64Array[],
  reductions: readonly Reduction[],
  limit: number,
): Float64Array[] {
  const rows = columns[0]?.length ?? 0;
  if (rows <= limit) return columns.map((column) => column);
  const size = Math.ceil(rows / limit);
  return columns.map((column, index) => reduceColumn(column, size, reductions[index] ?? 'mean'));
}

function reduceColumn(column: Float64Array, size: number, reduction: Reduction): Float64Array {
  const reduced = new Float64Array(Math.ceil(column.length / size));
  for (let bucket = 0; bucket < reduced.length; bucket += 1) {
    const values = column.subarray(bucket * size, (bucket + 1) * size);
    reduced[bucket] = reduction === 'first' ? (values[0] ?? Number.NaN) : reduce(values, reduction);
  }
  return reduced;
}

function reduce(values: Float64Array, reduction: 'mean' | 'max'): number {
  let sum = 0;
  let max = Number.NEGATIVE_INFINITY;
  let count = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    max = Math.max(max, value);
    count += 1;
  }
  if (count === 0) return Number.NaN;
  return reduction === 'mean' ? sum / count : max;
}
