import type { FailureCode, RunFailure } from '../model/run.ts';

/**
 * A stage of a run could not do its work, for a reason that is the user's or the world's and not a
 * bug of ours. `transient` failures are worth one more try (the browser died).
 */
export class StageError extends Error {
  readonly code: FailureCode;
  readonly transient: boolean;

  constructor(
    code: FailureCode,
    message: string,
    options: { cause?: unknown; transient?: boolean } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'StageError';
    this.code = code;
    this.transient = options.transient ?? false;
  }
}

/** The failure a run ends with when a stage threw this. */
export function failureOf(error: unknown): RunFailure {
  if (error instanceof StageError) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message: `FlowLoad itself failed: ${message}` };
}

export function isTransient(error: unknown): boolean {
  return error instanceof StageError && error.transient;
}
