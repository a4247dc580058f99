import type { Candidate } from '../actions/candidate.ts';
import type { PriorityContext } from './priority.ts';

/** Counts, as a page is gone through from its top, what stands before each thing on it. */
export class PageOrder {
  readonly #templateOf: (url: string) => string;
  readonly #alike = new Map<string, number>();
  readonly #inMenu = new Map<string, number>();

  constructor(templateOf: (url: string) => string) {
    this.#templateOf = templateOf;
  }

  next(candidate: Candidate): PriorityContext['before'] {
    return {
      alike: countUp(this.#alike, this.#kindOf(candidate)),
      inMenu: countUp(this.#inMenu, candidate.group),
    };
  }

  /** Entries of one menu lead to places of different kinds, those of a list to places of one. */
  #kindOf({ group, operation }: Candidate): string {
    return operation.kind === 'follow-link' ? `${group} ${this.#templateOf(operation.url)}` : group;
  }
}

/** How often it was counted before. */
function countUp(counts: Map<string, number>, key: string): number {
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  return before;
}
