import { formatCount, formatRate, plural } from '../../../format/number.ts';
import type { CapacityResult } from '../documents.ts';
import type { CapacityLevel } from '../figure-fragments.ts';

export type CapacityUnit = CapacityResult['unit'];

/** "120 users", "35 iterations/s". */
export function levelWords(level: number, unit: CapacityUnit): string {
  return unit === 'USERS' ? plural(level, 'user') : `${formatRate(level)} iterations/s`;
}

/** The level alone, where the unit stands beside it. */
export function levelFigure(level: number, unit: CapacityUnit): string {
  return unit === 'USERS' ? formatCount(level) : formatRate(level);
}

export const limitWords: Readonly<Record<CapacityResult['limitedBy'], string>> = {
  SLO: 'Above it, what must hold did not.',
  CEILING: 'It held all the way up to the highest level that was allowed: the limit lies above.',
  GENERATOR: 'This machine could not make more load: the target may hold more.',
  TIME: 'The time was over before the limit was found exactly.',
  INTERRUPTED: 'FlowLoad itself went away before the limit was found exactly.',
};

/** What became of a level, in a word or two. */
export function verdictOf({ held, certainty }: Pick<CapacityLevel, 'held' | 'certainty'>): string {
  const word = held ? 'Held' : 'Did not hold';
  return certainty === 'SURE' ? word : `${word}, not for sure`;
}
