/** 20,000 */
export function tellCount(value: number): string {
  return value.toLocaleString('en-US');
}

/** In the largest unit that makes it a whole number: `90 s`, `5 min`, `250 ms`. */
export function tellDuration(ms: number): string {
  const units = [
    [86_400_000, 'days'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1_000, 's'],
  ] as const;
  const unit = units.find(([size]) => Math.abs(ms) >= size && ms % size === 0);
  return unit === undefined ? `${ms} ms` : `${ms / unit[0]} ${unit[1]}`;
}

/** What was given, as it can be quoted in a sentence. */
export function tellGiven(value: unknown, tell: (value: number) => string): string {
  if (value === undefined || value === null) return 'missing';
  if (typeof value === 'number') return Number.isFinite(value) ? tell(value) : 'not a number';
  return typeof value === 'string' ? `“${value}”` : 'not a number';
}
