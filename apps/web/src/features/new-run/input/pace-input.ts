import type { CreateRunInput } from '../documents.ts';
import type { PacingDraft, ThinkTimeDraft } from '../load/load-draft.ts';
import type { Reader } from './reader.ts';

type ThinkTimeInput = NonNullable<CreateRunInput['thinkTime']>;
type PacingInput = NonNullable<CreateRunInput['pacing']>;

/** How long users wait before each step. */
export function thinkTimeInput(field: string, draft: ThinkTimeDraft, read: Reader): ThinkTimeInput {
  const { kind } = draft;
  switch (kind) {
    case 'NONE':
      return { kind };
    case 'RECORDED':
      return { kind, scale: read.number(field, draft.scale) };
    case 'FIXED':
      return { kind, ms: read.duration(field, draft.mean) };
    case 'UNIFORM':
      return {
        kind,
        minMs: read.duration(field, draft.min),
        maxMs: read.duration(field, draft.max),
      };
    case 'NORMAL':
      return {
        kind,
        meanMs: read.duration(field, draft.mean),
        deviationMs: read.duration(field, draft.deviation),
      };
    case 'EXPONENTIAL':
      return { kind, meanMs: read.duration(field, draft.mean) };
  }
}

/** How soon users begin again. */
export function pacingInput(field: string, draft: PacingDraft, read: Reader): PacingInput {
  const { kind } = draft;
  switch (kind) {
    case 'NONE':
      return { kind };
    case 'FIXED':
      return { kind, everyMs: read.duration(field, draft.every) };
    case 'UNIFORM':
      return {
        kind,
        minMs: read.duration(field, draft.min),
        maxMs: read.duration(field, draft.max),
      };
  }
}
