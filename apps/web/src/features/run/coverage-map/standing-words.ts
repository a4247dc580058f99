import type { Tone } from '../../../ui/badge.tsx';
import type { Coverage } from '../map/documents.ts';

export type Standing = Coverage['actionList'][number]['standing'];

interface StandingWord {
  readonly label: string;
  readonly meaning: string;
  readonly tone: Tone;
  /** Of its part of a bar. */
  readonly fill: string;
}

/** How far something came, from the best to the least. */
export const standingWords: Readonly<Record<Standing, StandingWord>> = {
  PROVEN: {
    label: 'Proven',
    meaning: 'A verified flow does it, or asks the server for the same',
    tone: 'ok',
    fill: 'bg-ok',
  },
  UNPROVEN: {
    label: 'Not proven',
    meaning: 'A flow does it that is not verified',
    tone: 'bad',
    fill: 'bg-bad',
  },
  FOUND: {
    label: 'Found only',
    meaning: 'Seen or tried, and part of no flow',
    tone: 'info',
    fill: 'bg-info',
  },
  FAILED: { label: 'Failed', meaning: 'Tried in vain', tone: 'warn', fill: 'bg-warn' },
  LEFT_ALONE: {
    label: 'Left alone',
    meaning: 'Not done on purpose',
    tone: 'neutral',
    fill: 'bg-faint',
  },
  UNTRIED: {
    label: 'Not tried',
    meaning: 'The crawl ended before its turn came',
    tone: 'neutral',
    fill: 'bg-line-strong',
  },
};

/** What a flow does, before anybody could have proven it. */
const toBeProven: StandingWord = {
  label: 'To be proven',
  meaning: 'A flow does it; its trial replay is still to come',
  tone: 'neutral',
  fill: 'bg-ok/40',
};

/** The words for a standing. While proofs are to come, what has none yet is no failure. */
export function wordsOf(standing: Standing, areProofsToCome: boolean): StandingWord {
  return areProofsToCome && standing === 'UNPROVEN' ? toBeProven : standingWords[standing];
}

export const standings = Object.keys(standingWords) as readonly Standing[];

type Counts = Coverage['pages'];

/** The count of one standing. */
export function countOf(counts: Counts, standing: Standing): number {
  switch (standing) {
    case 'PROVEN':
      return counts.proven;
    case 'UNPROVEN':
      return counts.unproven;
    case 'FOUND':
      return counts.found;
    case 'FAILED':
      return counts.failed;
    case 'LEFT_ALONE':
      return counts.leftAlone;
    case 'UNTRIED':
      return counts.untried;
  }
}
