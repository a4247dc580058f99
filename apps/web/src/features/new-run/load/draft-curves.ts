import type { PresetShape } from '../../server/server-query.ts';
import type { RunDraft } from '../draft.ts';
import {
  type CurvePoint,
  type LoadCurve,
  searchLevels,
  shift,
  staged,
  stairs,
  steady,
} from './load-curve.ts';
import {
  type ExecutorDraft,
  lengthOf,
  numberOf,
  perSecond,
  type ScenarioDraft,
} from './load-draft.ts';
import { presetCurve } from './preset-words.ts';

/** What the form asks for as curves to draw; empty while it can't be read or has no time. */
export function draftCurves(
  draft: RunDraft,
  presets: readonly PresetShape[],
): readonly LoadCurve[] {
  switch (draft.loadKind) {
    case 'users':
      return draft.lengthKind === 'iterations' ? [] : curve('users', 'users', usersPoints(draft));
    case 'rate':
      return curve('rate', 'rate', ratePoints(draft));
    case 'preset':
      return curve(draft.preset, 'users', presetPoints(draft, presets));
    case 'capacity':
      return curve(
        'search',
        draft.capacity.unit === 'RATE' ? 'rate' : 'users',
        searchPoints(draft),
      );
    case 'scenarios':
      return draft.scenarios.flatMap(scenarioCurve);
  }
}

function curve(
  label: string,
  unit: LoadCurve['unit'],
  points: readonly CurvePoint[] | null,
): readonly LoadCurve[] {
  return points === null ? [] : [{ label, unit, points }];
}

function usersPoints({ users, duration, rampUp }: RunDraft): readonly CurvePoint[] | null {
  return steadyPoints(numberOf(users), lengthOf(duration), lengthOf(rampUp));
}

function ratePoints({ rate, duration }: RunDraft): readonly CurvePoint[] | null {
  const asked = numberOf(rate.rate);
  return steadyPoints(asked === null ? null : perSecond(asked, rate.unit), lengthOf(duration), 0);
}

function steadyPoints(
  value: number | null,
  durationMs: number | null,
  rampUpMs: number | null,
): readonly CurvePoint[] | null {
  if (!value || !durationMs || rampUpMs === null || rampUpMs > durationMs) return null;
  return steady(value, durationMs, rampUpMs);
}

function presetPoints(
  draft: RunDraft,
  presets: readonly PresetShape[],
): readonly CurvePoint[] | null {
  const shape = presets.find(({ preset }) => preset === draft.preset);
  const users = numberOf(draft.users);
  const durationMs = lengthOf(draft.presetDuration);
  if (!shape || !users || durationMs === null) return null;
  return presetCurve(shape, users, durationMs === 0 ? null : durationMs);
}

function searchPoints({ capacity }: RunDraft): readonly CurvePoint[] | null {
  const from = numberOf(capacity.from);
  const to = numberOf(capacity.to);
  const levelMs = lengthOf(capacity.levelTime);
  if (!from || !to || !levelMs || from >= to) return null;
  return stairs(searchLevels(from, to), levelMs);
}

function scenarioCurve({ name, executor, start }: ScenarioDraft): readonly LoadCurve[] {
  const startMs = lengthOf(start);
  const points = executorPoints(executor);
  if (points === null || startMs === null) return [];
  const unit = executor.kind.endsWith('ARRIVAL_RATE') ? 'rate' : 'users';
  return [{ label: name, unit, points: shift(points, startMs) }];
}

/** Counted iterations take as long as they take: they have no curve. */
function executorPoints(executor: ExecutorDraft): readonly CurvePoint[] | null {
  switch (executor.kind) {
    case 'CONSTANT_VUS':
      return steadyPoints(numberOf(executor.users), lengthOf(executor.duration), 0);
    case 'CONSTANT_ARRIVAL_RATE': {
      const rate = numberOf(executor.rate);
      const value = rate === null ? null : perSecond(rate, executor.unit);
      return steadyPoints(value, lengthOf(executor.duration), 0);
    }
    case 'RAMPING_VUS':
      return stagePoints(executor, executor.startUsers, (value) => value);
    case 'RAMPING_ARRIVAL_RATE':
      return stagePoints(executor, executor.startRate, (value) => perSecond(value, executor.unit));
    case 'SHARED_ITERATIONS':
    case 'PER_VU_ITERATIONS':
      return null;
  }
}

function stagePoints(
  { stages }: ExecutorDraft,
  start: string,
  scale: (value: number) => number,
): readonly CurvePoint[] | null {
  const from = numberOf(start);
  const read = stages.flatMap(({ duration, target }) => {
    const durationMs = lengthOf(duration);
    const value = numberOf(target);
    return durationMs === null || value === null ? [] : [{ durationMs, target: scale(value) }];
  });
  const isWhole = read.length === stages.length && read.some(({ durationMs }) => durationMs > 0);
  return from === null || !isWhole ? null : staged(scale(from), read);
}
