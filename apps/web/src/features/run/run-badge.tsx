import { Ban, CircleCheck, CircleX, Clock, Loader, TriangleAlert, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '../../ui/badge.tsx';
import { type RunStateName, stateWords, type VerdictName, verdictWords } from './run-words.ts';

const stateIcons: Partial<Readonly<Record<RunStateName, ReactNode>>> = {
  QUEUED: <Clock aria-hidden="true" />,
  COMPLETED: <CircleCheck aria-hidden="true" />,
  FAILED: <CircleX aria-hidden="true" />,
  ABORTED: <Ban aria-hidden="true" />,
  INTERRUPTED: <Unplug aria-hidden="true" />,
};
const verdictIcons: Readonly<Record<VerdictName, ReactNode>> = {
  PASSED: <CircleCheck aria-hidden="true" />,
  FAILED: <CircleX aria-hidden="true" />,
  INVALID: <TriangleAlert aria-hidden="true" />,
};

/** What a run is at: its verdict when it completed with one, its state otherwise. */
export function RunBadge(props: {
  readonly state: RunStateName;
  readonly verdict: VerdictName | null;
}) {
  const { state, verdict } = props;
  if (state === 'COMPLETED' && verdict !== null) {
    return (
      <Badge tone={verdictWords[verdict].tone} icon={verdictIcons[verdict]}>
        {verdictWords[verdict].label}
      </Badge>
    );
  }
  const icon = stateIcons[state] ?? (
    <Loader aria-hidden="true" className="motion-safe:animate-[spin_2s_linear_infinite]" />
  );
  return (
    <Badge tone={stateWords[state].tone} icon={icon}>
      {stateWords[state].label}
    </Badge>
  );
}
