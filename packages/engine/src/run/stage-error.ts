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
  // The configuration was sound: what is left is that it names what the flows found don't have.
  [PlanError, 'unknown-flow'],
];

/** Gives the rooms' named errors the run's failure codes; what has no name stays as it is, a bug of ours. */
export function asStageError(error: unknown): unknown {
  for (const [Kind, code] of codes) {
    if (error instanceof Kind) return new StageError(code, error.message, { cause: error });
  }
  return error;
}
