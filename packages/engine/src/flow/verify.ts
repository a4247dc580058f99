import type { Flow, Proof } from '../model/flow.ts';
import type { Trace } from '../model/trace.ts';
import type { Trial, TrialExchange, TriedRepair } from '../model/trial.ts';
import { waitForBusyTarget } from './busy-target.ts';
import { exchangesOf } from './flow-variables.ts';
import { repairsFor } from './repairs.ts';
import { findProblem, type Problem } from './trace-problems.ts';
import { trialExchanges } from './trial-answers.ts';

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
  /** Waits so many milliseconds, unless the signal comes. */
  pause(ms: number, signal: AbortSignal): Promise<void>;
}

/** Trial replays after the first one; each tries one repair. */
const mostRepairs = 8;
/** A target that was busy that often may be so always. */
const mostWaits = 2;

/**
 * Proves a flow: several users at once replay it and every answer has to be what the recordings
 * were. When it fails, repairs that a rule suggests are tried one by one, and those are kept that
 * lead to the end or at least further. A target that is only busy is waited for. What only fails since users change one and the same document
 * is proven for one user at a time, and says so. Comes back with the proof and the repairs applied.
 */
export async function verifyFlow(flow: Flow, options: VerifyOptions): Promise<Flow> {
  if (flow.proof.kind === 'left-alone' || flow.steps.length === 0) return flow;
  let best = await patientAttempt(flow, options);
  if (best.problem !== null && best.someSucceeded) {
    const alone = await attemptAlone(flow, best.problem, options);
    if (alone !== null) return alone;
  }
  const tried: TriedRepair[] = [];
  for (let count = 0; best.problem !== null && count < mostRepairs; count++) {
    if (options.signal.aborted) break;
    const repair = repairsFor(best.flow, best.problem).find(
      ({ what }) => !tried.some((earlier) => earlier.what === what),
    );
    if (repair === undefined) break;
    const next = await attempt(repair.flow, [...best.repairs, repair.what], options);
    const kept = next.progress > best.progress;
    tried.push({ what: repair.what, kept, problem: next.problem?.reason ?? null });
    if (kept) best = next;
  }
  const trial = { exchanges: best.exchanges, repairs: tried, conflict: null };
  return { ...best.flow, proof: proofOf(best, trial, options) };
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
  /** What the users got. */
  readonly exchanges: readonly TrialExchange[];
  /** How long to wait before the same is tried again; null when that promises nothing. */
  readonly waitMs: number | null;
}

async function patientAttempt(flow: Flow, options: VerifyOptions): Promise<Attempt> {
  let last = await attempt(flow, [], options);
  for (let waits = 0; last.waitMs !== null && waits < mostWaits; waits++) {
    await options.pause(last.waitMs, options.signal);
    if (options.signal.aborted) break;
    last = await attempt(flow, [], options);
  }
  return last;
}

async function attempt(
  flow: Flow,
  repairs: readonly string[],
  { replay, users, signal, now }: VerifyOptions,
): Promise<Attempt> {
  const traces = await replay(flow, { users, signal });
  const problem = findProblem(flow, traces);
  const order = exchangesOf(flow).map(({ exchange }) => exchange.id);
  const progress = problem === null ? Number.POSITIVE_INFINITY : order.indexOf(problem.exchangeId);
  const someSucceeded = traces.some((trace) => findProblem(flow, [trace]) === null);
  const exchanges = trialExchanges(flow, traces);
  const waitMs = problem === null ? null : waitForBusyTarget(problem, traces, now());
  return { flow, repairs, problem, progress, someSucceeded, exchanges, waitMs };
}

/** One user after another, twice, so that what only works once does not pass; null when that fails as well. */
async function attemptAlone(
  flow: Flow,
  conflict: Problem,
  options: VerifyOptions,
): Promise<Flow | null> {
  const one = { ...options, users: 1 };
  const exchanges: TrialExchange[] = [];
  for (let count = 0; count < 2; count++) {
    if (options.signal.aborted) return null;
    const alone = await attempt(flow, [], one);
    if (alone.problem !== null) return null;
    exchanges.push(...alone.exchanges);
  }
  const trial = { exchanges: byExchange(exchanges), repairs: [], conflict: conflict.reason };
  return { ...flow, proof: proofOf({ repairs: [], problem: null }, trial, one) };
}

/** The answers of several replays together. */
function byExchange(exchanges: readonly TrialExchange[]): TrialExchange[] {
  const all = Map.groupBy(exchanges, ({ exchangeId }) => exchangeId);
  return [...all].map(([exchangeId, replays]) => ({
    exchangeId,
    answers: replays.flatMap(({ answers }) => answers),
  }));
}

function proofOf(
  { repairs, problem }: Pick<Attempt, 'repairs' | 'problem'>,
  trial: Trial,
  { users, now }: VerifyOptions,
): Proof {
  const at = now().toISOString();
  if (problem !== null) {
    const { stepId, exchangeId, reason } = problem;
    return { kind: 'failed', stepId, exchangeId, reason, at, trial };
  }
  const compared = trial.exchanges.reduce((sum, { answers }) => sum + answers.length, 0);
  return { kind: 'verified', users, compared, repairs, at, trial };
}
