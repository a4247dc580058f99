import { parseNumber } from '../../../format/number.ts';
import { parseDuration } from '../../../format/time.ts';

/** The ways to say what load to make, from the easiest to the freest. */
export type LoadKind = 'users' | 'rate' | 'preset' | 'capacity' | 'scenarios';

export type PresetName = 'SMOKE' | 'AVERAGE_LOAD' | 'STRESS' | 'SPIKE' | 'SOAK' | 'BREAKPOINT';

export type RateUnit = 'second' | 'minute';

/** A steady number of iterations, whatever the target does. */
export interface RateDraft {
  readonly rate: string;
  readonly unit: RateUnit;
  readonly maxUsers: string;
}

/** A bound in k6's words. */
export interface BoundDraft {
  readonly key: number;
  readonly metric: string;
  readonly expression: string;
}

/** The search for the most that the target holds. */
export interface CapacityDraft {
  readonly unit: 'USERS' | 'RATE';
  readonly from: string;
  readonly to: string;
  readonly percentile: string;
  /** Milliseconds that so many of all requests must stay below; empty asks for none. */
  readonly within: string;
  /** Per cent of requests that may fail; empty asks for none. */
  readonly errors: string;
  /** What else must hold. */
  readonly more: readonly BoundDraft[];
  readonly levelTime: string;
  /** Per cent. */
  readonly precision: string;
}

export const executorKinds = [
  'CONSTANT_VUS',
  'RAMPING_VUS',
  'CONSTANT_ARRIVAL_RATE',
  'RAMPING_ARRIVAL_RATE',
  'SHARED_ITERATIONS',
  'PER_VU_ITERATIONS',
] as const;
export type ExecutorKind = (typeof executorKinds)[number];

export interface StageDraft {
  readonly key: number;
  readonly duration: string;
  readonly target: string;
}

/** Every field of every executor: what another kind needs stays as it was typed. */
export interface ExecutorDraft {
  readonly kind: ExecutorKind;
  readonly users: string;
  readonly startUsers: string;
  readonly duration: string;
  readonly iterations: string;
  readonly rate: string;
  readonly startRate: string;
  readonly unit: RateUnit;
  readonly preAllocatedUsers: string;
  readonly maxUsers: string;
  readonly stages: readonly StageDraft[];
  readonly gracefulRampDown: string;
}

export interface FlowShareDraft {
  readonly key: number;
  readonly flow: string;
  readonly weight: string;
}

export interface ScenarioDraft {
  readonly key: number;
  readonly name: string;
  /** None loads all alike. */
  readonly flows: readonly FlowShareDraft[];
  readonly executor: ExecutorDraft;
  readonly start: string;
  /** Null takes the run's. */
  readonly thinkTime: ThinkTimeDraft | null;
  readonly pacing: PacingDraft | null;
  readonly assets: AssetsKind | null;
  readonly gracefulStop: string;
  /** "team=search, tier=gold". */
  readonly tags: string;
}

export type AssetsKind = 'NONE' | 'FIRST_VISIT' | 'RETURNING_VISIT';

export type ThinkTimeKind = 'RECORDED' | 'NONE' | 'FIXED' | 'UNIFORM' | 'NORMAL' | 'EXPONENTIAL';

export interface ThinkTimeDraft {
  readonly kind: ThinkTimeKind;
  readonly scale: string;
  /** Of a fixed time, and the middle of a distribution. */
  readonly mean: string;
  readonly deviation: string;
  readonly min: string;
  readonly max: string;
}

export type PacingKind = 'NONE' | 'FIXED' | 'UNIFORM';

export interface PacingDraft {
  readonly kind: PacingKind;
  readonly every: string;
  readonly min: string;
  readonly max: string;
}

export const noPacing: PacingDraft = { kind: 'NONE', every: '10s', min: '5s', max: '15s' };

export const recordedThinkTime: ThinkTimeDraft = {
  kind: 'RECORDED',
  scale: '1',
  mean: '2s',
  deviation: '500ms',
  min: '1s',
  max: '3s',
};

export const newRate: RateDraft = { rate: '20', unit: 'second', maxUsers: '200' };

export const newExecutor: ExecutorDraft = {
  kind: 'RAMPING_VUS',
  users: '10',
  startUsers: '1',
  duration: '1m',
  iterations: '100',
  rate: '20',
  startRate: '1',
  unit: 'second',
  preAllocatedUsers: '20',
  maxUsers: '200',
  stages: [
    { key: 0, duration: '30s', target: '10' },
    { key: 1, duration: '1m', target: '10' },
    { key: 2, duration: '10s', target: '0' },
  ],
  gracefulRampDown: '30s',
};

/** A scenario to begin with, called like none of those that are there. */
export function newScenario(others: readonly ScenarioDraft[]): ScenarioDraft {
  const names = new Set(others.map(({ name }) => name));
  let number = others.length + 1;
  while (names.has(`scenario ${number}`)) number += 1;
  return {
    key: nextKey(others),
    name: `scenario ${number}`,
    flows: [],
    executor: newExecutor,
    start: '0s',
    thinkTime: null,
    pacing: null,
    assets: null,
    gracefulStop: '30s',
    tags: '',
  };
}

/** A key that no item of the list has. */
export function nextKey(items: readonly { readonly key: number }[]): number {
  return Math.max(-1, ...items.map(({ key }) => key)) + 1;
}

/** What an iteration rate typed for a unit is in a second. */
export function perSecond(rate: number, unit: RateUnit): number {
  return unit === 'minute' ? rate / 60 : rate;
}

/** What was typed as a number, or null where it can't be drawn. */
export function numberOf(text: string): number | null {
  const value = parseNumber(text);
  return value === null || !Number.isFinite(value) || value < 0 ? null : value;
}

/** What was typed as milliseconds; nothing is none, and null is what can't be read. */
export function lengthOf(text: string): number | null {
  return text.trim() === '' ? 0 : parseDuration(text);
}
