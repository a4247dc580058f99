import type { RunOutcome } from '@flowload/engine';
import type { Summary } from '@flowload/engine/model/metrics.ts';
import type { RunFailure } from '@flowload/engine/model/run.ts';

/** What the command line's exit codes mean; docs/cli.md tells the same. */
export const exitCodes = {
  passed: 0,
  usage: 1,
  nothingVerified: 2,
  internal: 70,
  verdict: 99,
  /** 128 and the number of SIGINT, as shells have it. */
  interrupted: 130,
} as const;

export interface Exit {
  readonly code: number;
  /** One sentence. */
  readonly reason: string;
}

/** How the command ends after a run that ended so. */
export function exitOf({ state, failure, summary, flows }: RunOutcome): Exit {
  if (failure !== null) return { code: codeOfFailure(failure), reason: failure.message };
  if (state === 'aborted' || state === 'interrupted') {
    return { code: exitCodes.interrupted, reason: 'The run was stopped before its end.' };
  }
  if (summary === null) {
    const verified = flows.filter(({ proof }) => proof.kind === 'verified').length;
    return { code: exitCodes.passed, reason: `${verified} of ${flows.length} flows are verified.` };
  }
  if (summary.verdict === 'passed') {
    return { code: exitCodes.passed, reason: whyPassed(summary) };
  }
  return { code: exitCodes.verdict, reason: summary.reasons.join('\n  ') };
}

function whyPassed({ capacity, thresholds }: Summary): string {
  if (capacity !== null) return capacity.conclusion;
  return thresholds.length > 0 ? 'Every threshold was kept.' : 'There was no threshold to miss.';
}

function codeOfFailure({ code }: RunFailure): number {
  switch (code) {
    case 'unknown-flow':
    case 'plan-mismatch':
    case 'sign-in-failed':
      return exitCodes.usage;
    case 'internal':
      return exitCodes.internal;
    case 'target-died':
      return exitCodes.verdict;
    default:
      return exitCodes.nothingVerified;
  }
}
