/** What one second brought to a ratio: so many slow answers of all, so much time over so many answers. */
export interface Batch {
  readonly part: number;
  readonly whole: number;
}

/** Null when nothing was measured. */
export function ratioOf(batches: readonly Batch[]): number | null {
  const whole = sum(batches.map((batch) => batch.whole));
  return whole === 0 ? null : sum(batches.map(({ part }) => part)) / whole;
}

/**
 * The squared standard error of the ratio. Requests within a second have their target's state in
 * common, so seconds and not requests count as independent: the linearised estimator for clusters of
 * unequal size (W. G. Cochran, “Sampling Techniques”, 3rd ed., 1977, section 9A.2), with the
 * covariance of neighbouring seconds added at Bartlett's weight (W. K. Newey, K. D. West, Econometrica
 * 55, 1987). Infinite for less than two seconds.
 */
export function ratioVariance(batches: readonly Batch[]): number {
  const ratio = ratioOf(batches);
  if (ratio === null || batches.length < 2) return Number.POSITIVE_INFINITY;
  const whole = sum(batches.map((batch) => batch.whole));
  const errors = batches.map(({ part, whole: size }) => part - ratio * size);
  const squares = sum(errors.map((error) => error ** 2));
  const neighbours = sum(errors.slice(1).map((error, index) => error * (errors[index] ?? 0)));
  const few = batches.length / (batches.length - 1);
  return (few * Math.max(squares, squares + neighbours)) / whole ** 2;
}

/**
 * How many independent trials the share is worth: fewer than were made by the design effect, which is
 * how much wider it varies from second to second than independent trials would (L. Kish, “Survey
 * Sampling”, 1965, section 8.2). Never more than were made.
 */
export function effectiveTrials(batches: readonly Batch[]): number {
  const trials = sum(batches.map(({ whole }) => whole));
  const share = ratioOf(batches) ?? 0;
  const independent = (share * (1 - share)) / trials;
  const variance = ratioVariance(batches);
  if (!(independent > 0) || !Number.isFinite(variance)) return trials;
  return trials / Math.max(1, variance / independent);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
