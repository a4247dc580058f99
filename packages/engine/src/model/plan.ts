import type { Check } from './check.ts';

/** What load to make. Data alone: nothing runs before the whole plan is known to be sound. */
export interface Plan {
  readonly scenarios: readonly Scenario[];
  readonly thresholds: readonly Threshold[];
  /** Looked at beside what each flow's own expectations ask for. */
  readonly checks: readonly Check[];
  /** Response times up to it satisfy (apdex.org). */
  readonly apdexMs: number;
  /** A request slower than this is a timeout. */
  readonly requestTimeoutMs: number;
  readonly network: Network;
  /** Feeds generators and think times; the same seed makes the same values. */
  readonly seed: number;
}

export interface Scenario {
  readonly name: string;
  /** Each iteration runs one flow, chosen so that the shares come out as the weights say. */
  readonly mix: readonly { readonly flowId: string; readonly weight: number }[];
  readonly executor: Executor;
  /** When it begins, in milliseconds after the load does. */
  readonly startMs: number;
  readonly thinkTime: ThinkTime;
  readonly pacing: Pacing;
  readonly assets: AssetLoading;
  /** How long iterations under way may take to end after the executor stops starting new ones. */
  readonly gracefulStopMs: number;
  /** For thresholds: `http_req_duration{team:search}`. */
  readonly tags: Readonly<Record<string, string>>;
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
    }
  | ({
      readonly kind: 'constant-arrival-rate';
      /** Iterations to start in each time unit, whatever the target does. */
      readonly rate: number;
      readonly durationMs: number;
    } & ArrivalUsers)
  | ({
      readonly kind: 'ramping-arrival-rate';
      readonly startRate: number;
      /** Targets are rates. */
      readonly stages: readonly Stage[];
    } & ArrivalUsers);

/** Who runs the iterations of an arrival rate. */
export interface ArrivalUsers {
  readonly timeUnitMs: number;
  /** Made before the load begins. */
  readonly preAllocatedVus: number;
  /** More are made while all are busy, up to so many; then iterations that are due are dropped and counted. */
  readonly maxVus: number;
}

export interface Stage {
  readonly durationMs: number;
  readonly target: number;
}

/** How long a user waits before each step. */
export type ThinkTime =
  | { readonly kind: 'none' }
  | { readonly kind: 'recorded'; readonly scale: number }
  | { readonly kind: 'fixed'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number }
  /** Never below 0. */
  | { readonly kind: 'normal'; readonly meanMs: number; readonly deviationMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number };

/** The least time from one start of a user's iterations to the next; a longer iteration is followed at once. */
export type Pacing =
  | { readonly kind: 'none' }
  | { readonly kind: 'fixed'; readonly everyMs: number }
  | { readonly kind: 'uniform'; readonly minMs: number; readonly maxMs: number };

/**
 * Whether a page's stylesheets, scripts, images and fonts are asked for as a browser would: all of
 * them by somebody who was never there, or what a browser's cache would have to ask for again.
 */
export const assetLoadings = ['none', 'first-visit', 'returning-visit'] as const;
export type AssetLoading = (typeof assetLoadings)[number];

/** The way to the target. */
export interface Network {
  /** Accept certificates that don't verify. */
  readonly insecure: boolean;
  /** PEM text of certificate authorities to trust beside the usual ones; null for none. */
  readonly ca: string | null;
  /** `http://user:password@host:port` of a proxy that all requests go through; null for none. */
  readonly proxy: string | null;
  /** A name is resolved once for the load, or for each new connection. */
  readonly dns: 'cached' | 'fresh';
  /** How many connections each user may have to one origin at once; browsers have 6. */
  readonly connectionsPerHost: number;
}

/**
 * A bound on a metric, in k6's syntax: metric `http_req_duration{flow:Checkout,step:Pay}` and
 * expression `p(95)<500`. `p(95)<500 over 30s` looks at the last 30 seconds at each moment and fails
 * when they ever fail; `{stage:2}` looks at a scenario's second stage alone.
 */
export interface Threshold {
  readonly metric: string;
  readonly expression: string;
  /** Ends the load as soon as it fails, but not before so long after the beginning. */
  readonly abortOnFail: boolean;
  readonly delayAbortEvalMs: number;
}

/** Find the most that the target holds, by growing and then bisecting. */
export interface CapacitySearch {
  /** What holding means. */
  readonly slo: readonly Pick<Threshold, 'metric' | 'expression'>[];
  readonly unit: CapacityUnit;
  readonly from: number;
  /** Never tried above it. */
  readonly to: number;
  /** The shortest time at one level; a level goes on until it is sure, four times as long at most. */
  readonly levelMs: number;
  /** Ends when what holds and what doesn't lie no further apart than this share: 0.05. */
  readonly precision: number;
}

/** `rate`: iterations started a second. */
export type CapacityUnit = 'users' | 'rate';

export const presetNames = [
  'smoke',
  'average-load',
  'stress',
  'spike',
  'soak',
  'breakpoint',
] as const;
/** Shapes of load that people ask for by name. */
export type PresetName = (typeof presetNames)[number];
