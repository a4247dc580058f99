import type { CreateRunInput } from '../documents.ts';
import type { RunDraft } from '../draft.ts';
import type { CapacityDraft } from '../load/load-draft.ts';
import type { Reader } from './reader.ts';
import { scenarioInput } from './scenario-input.ts';

type LoadInput = Pick<
  CreateRunInput,
  'users' | 'durationMs' | 'iterations' | 'rampUpMs' | 'rate' | 'preset' | 'capacity' | 'scenarios'
>;

/** The load, said in the way that was chosen and in no other. */
export function loadInput(draft: RunDraft, read: Reader): LoadInput {
  switch (draft.loadKind) {
    case 'users':
      return draft.lengthKind === 'iterations'
        ? {
            users: read.count('users', draft.users),
            iterations: read.count('iterations', draft.iterations),
          }
        : {
            users: read.count('users', draft.users),
            durationMs: read.duration('durationMs', draft.duration),
            rampUpMs: read.duration('rampUpMs', draft.rampUp),
          };
    case 'rate':
      return {
        rate: {
          rate: read.required.number('rate.rate', draft.rate.rate),
          perMs: draft.rate.unit === 'minute' ? 60_000 : 1_000,
          maxUsers: read.count('rate.maxUsers', draft.rate.maxUsers),
        },
        durationMs: read.duration('durationMs', draft.duration),
      };
    case 'preset':
      return {
        preset: draft.preset,
        users: read.count('users', draft.users),
        durationMs: read.duration('durationMs', draft.presetDuration),
      };
    case 'capacity':
      return { capacity: capacityInput(draft.capacity, read) };
    case 'scenarios':
      return {
        scenarios: draft.scenarios.map((scenario, index) =>
          scenarioInput(`scenarios.${index}`, scenario, read),
        ),
      };
  }
}

function capacityInput(
  draft: CapacityDraft,
  read: Reader,
): NonNullable<CreateRunInput['capacity']> {
  return {
    unit: draft.unit,
    from: read.number('capacity.from', draft.from),
    to: read.number('capacity.to', draft.to),
    levelMs: read.duration('capacity.levelMs', draft.levelTime),
    precision: share(read.number('capacity.precision', draft.precision)),
    slo: objectives(draft, read),
  };
}

function objectives({ percentile, within, errors, more }: CapacityDraft, read: Reader) {
  const ms = read.number('capacity.slo', within);
  const failing = share(read.number('capacity.slo', errors));
  return [
    ...(ms === null ? [] : [{ metric: 'http_req_duration', expression: `p(${percentile})<${ms}` }]),
    ...(failing === null ? [] : [{ metric: 'http_req_failed', expression: `rate<${failing}` }]),
    ...more.map(({ metric, expression }) => ({ metric, expression })),
  ];
}

/** Per cent as a share, without the dust of binary fractions. */
function share(percent: number | null): number | null {
  return percent === null ? null : Number((percent / 100).toFixed(8));
}
