import { CircleHelp } from 'lucide-react';
import { Choice } from '../../../ui/choice.tsx';
import { Hint } from '../../../ui/tooltip.tsx';
import type { Latency } from './step-rows.ts';
import { useLatency } from './use-latency.ts';

const options = [
  { value: 'response', label: 'Response time' },
  { value: 'service', label: 'Service time' },
] as const satisfies readonly { value: Latency; label: string }[];

/** Response or service time, for charts and tables alike. */
export function LatencyChoice() {
  const [latency, choose] = useLatency();
  return (
    <span className="flex items-center gap-1.5">
      <Hint text="Response time counts from when a request was due, so a stall of the target shows. Service time counts from when it was really sent.">
        <button
          type="button"
          aria-label="What the two latencies are"
          className="rounded-full text-faint hover:text-text"
        >
          <CircleHelp className="size-3.5" />
        </button>
      </Hint>
      <Choice label="Latency" options={options} value={latency} onChange={choose} />
    </span>
  );
}
