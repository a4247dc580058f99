import type { CompiledFlow } from './compile-flow.ts';
import type { IterationEnd } from './iteration.ts';
import type { VirtualUser } from './virtual-user.ts';

/** One iteration to be awaited, where a promise for each doesn't matter. */
export function runIteration(
  user: VirtualUser,
  flow: CompiledFlow,
  iteration: number,
  dueAt: number,
): Promise<IterationEnd> {
  return new Promise((ended, broke) => user.iterate(flow, iteration, dueAt, { ended, broke }));
}
