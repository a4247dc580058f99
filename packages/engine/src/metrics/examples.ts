import type { ErrorExample } from '../model/metrics.ts';

/** What examples are told apart by. */
export type ExampleKind = Pick<ErrorExample, 'errorClass' | 'flowId' | 'stepId' | 'check'>;

/** Keeps the first few examples of each error class, step and check, so that an outage can't fill the memory. */
export class ExampleKeeper {
  readonly #limits: ExampleLimits;
  readonly #kept = new Map<string, ErrorExample[]>();
  #count = 0;

  constructor(limits: ExampleLimits) {
    this.#limits = limits;
  }

  /** Ask before an example is put together: that costs more than the request did. */
  wants(kind: ExampleKind): boolean {
    if (this.#count >= this.#limits.inAll) return false;
    const kept = this.#kept.get(idOf(kind));
    return kept === undefined || kept.length < this.#limits.ofEachKind;
  }

  add(example: ErrorExample): void {
    if (!this.wants(example)) return;
    const id = idOf(example);
    const kept = this.#kept.get(id);
    if (kept === undefined) this.#kept.set(id, [example]);
    else kept.push(example);
    this.#count += 1;
  }

  toArray(): ErrorExample[] {
    return [...this.#kept.values()].flat().sort((a, b) => a.at - b.at);
  }

  clear(): void {
    this.#kept.clear();
    this.#count = 0;
  }
}

export interface ExampleLimits {
  readonly ofEachKind: number;
  readonly inAll: number;
}

/** What one second may bring, from a worker and from all of them. */
export const intervalExampleLimits: ExampleLimits = { ofEachKind: 2, inAll: 20 };
/** What is kept of a whole load. */
export const summaryExampleLimits: ExampleLimits = { ofEachKind: 3, inAll: 100 };

function idOf({ errorClass, flowId, stepId, check }: ExampleKind): string {
  return JSON.stringify([errorClass, flowId, stepId, check]);
}
