import type { HistogramData, Percentiles } from '../model/metrics.ts';

const subBucketBits = 7;
const subBuckets = 1 << subBucketBits;
/** One linear row, then one row for each doubling up to 2^32 microseconds (71 minutes). */
export const bucketCount = 26 * subBuckets;
export const largestMicros = 0xffffffff;

/**
 * The buckets' law, log-linear as in HdrHistogram: values below 128 have a bucket each; above, every
 * doubling is split into 128 buckets of equal width. A bucket is at most 1/128 of its value wide,
 * so its middle is within 0.4 %.
 */
export function bucketIndex(micros: number): number {
  if (micros < subBuckets) return micros;
  const shift = 31 - subBucketBits - Math.clz32(micros);
  return shift * subBuckets + (micros >>> shift);
}

/** The middle of a bucket in microseconds, which is what every value in it counts for. */
export function bucketMiddle(index: number): number {
  if (index < 2 * subBuckets) return index;
  const shift = Math.floor(index / subBuckets) - 1;
  const width = 2 ** shift;
  return ((index % subBuckets) + subBuckets) * width + (width - 1) / 2;
}

/** A histogram of microseconds in 13 KiB, however many values it holds; in nothing while it holds none. */
export class Histogram {
  #counts: Uint32Array | null = null;
  #count = 0;
  #sum = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = 0;

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  /** Takes any number; what is out of range counts as the nearest value that is in it. */
  record(micros: number): void {
    const value = micros > 0 ? (micros < largestMicros ? Math.round(micros) : largestMicros) : 0;
    const index = bucketIndex(value);
    this.#counts ??= new Uint32Array(bucketCount);
    this.#counts[index] = (this.#counts[index] ?? 0) + 1;
    this.#count += 1;
    this.#sum += value;
    if (value < this.#min) this.#min = value;
    if (value > this.#max) this.#max = value;
  }

  add(data: HistogramData): void {
    if (data.count === 0) return;
    const { buckets } = data;
    this.#counts ??= new Uint32Array(bucketCount);
    for (let i = 0; i + 1 < buckets.length; i += 2) {
      const index = buckets[i] ?? 0;
      this.#counts[index] = (this.#counts[index] ?? 0) + (buckets[i + 1] ?? 0);
    }
    this.#count += data.count;
    this.#sum += data.sum;
    this.#min = Math.min(this.#min, data.min);
    this.#max = Math.max(this.#max, data.max);
  }

  toData(): HistogramData {
    if (this.#count === 0) return emptyHistogram;
    const buckets: number[] = [];
    const last = bucketIndex(this.#max);
    for (let index = bucketIndex(this.#min); index <= last; index++) {
      const count = this.#counts?.[index] ?? 0;
      if (count > 0) buckets.push(index, count);
    }
    return { count: this.#count, sum: this.#sum, min: this.#min, max: this.#max, buckets };
  }

  clear(): void {
    if (this.#count === 0) return;
    this.#counts?.fill(0, bucketIndex(this.#min), bucketIndex(this.#max) + 1);
    this.#count = 0;
    this.#sum = 0;
    this.#min = Number.POSITIVE_INFINITY;
    this.#max = 0;
  }
}

export const emptyHistogram: HistogramData = { count: 0, sum: 0, min: 0, max: 0, buckets: [] };

/** Microseconds below which the given share of the values lies (nearest rank); 0 without values. */
export function quantile(data: HistogramData, share: number): number {
  if (data.count === 0) return 0;
  if (share >= 1) return data.max;
  const rank = Math.max(1, Math.ceil(share * data.count));
  let seen = 0;
  for (let i = 0; i + 1 < data.buckets.length; i += 2) {
    seen += data.buckets[i + 1] ?? 0;
    if (seen < rank) continue;
    return Math.min(data.max, Math.max(data.min, bucketMiddle(data.buckets[i] ?? 0)));
  }
  return data.max;
}

/** The figures people read, in milliseconds; all 0 without values. */
export function percentiles(data: HistogramData): Percentiles {
  return {
    p50: quantile(data, 0.5) / 1000,
    p90: quantile(data, 0.9) / 1000,
    p95: quantile(data, 0.95) / 1000,
    p99: quantile(data, 0.99) / 1000,
    p999: quantile(data, 0.999) / 1000,
    max: data.max / 1000,
    mean: data.count === 0 ? 0 : data.sum / data.count / 1000,
  };
}
