import type { Stage } from '../model/plan.ts';
import { checkDuration } from './limits.ts';
import { PlanError } from './plan-error.ts';

/** More is a curve, and would be asked for in another way. */
const mostStages = 1_000;

/**
 * A line through stages: from the start to each stage's target within its duration. A stage of no
 * duration jumps.
 */
export interface StageLine {
  readonly endMs: number;
  readonly max: number;
  /**
   * The whole number the line has reached: it counts up when the next one is reached and down when
   * the last one is left, as k6 does, so that a ramp from 0 to 10 in 10 s has its first user after 1 s.
   */
  valueAt(elapsedMs: number): number;
  /** The first moment after the given one at which `valueAt` changes; null when it never does. */
  nextChange(elapsedMs: number): number | null;
}

export function validateStages(stages: readonly Stage[]): void {
  if (stages.length === 0) throw new PlanError('A ramp needs at least one stage.');
  if (stages.length > mostStages) {
    throw new PlanError(`A ramp has at most ${mostStages} stages, and this one ${stages.length}.`);
  }
  for (const { durationMs } of stages) {
    if (durationMs !== 0) checkDuration('The duration of a stage', durationMs);
  }
  checkDuration('The duration of all stages together', stagesMs(stages));
}

export function stagesMs(stages: readonly Stage[]): number {
  return stages.reduce((sum, stage) => sum + stage.durationMs, 0);
}

export function highestTarget(start: number, stages: readonly Stage[]): number {
  return Math.max(start, ...stages.map((stage) => stage.target));
}

interface Segment {
  readonly startMs: number;
  readonly endMs: number;
  readonly from: number;
  readonly to: number;
}

export function stageLine(start: number, stages: readonly Stage[]): StageLine {
  const segments = segmentsOf(start, stages);
  const endMs = segments.at(-1)?.endMs ?? 0;
  const last = segments.at(-1)?.to ?? start;
  const valueAt = (elapsedMs: number): number => {
    const segment = segments.find((each) => elapsedMs >= each.startMs && elapsedMs < each.endMs);
    return segment === undefined ? last : segmentValue(segment, elapsedMs);
  };
  return {
    endMs,
    max: highestTarget(start, stages),
    valueAt,
    nextChange: (elapsedMs) => {
      const now = valueAt(elapsedMs);
      for (const segment of segments) {
        if (segment.endMs <= elapsedMs) continue;
        const change = changeWithin(segment, elapsedMs, now);
        if (change !== null) return change;
      }
      return elapsedMs < endMs && last !== now ? endMs : null;
    },
  };
}

function segmentsOf(start: number, stages: readonly Stage[]): Segment[] {
  const segments: Segment[] = [];
  let from = start;
  let startMs = 0;
  for (const { durationMs, target } of stages) {
    const endMs = startMs + durationMs;
    segments.push({ startMs, endMs, from, to: target });
    from = target;
    startMs = endMs;
  }
  return segments;
}

function segmentValue({ startMs, endMs, from, to }: Segment, elapsedMs: number): number {
  // Multiplying before dividing keeps whole milliseconds exact.
  const moved = Math.floor((Math.abs(to - from) * (elapsedMs - startMs)) / (endMs - startMs));
  return to >= from ? from + moved : from - moved;
}

function changeWithin(segment: Segment, elapsedMs: number, now: number): number | null {
  const { startMs, endMs, from, to } = segment;
  if (elapsedMs < startMs && from !== now) return startMs;
  const reached = Math.abs(now - from);
  const steps = Math.abs(to - from);
  if (reached >= steps) return null;
  const next = startMs + ((reached + 1) * (endMs - startMs)) / steps;
  // The division may fall short of the step by a rounding error.
  const at = segmentValue(segment, next) === now ? next + 1e-6 : next;
  return Math.min(at, endMs);
}
