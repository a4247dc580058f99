import { useSearchParams } from 'react-router';
import type { Latency } from './step-rows.ts';

/** Which of the two latencies is shown; in the address as `?latency=service`. */
export function useLatency(): readonly [Latency, (latency: Latency) => void] {
  const [params, setParams] = useSearchParams();
  const latency: Latency = params.get('latency') === 'service' ? 'service' : 'response';
  const choose = (next: Latency) =>
    setParams(
      (before) => {
        if (next === 'response') before.delete('latency');
        else before.set('latency', next);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  return [latency, choose];
}
