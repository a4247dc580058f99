import { formatOffset } from '../format/time.ts';

/** A series as a screen reader hears it: where it stands, and where it was highest. */
export function describeSeries(
  label: string,
  seconds: ArrayLike<number>,
  values: ArrayLike<number | null | undefined>,
  format: (value: number) => string,
): string {
  let peak: { value: number; at: number } | null = null;
  let last: number | null = null;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    last = value;
    if (peak === null || value > peak.value) peak = { value, at: seconds[index] ?? 0 };
  }
  if (peak === null || last === null) return `${label}: nothing measured yet.`;
  return `${label}: now ${format(last)}, highest ${format(peak.value)} at ${formatOffset(peak.at)}.`;
}
