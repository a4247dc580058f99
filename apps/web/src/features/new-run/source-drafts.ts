import { writeDuration } from '../../format/time.ts';
import type {
  SourceCheck,
  SourceConfig,
  SourceExecutor,
  SourcePacing,
  SourceThinkTime,
} from './documents.ts';
import type { CheckDraft, RunDraft } from './draft.ts';
import {
  type CapacityDraft,
  type ExecutorDraft,
  newExecutor,
  noPacing,
  type PacingDraft,
  type RateUnit,
  recordedThinkTime,
  type ScenarioDraft,
  type ThinkTimeDraft,
} from './load/load-draft.ts';

type LoadPart = Pick<
  RunDraft,
  | 'loadKind'
  | 'users'
  | 'lengthKind'
  | 'duration'
  | 'iterations'
  | 'rampUp'
  | 'rate'
  | 'preset'
  | 'capacity'
  | 'scenarios'
>;

/** The load of an earlier run, in the easiest way that can say all of it. */
export function loadDraft(config: SourceConfig, base: RunDraft): LoadPart {
  const { capacity, preset, scenarios } = config;
  if (capacity) return { ...base, loadKind: 'capacity', capacity: capacityDraft(capacity) };
  if (preset) return { ...base, loadKind: 'preset', preset, users: String(config.users) };
  const rate = soleRate(scenarios);
  if (rate) {
    const { rate: value, timeUnitMs, maxVus, durationMs } = rate;
    return {
      ...base,
      loadKind: 'rate',
      rate: { ...rateDraft(value, timeUnitMs), maxUsers: String(maxVus) },
      duration: writeDuration(durationMs),
    };
  }
  if (scenarios.length > 0) {
    return { ...base, loadKind: 'scenarios', scenarios: scenarios.map(scenarioDraft) };
  }
  return {
    ...base,
    loadKind: 'users',
    users: String(config.users),
    lengthKind: config.iterations === null ? 'duration' : 'iterations',
    duration: config.durationMs === null ? base.duration : writeDuration(config.durationMs),
    iterations: config.iterations === null ? '' : String(config.iterations),
    rampUp: writeDuration(config.rampUpMs),
  };
}

type SourceScenario = SourceConfig['scenarios'][number];

/** The rate of a load that is a steady rate of all flows and nothing else. */
function soleRate([first, ...others]: readonly SourceScenario[]) {
  const isPlain = first && others.length === 0 && first.startMs === 0 && first.flows.length === 0;
  if (!isPlain || first.thinkTime || first.pacing || first.assets) return null;
  return first.executor.__typename === 'ConstantArrivalRateExecutor' ? first.executor : null;
}

const timeBound = /^p\((\d+(?:\.\d+)?)\)\s*<\s*([\d.]+)$/;
const errorBound = /^rate\s*<\s*([\d.]+)$/;

/** The bounds that the form has a sentence for go there, the others below. */
export function capacityDraft(search: CapacitySource): CapacityDraft {
  const { slo } = search;
  const time = slo.find((one) => isBound(one, 'http_req_duration', timeBound));
  const errors = slo.find((one) => isBound(one, 'http_req_failed', errorBound));
  const [, percentile = '95', within = ''] = time?.expression.match(timeBound) ?? [];
  const [, share] = errors?.expression.match(errorBound) ?? [];
  return {
    unit: search.unit,
    from: String(search.from),
    to: String(search.to),
    percentile,
    within,
    errors: share === undefined ? '' : percent(Number(share)),
    more: slo
      .filter((one) => one !== time && one !== errors)
      .map(({ metric, expression }, key) => ({ key, metric, expression })),
    levelTime: writeDuration(search.levelMs),
    precision: percent(search.precision),
  };
}

type CapacitySource = NonNullable<SourceConfig['capacity']>;
type Bound = CapacitySource['slo'][number];

function isBound(bound: Bound, metric: string, form: RegExp): boolean {
  return bound.metric === metric && form.test(bound.expression);
}

function percent(share: number): string {
  return String(Math.round(share * 1e6) / 1e4);
}

function scenarioDraft(scenario: SourceScenario, key: number): ScenarioDraft {
  return {
    key,
    name: scenario.name,
    flows: scenario.flows.map(({ flow, weight }, flowKey) => ({
      key: flowKey,
      flow,
      weight: String(weight),
    })),
    executor: executorDraft(scenario.executor),
    start: writeDuration(scenario.startMs),
    thinkTime: scenario.thinkTime && thinkTimeDraft(scenario.thinkTime),
    pacing: scenario.pacing && pacingDraft(scenario.pacing),
    assets: scenario.assets,
    gracefulStop: writeDuration(scenario.gracefulStopMs),
    tags: scenario.tags.map(({ name, value }) => `${name}=${value}`).join(', '),
  };
}

function executorDraft(executor: SourceExecutor): ExecutorDraft {
  switch (executor.__typename) {
    case 'ConstantVusExecutor':
      return {
        ...newExecutor,
        kind: 'CONSTANT_VUS',
        users: String(executor.vus),
        duration: writeDuration(executor.durationMs),
      };
    case 'RampingVusExecutor':
      return {
        ...newExecutor,
        kind: 'RAMPING_VUS',
        startUsers: String(executor.startVus),
        stages: stageDrafts(executor.stages, 1),
        gracefulRampDown: writeDuration(executor.gracefulRampDownMs),
      };
    case 'SharedIterationsExecutor':
    case 'PerVuIterationsExecutor':
      return {
        ...newExecutor,
        kind:
          executor.__typename === 'SharedIterationsExecutor'
            ? 'SHARED_ITERATIONS'
            : 'PER_VU_ITERATIONS',
        users: String(executor.vus),
        iterations: String(executor.iterations),
        duration: writeDuration(executor.maxDurationMs),
      };
    case 'ConstantArrivalRateExecutor':
      return {
        ...newExecutor,
        kind: 'CONSTANT_ARRIVAL_RATE',
        ...rateDraft(executor.rate, executor.timeUnitMs),
        duration: writeDuration(executor.durationMs),
        ...arrivalUsers(executor),
      };
    case 'RampingArrivalRateExecutor': {
      const { unit, scale } = unitOf(executor.timeUnitMs);
      return {
        ...newExecutor,
        kind: 'RAMPING_ARRIVAL_RATE',
        startRate: rateText(executor.startRate * scale),
        unit,
        stages: stageDrafts(executor.stages, scale),
        ...arrivalUsers(executor),
      };
    }
  }
}

function arrivalUsers(users: { readonly preAllocatedVus: number; readonly maxVus: number }) {
  return { preAllocatedUsers: String(users.preAllocatedVus), maxUsers: String(users.maxVus) };
}

function stageDrafts(
  stages: readonly { readonly durationMs: number; readonly target: number }[],
  scale: number,
) {
  return stages.map(({ durationMs, target }, key) => ({
    key,
    duration: writeDuration(durationMs),
    target: rateText(target * scale),
  }));
}

/** A rate in the unit that the form has for it. */
function rateDraft(rate: number, timeUnitMs: number) {
  const { unit, scale } = unitOf(timeUnitMs);
  return { rate: rateText(rate * scale), unit };
}

function unitOf(timeUnitMs: number): { readonly unit: RateUnit; readonly scale: number } {
  return timeUnitMs === 60_000
    ? { unit: 'minute', scale: 1 }
    : { unit: 'second', scale: 1_000 / timeUnitMs };
}

function rateText(rate: number): string {
  return String(Math.round(rate * 1_000) / 1_000);
}

/** A think time to edit; what its kind has no use for is ready for another kind. */
export function thinkTimeDraft(thinkTime: SourceThinkTime): ThinkTimeDraft {
  const { kind, scale, ms, minMs, maxMs, meanMs, deviationMs } = thinkTime;
  return {
    kind,
    scale: String(scale ?? recordedThinkTime.scale),
    mean: timeText(kind === 'FIXED' ? ms : meanMs, recordedThinkTime.mean),
    deviation: timeText(deviationMs, recordedThinkTime.deviation),
    min: timeText(minMs, recordedThinkTime.min),
    max: timeText(maxMs, recordedThinkTime.max),
  };
}

/** A pacing to edit. */
export function pacingDraft({ kind, everyMs, minMs, maxMs }: SourcePacing): PacingDraft {
  return {
    kind,
    every: timeText(everyMs, noPacing.every),
    min: timeText(minMs, noPacing.min),
    max: timeText(maxMs, noPacing.max),
  };
}

function timeText(ms: number | null | undefined, otherwise: string): string {
  return ms == null ? otherwise : writeDuration(ms);
}

/** Checks to edit. */
export function checkDrafts(checks: readonly SourceCheck[]): readonly CheckDraft[] {
  return checks.map(({ name, flow, step, condition }, key) => ({
    key,
    name,
    flow: flow ?? '',
    step: step ?? '',
    ...conditionDraft(condition),
  }));
}

function conditionDraft(
  condition: SourceCheck['condition'],
): Pick<CheckDraft, 'kind' | 'first' | 'second'> {
  switch (condition.__typename) {
    case 'TextCondition':
      return { kind: condition.present ? 'TEXT' : 'NO_TEXT', first: condition.text, second: '' };
    case 'JsonCondition':
      return { kind: 'JSON', first: condition.path, second: condition.equals ?? '' };
    case 'HeaderCondition':
      return { kind: 'HEADER', first: condition.header, second: condition.contains ?? '' };
    case 'SizeCondition':
      return {
        kind: 'SIZE',
        first: String(condition.minBytes),
        second: String(condition.maxBytes),
      };
    case 'TimeCondition':
      return { kind: 'TIME', first: writeDuration(condition.maxMs), second: '' };
  }
}
