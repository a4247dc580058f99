import type { Executor, PresetName, Stage } from '../model/plan.ts';
import type { ScenarioConfig } from '../model/run.ts';

export interface PresetSize {
  /** What is normal for the target; `stress` and `spike` go beyond it. */
  readonly users: number;
  /** Instead of the preset's own duration. */
  readonly durationMs?: number;
}

const minuteMs = 60_000;
const gracefulMs = 30_000;

/** How a shape goes: each stage's share of the whole duration and its target in shares of the users. */
interface Shape {
  readonly durationMs: number;
  readonly stages: readonly (readonly [share: number, target: number])[];
}

/** After k6's "Load test types": the shapes and their usual lengths. */
const shapes: Record<Exclude<PresetName, 'smoke'>, Shape> = {
  'average-load': {
    durationMs: 40 * minuteMs,
    stages: [
      [0.125, 1],
      [0.75, 1],
      [0.125, 0],
    ],
  },
  stress: {
    durationMs: 45 * minuteMs,
    stages: [
      [0.22, 2],
      [0.67, 2],
      [0.11, 0],
    ],
  },
  spike: {
    durationMs: 3 * minuteMs,
    stages: [
      [2 / 3, 10],
      [1 / 3, 0],
    ],
  },
  soak: {
    durationMs: 8.5 * 60 * minuteMs,
    stages: [
      [0.01, 1],
      [0.94, 1],
      [0.05, 0],
    ],
  },
  breakpoint: { durationMs: 120 * minuteMs, stages: [[1, 100]] },
};

/** The scenarios that a preset's name stands for, at a size. */
export function presetScenarios(name: PresetName, size: PresetSize): ScenarioConfig[] {
  return [
    {
      name,
      flows: [],
      executor: name === 'smoke' ? smoke(size) : ramp(shapes[name], size),
      startMs: 0,
      thinkTime: null,
      pacing: null,
      assets: null,
      gracefulStopMs: gracefulMs,
      tags: {},
    },
  ];
}

/** A few users for a short time, to see that everything works. */
function smoke({ users, durationMs = minuteMs }: PresetSize): Executor {
  return { kind: 'constant-vus', vus: Math.min(3, users), durationMs };
}

function ramp(shape: Shape, { users, durationMs = shape.durationMs }: PresetSize): Executor {
  const stages: Stage[] = shape.stages.map(([share, target]) => ({
    durationMs: Math.round(share * durationMs),
    target: Math.round(target * users),
  }));
  return { kind: 'ramping-vus', startVus: 1, stages, gracefulRampDownMs: gracefulMs };
}
