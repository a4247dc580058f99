import type { Check, CheckCondition } from './check.ts';
import type { Flow } from './flow.ts';
import type {
  AssetLoading,
  CapacitySearch,
  Executor,
  Network,
  Pacing,
  PresetName,
  Stage,
  ThinkTime,
  Threshold,
} from './plan.ts';
import type { CrawlBudget } from './run.ts';
import type { Credentials } from './target.ts';

/** What may be left out, or given as nothing. */
export type Given<T> = T | null | undefined;

/** All of it may be left out. */
export type Partly<T> = { readonly [K in keyof T]?: Given<T[K]> };

/** A union of kinds as one object that has the fields of them all; those of the kind are used. */
type Flat<Union extends { readonly kind: string }> = {
  readonly kind: Union['kind'];
} & {
  readonly [K in Exclude<KeysOf<Union>, 'kind'>]?: Given<FieldOf<Union, K>>;
};
type KeysOf<Union> = Union extends unknown ? keyof Union : never;
type FieldOf<Union, K> = Union extends unknown ? (K extends keyof Union ? Union[K] : never) : never;

export type ExecutorInput = Flat<Executor>;
export type ThinkTimeInput = Flat<ThinkTime>;
export type PacingInput = Flat<Pacing>;

export interface ThresholdInput extends Pick<Threshold, 'metric' | 'expression'> {
  readonly abortOnFail?: Given<boolean>;
  readonly delayAbortEvalMs?: Given<number>;
}

export interface CheckInput extends Partly<Omit<Check, 'condition'>> {
  readonly condition: Flat<CheckCondition>;
}

/** One part of a load; what is left out is taken from the run. */
export interface ScenarioConfigInput {
  readonly name: string;
  /** Weights are 1 when left out; no flows means all that may be loaded, alike. */
  readonly flows?: Given<readonly { readonly flow: string; readonly weight?: Given<number> }[]>;
  readonly executor: ExecutorInput;
  readonly startMs?: Given<number>;
  readonly thinkTime?: Given<ThinkTimeInput>;
  readonly pacing?: Given<PacingInput>;
  readonly assets?: Given<AssetLoading>;
  readonly gracefulStopMs?: Given<number>;
  readonly tags?: Given<Readonly<Record<string, string>>>;
}

/** The short way to a constant arrival rate: so many iterations started in each `perMs`. */
export interface RateInput {
  readonly rate: number;
  /** A second when left out. */
  readonly perMs?: Given<number>;
  /** Users there may be to keep to it. */
  readonly maxUsers?: Given<number>;
}

/** What is left out is `runDefaults.capacity`'s. */
export type CapacityInput = Partly<CapacitySearch>;

/** What a person may ask for; everything but the URL has a default. */
export interface RunConfigInput {
  readonly url?: Given<string>;
  readonly flows?: Given<readonly Flow[]>;
  /** At once. With scenarios or stages it is worked out, and may be given to leave room for more by live control. */
  readonly users?: Given<number>;
  /** The ramp-up is part of it. */
  readonly durationMs?: Given<number>;
  /** Iterations in all; then `durationMs` is the longest they may take. */
  readonly iterations?: Given<number>;
  readonly rampUpMs?: Given<number>;
  /** Targets are users; together with `rate` they are rates, and `rate` is where they start from. */
  readonly stages?: Given<readonly Stage[]>;
  readonly rate?: Given<RateInput>;
  readonly preset?: Given<PresetName>;
  readonly scenarios?: Given<readonly ScenarioConfigInput[]>;
  readonly capacity?: Given<CapacityInput>;
  readonly credentials?: Given<readonly Credentials[]>;
  readonly onlyFlows?: Given<readonly string[]>;
  readonly includeDestructive?: Given<boolean>;
  readonly thinkTime?: Given<ThinkTimeInput>;
  readonly pacing?: Given<PacingInput>;
  readonly assets?: Given<AssetLoading>;
  readonly thresholds?: Given<readonly ThresholdInput[]>;
  readonly checks?: Given<readonly CheckInput[]>;
  readonly apdexMs?: Given<number>;
  readonly requestTimeoutMs?: Given<number>;
  readonly crawl?: Given<Partly<CrawlBudget>>;
  readonly network?: Given<Partly<Network>>;
}
