import type { Flow, Proof } from '../model/flow.ts';
import type { Trace } from '../model/trace.ts';
import { exchangesOf } from './flow-variables.ts';
import { repairsFor } from './repairs.ts';
import { findProblem, type Problem } from './trace-problems.ts';

/** Replays a flow once for each user, all at once, by the code that makes the load. */
export type Replay = (
  flow: Flow,
  options: { users: number; signal: AbortSignal },
) => Promise<readonly Trace[]>;

export interface VerifyOptions {
  readonly replay: Replay;
  readonly users: number;
  readonly signal: AbortSignal;
  now(): Date;
}

/** Trial replays after the first one; each tries one repair. */
const mostRepairs = 8;

/**
 * Proves a flow: several users at once replay it and every answer has to be what the recordings
 * were. When it fails, repairs that a rule suggests are tried one by one, and those are kept that
 * lead to the end or at least further. What only fails since users change one and the same document
 * is proven for one user at a time, and says so. Comes back with the proof and the repairs applied.
 */
export async function verifyFlow(flow: Flow, options: VerifyOptions): Promise<Flow> {
  if (flow.proof.kind === 'left-alone' || flow.steps.length === 0) return flow;
  let best = await attempt(flow, [], options);
  if (best.problem !== null && best.someSucceeded) {
    const alone = await attemptAlone(flow, options);
    if (alone !== null) return alone;
  }
  const tried = new Set<string>();
  for (let count = 0; best.problem !== null && count < mostRepairs; count++) {
    if (options.signal.aborted) break;
    const repair = repairsFor(best.flow, best.problem).find(({ what }) => !tried.has(what));
    if (repair === undefined) break;
    tried.add(repair.what);
    const next = await attempt(repair.flow, [...best.repairs, repair.what], options);
    if (next.progress > best.progress) best = next;
  }
  return { ...best.flow, proof: proofOf(best, options) };
}

/** One trial replay of one version of the flow. */
interface Attempt {
  readonly flow: Flow;
  readonly repairs: readonly string[];
  readonly problem: Problem | null;
  /** How many exchanges went well before the problem; more than there are when there was none. */
  readonly progress: number;
  /** At least one of the users came through. */
  readonly someSucceeded: boolean;
}

async function attempt(
  flow: Flow,
  repairs: readonly string[],
  { replay, users, signal }: VerifyOptions,
): Promise<Attempt> {
  const traces = await replay(flow, { users, signal });
  const problem = findProblem(flow, traces);
  const order = exchangesOf(flow).map(({ exchange }) => exchange.id);
  const progress = problem === null ? Number.POSITIVE_INFINITY : order.indexOf(problem.exchangeId);
  const someSucceeded = traces.some((trace) => findProblem(flow, [trace]) === null);
  return { flow, repairs, problem, progress, someSucceeded };
}

/** One user after another, twice, so that what only works once does not pass; null when that fails as well. */
async function attemptAlone(flow: Flow, options: VerifyOptions): Promise<Flow | null> {
  const one = { ...options, users: 1 };
  for (let count = 0; count < 2; count++) {
    if (options.signal.aborted || (await attempt(flow, [], one)).problem !== null) return null;
  }
  const note = 'users at the same time get into each other’s way: proven for one user at a time';
  return { ...flow, proof: proofOf({ flow, repairs: [note], problem: null }, one) };
}

function proofOf(
  { flow, repairs, problem }: Pick<Attempt, 'flow' | 'repairs' | 'problem'>,
  { users, now }: VerifyOptions,
): Proof {
  const at = now().toISOString();
  if (problem !== null) {
    const { stepId, exchangeId, reason } = problem;
    return { kind: 'failed', stepId, exchangeId, reason, at };
  }
  const compared = exchangesOf(flow).length * users;
  return { kind: 'verified', users, compared, repairs, at };
}
