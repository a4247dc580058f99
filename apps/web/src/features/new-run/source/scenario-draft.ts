import { writeDuration } from '../../../format/time.ts';
import type { SourceConfig, SourceExecutor } from '../documents.ts';
import {
  type ExecutorDraft,
  newExecutor,
  type RateUnit,
  type ScenarioDraft,
} from '../load/load-draft.ts';
import { pacingDraft, thinkTimeDraft } from './pace-drafts.ts';

export type SourceScenario = SourceConfig['scenarios'][number];

/** A scenario to edit. */
export function scenarioDraft(scenario: SourceScenario, key: number): ScenarioDraft {
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
export function rateDraft(rate: number, timeUnitMs: number) {
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
