import { writeDuration } from '../../../format/time.ts';
import type { SourcePacing, SourceThinkTime } from '../documents.ts';
import {
  noPacing,
  type PacingDraft,
  recordedThinkTime,
  type ThinkTimeDraft,
} from '../load/load-draft.ts';

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
