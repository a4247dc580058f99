/** An axis needs no more digits than tell its ticks apart: "7.50 s" is "7.5 s", "10.0 s" is "10 s". */
export function trimTick(text: string): string {
  return text.replace(/\.0+(?=\D|$)/, '').replace(/(\.\d*[1-9])0+(?=\D|$)/, '$1');
}

/** A little air above the highest point, and an axis even where all is zero. */
export function niceCeiling(max: number | null): number {
  return max === null || max <= 0 ? 1 : max * 1.08;
}

/** The row a key leads to; null lets go of the cursor, undefined is no key of ours. */
export function targetRow(
  key: string,
  row: number | null,
  rows: number,
): number | null | undefined {
  const last = rows - 1;
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, (row ?? rows) - 1);
    case 'ArrowRight':
      return Math.min(last, (row ?? -1) + 1);
    case 'Home':
      return 0;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
