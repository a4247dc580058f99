import { parseRunConfig } from '@flowload/engine';
import type { Executor, PresetName, Stage } from '@flowload/engine/model/plan.ts';
import type { PresetShape } from '@flowload/schema';

const users = 100;

/** What a preset comes to for 100 users, as it would really run. */
export function presetShape(preset: PresetName): PresetShape {
  const { scenarios } = parseRunConfig({ url: 'http://127.0.0.1/', preset, users });
  const points = scenarios.flatMap(({ executor, startMs }) =>
    outline(executor).map(({ atMs, users }) => ({ atMs: startMs + atMs, users })),
  );
  return { preset, durationMs: Math.max(...points.map(({ atMs }) => atMs)), points };
}

/** Iterations that are counted or arrive have no outline in users: as many as there may be, to the end. */
function outline(executor: Executor): PresetShape['points'] {
  switch (executor.kind) {
    case 'constant-vus':
      return level(executor.vus, executor.durationMs);
    case 'shared-iterations':
    case 'per-vu-iterations':
      return level(executor.vus, executor.maxDurationMs);
    case 'ramping-vus':
      return ramp(executor.startVus, executor.stages);
    case 'constant-arrival-rate':
      return level(executor.maxVus, executor.durationMs);
    case 'ramping-arrival-rate':
      return level(
        executor.maxVus,
        executor.stages.reduce((sum, { durationMs }) => sum + durationMs, 0),
      );
  }
}

function level(users: number, durationMs: number): PresetShape['points'] {
  return [
    { atMs: 0, users },
    { atMs: durationMs, users },
  ];
}

function ramp(startUsers: number, stages: readonly Stage[]): PresetShape['points'] {
  let atMs = 0;
  const ends = stages.map(({ durationMs, target }) => {
    atMs += durationMs;
    return { atMs, users: target };
  });
  return [{ atMs: 0, users: startUsers }, ...ends];
}
