import { writeDuration } from '../../../format/time.ts';
import type { SourceConfig } from '../documents.ts';
import type { RunDraft } from '../draft.ts';
import { capacityDraft } from './capacity-draft.ts';
import { rateDraft, type SourceScenario, scenarioDraft } from './scenario-draft.ts';

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

/** The rate of a load that is a steady rate of all flows and nothing else. */
function soleRate([first, ...others]: readonly SourceScenario[]) {
  const isPlain = first && others.length === 0 && first.startMs === 0 && first.flows.length === 0;
  if (!isPlain || first.thinkTime || first.pacing || first.assets) return null;
  return first.executor.__typename === 'ConstantArrivalRateExecutor' ? first.executor : null;
}
