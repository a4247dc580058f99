import type { Executor, PresetName, Stage } from '../model/plan.ts';
import type { ScenarioConfig } from '../model/run.ts';
import { checkDuration, checkUsers } from './limits.ts';
import { defaultGracefulStopMs, plainScenario } from './plain-scenario.ts';

export interface PresetOptions {
  /** The most users there are at once. */
  readonly users: number;
  readonly durationMs?: number | undefined;
}

const minute = 60_000;

interface Preset {
  /** When nobody asks for another. */
  readonly durationMs: number;
  /** Parts of the whole time, and the share of the users there is at the end of each. */
  readonly stages: readonly { readonly part: number; readonly share: number }[];
  /** More would miss the point. */
  readonly mostUsers?: number;
}

/** What the shapes are called and look like follows k6's guide to load test types. */
const presets: Readonly<Record<PresetName, Preset>> = {
  /** Does it work at all, with hardly any load? */
  smoke: { durationMs: minute, stages: [{ part: 1, share: 1 }], mostUsers: 3 },
  /** An ordinary day: up, a long while, and down. */
  'average-load': {
    durationMs: 10 * minute,
    stages: [
      { part: 0.15, share: 1 },
      { part: 0.75, share: 1 },
      { part: 0.1, share: 0 },
    ],
  },
  /** More than an ordinary day, reached more slowly and held as long. */
  stress: {
    durationMs: 20 * minute,
    stages: [
      { part: 0.25, share: 1 },
      { part: 0.6, share: 1 },
      { part: 0.15, share: 0 },
    ],
  },
  /** A sudden crowd out of a quiet time, and whether the target gets over it. */
  spike: {
    durationMs: 5 * minute,
    stages: [
      { part: 0.2, share: 0.1 },
      { part: 0.05, share: 1 },
      { part: 0.2, share: 1 },
      { part: 0.05, share: 0.1 },
      { part: 0.4, share: 0.1 },
      { part: 0.1, share: 0 },
    ],
  },
  /** An ordinary day that does not end: leaks show. */
  soak: {
    durationMs: 4 * 60 * minute,
    stages: [
      { part: 0.02, share: 1 },
      { part: 0.96, share: 1 },
      { part: 0.02, share: 0 },
    ],
  },
  /** Ever more, until it breaks. */
  breakpoint: { durationMs: 30 * minute, stages: [{ part: 1, share: 1 }] },
};

/**
 * The scenarios of a preset. Throws a PlanError when users or duration are out of bounds.
 */
export function presetScenarios(
  name: PresetName,
  { users, durationMs }: PresetOptions,
): readonly ScenarioConfig[] {
  const preset = presets[name];
  const totalMs = durationMs ?? preset.durationMs;
  checkUsers('The number of users', users);
  checkDuration('The duration', totalMs);
  const most = Math.min(users, preset.mostUsers ?? users);
  const executor: Executor =
    preset.stages.length === 1 && preset.mostUsers !== undefined
      ? { kind: 'constant-vus', vus: most, durationMs: totalMs }
      : {
          kind: 'ramping-vus',
          startVus: 1,
          stages: stagesOf(preset, most, totalMs),
          gracefulRampDownMs: defaultGracefulStopMs,
        };
  return [plainScenario(name, executor)];
}

/** The parts add up to the whole time to the millisecond. */
function stagesOf({ stages }: Preset, users: number, totalMs: number): Stage[] {
  let part = 0;
  let from = 0;
  return stages.map((stage) => {
    part += stage.part;
    const to = Math.round(part * totalMs);
    const durationMs = to - from;
    from = to;
    const target = stage.share === 0 ? 0 : Math.max(1, Math.round(stage.share * users));
    return { durationMs, target };
  });
}
