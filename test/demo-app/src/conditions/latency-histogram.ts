const subBucketBits = 7;
const subBuckets = 2 ** subBucketBits;

export interface LatencyReport {
  readonly count: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/**
 * Durations in constant memory: log-linear buckets of microseconds, 128 to each power of two, so
 * a percentile is true to 0.8 %. The shop measures itself by its own means, so that it can judge a
 * load generator.
 */
export class LatencyHistogram {
  readonly #buckets = new Uint32Array(subBuckets * 32);
  #count = 0;
  #maxMs = 0;

  record(durationMs: number): void {
    const bucket = bucketOf(Math.max(0, Math.round(durationMs * 1000)));
    this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1;
    this.#count += 1;
    if (durationMs > this.#maxMs) this.#maxMs = durationMs;
  }

  /** Milliseconds. */
  report(): LatencyReport {
    return {
      count: this.#count,
      p50: this.#percentile(0.5),
      p90: this.#percentile(0.9),
      p95: this.#percentile(0.95),
      p99: this.#percentile(0.99),
      max: this.#maxMs,
    };
  }

  reset(): void {
    this.#buckets.fill(0);
    this.#count = 0;
    this.#maxMs = 0;
  }

  #percentile(share: number): number {
    const rank = Math.max(1, Math.ceil(share * this.#count));
    let seen = 0;
    for (const [bucket, count] of this.#buckets.entries()) {
      seen += count;
      if (seen >= rank) return Math.min(middleOf(bucket) / 1000, this.#maxMs);
    }
    return this.#maxMs;
  }
}

function bucketOf(micros: number): number {
  if (micros < subBuckets) return micros;
  const shift = Math.floor(Math.log2(micros)) - subBucketBits;
  return Math.min((shift + 1) * subBuckets + (Math.floor(micros / 2 ** shift) - subBuckets), 4095);
}

function middleOf(bucket: number): number {
  if (bucket < subBuckets) return bucket;
  const shift = Math.floor(bucket / subBuckets) - 1;
  return ((bucket % subBuckets) + subBuckets + 0.5) * 2 ** shift;
}
