import type { CreateRunInput } from '../documents.ts';
import type { ExecutorDraft, RateUnit, ScenarioDraft, StageDraft } from '../load/load-draft.ts';
import { pacingInput, thinkTimeInput } from './pace-input.ts';
import type { Reader } from './reader.ts';

type ScenarioInput = NonNullable<CreateRunInput['scenarios']>[number];
type ExecutorInput = ScenarioInput['executor'];

/** One scenario; `field` is where its problems are told. */
export function scenarioInput(field: string, draft: ScenarioDraft, read: Reader): ScenarioInput {
  const { thinkTime, pacing } = draft;
  return {
    name: draft.name.trim(),
    flows: draft.flows.map(({ flow, weight }, index) => ({
      flow: flow.trim(),
      weight: read.number(`${field}.flows.${index}.weight`, weight) ?? 1,
    })),
    executor: executorInput(`${field}.executor`, draft.executor, read),
    startMs: read.duration(`${field}.startMs`, draft.start) ?? 0,
    thinkTime: thinkTime && thinkTimeInput(`${field}.thinkTime`, thinkTime, read),
    pacing: pacing && pacingInput(`${field}.pacing`, pacing, read),
    assets: draft.assets,
    ...gracefulStop(read.duration(`${field}.gracefulStopMs`, draft.gracefulStop)),
    tags: tagInputs(draft.tags),
  };
}

function gracefulStop(ms: number | null) {
  return ms === null ? {} : { gracefulStopMs: ms };
}

/** "team=search, tier=gold" as two tags. */
function tagInputs(text: string) {
  return text
    .split(',')
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: name.trim(), value: value.join('=').trim() };
    });
}

function executorInput(field: string, draft: ExecutorDraft, read: Reader): ExecutorInput {
  const count = (name: string, text: string) => read.required.count(`${field}.${name}`, text);
  const length = (name: string) => read.required.duration(`${field}.${name}`, draft.duration);
  const rate = (name: string, text: string) => read.required.number(`${field}.${name}`, text);
  const stages = () => stageInputs(`${field}.stages`, draft.stages, read);
  switch (draft.kind) {
    case 'CONSTANT_VUS':
      return { constantVus: { vus: count('vus', draft.users), durationMs: length('durationMs') } };
    case 'RAMPING_VUS':
      return {
        rampingVus: {
          startVus: count('startVus', draft.startUsers),
          stages: stages(),
          gracefulRampDownMs: read.required.duration(
            `${field}.gracefulRampDownMs`,
            draft.gracefulRampDown,
          ),
        },
      };
    case 'SHARED_ITERATIONS':
    case 'PER_VU_ITERATIONS': {
      const iterations = {
        vus: count('vus', draft.users),
        iterations: count('iterations', draft.iterations),
        maxDurationMs: length('maxDurationMs'),
      };
      return draft.kind === 'SHARED_ITERATIONS'
        ? { sharedIterations: iterations }
        : { perVuIterations: iterations };
    }
    case 'CONSTANT_ARRIVAL_RATE':
      return {
        constantArrivalRate: {
          rate: rate('rate', draft.rate),
          durationMs: length('durationMs'),
          ...arrivalUsers(field, draft, read),
        },
      };
    case 'RAMPING_ARRIVAL_RATE':
      return {
        rampingArrivalRate: {
          startRate: rate('startRate', draft.startRate),
          stages: stages(),
          ...arrivalUsers(field, draft, read),
        },
      };
  }
}

function arrivalUsers(field: string, draft: ExecutorDraft, read: Reader) {
  return {
    timeUnitMs: unitMs(draft.unit),
    preAllocatedVus: read.required.count(`${field}.preAllocatedVus`, draft.preAllocatedUsers),
    maxVus: read.count(`${field}.maxVus`, draft.maxUsers),
  };
}

function unitMs(unit: RateUnit): number {
  return unit === 'minute' ? 60_000 : 1_000;
}

function stageInputs(field: string, stages: readonly StageDraft[], read: Reader) {
  return stages.map(({ duration, target }, index) => ({
    durationMs: read.required.duration(`${field}.${index}.durationMs`, duration),
    target: read.required.number(`${field}.${index}.target`, target),
  }));
}
