import {
  NoBrowserError,
  SignInFailedError,
  TargetNotHtmlError,
  TargetUnreachableError,
} from '../crawl/crawl-errors.ts';
import type { FailureCode } from '../model/run.ts';
import { PlanError } from '../plan/plan-error.ts';
import { StageError } from './failure.ts';
import { UnknownFlowError } from './select-flows.ts';

type Named = abstract new (...args: never[]) => Error;

const codes: readonly (readonly [Named, FailureCode])[] = [
  [NoBrowserError, 'no-browser'],
  [TargetUnreachableError, 'target-unreachable'],
  [TargetNotHtmlError, 'target-not-html'],
  [SignInFailedError, 'sign-in-failed'],
  [UnknownFlowError, 'unknown-flow'],
];

/** Gives the rooms' named errors the run's failure codes; what has no name stays as it is, a bug of ours. */
export function asStageError(error: unknown): unknown {
  if (error instanceof PlanError) return planMismatch(error);
  for (const [Kind, code] of codes) {
    if (error instanceof Kind) return new StageError(code, error.message, { cause: error });
  }
  return error;
}

/** The configuration was sound by itself: what is left is that it does not fit the flows there are. */
function planMismatch(cause: PlanError): StageError {
  const message = `The load that was asked for can’t be made with the flows there are. ${cause.message} Change the load and run it again.`;
  return new StageError('plan-mismatch', message, { cause });
}
