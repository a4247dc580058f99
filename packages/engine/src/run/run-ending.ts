import type { Summary } from '../model/metrics.ts';
import type { RunFailure } from '../model/run.ts';
import { judgeSearch } from './judge-search.ts';
import { nothingVerified } from './nothing-verified.ts';
import type { RunContext } from './run-context.ts';
import { diedAtMs } from './target-watch.ts';

/** Why a run will not complete. */
export type Ending =
  | { readonly kind: 'aborted' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly failure: RunFailure };

/** The first reason to end stays the reason, whatever else happens on the way out. */
export function endedBy(context: RunContext, ending: Ending): Pick<RunContext, 'ending'> {
  return { ending: context.ending ?? ending };
}

export function overdue({ state }: RunContext): Ending {
  const message = `The run was still ${state} long after its limit and did not stop when told to.`;
  return { kind: 'failed', failure: { code: 'timeout', message } };
}

export function withoutProof({ flows, config }: RunContext): Ending {
  const message = nothingVerified(flows, config);
  return { kind: 'failed', failure: { code: 'nothing-verified', message } };
}

export function targetDied({ target }: RunContext): Ending {
  const diedAt = Math.round((diedAtMs(target) ?? 0) / 1_000);
  const message = `The target stopped answering ${diedAt} s into the load and did not come back. Look at what it logged then; the summary tells what was measured.`;
  return { kind: 'failed', failure: { code: 'target-died', message } };
}

/** A load that did not get to its end has not passed, whatever its figures are. */
export function judged({ ending }: RunContext, summary: Summary): Summary {
  if (ending?.kind !== 'failed') return judgeSearch(summary);
  const { code, message } = ending.failure;
  return {
    ...summary,
    verdict: code === 'target-died' ? 'failed' : 'invalid',
    reasons: [message, ...summary.reasons],
  };
}
