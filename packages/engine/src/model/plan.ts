/** What load to make. Data alone: nothing runs before the whole plan is known to be sound. */
export interface Plan {
  readonly scenarios: readonly Scenario[];
  readonly thresholds: readonly Threshold[];
  /** A request slower than this is a timeout. */
  readonly requestTimeoutMs: number;
  /** Accept certificates that don't verify. */
  readonly insecure: boolean;
  /** Feeds generators and think times; the same seed makes the same values. */
  readonly seed: number;
}

export interface Scenario {
  readonly name: string;
  /** Each iteration runs one flow, chosen so that the shares come out as the weights say. */
  readonly mix: readonly { readonly flowId: string; readonly weight: number }[];
  readonly executor: Executor;
  readonly thinkTime: ThinkTime;
  /** How long iterations under way may take to end after the executor stops starting new ones. */
  readonly gracefulStopMs: number;
}

/** k6's names and semantics. */
export type Executor =
  | { readonly kind: 'constant-vus'; readonly vus: number; readonly durationMs: number }
  | {
      readonly kind: 'ramping-vus';
      readonly startVus: number;
      readonly stages: readonly Stage[];
      readonly gracefulRampDownMs: number;
    }
  | {
      readonly kind: 'shared-iterations';
      readonly vus: number;
      readonly iterations: number;
      readonly maxDurationMs: number;
    }
  | {
      readonly kind: 'per-vu-iterations';
      readonly vus: number;
      readonly iterations: number;
      readonly maxDurationMs: number;
    };

export interface Stage {
  readonly durationMs: number;
  readonly target: number;
}

export type ThinkTime =
  | { readonly kind: 'none' }
  | { readonly kind: 'recorded'; readonly scale: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number };

/** k6's syntax: metric `http_req_duration` and expression `p(95)<500`. */
export interface Threshold {
  readonly metric: 'http_req_duration' | 'http_req_failed' | 'http_reqs' | 'iterations' | 'checks';
  readonly expression: string;
}
