import type { RunHead, RunSummary } from '../documents.ts';

/** The end of a run as a person needs to hear it. */
export interface Outcome {
  readonly kind: 'passed' | 'failed' | 'invalid' | 'broken' | 'aborted' | 'interrupted';
  readonly title: string;
  readonly reasons: readonly string[];
  /** What to do next; null when nothing needs to be done. */
  readonly advice: string | null;
  readonly action: 'flows' | 'errors' | 'change' | null;
}

export function describeOutcome(
  head: Pick<RunHead, 'state' | 'verdict' | 'failure'>,
  summary: Pick<RunSummary, 'reasons' | 'thresholds' | 'total'> | null,
): Outcome {
  switch (head.state) {
    case 'FAILED':
      return broken(head.failure);
    case 'ABORTED':
      return {
        kind: 'aborted',
        title: 'Aborted',
        reasons: [
          summary
            ? 'The figures below are those up to the abort. No verdict is given on a part of a run.'
            : 'It was stopped before any load was made, so there are no figures.',
        ],
        advice: null,
        action: null,
      };
    case 'INTERRUPTED':
      return {
        kind: 'interrupted',
        title: 'Interrupted',
        reasons: head.failure ? [head.failure.message] : ['The server stopped while the load ran.'],
        advice: summary
          ? 'Every second that was measured is kept and shown below. Repeat the run for a verdict.'
          : 'Repeat the run for figures and a verdict.',
        action: null,
      };
    default:
      return judged(head.verdict, summary);
  }
}

function judged(
  verdict: RunHead['verdict'],
  summary: Pick<RunSummary, 'reasons' | 'thresholds' | 'total'> | null,
): Outcome {
  const reasons = summary?.reasons ?? [];
  const hasErrors = (summary?.total.errorRate ?? 0) > 0;
  switch (verdict) {
    case 'PASSED':
      return {
        kind: 'passed',
        title: 'Passed',
        reasons: reasons.length > 0 ? reasons : [passedBecause(summary?.thresholds.length ?? 0)],
        advice: null,
        action: hasErrors ? 'errors' : null,
      };
    case 'FAILED':
      return {
        kind: 'failed',
        title: 'Failed',
        reasons,
        advice: null,
        action: hasErrors ? 'errors' : null,
      };
    case 'INVALID':
      return {
        kind: 'invalid',
        title: 'Invalid: the figures can’t be trusted',
        reasons,
        advice:
          'They are partly FlowLoad’s own and not the target’s, so neither “passed” nor “failed” would be true. The generator’s figures below say more.',
        action: 'change',
      };
    case null:
      return { kind: 'passed', title: 'Completed', reasons, advice: null, action: null };
  }
}

function passedBecause(thresholds: number): string {
  if (thresholds === 0) return 'There was no threshold to fail.';
  return thresholds === 1 ? 'The threshold holds.' : `All ${thresholds} thresholds hold.`;
}

/** The failure's own sentence says what to do; here is what it can't know: where in the dashboard to look. */
const adviceByCode: Readonly<Record<string, Pick<Outcome, 'advice' | 'action'>>> = {
  'target-unreachable': { advice: null, action: 'change' },
  'target-not-html': { advice: null, action: 'change' },
  'sign-in-failed': { advice: null, action: 'change' },
  'unknown-flow': { advice: null, action: 'change' },
  'plan-mismatch': {
    advice: 'A run that takes the flows of this one need not explore again.',
    action: 'change',
  },
  timeout: { advice: null, action: 'change' },
  'nothing-verified': {
    advice: 'Each flow tells where its replay differed from the recording.',
    action: 'flows',
  },
  'target-died': { advice: 'The charts show at what load it went.', action: 'errors' },
  internal: { advice: 'The events and the server’s log say more.', action: null },
};

function broken(failure: RunHead['failure']): Outcome {
  const { advice, action } = adviceByCode[failure?.code ?? ''] ?? { advice: null, action: null };
  return {
    kind: 'broken',
    title: 'The run could not be done',
    reasons: [failure?.message ?? 'The events tell how far it came.'],
    advice,
    action,
  };
}
