import type { Knobs } from './knobs.ts';

/**
 * When a request that arrives at `arrivedMs` and needs `workMs` is done. Work stands still while a
 * stall lasts: who arrives in one starts at its end, who is under way when one begins goes on after it.
 * Times count from the moment the knobs were set, and the first stall comes after one whole `stallEvery`.
 */
export function completionMs(arrivedMs: number, workMs: number, knobs: Knobs): number {
  const { stallEveryMs, stallForMs } = knobs;
  if (stallEveryMs === 0) return arrivedMs + workMs;
  const cycle = Math.floor(arrivedMs / stallEveryMs);
  const intoCycle = arrivedMs - cycle * stallEveryMs;
  const stalled = cycle > 0 && intoCycle < stallForMs;
  const startMs = stalled ? cycle * stallEveryMs + stallForMs : arrivedMs;
  return startMs + workMs + stallsSpanned(startMs, workMs, knobs) * stallForMs;
}

/** How many stalls begin while work that started outside of one is being done. */
function stallsSpanned(startMs: number, workMs: number, knobs: Knobs): number {
  const { stallEveryMs, stallForMs } = knobs;
  const untilNextMs = stallEveryMs - (startMs % stallEveryMs);
  if (workMs <= untilNextMs) return 0;
  return Math.ceil((workMs - untilNextMs) / (stallEveryMs - stallForMs));
}
