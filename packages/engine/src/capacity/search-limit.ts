import type { CapacitySearch } from '../model/plan.ts';

/** How much longer than its shortest time a level may take until it is sure. */
export const longestLevel = 4;
/** Of the shortest time of a level: the most that it may take to settle. */
export const settlingShare = 0.5;
/** Of the shortest time of a level: the most that the target gets to recover from one that failed. */
export const recoveryShare = 2;
/** What passes between a command and the first second that is all of its level, twice for each level. */
const changesMs = 4_000;
/** Each level is so many times the one before until one fails. */
export const growth = 2;

/** Levels that a search can't do with more than: those that grow, and those that halve what is left. */
export function mostLevels({ from, to, precision }: CapacitySearch): number {
  const growing = Math.ceil(Math.log(Math.max(1, to / from)) / Math.log(growth)) + 1;
  // The first level may fail already, and what lies below it is all of it.
  const halving = Math.ceil(Math.log2(1 / precision)) + 1;
  return growing + halving;
}

/** The longest a search can take. */
export function searchLimitMs(search: CapacitySearch): number {
  return mostLevels(search) * (search.levelMs * (longestLevel + recoveryShare) + changesMs);
}
