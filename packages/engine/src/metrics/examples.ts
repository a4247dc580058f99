import type { ErrorExample } from '../model/metrics.ts';

/** Keeps the first few examples of each error class and step, so that an outage can't fill the memory. */
export class ExampleKeeper {
  readonly #limits: ExampleLimits;
  readonly #kept = new Map<string, ErrorExample[]>();
  #count = 0;

  constructor(limits: ExampleLimits) {
    this.#limits = limits;
  }

  /** Ask before an example is put together: that costs more than the request did. */
  wants(errorClass: string, flowId: string, stepId: string): boolean {
    if (this.#count >= this.#limits.inAll) return false;
    const kind = this.#kept.get(kindOf(errorClass, flowId, stepId));
    return kind === undefined || kind.length < this.#limits.ofEachKind;
  }

  add(example: ErrorExample): void {
    if (!this.wants(example.errorClass, example.flowId, example.stepId)) return;
    const kind = kindOf(example.errorClass, example.flowId, example.stepId);
    const kept = this.#kept.get(kind);
    if (kept === undefined) this.#kept.set(kind, [example]);
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

function kindOf(errorClass: string, flowId: string, stepId: string): string {
  return `${errorClass}\n${flowId}\n${stepId}`;
}
