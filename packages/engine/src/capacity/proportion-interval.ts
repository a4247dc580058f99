/** Both ends are shares. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Where the true share lies when a share of so many trials was seen; `z` is how many deviations of the
 * normal distribution the confidence is. The score interval of E. B. Wilson, “Probable Inference, the
 * Law of Succession, and Statistical Inference” (JASA 22, 1927), which keeps its confidence for shares
 * near 0 and for few trials, where the usual interval does not (Brown, Cai, DasGupta: “Interval
 * Estimation for a Binomial Proportion”, Statistical Science 16, 2001).
 */
export function wilsonInterval(share: number, trials: number, z: number): Interval {
  if (trials <= 0) return { low: 0, high: 1 };
  const scale = 1 + z ** 2 / trials;
  const middle = (share + z ** 2 / (2 * trials)) / scale;
  const reach =
    (z * Math.sqrt((share * (1 - share)) / trials + z ** 2 / (4 * trials ** 2))) / scale;
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
