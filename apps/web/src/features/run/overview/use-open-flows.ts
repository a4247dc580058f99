import { useSearchParams } from 'react-router';
import { readOpen, writeOpen } from './open-flows.ts';

type OpenFlows = ReadonlySet<string>;

/** The flows whose steps are shown; in the address as `?open=`, so that a change of tab keeps them. */
export function useOpenFlows(
  flowIds: readonly string[],
): readonly [OpenFlows, (open: OpenFlows) => void] {
  const [params, setParams] = useSearchParams();
  const show = (open: OpenFlows) =>
    setParams(
      (before) => {
        before.delete('open');
        for (const value of writeOpen(open, flowIds)) before.append('open', value);
        return before;
      },
      { replace: true, preventScrollReset: true },
    );
  return [readOpen(params.getAll('open'), flowIds), show];
}
