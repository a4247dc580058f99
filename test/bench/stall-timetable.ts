/** A server that needs so long for each request, and now and then does nothing at all for a while. */
export interface StallTimetable {
  readonly serviceMs: number;
  /** The first stall begins so long after the beginning, the next ones every so often. */
  readonly firstMs: number;
  readonly everyMs: number;
  readonly stallMs: number;
}

/**
 * When a request that comes at a moment is answered, in milliseconds after the beginning: when the
 * server has worked on it long enough, stalls left out.
 */
export function answeredAt(
  { serviceMs, firstMs, everyMs, stallMs }: StallTimetable,
  arrivalMs: number,
): number {
  let left = serviceMs;
  let at = arrivalMs;
  for (let from = firstMs; ; from += everyMs) {
    const to = from + stallMs;
    if (at >= to) continue;
    if (at + left <= from) return at + left;
    left -= Math.max(0, from - at);
    at = to;
  }
}
