import type { Decoding, Proof } from './flow.ts';
import type { TrialAnswer, TriedRepair } from './trial.ts';

/**
 * How faithfully a flow replays its recording, told so that a person can judge it: what was
 * compared, what differed, where every dynamic value comes from, what was repaired.
 */
export interface Fidelity {
  readonly kind: Proof['kind'];
  /** The whole in one sentence; for a flow that is not loaded, why. */
  readonly verdict: string;
  readonly exchanges: FidelityCounts;
  readonly steps: readonly StepFidelity[];
  readonly values: readonly ValueFidelity[];
  /** Every repair that was tried, in order. */
  readonly repairs: readonly TriedRepair[];
  /** What two users at once came upon, when the flow only holds for one at a time. */
  readonly conflict: string | null;
}

/** Exchanges by their outcome. */
export interface FidelityCounts {
  readonly matched: number;
  readonly differed: number;
  readonly notReached: number;
}

export interface StepFidelity {
  readonly stepId: string;
  readonly name: string;
  readonly exchanges: readonly ExchangeFidelity[];
}

export interface ExchangeFidelity {
  readonly exchangeId: string;
  readonly method: string;
  /** With `${variable}` where values are bound. */
  readonly url: string;
  readonly followsRedirect: boolean;
  readonly outcome: ExchangeOutcome;
  /** What had to be the same again. */
  readonly checks: readonly FidelityCheck[];
  /** What each user of the trial replay got; empty when none got there or nothing was kept. */
  readonly answers: readonly TrialAnswer[];
  /** Variables that its request sends. */
  readonly sends: readonly string[];
  /** Variables that are taken out of its answer. */
  readonly takes: readonly string[];
  /** Places of the request that differed between the recordings and that nothing explains. */
  readonly unexplained: readonly string[];
}

export type ExchangeOutcome = 'matched' | 'differed' | 'not-reached';

/** One thing that is compared, with what was recorded, told in words. */
export interface FidelityCheck {
  readonly kind: 'status' | 'redirect' | 'content-type' | 'landmarks' | 'absent' | 'json-shape';
  readonly expected: readonly string[];
}

/** A dynamic value: where it comes from, how sure that is, and where it goes. */
export interface ValueFidelity {
  readonly variable: string;
  readonly origin: 'extracted' | 'generated' | 'credential';
  /** In words: `form field csrf_token of GET /login`. */
  readonly source: string;
  /** Requests that send it, such as `POST /login`. */
  readonly sentIn: readonly string[];
  /** Null for what is not taken out of an answer. */
  readonly evidence: ValueEvidence | null;
}

export interface ValueEvidence {
  readonly encoding: Decoding | 'raw';
  /** Places in the answer that held the value in both recordings. */
  readonly places: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly ambiguity: string | null;
  /** Other sources that a repair could have taken, in words. */
  readonly alternatives: readonly string[];
}
